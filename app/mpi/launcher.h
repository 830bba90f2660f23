// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdlib>

namespace peergrid::cli
{

/// How many processes mpirun or srun started together, as they tell it in the environment; 1 if
/// nobody did. Asked before MPI is, which a plain run never starts.
inline int launchedTogether()
{
    int most = 1;
    for (const char *variable : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
        if (const char *value = std::getenv(variable))
            most = std::max(most, std::atoi(value));
    }
    // PMIx names no size; Slurm does, and sets both for each process of srun.
    const char *tasks = std::getenv("SLURM_STEP_NUM_TASKS");
    if (tasks && std::getenv("PMIX_RANK"))
        most = std::max(most, std::atoi(tasks));
    return most;
}

} // namespace peergrid::cli
