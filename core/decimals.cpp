// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decimals.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace peergrid
{

namespace
{

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// As C++ writes numbers: minus as "-", no plus, a decimal point; empty if it holds another mark.
std::string plain(std::string_view text, DecimalSign sign)
{
    std::string result;
    const std::string_view minus = "\u2212";
    if (text.starts_with(minus)) {
        result = "-";
        text.remove_prefix(minus.size());
    } else if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return {};
    }
    result += text;
    if (sign == DecimalSign::Point)
        return result; // a comma stops from_chars
    if (result.find('.') != std::string::npos)
        return {};
    std::replace(result.begin(), result.end(), ',', '.');
    return result;
}

} // namespace

DecimalSign decimalSignOf(std::span<const std::string_view> cells)
{
    const bool hasComma = std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
        return cell.find(',') != std::string_view::npos;
    });
    return hasComma ? DecimalSign::Comma : DecimalSign::Point;
}

std::optional<double> decimalNumber(std::string_view text, DecimalSign sign)
{
    const std::string number = plain(trimmed(text), sign);
    const char *end = number.data() + number.size();
    double value = 0.0;
    const auto [stop, error] = std::from_chars(number.data(), end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<double> decimalNumber(std::string_view text)
{
    return decimalNumber(text, decimalSignOf(std::span(&text, 1)));
}

} // namespace peergrid
