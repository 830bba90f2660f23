// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace peergrid
{

/// Which of some nodes are joined by what was added so far.
class Joined
{
  public:
    explicit Joined(std::size_t nodes);

    /// False if they were joined before.
    bool join(std::size_t one, std::size_t other);
    /// The same for all that are joined.
    std::size_t root(std::size_t node);

  private:
    std::vector<std::size_t> m_parent;
};

} // namespace peergrid
