// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/unprivileged.h"

#include <exception>

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace peergrid::test
{

namespace
{

/// Puts the rights that are permitted into effect, or none.
bool setRights(bool areInEffect)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct rights[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capget, &header, rights) != 0)
        return false;
    for (auto &part : rights)
        part.effective = areInEffect ? part.permitted : 0;
    return ::syscall(SYS_capset, &header, rights) == 0;
}

} // namespace

Unprivileged::Unprivileged()
    : m_isRoot(::geteuid() == 0)
{
    if (m_isRoot ? ::setresuid(nobody, nobody, 0) != 0 : !setRights(false))
        std::terminate();
}

Unprivileged::~Unprivileged()
{
    if (m_isRoot ? ::setresuid(0, 0, 0) != 0 : !setRights(true))
        std::terminate();
}

} // namespace peergrid::test
