// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/market.h"

#include <cstddef>
#include <filesystem>

namespace peergrid
{

/// Writes the linear program that decides an hour (counted from 0), as it is given to the solver:
/// one hour, or the look-ahead window when storage or shiftable demand ties hours together. The
/// extension chooses the format, .mps or .lp. Rows are named after nodes (`seller_6_h12`), columns
/// after what flows (`sale_6_hub0_h12`); ids are written with letters, digits and `_` only. What is
/// known beforehand stands in the objective as the column `given`, fixed at 1, so that the optimum
/// is the objective of the hour or window.
Result<void> writeLp(const Market &market, std::size_t hour, const std::filesystem::path &path);

} // namespace peergrid
