// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// JSON as text, in and out. The members of an object keep their order.
namespace peergrid
{

using Json = nlohmann::ordered_json;

inline constexpr std::size_t deepestNesting = 64;

/// The document, if the text is one: UTF-8, no syntax error, no number beyond a double, nested no
/// deeper than deepestNesting. Adds to the issues what is wrong; a member that stands twice in an
/// object is an issue, and the document is there all the same.
std::optional<Json> parseJson(std::string_view text, Issues &issues);

/// The one layout of scenario files: a line for each member, lists of plain values and objects of
/// at most two plain members on one line. Numbers are the shortest that read back the same.
std::string layOut(const Json &json);

/// The same on one line.
std::string oneLine(const Json &json);

} // namespace peergrid
