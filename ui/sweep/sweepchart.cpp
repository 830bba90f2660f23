// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/sweepchart.h"

#include "ui/sweep/heatgrid.h"
#include "ui/sweep/sweeplines.h"
#include "ui/sweep/sweepwords.h"
#include "ui/sweep/tornadoplot.h"

#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr std::size_t mostLines = 12;   ///< of a family, that are still told apart
constexpr std::size_t mostInSpider = 7; ///< likewise

std::vector<SweepView> chartsOf(const SweepPlan &plan)
{
    using enum SweepView;
    const std::size_t quantities = plan.quantities();
    bool isThrown = false;
    for (std::size_t n = 0; n < quantities; ++n)
        isThrown = isThrown || plan.variation(n).isSampled;
    if (plan.combine() == Combine::OneAtATime) {
        std::vector<SweepView> views{Spider, Tornado};
        if (quantities > mostInSpider)
            std::swap(views[0], views[1]);
        return views;
    }
    if (isThrown)
        return quantities == 1 ? std::vector{Distribution, Hours, Line}
                               : std::vector{Distribution, Hours};
    if (quantities == 1 || plan.combine() == Combine::Paired)
        return {Line};
    if (quantities > 2)
        return {Distribution, Hours};
    const auto [longer, shorter] = longerAndShorter(plan);
    const std::size_t fewer = plan.variation(shorter).values.size();
    if (fewer == 1)
        return {Line};
    return fewer <= mostLines ? std::vector{HeatMap, Line} : std::vector{HeatMap};
}

} // namespace

std::vector<SweepView> viewsOf(const SweepPlan &plan)
{
    std::vector<SweepView> views = chartsOf(plan);
    if (!keepsHours(plan))
        std::erase(views, SweepView::Hours);
    views.push_back(SweepView::Table);
    return views;
}

QString nameOf(SweepView view)
{
    switch (view) {
    case SweepView::Line:
        return SweepChart::tr("Line");
    case SweepView::Spider:
        return SweepChart::tr("Spider");
    case SweepView::Tornado:
        return SweepChart::tr("Tornado");
    case SweepView::HeatMap:
        return SweepChart::tr("Heat map");
    case SweepView::Distribution:
        return SweepChart::tr("Distribution");
    case SweepView::Hours:
        return SweepChart::tr("Percentiles by hour");
    case SweepView::Table:
        break;
    }
    return SweepChart::tr("Table");
}

SweepChart::SweepChart(QWidget *parent)
    : Chart(parent)
    , m_view(new DrawnView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setObjectName(QStringLiteral("sweepChart"));
    showNote({});
}

template<class Plot>
void SweepChart::draw(Plot plot)
{
    m_table = tableOf(plot);
    auto shared = std::make_shared<const Plot>(std::move(plot));
    m_layOut = [shared](const QRectF &area, const Colours &colours) {
        return layOut(shared, area, colours);
    };
    m_view->setLayOut(m_layOut);
    m_view->setAccessibleName(m_caption);
}

void SweepChart::showNote(const QString &note)
{
    LinesPlot nothing;
    nothing.note = note;
    m_title = tr("Sweep");
    m_caption = m_title;
    draw(std::move(nothing));
}

void SweepChart::showRun(const SweepRun &run, const Choice &choice, const std::string &currency)
{
    const bool isHourly = choice.view == SweepView::Hours;
    const Named figure =
        isHourly ? figureWords(choice.hourly, currency)
                 : figureWords(run.table().figures()[choice.figure], run.plan().market(), currency);
    m_title = tr("%1, %2").arg(nameOf(choice.view), figure.title);
    m_caption = m_title;
    if (!run.isWhole())
        m_caption =
            tr("%1 (%L2 of %L3 variants)").arg(m_title).arg(run.done()).arg(run.plan().size());
    const SweepSubject subject{run, choice.figure, currency};
    switch (choice.view) {
    case SweepView::Spider:
        return draw(spiderLines(subject));
    case SweepView::Tornado:
        return draw(tornadoPlot(subject));
    case SweepView::HeatMap:
        return draw(heatGrid(subject));
    case SweepView::Distribution:
        return draw(distributionLines(subject));
    case SweepView::Hours:
        return draw(hourlyLines(run, choice.hourly, currency));
    case SweepView::Line:
    case SweepView::Table:
        break;
    }
    draw(responseLines(subject));
}

void SweepChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    m_layOut(area, colours)->paint(painter);
}

} // namespace peergrid
