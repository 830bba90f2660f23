// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <cstddef>
#include <set>

namespace peergrid
{

/// Some objects of a scenario: what is selected, copied, deleted or has changed.
struct ObjectIds {
    std::set<PeerId> peers;
    std::set<CommunityId> communities;
    std::set<ContractId> contracts;

    bool isEmpty() const { return peers.empty() && communities.empty() && contracts.empty(); }
    std::size_t size() const { return peers.size() + communities.size() + contracts.size(); }
    friend bool operator==(const ObjectIds &, const ObjectIds &) = default;
};

} // namespace peergrid
