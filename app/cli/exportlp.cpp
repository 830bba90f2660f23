// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "core/lpfile.h"

#include <CLI/CLI.hpp>

namespace peergrid::cli
{
namespace
{

struct ExportLpArguments {
    std::string file;
    int hour = 1;
    std::string target;
    bool force = false;
};

ExitCode exportLp(const ExportLpArguments &arguments)
{
    const Scenario scenario = load(arguments.file);
    const std::size_t hour = hourIndex(arguments.hour, scenario.market);
    mayWrite({arguments.target}, arguments.force);
    orFail(writeLp(scenario.market, hour, arguments.target));
    return Solved;
}

std::string lpExtension(const std::string &target)
{
    const auto extension = std::filesystem::path(target).extension();
    return extension == ".lp" || extension == ".mps"
               ? std::string()
               : "the name must end in .lp or .mps, which says the format";
}

} // namespace

void addExportLp(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<ExportLpArguments>();
    CLI::App *command = program.add_subcommand(
        "export-lp", "Write the linear program that is solved, with readable names");
    command->add_option("FILE", arguments->file, "Scenario file")->required()->type_name("");
    command->add_option("--hour", arguments->hour, "The hour, counted from 1")
        ->required()
        ->type_name("H");
    command->add_option("--to", arguments->target, "File to write, .lp or .mps")
        ->required()
        ->type_name("FILE")
        ->check(lpExtension);
    command->add_flag("--force", arguments->force, "Replace the file if it is there");
    command->footer("Where hours are solved together, the program of the window that starts at "
                    "the hour is written. Any solver reads it: glpsol --lp FILE.lp");
    command->callback([arguments, &run] {
        run = [arguments](const std::stop_token &) { return exportLp(*arguments); };
    });
}

} // namespace peergrid::cli
