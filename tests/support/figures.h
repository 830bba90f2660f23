// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace peergrid::test
{

/// How many cases to run: `quick` as a rule, `full` when the full figures are asked for
/// (PEERGRID_FULL is set).
int figure(int quick, int full);

/// Adds one line on a figure of reliability ("R8", "10,000 markets: 0 differ") to the report file
/// named by PEERGRID_REPORT, and prints it.
void report(const std::string &figure, const std::string &text);

} // namespace peergrid::test
