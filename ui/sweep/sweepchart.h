// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweeprun.h"
#include "ui/results/chart.h"
#include "ui/results/drawnview.h"

namespace peergrid
{

/// The ways to look at a sweep.
enum class SweepView { Line, Spider, Tornado, HeatMap, Distribution, Hours, Table };

/// Those that say something about a plan, the best first; the table is always the last.
std::vector<SweepView> viewsOf(const SweepPlan &plan);
QString nameOf(SweepView view);

/// A sweep, as far as it is solved, as one of its charts.
class SweepChart : public Chart
{
    Q_OBJECT

  public:
    explicit SweepChart(QWidget *parent = nullptr);

    struct Choice {
        SweepView view = SweepView::Line;               ///< not the table
        std::size_t figure = 0;                         ///< place in SweepTable::figures()
        HourlyFigure hourly = HourlyFigure::GridImport; ///< with SweepView::Hours
    };
    /// Draws what is there by now. The run is not kept.
    void showRun(const SweepRun &run, const Choice &choice, const std::string &currency);
    /// Says why there is nothing.
    void showNote(const QString &note);

    QString title() const override { return m_title; }
    QString caption() const override { return m_caption; }
    void show(const Shown &) override {} // it is about no single run
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override { return m_table; }

  private:
    template<class Plot>
    void draw(Plot plot);

    DrawnView *m_view;
    DrawnView::LayOut m_layOut;
    QString m_title;
    QString m_caption;
    DataTable m_table;
};

} // namespace peergrid
