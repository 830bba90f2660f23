// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spillfile.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace peergrid
{

namespace
{

/// A new file in a folder, open for this process alone, its name taken away again; −1 if there can
/// be none.
int openNameless(const std::filesystem::path &folder)
{
    std::string name = (folder / "peergrid-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file >= 0)
        ::unlink(name.c_str());
    return file;
}

bool writeAt(int file, std::uint64_t to, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(to));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        to += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::shared_ptr<SpillFile> SpillFile::make()
{
    const char *asked = std::getenv("TMPDIR");
    for (const char *folder : {asked ? asked : "", "/var/tmp", "/tmp"}) {
        const int file = *folder ? openNameless(folder) : -1;
        if (file >= 0)
            return std::shared_ptr<SpillFile>(new SpillFile(file));
    }
    return nullptr;
}

SpillFile::~SpillFile()
{
    ::close(m_file);
}

std::optional<std::uint64_t> SpillFile::append(std::span<const std::span<const std::byte>> parts)
{
    std::uint64_t end = m_size;
    for (const std::span<const std::byte> part : parts) {
        if (!writeAt(m_file, end, part))
            return {};
        end += part.size();
    }
    return std::exchange(m_size, end);
}

void SpillFile::read(std::uint64_t from, std::span<std::byte> bytes) const
{
    while (!bytes.empty()) {
        const ssize_t got = ::pread(m_file, bytes.data(), bytes.size(), static_cast<off_t>(from));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            throw std::system_error(got < 0 ? errno : EIO, std::system_category(),
                                    "results that were set aside on the disk cannot be read");
        from += static_cast<std::uint64_t>(got);
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

} // namespace peergrid
