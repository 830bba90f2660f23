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

/// What takes the place of a file when it is finished, and else leaves what was there as it was:
/// the bytes go into a new file beside it, to the disk, and only then take its name. Keeps the
/// permissions of the old file unless told others, and follows a symbolic link to its target.
/// Refuses what is there and not a regular file, and a file that may not be written.
class FileReplacement
{
  public:
    static Result<FileReplacement> begin(const std::filesystem::path &path,
                                         std::optional<std::filesystem::perms> permissions = {});
    ~FileReplacement();
    FileReplacement(FileReplacement &&other) noexcept;
    FileReplacement &operator=(FileReplacement &&other) = delete;

    Result<void> append(std::string_view bytes);
    Result<void> finish();

  private:
    FileReplacement() = default;
    Result<void> failed(int error);
    void giveUp() noexcept;

    std::filesystem::path m_path;   ///< as it was asked for
    std::filesystem::path m_target; ///< where its links end
    std::filesystem::path m_fresh;  ///< beside it; empty: finished, or given up
    int m_file = -1;
};

/// Puts these bytes in place of a file, or leaves what was there as it was.
Result<void> replaceFile(const std::filesystem::path &path, std::string_view bytes,
                         std::optional<std::filesystem::perms> permissions = {});

} // namespace peergrid
