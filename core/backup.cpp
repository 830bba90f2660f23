// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup.h"

#include "core/safefile.h"

namespace peergrid
{

namespace fs = std::filesystem;

fs::path backupOf(const fs::path &path)
{
    fs::path backup = path;
    backup += "~";
    return backup;
}

Result<void> keepBackup(const fs::path &path)
{
    std::error_code error;
    if (!fs::exists(path, error))
        return {};
    const Result<std::string> bytes = readWholeFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    // With its permissions from the start, so that a private file is never readable for others.
    return replaceFile(backupOf(path), *bytes, fs::status(path, error).permissions());
}

} // namespace peergrid
