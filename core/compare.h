// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"

#include <string>
#include <vector>

namespace peergrid
{

/// A field in which two scenarios differ, by object id rather than by place.
struct InputDifference {
    std::string object; ///< `peer 6 "P6"`, `contract A`, `scenario`
    std::string field;  ///< "generation.cost"
    std::string before; ///< its value as in the file; empty where the object or field is not there
    std::string after;

    friend bool operator==(const InputDifference &, const InputDifference &) = default;
};

/// What differs between two scenarios in what is solved; layout, names and descriptions do not
/// count. In the order of the file.
std::vector<InputDifference> inputDifferences(const Scenario &before, const Scenario &after);

} // namespace peergrid
