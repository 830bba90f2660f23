// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/owndisk.h"

#include <fstream>
#include <stdexcept>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace peergrid::test
{

namespace
{

constexpr unsigned long flags = MS_NODEV | MS_NOSUID;

void put(const char *path, const std::string &text)
{
    std::ofstream(path) << text;
}

/// Without being root, one may mount in a namespace of users of one's own.
bool enterOwnUsers()
{
    const std::string user = std::to_string(::getuid());
    const std::string group = std::to_string(::getgid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    put("/proc/self/setgroups", "deny");
    put("/proc/self/uid_map", user + ' ' + user + " 1");
    put("/proc/self/gid_map", group + ' ' + group + " 1");
    return true;
}

} // namespace

bool mayMountOwnDisks()
{
    return (::unshare(CLONE_NEWNS) == 0 || enterOwnUsers()) &&
           ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

OwnDisk::OwnDisk(std::string folder)
    : m_folder(std::move(folder))
{
    if (::mount("tmpfs", m_folder.c_str(), "tmpfs", flags, "size=128k") != 0)
        throw std::runtime_error("no disk for " + m_folder); // else the real one would be filled
}

OwnDisk::~OwnDisk()
{
    while (::umount2(m_folder.c_str(), MNT_DETACH) == 0) {
    }
}

bool OwnDisk::makeReadOnly()
{
    // A view of the same disk, mounted over it: what is open for writing would forbid a remount.
    const char *folder = m_folder.c_str();
    return ::mount(folder, folder, nullptr, MS_BIND, nullptr) == 0 &&
           ::mount(nullptr, folder, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY | flags, nullptr) ==
               0;
}

void OwnDisk::fill()
{
    std::ofstream ballast(m_folder + "/ballast");
    while (ballast.put('x'))
        ballast.flush();
}

} // namespace peergrid::test
