// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"

#include <filesystem>

namespace peergrid
{

/// Where keepBackup() puts the copy of a file: `day.peergrid~`, beside it.
std::filesystem::path backupOf(const std::filesystem::path &path);

/// Keeps a copy of a file that is about to be replaced, in place of the copy before. Nothing where
/// there is no file yet.
Result<void> keepBackup(const std::filesystem::path &path);

} // namespace peergrid
