// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include "core/breakpoints.h"

#include <memory>
#include <stop_token>

namespace peergrid
{

using CurvePtr = std::shared_ptr<const Curve>;

/// Finds curves on a thread of its own, one at a time; a newer request ends the one in hand.
class CurveRunner : public QObject
{
    Q_OBJECT

  public:
    explicit CurveRunner(QObject *parent = nullptr);
    ~CurveRunner() override;

    void request(std::shared_ptr<const Scenario> scenario, const CurveRequest &request);
    void cancel();
    bool isRunning() const { return m_isBusy || m_next.scenario; }

  signals:
    void progressed(int perMille);
    void found(const peergrid::CurvePtr &curve);
    /// There is no curve, and why, in a sentence.
    void failed(const QString &sentence);

  private:
    struct Request {
        std::shared_ptr<const Scenario> scenario; ///< none: nothing is asked for
        CurveRequest about;
    };
    struct Report {
        CurvePtr curve; ///< none: failed
        QString failure;
    };
    static Report work(const Request &request, const CurveOptions &options);
    void start();
    void take();

    QThreadPool m_pool; ///< of one thread
    QFutureWatcher<Report> m_watcher;
    std::stop_source m_stop;
    bool m_isBusy = false; ///< until its result is here, which is later than the watcher's running
    Request m_next;
};

} // namespace peergrid
