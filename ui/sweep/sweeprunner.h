// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "core/sweeprun.h"

#include <memory>
#include <stop_token>

namespace peergrid
{

/// Solves the variants of a sweep on all cores, after all of them were checked: one that cannot be
/// solved would be told at the end. A newer sweep takes the place of the one in hand.
class SweepRunner : public QObject
{
    Q_OBJECT

  public:
    explicit SweepRunner(QObject *parent = nullptr);
    ~SweepRunner() override;

    void start(std::shared_ptr<const SweepPlan> plan, bool withPeers = false);
    /// Ends it; what is solved stays.
    void cancel();
    bool isRunning() const { return m_working > 0; }
    bool isChecking() const { return isRunning() && m_isChecking; }

    /// The last sweep that was started, as far as it has come; null before the first.
    const SweepRun *run() const { return m_run.get(); }

  signals:
    /// All variants can be solved, and now are.
    void checked();
    /// There is more in run().
    void progressed();
    /// Nothing is worked on any more: all is there, or it was cancelled.
    void ended();
    /// It ended because a variant cannot be solved; why, in a sentence.
    void failed(const QString &sentence);

  private:
    struct Share; ///< what one worker does
    struct Report {
        std::vector<SweepAnswer> answers;
        QString failure;
        bool isLast = false;
    };
    using Work = void (*)(const Share &share, Report &report);
    void startAll(Work work);
    static void check(const Share &share, Report &report);
    static void solve(const Share &share, Report &report);
    void take(int sweep, Report report);
    void abandon();
    void finish();

    QThreadPool m_pool;
    std::stop_source m_stop;
    QTimer m_patience; ///< with workers that were told to stop
    std::unique_ptr<SweepRun> m_run;
    int m_sweep = 0;   ///< number of the last one: what others still report is of no interest
    int m_working = 0; ///< workers that have not reported their last
    bool m_isChecking = false;
    QString m_failure;
};

} // namespace peergrid
