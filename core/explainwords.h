// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain.h"

#include <string>
#include <vector>

namespace peergrid
{

/// An explanation's figures and limits as sentences.
std::vector<std::string> inWords(const Explanation &explanation, const Market &market,
                                 const HourOutcome &outcome, std::size_t hour, std::size_t peer);

} // namespace peergrid
