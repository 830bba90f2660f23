// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plotchart.h"

#include "ui/results/legendlist.h"
#include "ui/results/plotview.h"
#include "ui/wording.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int sideWidth = 172;
constexpr std::size_t mostHoursAtOnce = 48; ///< more are shown day by day or week by week
/// Of more peers communities are shown, of more of those the largest peers.
constexpr std::size_t mostEach = 25;
constexpr std::size_t day = 24;
constexpr std::size_t week = 7 * day;
constexpr std::size_t mostHoursEach = 1000; ///< of more, means of days are shown

HourRange around(std::size_t hour, std::size_t length, std::size_t hours)
{
    const std::size_t first = hour / length * length;
    return {first, std::min(first + length, hours) - 1};
}

} // namespace

PlotChart::PlotChart(PlotKind kind, QWidget *parent)
    : Chart(parent)
    , m_kind(std::move(kind))
    , m_plot(new PlotView)
    , m_legend(new LegendList)
{
    m_plot->setAccessibleName(tr("%1, drawn").arg(m_kind.title));
    auto *side = new QWidget;
    side->setFixedWidth(sideWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(6);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_plot, 1);
    row->addWidget(side);
    m_view = addChooser(tr("Show"));
    m_view->addItems(m_kind.views);
    m_grouping = addChooser(tr("Series"));
    m_grouping->addItem(tr("Largest peers"), static_cast<int>(Grouping::Largest));
    m_grouping->addItem(tr("Every peer"), static_cast<int>(Grouping::Every));
    m_grouping->addItem(tr("By role"), static_cast<int>(Grouping::Role));
    m_grouping->addItem(tr("By community"), static_cast<int>(Grouping::Community));
    m_span = addChooser(tr("Time"));
    m_span->addItem(tr("This day"), static_cast<int>(Span::Day));
    m_span->addItem(tr("This week"), static_cast<int>(Span::Week));
    m_span->addItem(tr("All hours"), static_cast<int>(Span::All));
    for (QComboBox *chooser : {m_view, m_grouping, m_span})
        column->addWidget(chooser);
    column->addWidget(m_legend, 1);
    connect(m_view, &QComboBox::activated, this, &PlotChart::redraw);
    connect(m_span, &QComboBox::activated, this, &PlotChart::redraw);
    connect(m_grouping, &QComboBox::activated, this, [this](int index) {
        m_chosen = static_cast<Grouping>(m_grouping->itemData(index).toInt());
        redraw();
    });
    connect(m_plot, &PlotView::clicked, this, &PlotChart::choose);
    connect(m_plot, &PlotView::stepped, this, &PlotChart::step);
    connect(m_legend, &LegendList::chosen, this, &Chart::objectChosen);
}

QComboBox *PlotChart::addChooser(const QString &name)
{
    auto *chooser = new QComboBox(this);
    chooser->setAccessibleName(name);
    chooser->setToolTip(name);
    chooser->setFont(chartFont());
    return chooser;
}

int PlotChart::view() const
{
    return std::max(0, m_view->currentIndex());
}

Grouping PlotChart::grouping() const
{
    if (m_chosen)
        return *m_chosen;
    const Market &market = *m_shown.solved->market;
    const std::size_t communities = market.communities.size();
    const bool isCrowded = market.peers.size() > mostEach;
    return (isCrowded || m_kind.isByCommunity) && communities > 0 && communities <= mostEach
               ? Grouping::Community
               : Grouping::Largest;
}

HourRange PlotChart::hours() const
{
    const std::size_t all = m_shown.solved->hours();
    if (all <= mostHoursAtOnce || m_shown.isOnPaper)
        return {0, all - 1};
    switch (static_cast<Span>(m_span->currentData().toInt())) {
    case Span::Day:
        return around(m_shown.hour, day, all);
    case Span::Week:
        return around(m_shown.hour, week, all);
    case Span::All:
        break;
    }
    return {0, all - 1};
}

PlotChoice PlotChart::choice() const
{
    return {grouping(), m_shown.selection, hours(), m_shown.hour};
}

bool PlotChart::isOfOneHour() const
{
    return m_kind.isOfOneHour && m_kind.isOfOneHour(view());
}

