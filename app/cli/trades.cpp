// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trades.h"
#include "app/cli/columns.h"
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/names.h"
#include "app/cli/output.h"
#include "app/cli/solving.h"
#include "core/tradesfile.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace peergrid::cli
{
namespace
{

struct TradesArguments {
    std::string file;
    int hour = 1;
    std::string format = "table";
};

std::string rule(const Market &market, const SalePrice &price)
{
    return price.contract ? "contract " + market.contracts[*price.contract].id.value
                          : nameOf(price.rule);
}

std::string tradesTable(const Scenario &scenario, const std::vector<Trade> &trades)
{
    const Market &market = scenario.market;
    const std::vector<std::string> names = peerNames(market);
    std::vector<std::string> sellers;
    std::vector<std::string> buyers;
    std::vector<std::string> rules;
    Values energy;
    Values price;
    Values payment;
    for (const Trade &trade : trades) {
        sellers.push_back(names[trade.seller]);
        buyers.push_back(names[trade.buyer]);
        rules.push_back(rule(market, trade.price));
        energy.emplace_back(trade.energy);
        price.emplace_back(trade.price.price);
        payment.emplace_back(trade.energy * trade.price.price);
    }
    return table({textColumn("Seller", sellers), textColumn("Buyer", buyers),
                  numberColumn("kWh", energy, 1),
                  numberColumn(scenario.currency + "/kWh", price, 4),
                  numberColumn(scenario.currency, payment, 2), textColumn("Price rule", rules)});
}

ExitCode showTrades(const TradesArguments &arguments, std::stop_token stop)
{
    const Scenario scenario = load(arguments.file);
    const Market &market = scenario.market;
    const std::size_t hour = hourIndex(arguments.hour, market);
    const SolvedMarket solved = solveShowingProgress(market, {.stop = std::move(stop),
                                                              .hours = HourRange{hour, hour},
                                                              .withBaseline = false,
                                                              .title = arguments.file});
    const std::vector<Trade> all = trades(market, solved.outcome.hours[hour]);
    if (arguments.format == "json")
        print(tradesJson(market, hour, all));
    else if (arguments.format == "csv")
        print(tradesCsv(market, hour, all));
    else if (all.empty())
        print(fmt::format("Nobody trades in hour {}.\n", arguments.hour));
    else
        print(tradesTable(scenario, all));
    return solved.outcome.status == Outcome::Status::NotAllServed ? NotAllServed : Solved;
}

} // namespace

void addTrades(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<TradesArguments>();
    CLI::App *command =
        program.add_subcommand("trades", "Show who sells how much to whom in an hour");
    command->add_option("FILE", arguments->file, "Scenario file")->required()->type_name("");
    command->add_option("--hour", arguments->hour, "The hour, counted from 1")
        ->required()
        ->type_name("H");
    command->add_option("--format", arguments->format, "What to give")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"table", "json", "csv"}))
        ->capture_default_str();
    command->callback([arguments, &run] {
        run = [arguments](const std::stop_token &stop) { return showTrades(*arguments, stop); };
    });
}

} // namespace peergrid::cli
