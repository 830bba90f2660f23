// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/names.h"
#include "app/cli/output.h"
#include "app/cli/resulttext.h"
#include "app/cli/solving.h"
#include "core/outcomefile.h"
#include "core/safefile.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <utility>

namespace peergrid::cli
{
namespace
{

/// What a result can be given as, and the extension of its file.
const std::map<std::string, std::string> formats = {
    {"table", "txt"}, {"json", "json"}, {"csv", "csv"}};

struct SolveArguments {
    std::vector<std::string> files;
    std::string design;    ///< as the scenario says unless given
    std::string objective; ///< likewise
    std::optional<std::string> hours;
    std::string format = "table";
    std::string folder;
    unsigned threads = 0;
    bool perHour = false;
};

struct SolvedText {
    ExitCode code = Solved;
    std::string text; ///< none: there is nothing, or it is written already
};

Scenario loadAsAsked(const std::string &file, const SolveArguments &arguments)
{
    Scenario scenario = load(file);
    if (!arguments.design.empty())
        scenario.market.design = designNames.at(arguments.design);
    if (!arguments.objective.empty())
        scenario.market.objective = objectiveNames.at(arguments.objective);
    if (scenario.name.empty())
        scenario.name = file;
    return scenario;
}

SolveRequest requestFor(const std::string &file, const Market &market,
                        const SolveArguments &arguments, std::stop_token stop)
{
    SolveRequest request;
    request.stop = std::move(stop);
    request.threads = arguments.threads;
    request.title = file;
    if (arguments.hours)
        request.hours = hourRange(*arguments.hours, market);
    return request;
}

ExitCode codeOf(const Outcome &outcome)
{
    return outcome.status == Outcome::Status::NotAllServed ? NotAllServed : Solved;
}

SolvedText solveOne(const std::string &file, const SolveArguments &arguments, std::stop_token stop)
{
    const Scenario scenario = loadAsAsked(file, arguments);
    const Market &market = scenario.market;
    SolveRequest request = requestFor(file, market, arguments, std::move(stop));
    request.withFlows = arguments.perHour;
    const SolvedMarket solved = solveShowingProgress(market, request);

    SolvedText result{codeOf(solved.outcome), {}};
    if (arguments.format == "json")
        result.text = outcomeJson(market, solved.outcome, solved.summary, solved.hours);
    else
        result.text = resultText(scenario, solved) +
                      (arguments.perHour ? hoursText(scenario, solved) : std::string());
    return result;
}

/// Results never take the name of a scenario or of a table beside it.
std::filesystem::path resultPath(const SolveArguments &arguments, const std::string &file)
{
    return std::filesystem::path(arguments.folder) /
           fmt::format("{}.result.{}", std::filesystem::path(file).stem().string(),
                       formats.at(arguments.format));
}

void checkArguments(const SolveArguments &arguments)
{
    if (arguments.folder.empty()) {
        if (arguments.files.size() > 1 && arguments.format == "csv")
            throw Failure(BadUsage, "Several files as CSV need --out DIR, where each gets a file "
                                    "of its own.");
        return;
    }
    std::set<std::filesystem::path> results;
    for (const std::string &file : arguments.files) {
        if (!results.insert(resultPath(arguments, file)).second)
            throw Failure(BadUsage, fmt::format("Two results would be called {}; solve them into "
                                                "different folders.",
                                                resultPath(arguments, file).string()));
    }
    std::error_code error;
    std::filesystem::create_directories(arguments.folder, error);
    if (error)
        throw Failure(BadInput, fmt::format("{}: the folder cannot be made: {}", arguments.folder,
                                            error.message()));
}

/// Hours are written as they are solved, so that a year takes no more memory than a day.
SolvedText solveToCsv(const std::string &file, const SolveArguments &arguments,
                      std::stop_token stop)
{
    const Scenario scenario = loadAsAsked(file, arguments);
    SolveRequest request = requestFor(file, scenario.market, arguments, std::move(stop));
    std::optional<FileReplacement> target;
    if (!arguments.folder.empty())
        target.emplace(orFail(FileReplacement::begin(resultPath(arguments, file))));
    const auto write = [&](const std::string &text) {
        if (target)
            orFail(target->append(text));
        else
            print(text);
    };
    const OutcomeCsv csv(scenario.market);
    bool isBegun = false;
    request.hourSolved = [&](std::size_t t, const HourOutcome &hour) {
        if (!std::exchange(isBegun, true))
            write(OutcomeCsv::header());
        write(csv.rows(hour, t));
    };
    const ExitCode code = codeOf(solveShowingProgress(scenario.market, request).outcome);
    if (target)
        orFail(target->finish());
    return {code, {}};
}

void deliver(const SolveArguments &arguments, std::size_t file, const std::string &text)
{
    if (!arguments.folder.empty()) {
        if (!text.empty())
            writeFile(resultPath(arguments, arguments.files[file]), text);
        return;
    }
    const bool isArray = arguments.format == "json" && arguments.files.size() > 1;
    if (isArray)
        print(file == 0 ? "[" : ",");
    else if (file > 0 && !text.empty())
        print("\n\n");
    print(isArray && text.empty() ? "null" : text);
    if (isArray && file + 1 == arguments.files.size())
        print("]\n");
}

/// Of several files, cancelled outweighs bad input, which outweighs not all served.
ExitCode worse(ExitCode a, ExitCode b)
{
    const auto weight = [](ExitCode code) {
        return code == Cancelled ? 4 : code == BadUsage ? 3 : code == BadInput ? 2 : code ? 1 : 0;
    };
    return weight(a) < weight(b) ? b : a;
}

ExitCode solveFiles(const SolveArguments &arguments, const std::stop_token &stop)
{
    checkArguments(arguments);
    ExitCode code = Solved;
    for (std::size_t file = 0; file < arguments.files.size(); ++file) {
        SolvedText result{Cancelled, {}};
        try {
            if (!stop.stop_requested())
                result = arguments.format == "csv"
                             ? solveToCsv(arguments.files[file], arguments, stop)
                             : solveOne(arguments.files[file], arguments, stop);
        } catch (const Failure &failure) {
            fmt::print(stderr, "{}\n", failure.what());
            result.code = failure.code();
        }
        deliver(arguments, file, result.text);
        code = worse(code, result.code);
    }
    return code;
}

} // namespace

void addSolve(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<SolveArguments>();
    CLI::App *command = program.add_subcommand("solve", "Solve scenarios and show the results");
    command->add_option("FILE", arguments->files, "Scenario files")->required()->type_name("");
    command->add_option("--design", arguments->design, "Market design instead of the scenario's")
        ->type_name("DESIGN")
        ->check(CLI::IsMember(designNames));
    command->add_option("--objective", arguments->objective, "Objective instead of the scenario's")
        ->type_name("OBJECTIVE")
        ->check(CLI::IsMember(objectiveNames));
    command->add_option("--hours", arguments->hours, "Only these hours, as in 7-12")
        ->type_name("A-B");
    command->add_option("--format", arguments->format, "What to give")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
    command
        ->add_option("--out", arguments->folder,
                     "Folder for the results: FILE.result.txt, .json or .csv")
        ->type_name("DIR");
    command->add_flag("--per-hour", arguments->perHour, "Table: a row an hour as well");
    command
        ->add_option("--threads", arguments->threads,
                     "Threads; as many as there are cores unless given")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command->footer("Several files as JSON make one array, in the order of the files, with null "
                    "for a file that could not be solved.");
    command->callback([arguments, &run] {
        run = [arguments](const std::stop_token &stop) { return solveFiles(*arguments, stop); };
    });
}

} // namespace peergrid::cli
