// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/grouping.h"
#include "ui/results/plotdrawing.h"

#include <QStringList>

#include <functional>
#include <optional>

class QComboBox;

namespace peergrid
{

class LegendList;
class PlotView;
struct PlotHit;

/// One kind of plot: the pure functions it is made of. The views are what it may be about; 0 is
/// the first.
struct PlotKind {
    QString title;
    QStringList views;
    std::function<std::vector<Group>(const Solved &, const PlotChoice &, int view)> groups;
    std::function<Plot(const Solved &, const std::vector<Group> &, const PlotChoice &, int view)>
        plot;
    std::function<DataTable(const Solved &, HourRange)> table;
    std::function<bool(int view)> isOfOneHour; ///< rather than of the whole day
    bool isByCommunity = false;                ///< until a person chooses otherwise
};

PlotKind generationKind();
PlotKind tradedKind();
PlotKind tradedByHourKind(); ///< the second view of that, for paper, where none can be chosen
PlotKind storageKind();
PlotKind priceKind();

/// A chart of one kind of plot, with its legend and what may be chosen beside it.
class PlotChart : public Chart
{
    Q_OBJECT

  public:
    explicit PlotChart(PlotKind kind, QWidget *parent = nullptr);

    QString title() const override { return m_kind.title; }
    QString caption() const override;
    void show(const Shown &shown) override;
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override;
    bool isEmpty() const override;

  private:
    enum class Span { Day, Week, All };

    QComboBox *addChooser(const QString &name);
    int view() const;
    Grouping grouping() const;
    HourRange hours() const;
    HourRange tableHours() const;
    PlotChoice choice() const;
    bool isOfOneHour() const;
    void offerChoices();
    void redraw();
    void mark();
    void choose(const PlotHit &hit);
    void step(int hours);

    PlotKind m_kind;
    Shown m_shown;
    HourRange m_drawnHours;
    std::optional<Grouping> m_chosen; ///< none: as fits the market
    PlotView *m_plot;
    LegendList *m_legend;
    QComboBox *m_view;
    QComboBox *m_grouping;
    QComboBox *m_span;
};

} // namespace peergrid
