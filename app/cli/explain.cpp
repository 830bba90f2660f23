// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain.h"
#include "app/cli/columns.h"
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/names.h"
#include "app/cli/output.h"
#include "app/cli/solving.h"
#include "core/tradesfile.h"

#include <CLI/CLI.hpp>
namespace peergrid::cli
{
namespace
{

struct ExplainArguments {
    std::string file;
    int hour = 1;
    std::string peer;
};

std::string suppliersTable(const Scenario &scenario,
                           const std::vector<Explanation::Supply> &suppliers)
{
    const std::vector<std::string> names = peerNames(scenario.market);
    std::vector<std::string> sellers;
    std::vector<std::string> rules;
    Values energy;
    Values spare;
    Values price;
    Values delivered;
    for (const Explanation::Supply &supply : suppliers) {
        sellers.push_back(names[supply.seller]);
        rules.push_back(nameOf(supply.price.rule));
        energy.emplace_back(supply.energy);
        spare.emplace_back(supply.spare);
        price.emplace_back(supply.price.price);
        delivered.emplace_back(supply.delivered);
    }
    return table({textColumn("Supplier", sellers), numberColumn("kWh", energy, 1),
                  numberColumn("Could still give", spare, 1), textColumn("Price rule", rules),
                  numberColumn(scenario.currency + "/kWh", price, 4),
                  numberColumn("Adds to objective", delivered, 4)});
}

ExitCode explainPeer(const ExplainArguments &arguments, std::stop_token stop)
{
    const Scenario scenario = load(arguments.file);
    const Market &market = scenario.market;
    const std::size_t hour = hourIndex(arguments.hour, market);
    const std::size_t peer = peerIndex(arguments.peer, market);
    const SolvedMarket solved = solveShowingProgress(market, {.stop = std::move(stop),
                                                              .hours = HourRange{hour, hour},
                                                              .withBaseline = false,
                                                              .title = arguments.file});
    const Explanation explanation = explain(market, solved.outcome.hours[hour], hour, peer);

    std::string text;
    for (const std::string &sentence : explanation.sentences)
        text += sentence + '\n';
    if (!explanation.suppliers.empty())
        text += "\nSuppliers, as cheap as they are for the market\n" +
                suppliersTable(scenario, explanation.suppliers);
    print(text);
    return solved.outcome.status == Outcome::Status::NotAllServed ? NotAllServed : Solved;
}

} // namespace

void addExplain(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<ExplainArguments>();
    CLI::App *command =
        program.add_subcommand("explain", "Say why an hour of a peer came out as it did");
    command->add_option("FILE", arguments->file, "Scenario file")->required()->type_name("");
    command->add_option("--hour", arguments->hour, "The hour, counted from 1")
        ->required()
        ->type_name("H");
    command->add_option("--peer", arguments->peer, "The peer's id or name")
        ->required()
        ->type_name("N");
    command->callback([arguments, &run] {
        run = [arguments](const std::stop_token &stop) { return explainPeer(*arguments, stop); };
    });
}

} // namespace peergrid::cli
