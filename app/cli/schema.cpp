// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/scenariofile.h"

#include <CLI/CLI.hpp>

namespace peergrid::cli
{

void addSchema(CLI::App &program, Run &run)
{
    CLI::App *command = program.add_subcommand("schema", "Print the JSON Schema of scenario files");
    command->callback([&run] {
        run = [](const std::stop_token &) {
            print(scenarioSchema());
            return Solved;
        };
    });
}

} // namespace peergrid::cli
