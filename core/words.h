// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <string>

/// Numbers and names as sentences for people have them.
namespace peergrid
{

/// To four significant digits, no exponent for large numbers, rounding noise as 0: "0.0696", "240".
std::string rounded(double value);

/// The peer's name, or its id if it has none.
std::string nameOf(const Peer &peer);

/// The community's name, or its id if it has none.
std::string nameOf(const Community &community);

/// `contract "name"`, or its id if it has none.
std::string nameOf(const Contract &contract);

} // namespace peergrid
