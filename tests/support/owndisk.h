// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace peergrid::test
{

/// Lets this process mount disks that nobody else sees. False where the system does not allow it,
/// or when the process has threads already.
bool mayMountOwnDisks();

/// A small disk, mounted on a folder while it lives.
class OwnDisk
{
  public:
    explicit OwnDisk(std::string folder);
    ~OwnDisk();
    OwnDisk(const OwnDisk &) = delete;
    OwnDisk &operator=(const OwnDisk &) = delete;

    /// For what is opened from now on.
    bool makeReadOnly();
    /// Leaves no byte free.
    void fill();

  private:
    std::string m_folder;
};

} // namespace peergrid::test
