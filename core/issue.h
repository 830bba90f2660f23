// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace peergrid
{

/// Something wrong with the input, told so that its owner can mend it.
struct Issue {
    enum class Severity { Error, Warning };

    Severity severity = Severity::Error;
    std::string file;        ///< file name as the user gave it; empty when not from a file
    std::string place;       ///< JSON pointer ("/peers/1/role") or "row 3, column load_kwh"
    std::string object;      ///< which object, by kind and name: `peer 6 "P6"`
    std::string field;       ///< which field of it: "role", "storage.capacity"
    std::optional<int> hour; ///< hour of the day or year, counted from 1
    std::string found;       ///< what stands there
    std::string allowed;     ///< what may stand there
    std::string remedy;      ///< what to do

    friend bool operator==(const Issue &, const Issue &) = default;
};

using Issues = std::vector<Issue>;

/// A value, or every reason why there is none.
template<class T>
using Result = tl::expected<T, Issues>;

/// What is wrong with a file as a whole.
Issue fileIssue(std::string file, std::string found, std::string allowed, std::string remedy);

/// One sentence: `day.peergrid: peer 2 "P2": role: "X" is not one of …; do … (/peers/1/role)`.
std::string describe(const Issue &issue);

/// One sentence a line.
std::string describe(const Issues &issues);

bool hasErrors(const Issues &issues);

} // namespace peergrid
