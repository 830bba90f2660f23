// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace peergrid
{

/// A number that objects have, and how it may be set; see checkSettable().
struct Settable {
    std::string member; ///< as MarketQuantity::member
    bool byNumber = true;
    bool byFactor = false;
    std::optional<double> number; ///< what it is, where that is one number

    friend bool operator==(const Settable &, const Settable &) = default;
};

/// What can be varied of one object, or of all of a kind ("*"), in the order of a scenario file.
/// What can be set neither way is left out.
std::vector<Settable> settables(const Market &market, MarketQuantity::Of of, const std::string &id);

/// That of a quantity, if it can be set.
std::optional<Settable> settableOf(const Market &market, const MarketQuantity &quantity);

/// "peers.6.generation.cost"
std::string pathOf(MarketQuantity::Of of, const std::string &id, const std::string &member);

} // namespace peergrid
