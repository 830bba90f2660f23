// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/names.h"
#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/sweepdesk.h"
#include "app/cli/sweepstore.h"
#include "app/mpi/ranks.h"
#include "core/sampling.h"
#include "core/scenariofile.h"
#include "core/sweepstudy.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>

namespace peergrid::cli
{
namespace
{

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

struct SweepArguments {
    std::string file;
    SweepStudy study;
    bool isPaired = false;
    bool isOneAtATime = false;
    std::string target;
    bool isResumed = false;
    unsigned threads = 0; ///< 0: as many as the machine has
};

SweepPlan planOrFail(const Market &market, const SweepStudy &study)
{
    auto plan = planOf(market, study);
    if (plan)
        return std::move(*plan);
    Issues issues = std::move(plan.error());
    for (Issue &issue : issues)
        issue.file = "--vary";
    throw Failure(BadUsage, describe(issues));
}

/// What all processes of a sweep must agree about.
struct Sweep {
    SweepPlan plan;
    SweepTable table;
    SweepRecord record;

    Sweep(const Market &market, const SweepArguments &arguments)
        : plan(planOrFail(market, arguments.study))
        , table(plan, arguments.study.withPeers)
        , record{"PeerGrid " PEERGRID_VERSION,
                 marketPrint(market),
                 arguments.study.variations,
                 arguments.study.combine,
                 arguments.study.sampling.samples.value_or(0),
                 arguments.study.sampling.seed,
                 arguments.study.withPeers,
                 plan.size()}
    {
    }

    /// Never 0.
    std::uint64_t print() const { return fingerprint(sweepRecordText(record)) | 1U; }
};

/// A market that cannot be solved costs a moment now, and hours if it is found at the end.
void checkVariants(const SweepPlan &plan, const std::stop_token &stop)
{
    ProgressLine line;
    for (std::size_t k = 0; k < plan.size() && !stop.stop_requested(); ++k) {
        line.show([&] { return fmt::format("Checking variant {} of {}", k + 1, plan.size()); });
        const Issues issues = plan.check(k);
        if (!issues.empty())
            throw Failure(BadInput, describe(issues));
    }
}

std::string duration(double seconds)
{
    const auto minutes = static_cast<long>(seconds / 60.0);
    if (minutes < 1)
        return "less than a minute";
    if (minutes < 120)
        return fmt::format("{} min", minutes);
    return fmt::format("{} h", minutes / 60);
}

/// Writes the rows that processes and threads bring, in order.
class SweepWriter
{
  public:
    SweepWriter(const Sweep &sweep, SweepStore &store)
        : m_sweep(sweep)
        , m_store(store)
        , m_hasShortfall(store.hadShortfall())
    {
        for (std::size_t k = 0; k < size(); ++k)
            m_done += store.has(k) ? 1 : 0;
        m_before = m_done;
    }

    std::size_t size() const { return m_sweep.plan.size(); }
    std::size_t done() const { return m_done; }
    std::size_t before() const { return m_before; }
    bool hasShortfall() const { return m_hasShortfall; }

    void write(SweepDesk &desk, Ranks &ranks, unsigned threads, const std::stop_token &stop)
    {
        {
            const SweepCrew crew(desk, m_sweep.plan, m_sweep.table, threads);
            const std::stop_callback onStop(stop, [&desk] { desk.close(); });
            // While others may call, no longer than they should wait for an answer.
            const auto patience = ranks.size() > 1 ? 1ms : 100ms;
            while (!desk.isOver()) {
                ranks.serve(desk);
                add(desk.ready(patience));
            }
        }
        add(desk.ready(0ms));
        m_store.flush();
    }

  private:
    void add(const std::vector<SweepRow> &rows)
    {
        for (const SweepRow &row : rows) {
            m_store.add(row);
            ++m_done;
            m_hasShortfall = m_hasShortfall || !row.isAllServed;
        }
        m_line.show([this] { return progress(); });
    }

    std::string progress() const
    {
        std::string text = fmt::format("Variant {} of {}", m_done, size());
        if (m_done == m_before)
            return text;
        const double seconds = std::chrono::duration<double>(Clock::now() - m_start).count();
        const auto left = static_cast<double>(size() - m_done);
        return text + ", " + duration(seconds / static_cast<double>(m_done - m_before) * left) +
               " left";
    }

