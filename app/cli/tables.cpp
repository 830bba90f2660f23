// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables.h"
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/names.h"
#include "app/cli/output.h"
#include "core/scenariofile.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace peergrid::cli
{
namespace
{

struct ImportArguments {
    std::string peers;
    std::string load;
    std::string availability;
    std::string tendency;
    std::string contracts;
    std::string design = "hybrid";
    std::string name;
    std::string target;
    bool force = false;
};

struct ExportArguments {
    std::string file;
    std::string folder;
    bool force = false;
};

std::optional<std::filesystem::path> given(const std::string &path)
{
    if (path.empty())
        return {};
    return path;
}

ExitCode importFiles(const ImportArguments &arguments)
{
    const TablePaths tables{arguments.peers, given(arguments.load), given(arguments.availability),
                            given(arguments.tendency), given(arguments.contracts)};
    mayWrite({arguments.target}, arguments.force);
    Scenario scenario = orFail(importTables(tables, designNames.at(arguments.design)));
    scenario.name = arguments.name;
    if (scenario.name.empty())
        scenario.name = std::filesystem::path(arguments.target).stem().string();
    warn(scenario.market, arguments.target);
    orFail(saveScenario(scenario, arguments.target));
    return Solved;
}

ExitCode exportFile(const ExportArguments &arguments)
{
    const Scenario scenario = load(arguments.file);
    const std::filesystem::path folder = arguments.folder;
    mayWrite({folder / "peers.csv", folder / "load.csv", folder / "availability.csv",
              folder / "tendency.csv", folder / "contracts.csv"},
             arguments.force);
    for (const Issue &issue : orFail(exportTables(scenario, folder)))
        fmt::print(stderr, "warning: {}\n", describe(issue));
    return Solved;
}

} // namespace

void addImport(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<ImportArguments>();
    CLI::App *command = program.add_subcommand("import", "Make a scenario of CSV tables");
    const auto table = [&](const char *option, std::string &path, const char *help) {
        return command->add_option(option, path, help)->type_name("CSV");
    };
    table("--peers", arguments->peers, "A row a peer: id, name, role, …")->required();
    table("--load", arguments->load, "kWh; columns hour, p1, p2, …");
    table("--availability", arguments->availability, "0 to 1; columns as of --load");
    table("--tendency", arguments->tendency,
          "Storage, kWh, positive charges; columns hour, p3_tendency_kwh, …");
    table("--contracts", arguments->contracts, "A row a contract");
    command->add_option("--design", arguments->design, "Market design")
        ->type_name("DESIGN")
        ->check(CLI::IsMember(designNames))
        ->capture_default_str();
    command
        ->add_option("--name", arguments->name,
                     "Name of the scenario; that of the file unless given")
        ->type_name("NAME");
    command->add_option("--to", arguments->target, "Scenario file to write")
        ->required()
        ->type_name("FILE");
    command->add_flag("--force", arguments->force, "Replace the file if it is there");
    command->footer("Header names matter; the order of columns and further columns don't. "
                    "Without --load the scenario has one hour with each peer's load_kwh.");
    command->callback([arguments, &run] {
        run = [arguments](const std::stop_token &) { return importFiles(*arguments); };
    });
}

void addExport(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App *command = program.add_subcommand("export", "Write a scenario as CSV tables");
    command->add_option("FILE", arguments->file, "Scenario file")->required()->type_name("");
    command->add_option("--to", arguments->folder, "Folder to write peers.csv, … to")
        ->required()
        ->type_name("DIR");
    command->add_flag("--force", arguments->force, "Replace tables that are there");
    command->callback([arguments, &run] {
        run = [arguments](const std::stop_token &) { return exportFile(*arguments); };
    });
}

} // namespace peergrid::cli
