// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

namespace peergrid::test
{

/// Whom nothing belongs to; only the superuser gives files away.
inline constexpr uid_t nobody = 65534;

/// Where the superuser tests: permissions hold for this process while it lives.
class Unprivileged
{
  public:
    Unprivileged()
    {
        if (m_isRoot && ::setresuid(nobody, nobody, 0) != 0)
            ::_exit(1);
    }
    ~Unprivileged()
    {
        if (m_isRoot && ::setresuid(0, 0, 0) != 0)
            ::_exit(1);
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

  private:
    bool m_isRoot = ::geteuid() == 0;
};

} // namespace peergrid::test
