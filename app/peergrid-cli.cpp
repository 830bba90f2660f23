// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "core/freedmemory.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

using namespace peergrid::cli;

namespace
{

constexpr const char *exitCodes = "Exit codes: 0 solved; 1 bad input; 2 bad usage; 3 solved, but "
                                  "not everything could be served; 4 cancelled.";

ExitCode perform(const Run &run)
{
    try {
        const Interrupt interrupt;
        return run(interrupt.token());
    } catch (const Failure &failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return failure.code();
    } catch (const std::exception &error) {
        std::fprintf(stderr, "peergrid-cli: %s\n", error.what());
        return BadInput;
    }
}

} // namespace

int main(int argc, char **argv)
{
    peergrid::keepFreedMemory();
    CLI::App program("Solves local electricity markets.", "peergrid-cli");
    program.set_version_flag("--version", "peergrid-cli " PEERGRID_VERSION);
    program.footer(exitCodes);
    program.require_subcommand(1);
    Run run;
    for (const AddCommand add : commands)
        add(program, run);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? Solved : BadUsage;
    }
    const ExitCode code = perform(run);
    if (std::fflush(stdout) != 0) {
        std::perror("peergrid-cli: the output could not be written");
        return BadInput;
    }
    return code;
}
