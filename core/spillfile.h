// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace peergrid
{

/// Bytes set aside on the disk: a file without a name, which is gone with this, however the program
/// ends. One thread appends; any may read what it was told of, meanwhile and later.
class SpillFile
{
  public:
    /// In the folder TMPDIR names, else in /var/tmp, which unlike /tmp is not made of memory, else
    /// in /tmp. None where no file can be made.
    static std::shared_ptr<SpillFile> make();
    ~SpillFile();
    SpillFile(const SpillFile &) = delete;
    SpillFile &operator=(const SpillFile &) = delete;

    /// Where the first begins; they stand one after the other. None if the disk does not take them
    /// all: nothing is appended then.
    std::optional<std::uint64_t> append(std::span<const std::span<const std::byte>> parts);
    /// Fills them all. Throws std::system_error if the disk does not give back what it took.
    void read(std::uint64_t from, std::span<std::byte> bytes) const;

  private:
    explicit SpillFile(int file)
        : m_file(file)
    {
    }

    int m_file;
    std::uint64_t m_size = 0;
};

} // namespace peergrid
