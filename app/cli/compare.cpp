// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare.h"
#include "app/cli/columns.h"
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/names.h"
#include "app/cli/output.h"
#include "app/cli/resulttext.h"
#include "app/cli/solving.h"
#include "core/pricing.h"
#include "core/words.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cmath>

namespace peergrid::cli
{
namespace
{

struct CompareArguments {
    std::string before;
    std::string after;
};

/// A peer in both scenarios.
struct Pair {
    std::string name;
    const Figures *before;
    const Figures *after;
};

std::vector<Pair> pairs(const Market &before, const Summary &first, const Market &after,
                        const Summary &second)
{
    std::vector<Pair> both;
    const std::vector<std::string> names = peerNames(after);
    for (std::size_t i = 0; i < after.peers.size(); ++i) {
        if (const auto old = indexOf(before, after.peers[i].id))
            both.push_back({names[i], &first.peers[*old], &second.peers[i]});
    }
    return both;
}

std::string orNothing(const std::string &text)
{
    return text.empty() ? "-" : text;
}

std::string inputsText(const Scenario &before, const Scenario &after)
{
    const std::vector<InputDifference> differences = inputDifferences(before, after);
    if (differences.empty())
        return "Inputs: no difference in what is solved.\n";
    Column object{"Object", {}, false};
    Column field{"Field", {}, false};
    Column was{"Before", {}, false};
    Column is{"After", {}, false};
    for (const InputDifference &difference : differences) {
        object.cells.push_back(difference.object);
        field.cells.push_back(orNothing(difference.field));
        was.cells.push_back(orNothing(difference.before));
        is.cells.push_back(orNothing(difference.after));
    }
    return "Inputs that differ\n" + table({object, field, was, is});
}

std::string objectivesText(const Scenario &after, const Summary &first, const Summary &second)
{
    const auto cells = [](double a, double b) {
        return std::vector<std::string>{number(a), number(b), number(b - a)};
    };
    const auto before = std::vector{first.published, first.leastCost, first.total.bill.cost()};
    const auto now = std::vector{second.published, second.leastCost, second.total.bill.cost()};
    Column was{"Before", {}, true};
    Column is{"After", {}, true};
    Column change{"Change", {}, true};
    for (std::size_t i = 0; i < before.size(); ++i) {
        const std::vector<std::string> row = cells(before[i], now[i]);
        was.cells.push_back(row[0]);
        is.cells.push_back(row[1]);
        change.cells.push_back(row[2]);
    }
    const Column which =
        textColumn("", {"Objective as published", "Objective at least cost", "Cost of all peers"});
    return fmt::format("\nTotals, {}\n", after.currency) + table({which, was, is, change});
}

bool differs(double a, double b)
{
    return std::abs(a - b) >= 5e-7;
}

/// "12.5" or "12.5 > 14".
std::string change(double before, double after)
{
    return differs(before, after) ? rounded(before) + " > " + rounded(after) : rounded(after);
}

std::string peersText(const std::vector<Pair> &both, const std::string &currency)
{
    Column peer{"Peer", {}, false};
    Column generation{"Generation", {}, true};
    Column bought{"Bought", {}, true};
    Column sold{"Sold", {}, true};
    Column net{"Net bill", {}, true};
    Column cost{"Cost", {}, true};
    for (const auto &[name, a, b] : both) {
        if (!differs(a->generation, b->generation) && !differs(a->bought, b->bought) &&
            !differs(a->sold, b->sold) && !differs(a->bill.cost(), b->bill.cost()))
            continue;
        peer.cells.push_back(name);
        generation.cells.push_back(change(a->generation, b->generation));
        bought.cells.push_back(change(a->bought, b->bought));
        sold.cells.push_back(change(a->sold, b->sold));
        net.cells.push_back(change(a->bill.net(), b->bill.net()));
        cost.cells.push_back(change(a->bill.cost(), b->bill.cost()));
    }
    if (peer.cells.empty())
        return "\nPeers: no difference.\n";
    return fmt::format("\nPeers that differ: energy in kWh, money in {}\n", currency) +
           table({peer, generation, bought, sold, net, cost});
}

std::string winnersText(const std::vector<Pair> &both, const std::string &currency)
{
    std::vector<std::string> names;
    Values gains;
    for (const Pair &pair : both) {
        names.push_back(pair.name);
        gains.emplace_back(pair.before->bill.cost() - pair.after->bill.cost());
    }
    return "\nAfter, compared with before\n" + gainersText(names, gains, currency);
}

ExitCode compareFiles(const CompareArguments &arguments, const std::stop_token &stop)
{
    const Scenario before = load(arguments.before);
    const Scenario after = load(arguments.after);
    const auto solvedOne = [&](const Market &market, const std::string &file) {
        return solveShowingProgress(
            market, {.stop = stop, .withBaseline = false, .withFlows = false, .title = file});
    };
    const SolvedMarket first = solvedOne(before.market, arguments.before);
    const SolvedMarket second = solvedOne(after.market, arguments.after);
    const auto both = pairs(before.market, first.summary, after.market, second.summary);

    print(fmt::format("Before  {}\nAfter   {}\n\n", arguments.before, arguments.after));
    print(inputsText(before, after));
    print(objectivesText(after, first.summary, second.summary));
    print(peersText(both, after.currency));
    print(winnersText(both, after.currency));
    const auto isShort = [](const SolvedMarket &solved) {
        return solved.outcome.status == Outcome::Status::NotAllServed;
    };
    return isShort(first) || isShort(second) ? NotAllServed : Solved;
}

} // namespace

void addCompare(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<CompareArguments>();
    CLI::App *command = program.add_subcommand(
        "compare", "Show in what two scenarios and their results differ, and who gains");
    command->add_option("BEFORE", arguments->before, "Scenario file")->required()->type_name("");
    command->add_option("AFTER", arguments->after, "Scenario file")->required()->type_name("");
    command->callback([arguments, &run] {
        run = [arguments](const std::stop_token &stop) { return compareFiles(*arguments, stop); };
    });
}

} // namespace peergrid::cli
