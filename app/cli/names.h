// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <map>
#include <string>
#include <vector>

namespace peergrid::cli
{

/// The designs and objectives as options and files call them.
extern const std::map<std::string, Design> designNames;
extern const std::map<std::string, Objective> objectiveNames;

/// What to call the peers, as Market::peers: by name; by id too where two share a name.
std::vector<std::string> peerNames(const Market &market);

/// What to call the communities, as Market::communities.
std::vector<std::string> communityNames(const Market &market);

/// "1 peer", "3 peers".
std::string count(std::size_t number, const std::string &noun);

} // namespace peergrid::cli
