// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/solverunner.h"

#include <QtConcurrentRun>

#include <thread>

namespace peergrid
{

namespace
{

using namespace std::chrono_literals;

constexpr auto leastApart = 20ms; ///< between two starts
/// A run that has gone on for so long gives way to a newer request; shorter ones come to their
/// end, or a moving slider would see no result at all.
constexpr auto patience = 400ms;
constexpr std::size_t fewPeers = 40; ///< whose hours are too short to be worth threads

unsigned threadsFor(const Market &market)
{
    return market.peers.size() < fewPeers ? 1 : std::max(1U, std::thread::hardware_concurrency());
}

} // namespace

SolveRunner::SolveRunner(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(leastApart);
    connect(&m_throttle, &QTimer::timeout, this, &SolveRunner::start);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
            [this](int index) { take(m_watcher.resultAt(index)); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_isBusy = false;
        start();
        if (!isRunning())
            emit ended();
    });
}

SolveRunner::~SolveRunner()
{
    disconnect(&m_watcher, nullptr, this, nullptr);
    m_stop.request_stop();
    m_watcher.waitForFinished();
}

void SolveRunner::request(std::shared_ptr<const Scenario> scenario,
                          std::shared_ptr<const Market> market)
{
    m_next = {std::move(scenario), std::move(market)};
    if (m_isBusy) {
        if (std::chrono::steady_clock::now() - m_begun > patience)
            m_stop.request_stop();
        return; // starts when it ends
    }
    start();
}

void SolveRunner::cancel()
{
    m_next = {};
    m_throttle.stop();
    if (!m_isBusy)
        return;
    m_isCancelled = true;
    m_stop.request_stop();
}

void SolveRunner::drop()
{
    cancel();
    m_isDropped = true;
}

void SolveRunner::start()
{
    if (!m_next.market || m_isBusy || m_throttle.isActive())
        return;
    m_throttle.start();
    m_isBusy = true;
    m_stop = std::stop_source();
    m_isCancelled = false;
    m_isDropped = false;
    m_begun = std::chrono::steady_clock::now();
    const Request request = std::exchange(m_next, {});
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [this, request, stop = m_stop.get_token(), memory = m_memory] {
            // A future would keep all that came so far until the run after: of a year, gigabytes.
            return work(request, stop, *memory, [this](const SolvedPtr &soFar) {
                QMetaObject::invokeMethod(
                    this,
                    [this, soFar] {
                        take({soFar, {}, false});
                    },
                    Qt::QueuedConnection);
            });
        }));
    emit started();
}

/// On the worker's thread. An exception would lose its text on the way, so none leaves.
SolveRunner::Report SolveRunner::work(const Request &request, const std::stop_token &stop,
                                      WholeMemory &memory,
                                      const std::function<void(const SolvedPtr &)> &progress)
{
    try {
        WholeRun run;
        run.stop = stop;
        run.threads = threadsFor(*request.market);
        run.memory = &memory;
        run.progress = progress;
        const auto solved = solveWhole(request.scenario, request.market, run);
        if (solved)
            return {*solved, {}, true};
        return {nullptr, QString::fromStdString(describe(solved.error())), true};
    } catch (const std::exception &error) {
        return {nullptr, tr("The solver ended unexpectedly: %1").arg(QLatin1String(error.what())),
                true};
    }
}

void SolveRunner::take(const Report &report)
{
    if (m_isDropped)
        return;
    if (!report.isLast) {
        emit progressed(report.solved);
    } else if (!report.solved) {
        if (!m_next.market) // else it is about something that is no more
            emit failed(report.failure);
    } else if (report.solved->status != Outcome::Status::Cancelled) {
        emit solved(report.solved);
    } else if (m_isCancelled) {
        emit cancelled(report.solved);
    }
}

} // namespace peergrid
