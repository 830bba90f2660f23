// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace peergrid::cli
{

void print(std::string_view text);

/// Writes the whole file or leaves what was there untouched; throws a Failure if it cannot.
void writeFile(const std::filesystem::path &path, std::string_view text);

/// Throws a Failure if one of the files is there already, unless `replace`.
void mayWrite(const std::vector<std::filesystem::path> &paths, bool replace);

} // namespace peergrid::cli
