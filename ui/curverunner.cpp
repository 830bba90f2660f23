// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curverunner.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <cmath>

namespace peergrid
{

namespace
{

constexpr int whole = 1000;

} // namespace

CurveRunner::CurveRunner(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int perMille) {
        if (!m_stop.stop_requested())
            emit progressed(perMille);
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CurveRunner::take);
}

CurveRunner::~CurveRunner()
{
    disconnect(&m_watcher, nullptr, this, nullptr);
    m_stop.request_stop();
    m_watcher.waitForFinished();
}

void CurveRunner::request(std::shared_ptr<const Scenario> scenario, const CurveRequest &request)
{
    m_next = {std::move(scenario), request};
    m_stop.request_stop();
    if (!m_isBusy)
        start();
}

void CurveRunner::cancel()
{
    m_next = {};
    m_stop.request_stop();
}

void CurveRunner::start()
{
    m_isBusy = true;
    m_stop = std::stop_source();
    const Request request = std::exchange(m_next, {});
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [request, stop = m_stop.get_token()](QPromise<Report> &promise) {
            promise.setProgressRange(0, whole);
            CurveOptions options;
            options.stop = stop;
            options.progress = [&promise](double share) {
                promise.setProgressValue(static_cast<int>(std::lround(share * whole)));
            };
            promise.addResult(work(request, options));
        }));
}

/// On the worker's thread. An exception would lose its text on the way, so none leaves.
CurveRunner::Report CurveRunner::work(const Request &request, const CurveOptions &options)
{
    try {
        auto curve = curveOf(request.scenario->market, request.about, options);
        if (curve)
            return {std::make_shared<const Curve>(std::move(*curve)), {}};
        return {nullptr, QString::fromStdString(describe(curve.error()))};
    } catch (const std::exception &error) {
        return {nullptr, tr("The solver ended unexpectedly: %1").arg(QLatin1String(error.what()))};
    }
}

void CurveRunner::take()
{
    const Report report = m_watcher.result();
    const bool wasStopped = m_stop.stop_requested();
    m_isBusy = false;
    if (m_next.scenario)
        start();
    if (wasStopped)
        return;
    if (report.curve)
        emit found(report.curve);
    else
        emit failed(report.failure);
}

} // namespace peergrid
