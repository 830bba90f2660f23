// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "core/solved.h"

#include <chrono>
#include <stop_token>

namespace peergrid
{

/// Solves on a thread of its own: one run at a time, the newest request wins. Requests that come
/// quickly are thinned out, never put off for good, so that small markets follow a slider.
class SolveRunner : public QObject
{
    Q_OBJECT

  public:
    explicit SolveRunner(QObject *parent = nullptr);
    ~SolveRunner() override;

    /// Asks for a result of this market; one that is asked for later takes its place.
    void request(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Market> market);
    /// Ends the run in hand, and forgets what was asked for after it.
    void cancel();
    /// The same, and nothing is heard of it any more.
    void drop();
    bool isRunning() const { return m_isBusy || m_next.market; }

  signals:
    void started();
    /// Nothing is in hand any more, and nothing asked for.
    void ended();
    /// Some hours are done, others are not yet.
    void progressed(const peergrid::SolvedPtr &soFar);
    void solved(const peergrid::SolvedPtr &result);
    /// Cancelled, with the hours that were done.
    void cancelled(const peergrid::SolvedPtr &soFar);
    /// There is no result, and why, in a sentence.
    void failed(const QString &sentence);

  private:
    struct Request {
        std::shared_ptr<const Scenario> scenario;
        std::shared_ptr<const Market> market; ///< none: nothing is asked for
    };
    struct Report {
        SolvedPtr solved; ///< none: failed
        QString failure;
        bool isLast = false;
    };
    static Report work(const Request &request, const std::stop_token &stop, WholeMemory &memory,
                       const std::function<void(const SolvedPtr &)> &progress);
    void start();
    void take(const Report &report);

    QThreadPool m_pool; ///< of one thread
    /// Of the runs before: used by the run in hand alone, never on this thread.
    std::shared_ptr<WholeMemory> m_memory = std::make_shared<WholeMemory>();
    QFutureWatcher<Report> m_watcher;
    QTimer m_throttle; ///< runs while a start would be too soon; never restarted by a request
    std::stop_source m_stop;
    Request m_next;
    bool m_isBusy = false;      ///< until the end of the run in hand has been told
    bool m_isCancelled = false; ///< by a person, not by a newer request
    bool m_isDropped = false;   ///< nobody wants to hear of the run in hand
    std::chrono::steady_clock::time_point m_begun;
};

} // namespace peergrid
