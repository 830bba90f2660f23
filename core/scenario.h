// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <map>
#include <string>
#include <vector>

namespace peergrid
{

struct Position {
    double x = 0.0; ///< canvas units, right
    double y = 0.0; ///< canvas units, down
    friend bool operator==(const Position &, const Position &) = default;
};

struct CommunityLook {
    std::string colour; ///< "#rrggbb"; empty: chosen by the program
    std::optional<Position> topLeft;
    double width = 0.0;
    double height = 0.0;
    bool isCollapsed = false;
    friend bool operator==(const CommunityLook &, const CommunityLook &) = default;
};

/// What only the canvas reads.
struct Layout {
    std::map<PeerId, Position> peers;
    std::map<CommunityId, CommunityLook> communities;
    friend bool operator==(const Layout &, const Layout &) = default;
};

/// A member of a scenario file that this version does not know; written back where it stood.
struct UnknownKey {
    /// "" (the scenario), "peers/6", "peers/6/storage", "communities/c1", …; in ids `~` and `/`
    /// stand as `~0` and `~1`, as in a JSON pointer.
    std::string owner;
    std::string key;
    std::string json; ///< its value, as JSON text
    friend bool operator==(const UnknownKey &, const UnknownKey &) = default;
};

/// What is edited and saved.
struct Scenario {
    std::string name;
    std::string description;
    std::string currency = "$"; ///< only a label
    Market market;
    Layout layout;
    std::vector<UnknownKey> unknown;

    friend bool operator==(const Scenario &, const Scenario &) = default;
};

} // namespace peergrid
