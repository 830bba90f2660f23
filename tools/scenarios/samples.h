// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/scenario.h"

#include <filesystem>
#include <string>
#include <vector>

/// The scenarios that come with the program, made anew from their sources: the paper's cases from
/// its tables, the others from the rules written down here. The same source gives the same file.
namespace peergrid::samples
{

struct Sample {
    std::string file; ///< "five-peer-case-1.peergrid"
    Scenario scenario;
};

/// The cases of the paper, from a folder with its tables.
Result<std::vector<Sample>> paperCases(const std::filesystem::path &tables);

/// A summer day of a village: 100 peers, six communities, everything the model knows.
Sample village();

/// An island without a main grid, whose supply does not suffice in one hour.
Sample island();

/// Small markets to begin with.
std::vector<Sample> templates();

} // namespace peergrid::samples
