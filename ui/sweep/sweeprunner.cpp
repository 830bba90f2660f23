// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/sweeprunner.h"

#include <QtConcurrentRun>

#include <chrono>
#include <functional>
#include <thread>

namespace peergrid
{

namespace
{

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto mostPatience = 150ms;
constexpr auto betweenReports = 60ms; ///< of a worker: charts follow, and nobody is flooded

} // namespace

struct SweepRunner::Share {
    std::shared_ptr<const SweepPlan> plan;
    std::shared_ptr<const SweepTable> table;
    bool keepsHours = false;
    std::size_t worker = 0;
    std::size_t workers = 1;
    std::stop_token stop;
    std::function<void(Report)> report;

    /// The n-th variant of this worker. In each round of as many variants as there are workers it
    /// is another's turn to begin, or one of them might get all the slow ones.
    std::size_t variant(std::size_t n) const { return n * workers + (n + worker) % workers; }
    /// Rounds, the last of which may have fewer variants.
    std::size_t rounds() const { return (plan->size() + workers - 1) / workers; }
};

SweepRunner::SweepRunner(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    m_patience.setSingleShot(true);
    m_patience.setInterval(mostPatience);
    connect(&m_patience, &QTimer::timeout, this, &SweepRunner::abandon);
}

SweepRunner::~SweepRunner()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void SweepRunner::start(std::shared_ptr<const SweepPlan> plan, bool withPeers)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_run = std::make_unique<SweepRun>(std::move(plan), withPeers);
    m_failure.clear();
    m_patience.stop();
    ++m_sweep;
    m_isChecking = true;
    startAll(check);
}

void SweepRunner::startAll(Work work)
{
    m_working = static_cast<int>(
        std::min(static_cast<std::size_t>(m_pool.maxThreadCount()), m_run->plan().size()));
    for (int worker = 0; worker < m_working; ++worker) {
        Share share;
        share.plan = m_run->sharedPlan();
        share.table = m_run->sharedTable();
        share.keepsHours = peergrid::keepsHours(*share.plan);
        share.worker = static_cast<std::size_t>(worker);
        share.workers = static_cast<std::size_t>(m_working);
        share.stop = m_stop.get_token();
        share.report = [this, sweep = m_sweep](Report report) {
            QMetaObject::invokeMethod(
                this,
                [this, sweep, report = std::move(report)]() mutable {
                    take(sweep, std::move(report));
                },
                Qt::QueuedConnection);
        };
        // An exception would lose its text on the way, so none leaves.
        static_cast<void>(QtConcurrent::run(&m_pool, [share, work] {
            Report report;
            try {
                work(share, report);
            } catch (const std::exception &error) {
                report.failure =
                    tr("The solver ended unexpectedly: %1").arg(QLatin1String(error.what()));
            }
            report.isLast = true;
            share.report(std::move(report));
        }));
    }
}

void SweepRunner::cancel()
{
    if (!isRunning())
        return;
    m_stop.request_stop();
    m_patience.start();
}

/// Very large markets are copied and checked without a look at who wants to stop. What they find
/// then is of interest to nobody.
void SweepRunner::abandon()
{
    ++m_sweep;
    m_working = 0;
    finish();
}

void SweepRunner::finish()
{
    m_patience.stop();
    m_isChecking = false;
    if (m_failure.isEmpty())
        emit ended();
    else
        emit failed(m_failure);
}

/// On a worker's thread, as solve().
void SweepRunner::check(const Share &share, Report &report)
{
    for (std::size_t n = 0; n < share.rounds() && !share.stop.stop_requested(); ++n) {
        const std::size_t variant = share.variant(n);
        const Issues issues = variant < share.plan->size() ? share.plan->check(variant) : Issues();
        if (issues.empty())
            continue;
        report.failure = QString::fromStdString(describe(issues.front()));
        return;
    }
}

void SweepRunner::solve(const Share &share, Report &report)
{
    auto next = Clock::now() + betweenReports;
    WholeMemory memory; // of this worker's variants
    for (std::size_t n = 0; n < share.rounds(); ++n) {
        const std::size_t variant = share.variant(n);
        if (variant >= share.plan->size())
            continue;
        const auto solved = solvedVariant(*share.plan, variant, share.stop, &memory);
        if (!solved)
            report.failure = QString::fromStdString(describe(solved.error().front()));
        if (!solved || !*solved)
            return;
        report.answers.push_back({share.table->row(variant, **solved),
                                  share.keepsHours ? hourlyOf(**solved) : std::vector<double>()});
        if (Clock::now() < next)
            continue;
        share.report(std::exchange(report, {}));
        next = Clock::now() + betweenReports;
    }
}

void SweepRunner::take(int sweep, Report report)
{
    if (sweep != m_sweep)
        return;
    for (SweepAnswer &answer : report.answers)
        m_run->add(std::move(answer));
    if (!report.failure.isEmpty()) {
        if (m_failure.isEmpty())
            m_failure = report.failure;
        m_stop.request_stop();
    }
    m_working -= report.isLast ? 1 : 0;
    if (!report.answers.empty())
        emit progressed();
    if (!report.isLast || m_working > 0)
        return;
    if (std::exchange(m_isChecking, false) && !m_stop.stop_requested()) {
        startAll(solve);
        emit checked();
        return;
    }
    finish();
}

} // namespace peergrid
