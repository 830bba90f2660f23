// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inputs.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace peergrid::cli
{
namespace
{

ExitCode validateFiles(const std::vector<std::string> &files)
{
    ExitCode code = Solved;
    for (const std::string &file : files) {
        try {
            load(file);
            fmt::print("{}: ok\n", file);
        } catch (const Failure &failure) {
            fmt::print(stderr, "{}\n", failure.what());
            code = failure.code();
        }
    }
    return code;
}

} // namespace

void addValidate(CLI::App &program, Run &run)
{
    auto files = std::make_shared<std::vector<std::string>>();
    CLI::App *command =
        program.add_subcommand("validate", "Check scenarios and tell every problem at once");
    command->add_option("FILE", *files, "Scenario files")->required()->type_name("");
    command->callback([files, &run] {
        run = [files](const std::stop_token &) { return validateFiles(*files); };
    });
}

} // namespace peergrid::cli
