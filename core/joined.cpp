// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joined.h"

#include <numeric>

namespace peergrid
{

Joined::Joined(std::size_t nodes)
    : m_parent(nodes)
{
    std::iota(m_parent.begin(), m_parent.end(), std::size_t(0));
}

bool Joined::join(std::size_t one, std::size_t other)
{
    one = root(one);
    other = root(other);
    m_parent[one] = other;
    return one != other;
}

std::size_t Joined::root(std::size_t node)
{
    while (m_parent[node] != node)
        node = m_parent[node] = m_parent[m_parent[node]];
    return node;
}

} // namespace peergrid