QString PlotChart::caption() const
{
    const QString about = m_view->count() > 1
                              ? QStringLiteral("%1 · %2").arg(title(), m_view->currentText())
                              : title();
    if (!m_shown.solved || !isOfOneHour() || m_shown.solved->hours() == 1)
        return about;
    return QStringLiteral("%1 · %2").arg(about, hourText(m_shown.hour, m_shown.solved->hours()));
}

void PlotChart::show(const Shown &shown)
{
    const Shown before = std::exchange(m_shown, shown);
    const bool isSame = before.solved == shown.solved && before.ghost == shown.ghost &&
                        before.selection == shown.selection && m_drawnHours == hours() &&
                        (before.hour == shown.hour || !isOfOneHour());
    if (!isSame)
        return redraw();
    mark();
}

void PlotChart::mark()
{
    const Plot &plot = m_plot->drawing().plot;
    if (plot.isHourly())
        m_plot->setMarker(plot.placeOf(m_shown.hour));
    else
        m_plot->setMarker(std::nullopt);
}

void PlotChart::offerChoices()
{
    m_view->setVisible(m_view->count() > 1);
    m_span->setVisible(m_shown.solved->hours() > mostHoursAtOnce && !isOfOneHour());
    m_grouping->setCurrentIndex(m_grouping->findData(static_cast<int>(grouping())));
}

void PlotChart::redraw()
{
    offerChoices();
    const PlotChoice chosen = choice();
    auto groups = m_kind.groups(*m_shown.solved, chosen, view());
    const auto plotOf = [&](const Solved &solved) {
        Plot plot = m_kind.plot(solved, groups, chosen, view());
        const bool isLong = plot.isHourly() && plot.hours.size() > mostHoursEach;
        return isLong ? condensed(std::move(plot), day) : plot;
    };
    std::optional<Plot> ghost;
    if (m_shown.ghost && chosen.hours.last < m_shown.ghost->hours()) {
        groups = joined(std::move(groups), m_kind.groups(*m_shown.ghost, chosen, view()));
        ghost = plotOf(*m_shown.ghost);
    }
    Plot plot = plotOf(*m_shown.solved);
    if (m_shown.ghost)
        plot.comparedWith = QString::fromStdString(m_shown.ghost->scenario->name);
    if (m_shown.ghost && !ghost)
        plot.comparedWith = tr("%1 (lacks hours: not drawn)").arg(plot.comparedWith);
    m_plot->setDrawing(Drawing(std::move(plot), std::move(ghost)));
    m_drawnHours = chosen.hours;
    mark();
    m_legend->setPlot(m_plot->drawing().plot);
}

void PlotChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    paintPlot(painter, area, m_plot->drawing(), colours);
}

HourRange PlotChart::tableHours() const
{
    return isOfOneHour() ? HourRange{m_shown.hour, m_shown.hour} : hours();
}

DataTable PlotChart::table() const
{
    return m_shown.solved ? m_kind.table(*m_shown.solved, tableHours()) : DataTable{};
}

/// Rows are of an hour each.
bool PlotChart::isEmpty() const
{
    if (!m_shown.solved)
        return true;
    const HourRange hours = tableHours();
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        if (!m_kind.table(*m_shown.solved, {t, t}).rows.empty())
            return false;
    }
    return true;
}

void PlotChart::choose(const PlotHit &hit)
{
    const Plot &plot = m_plot->drawing().plot;
    if (plot.isHourly())
        emit hourChosen(plot.hourOf(hit.place));
    const ObjectIds objects = !plot.isHourly() ? plot.categories[hit.place].objects
                              : hit.series     ? plot.series[*hit.series].objects
                                               : ObjectIds{};
    if (!objects.isEmpty())
        emit objectChosen(objects);
}

void PlotChart::step(int hours)
{
    const auto last = static_cast<long>(m_shown.solved->hours()) - 1;
    const long next = std::clamp(static_cast<long>(m_shown.hour) + hours, 0L, last);
    if (static_cast<std::size_t>(next) != m_shown.hour)
        emit hourChosen(static_cast<std::size_t>(next));
}

} // namespace peergrid
