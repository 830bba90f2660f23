// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace peergrid
{

/// Where the simplex method begins: as many columns and rows (their slack) are basic as there are
/// rows, and they are independent; everything else stands at one of its bounds.
struct Basis {
    enum class Status : char { AtLower, AtUpper, Basic };
    std::vector<Status> columns;
    std::vector<Status> rows;

    bool isEmpty() const { return rows.empty(); }
};

} // namespace peergrid
