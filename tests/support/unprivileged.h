// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace peergrid::test
{

/// Whom nothing belongs to; only the superuser gives files away.
inline constexpr uid_t nobody = 65534;

/// Permissions hold for this thread while it lives, whoever tests: the superuser becomes nobody,
/// others give up what rights they have over disks of their own.
class Unprivileged
{
  public:
    Unprivileged();
    ~Unprivileged();
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

  private:
    bool m_isRoot;
};

} // namespace peergrid::test
