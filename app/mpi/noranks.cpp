// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/mpi/launcher.h"
#include "app/mpi/ranks.h"

#include <cstdlib>

namespace peergrid::cli
{

// A build without MPI: there is only ever one process.

Ranks::Ranks()
{
    if (launchedTogether() > 1)
        throw Failure(BadUsage, "This peergrid-cli was built without MPI: several processes would "
                                "do the same work. Start it once, or install one built with MPI.");
}

Ranks::~Ranks() = default;

std::uint64_t Ranks::fromFirst(std::uint64_t number) const
{
    return number;
}

void Ranks::serve(SweepDesk &) {}

void Ranks::dismiss(SweepDesk &) {}

void Ranks::work(const std::function<Result<std::optional<SweepRow>>(std::size_t)> &) const {}

void Ranks::complain(const std::string &) const {}

void Ranks::abort(int code) const
{
    std::exit(code);
}

} // namespace peergrid::cli
