// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace peergrid
{

/// All bytes of a regular file.
Result<std::string> readWholeFile(const std::filesystem::path &path);

/// Puts these bytes in place of a file, or leaves what was there as it was: they go into a new file
/// beside it, to the disk, and only then take its name. Keeps the permissions of the old file
/// unless told others, and follows a symbolic link to its target. Refuses what is there and not a
/// regular file, and a file that may not be written.
Result<void> replaceFile(const std::filesystem::path &path, std::string_view bytes,
                         std::optional<std::filesystem::perms> permissions = {});

} // namespace peergrid
