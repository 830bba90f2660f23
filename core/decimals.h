// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

/// Numbers as people and spreadsheets write them: "1.5" or "1,5", never with thousands separators.
namespace peergrid
{

enum class DecimalSign { Point, Comma };

/// The sign a column of cells uses: comma where any cell has one, a point otherwise.
DecimalSign decimalSignOf(std::span<const std::string_view> cells);

/// A finite number, blanks around it aside; "−" (U+2212) and a leading "+" are understood.
std::optional<double> decimalNumber(std::string_view text, DecimalSign sign);

/// The same with either sign.
std::optional<double> decimalNumber(std::string_view text);

} // namespace peergrid