    const Sweep &m_sweep;
    SweepStore &m_store;
    ProgressLine m_line;
    Clock::time_point m_start = Clock::now();
    std::size_t m_done = 0;
    std::size_t m_before = 0; ///< rows that were there
    bool m_hasShortfall = false;
};

unsigned threadsFor(const SweepArguments &arguments, const Ranks &ranks)
{
    if (ranks.size() > 1)
        return 1;
    return arguments.threads ? arguments.threads
                             : std::max(1U, std::thread::hardware_concurrency());
}

ExitCode writeSweep(const Sweep &sweep, SweepStore &store, const SweepArguments &arguments,
                    Ranks &ranks, const std::stop_token &stop)
{
    SweepWriter writer(sweep, store);
    SweepDesk desk(writer.size(), [&store](std::size_t k) { return store.has(k); });
    writer.write(desk, ranks, threadsFor(arguments, ranks), stop);
    if (const auto failure = desk.failure())
        throw Failure(BadInput, *failure);
    if (writer.done() < writer.size())
        throw Failure(Cancelled,
                      fmt::format("Cancelled with {} of {} variants in {}; the same command with "
                                  "--resume goes on from there.",
                                  writer.done(), writer.size(), arguments.target));
    ranks.dismiss(desk);
    print(fmt::format("{} in {}{}\n", count(writer.size(), "variant"), arguments.target,
                      writer.before() ? fmt::format(", {} of them from before", writer.before())
                                      : std::string()));
    return writer.hasShortfall() ? NotAllServed : Solved;
}

/// The process that hands out and writes.
ExitCode lead(const SweepArguments &arguments, Ranks &ranks, const std::stop_token &stop)
{
    std::unique_ptr<Sweep> sweep;
    std::unique_ptr<SweepStore> store;
    try {
        if (ranks.size() > 1 && arguments.threads > 1)
            throw Failure(BadUsage, "--threads: under mpirun each process solves on one thread; "
                                    "start more processes instead");
        sweep = std::make_unique<Sweep>(load(arguments.file).market, arguments);
        checkVariants(sweep->plan, stop);
        store = openSweepStore(
            {arguments.target, sweep->plan, sweep->table, sweep->record, arguments.isResumed});
    } catch (...) {
        ranks.fromFirst(0); // the others leave
        throw;
    }
    ranks.fromFirst(sweep->print());
    try {
        return writeSweep(*sweep, *store, arguments, ranks, stop);
    } catch (const Failure &failure) {
        if (ranks.size() < 2)
            throw;
        // The others are deep in their work: nothing of it is lost that --resume would not redo.
        fmt::print(stderr, "{}\n", failure.what());
        ranks.abort(failure.code());
    }
}

/// A process that solves what it is handed. It says nothing; the first one does.
ExitCode follow(const SweepArguments &arguments, const Ranks &ranks, const std::stop_token &stop)
{
    const std::uint64_t print = ranks.fromFirst(0);
    if (print == 0)
        return Solved;
    try {
        const Sweep sweep(orFail(loadScenario(arguments.file)).market, arguments);
        if (sweep.print() != print)
            throw Failure(BadInput, arguments.file + ": it is not the same on all machines; put "
                                                     "it where all of them see it");
        WholeMemory memory;
        ranks.work([&](std::size_t variant) {
            return solveVariant(sweep.plan, sweep.table, variant, stop, &memory);
        });
    } catch (const std::exception &error) {
        ranks.complain(error.what());
    }
    return Solved;
}

ExitCode sweep(const SweepArguments &arguments, const std::stop_token &stop)
{
    Ranks ranks;
    return ranks.isFirst() ? lead(arguments, ranks, stop) : follow(arguments, ranks, stop);
}

void addSamplingOptions(CLI::App &command, SweepArguments &arguments)
{
    CLI::Option *paired =
        command.add_flag("--paired", arguments.isPaired,
                         "First value with first, second with second, … instead of all with all");
    command
        .add_flag("--one-at-a-time", arguments.isOneAtATime,
                  "The scenario as it is, then each quantity alone with its values")
        ->excludes(paired);
    command
        .add_option("--samples", arguments.study.sampling.samples,
                    "How many values lhs() and random() take")
        ->type_name("N");
    command.add_option("--seed", arguments.study.sampling.seed, "Another seed throws other values")
        ->type_name("S")
        ->capture_default_str();
}

} // namespace

void addSweep(CLI::App &program, Run &run)
{
    auto arguments = std::make_shared<SweepArguments>();
    CLI::App *command =
        program.add_subcommand("sweep", "Solve a scenario in many variants, into one table");
    command->add_option("FILE", arguments->file, "Scenario file")->required()->type_name("");
    command
        ->add_option("--vary", arguments->study.variations,
                     "A quantity and its values; any number of times")
        ->required()
        ->type_name("PATH=VALUES")
        ->allow_extra_args(false);
    addSamplingOptions(*command, *arguments);
    command->add_option("--to", arguments->target, "File to write, .csv, .sqlite or .db")
        ->required()
        ->type_name("FILE")
        ->check(sweepExtension);
    command->add_flag("--resume", arguments->isResumed,
                      "Go on with the file, where it was left, if it is there");
    command->add_flag("--peers", arguments->study.withPeers,
                      "What each peer pays net, and its cost, as well");
    command
        ->add_option("--threads", arguments->threads,
                     "Variants solved at a time; as many as there are cores unless given")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command->footer(
        "PATH: peers.ID.generation.cost, peers.ID.load, peers.*.storage.capacity, "
        "communities.ID.manager_fee, contracts.ID.network_fee_factor, …\n"
        "VALUES: first:last:count; a,b,c; lhs(first:last); random(first:last); x0.5 is a factor");
    command->callback([arguments, &run] {
        if (arguments->isPaired)
            arguments->study.combine = Combine::Paired;
        if (arguments->isOneAtATime)
            arguments->study.combine = Combine::OneAtATime;
        run = [arguments](const std::stop_token &stop) { return sweep(*arguments, stop); };
    });
}

} // namespace peergrid::cli
