// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <utility>

namespace peergrid
{

/// A name that stays with its object for good; unique among objects of one kind in a scenario.
template<class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text)
        : value(std::move(text))
    {
    }

    bool isEmpty() const { return value.empty(); }
    friend bool operator==(const Id &a, const Id &b) { return a.value == b.value; }
    friend bool operator!=(const Id &a, const Id &b) { return a.value != b.value; }
    friend bool operator<(const Id &a, const Id &b) { return a.value < b.value; }
};

using PeerId = Id<struct PeerTag>;
using CommunityId = Id<struct CommunityTag>;
using ContractId = Id<struct ContractTag>;

} // namespace peergrid

template<class Tag>
struct std::hash<peergrid::Id<Tag>> {
    std::size_t operator()(const peergrid::Id<Tag> &id) const noexcept
    {
        return std::hash<std::string>{}(id.value);
    }
};
