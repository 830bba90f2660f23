// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safefile.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace peergrid
{

namespace
{

namespace fs = std::filesystem;

constexpr int mostLinks = 40;
constexpr mode_t newFileMode = 0666; ///< the process's umask takes away from it

std::string textOf(int error)
{
    return std::system_category().message(error);
}

tl::unexpected<Issues> failure(const fs::path &path, std::string found, std::string allowed,
                               std::string remedy)
{
    return tl::unexpected(
        Issues{fileIssue(path.string(), std::move(found), std::move(allowed), std::move(remedy))});
}

std::string remedyFor(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return "make room on the disk, or save it elsewhere";
    case EACCES:
    case EPERM:
    case EROFS:
        return "save it under another name or in another folder, or change the permissions";
    case ENOENT:
    case ENOTDIR:
        return "make the folder first, or choose another";
    default:
        return "save it elsewhere and look at the disk";
    }
}

tl::unexpected<Issues> notSaved(const fs::path &path, int error)
{
    return failure(path, "the file could not be saved: " + textOf(error),
                   "what was there before is as it was", remedyFor(error));
}

/// A file descriptor that is closed when it goes.
class Descriptor
{
  public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (isOpen())
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }

  private:
    int m_number;
};

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Where a chain of links ends, whether or not there is a file. Sets the error code on a circle.
fs::path targetOf(fs::path path, std::error_code &error)
{
    for (int i = 0; i < mostLinks; ++i) {
        std::error_code ignored;
        if (!fs::is_symlink(fs::symlink_status(path, ignored)))
            return path;
        const fs::path target = fs::read_symlink(path, error);
        if (error)
            return path;
        path = path.parent_path() / target; // an absolute target replaces the folder
    }
    error = std::make_error_code(std::errc::too_many_symbolic_link_levels);
    return path;
}

/// A new file beside the target, under a name that nobody has.
fs::path openBeside(const fs::path &target, int &number)
{
    for (int attempt = 0;; ++attempt) {
        const std::string name =
            ".peergrid-" + std::to_string(::getpid()) + '-' + std::to_string(attempt) + ".tmp";
        fs::path path = target.parent_path() / name;
        number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, newFileMode);
        if (number >= 0 || errno != EEXIST)
            return path;
    }
}

/// The new name reaches the disk with its folder. Some file systems cannot, and need not.
void syncFolder(const fs::path &file)
{
    const fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen())
        ::fsync(descriptor.number());
}

} // namespace

Result<std::string> readWholeFile(const fs::path &path)
{
    const auto notRead = [&](const std::string &why) {
        return failure(path, "the file could not be read: " + why, "a readable file is needed",
                       "check its name and its permissions");
    };
    // Without O_NONBLOCK a named pipe would keep us waiting.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status = {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0)
        return notRead(textOf(errno));
    if (!S_ISREG(status.st_mode))
        return notRead("it is not a regular file");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(file.number(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return notRead(textOf(errno));
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

Result<FileReplacement> FileReplacement::begin(const fs::path &path,
                                               std::optional<fs::perms> permissions)
{
    FileReplacement file;
    file.m_path = path;
    std::error_code error;
    file.m_target = targetOf(path, error);
    if (error)
        return notSaved(path, error.value());
    struct stat old = {};
    const bool exists = ::stat(file.m_target.c_str(), &old) == 0;
    if (exists && !S_ISREG(old.st_mode))
        return failure(path, "this is not a regular file",
                       "only a regular file can be written over", "choose another name");
    if (exists && ::access(file.m_target.c_str(), W_OK) != 0)
        return notSaved(path, errno);
    file.m_fresh = openBeside(file.m_target, file.m_file);
    if (file.m_file < 0)
        return notSaved(path, errno);
    if (exists && !permissions)
        permissions = fs::perms(old.st_mode);
    const auto bits = permissions.value_or(fs::perms::none) & fs::perms::all;
    if (permissions && ::fchmod(file.m_file, static_cast<mode_t>(bits)) != 0)
        return notSaved(path, errno);
    return file;
}

FileReplacement::FileReplacement(FileReplacement &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_target(std::move(other.m_target))
    , m_fresh(std::exchange(other.m_fresh, {}))
    , m_file(std::exchange(other.m_file, -1))
{
}

FileReplacement::~FileReplacement()
{
    giveUp();
}

Result<void> FileReplacement::append(std::string_view bytes)
{
    return writeAll(m_file, bytes) ? Result<void>() : failed(errno);
}

Result<void> FileReplacement::finish()
{
    if (::fsync(m_file) != 0)
        return failed(errno);
    if (::close(std::exchange(m_file, -1)) != 0 || ::rename(m_fresh.c_str(), m_target.c_str()) != 0)
        return failed(errno);
    m_fresh.clear();
    syncFolder(m_target);
    return {};
}

Result<void> FileReplacement::failed(int error)
{
    giveUp();
    return notSaved(m_path, error);
}

void FileReplacement::giveUp() noexcept
{
    if (m_file >= 0)
        ::close(std::exchange(m_file, -1));
    if (!m_fresh.empty())
        ::unlink(m_fresh.c_str());
    m_fresh.clear();
}

Result<void> replaceFile(const fs::path &path, std::string_view bytes,
                         std::optional<fs::perms> permissions)
{
    auto file = FileReplacement::begin(path, permissions);
    if (!file)
        return tl::unexpected(std::move(file.error()));
    if (auto appended = file->append(bytes); !appended)
        return appended;
    return file->finish();
}

} // namespace peergrid
