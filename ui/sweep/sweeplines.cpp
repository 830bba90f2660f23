// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/sweeplines.h"

#include "core/sensitivity.h"
#include "ui/results/drawnstyle.h"
#include "ui/sweep/sweepwords.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace peergrid
{

namespace
{

constexpr double percent = 100.0;
constexpr std::size_t cumulativeSteps = 200;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

QString tr(const char *text)
{
    return QCoreApplication::translate("SweepLines", text);
}

Named figureOf(const SweepSubject &subject)
{
    const SweepRun &run = subject.run;
    return figureWords(run.table().figures()[subject.figure], run.plan().market(),
                       subject.currency);
}

QString withUnit(double value, const QString &unit)
{
    return (amountText(value) + QLatin1Char(' ') + unit).trimmed();
}

SeriesLook hue(std::size_t number)
{
    SeriesLook look;
    look.number = number;
    return look;
}

/// "5th percentile" is no word people use: "5 %".
QString shareText(double share)
{
    return QStringLiteral("P%1").arg(qRound(share * percent));
}

std::function<QString(std::size_t)> pointWords(const LinesPlot::Line &line, const QString &head,
                                               bool isFactor, const Named &figure)
{
    return [points = line.points, head, isFactor, figure](std::size_t i) {
        return QStringLiteral("%1: %2\n%3: %4")
            .arg(head, inputText(points[i].x(), isFactor), figure.title,
                 withUnit(points[i].y(), figure.unit));
    };
}

} // namespace

std::pair<std::size_t, std::size_t> longerAndShorter(const SweepPlan &plan)
{
    const bool isFirstLonger = plan.variation(0).values.size() >= plan.variation(1).values.size();
    return isFirstLonger ? std::pair<std::size_t, std::size_t>(0, 1)
                         : std::pair<std::size_t, std::size_t>(1, 0);
}

LinesPlot responseLines(const SweepSubject &subject)
{
    const SweepPlan &plan = subject.run.plan();
    const bool isFamily = plan.combine() == Combine::Crossed && plan.quantities() == 2;
    const auto [across, apart] =
        isFamily ? longerAndShorter(plan) : std::pair<std::size_t, std::size_t>(0, 0);
    const Named figure = figureOf(subject);
    std::map<double, std::vector<QPointF>> families;
    for (const double value : plan.variation(apart).values) {
        if (isFamily)
            families[value]; // so that none changes its colour when others arrive
    }
    for (std::size_t k = 0; k < plan.size(); ++k) {
        const auto values = plan.values(k);
        const double y = subject.run.figure(k, subject.figure);
        if (subject.run.has(k))
            families[isFamily ? values[apart] : 0.0].emplace_back(values[across], y);
    }
    LinesPlot plot;
    plot.xTitle = quantityWords(plan, across, subject.currency);
    plot.yTitle = figure.withUnit();
    plot.xAlso = plan.variation(across).values;
    const bool isFactor = plan.variation(across).isFactor;
    for (auto &[value, points] : families) {
        LinesPlot::Line line;
        std::stable_sort(points.begin(), points.end(),
                         [](const QPointF &a, const QPointF &b) { return a.x() < b.x(); });
        line.points = std::move(points);
        line.look = hue(plot.lines.size());
        QString head = quantityName(plan, across);
        if (isFamily) {
            line.name = inputText(value, plan.variation(apart).isFactor);
            head = QStringLiteral("%1: %2\n%3").arg(quantityName(plan, apart), line.name, head);
        }
        line.words = pointWords(line, head, isFactor, figure);
        plot.lines.push_back(std::move(line));
    }
    if (isFamily)
        plot.note = tr("Lines: %1").arg(quantityWords(plan, apart, subject.currency));
    else if (plan.quantities() > 1)
        plot.note = tr("The other quantities change with it.");
    return plot;
}

LinesPlot spiderLines(const SweepSubject &subject)
{
    const SweepPlan &plan = subject.run.plan();
    const Named figure = figureOf(subject);
    const double base = subject.run.figure(0, subject.figure);
    LinesPlot plot;
    plot.isXPercent = true;
    plot.xTitle = tr("Change of the quantity");
    plot.yTitle = figure.withUnit();
    plot.xAsItIs = 0.0;
    if (std::isfinite(base))
        plot.yAsItIs = base;
    int leftOut = 0;
    for (const Sensitivity &one : sensitivities(subject.run, subject.figure)) {
        LinesPlot::Line line;
        line.look = hue(one.quantity);
        line.name = quantityName(plan, one.quantity);
        for (const double input : plan.variation(one.quantity).values) {
            if (const auto change = one.change(input))
                plot.xAlso.push_back(*change * percent);
        }
        for (const Response &response : one.responses) {
            if (const auto change = one.change(response.input))
                line.points.emplace_back(*change * percent, response.figure);
        }
        if (line.points.empty()) {
            leftOut += one.responses.empty() ? 0 : 1;
            continue;
        }
        line.words = [line, figure, inputs = one.responses,
                      isFactor = plan.variation(one.quantity).isFactor](std::size_t i) {
            return QStringLiteral("%1: %2 (%3 %)\n%4: %5")
                .arg(line.name, inputText(inputs[i].input, isFactor),
                     signedText(line.points[i].x()), figure.title,
                     withUnit(line.points[i].y(), figure.unit));
        };
        plot.lines.push_back(std::move(line));
    }
    if (leftOut > 0)
        plot.note =
            tr("Not drawn: %1 of which nothing is a per cent (0, or by hour); see the tornado.")
                .arg(leftOut);
    return plot;
}

LinesPlot distributionLines(const SweepSubject &subject)
{
    std::vector<double> values = subject.run.figures(subject.figure);
    std::sort(values.begin(), values.end());
    const Named figure = figureOf(subject);
    LinesPlot plot;
    plot.xTitle = figure.withUnit();
    plot.yTitle = tr("Variants, %");
    plot.startsAtZero = true;
    if (values.empty())
        return plot;
    const auto count = static_cast<double>(values.size());
    const Histogram counted = histogram(values);
    for (std::size_t i = 0; i < counted.counts.size(); ++i) {
        const double from = counted.first + counted.width * static_cast<double>(i);
        const double height = percent * static_cast<double>(counted.counts[i]) / count;
        plot.bars.push_back({from, from + counted.width, height,
                             tr("%1 to %2: %3 variants, %4 %")
                                 .arg(amountText(from), withUnit(from + counted.width, figure.unit))
                                 .arg(counted.counts[i])
                                 .arg(roundedText(height))});
    }
    LinesPlot::Line line;
    line.look = hue(0);
    line.hasDots = false;
    for (std::size_t i = 0; i <= cumulativeSteps; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(cumulativeSteps);
        line.points.emplace_back(percentile(values, share), share * percent);
    }
    plot.lines.push_back(std::move(line));
    const Percentiles marked = percentiles(values);
    for (std::size_t i = 0; i < marked.size(); ++i) {
        const int share = qRound(bandShares[i] * percent);
        plot.marks.push_back({marked[i], bandShares[i] * percent,
                              shareText(bandShares[i]) + QLatin1Char('\n') + amountText(marked[i]),
                              tr("%1 % of the variants: %2 or less")
                                  .arg(share)
                                  .arg(withUnit(marked[i], figure.unit))});
    }
    plot.note =
        tr("Line: how many of the variants have the value or less. Bars: how many lie there.");
    return plot;
}

LinesPlot hourlyLines(const SweepRun &run, HourlyFigure figure, const std::string &currency)
{
    const Named named = figureWords(figure, currency);
    const auto bands = run.hourlyBands(figure);
    const std::size_t hours = run.plan().market().hours;
    LinesPlot plot;
    plot.isXHours = true;
    plot.hours = hours;
    plot.startsAtZero = true;
    plot.xTitle = hours <= 48 ? tr("Hour of day") : QString();
    plot.yTitle = named.withUnit();
    for (std::size_t i = 0; i < bandShares.size(); ++i) {
        LinesPlot::Line line;
        const bool isMedian = i == bandShares.size() / 2;
        line.name = isMedian ? tr("median") : shareText(bandShares[i]);
        line.look = hue(0);
        line.width = isMedian ? 2.2 : 0.8;
        line.hasDots = false;
        for (std::size_t hour = 0; hour < bands.size(); ++hour)
            line.points.emplace_back(static_cast<double>(hour) + 0.5, bands[hour][i]);
        if (isMedian)
            line.words = [bands, named, hours](std::size_t hour) {
                const Percentiles &here = bands[hour];
                return tr("%1\nMedian: %2\nHalf of the variants: %3 to %4\nNine of ten: %5 to %6")
                    .arg(hourText(hour, hours), withUnit(here[2], named.unit), amountText(here[1]),
                         withUnit(here[3], named.unit), amountText(here[0]),
                         withUnit(here[4], named.unit));
            };
        plot.lines.push_back(std::move(line));
    }
    plot.bands = {{0, 4, 0.16F}, {1, 3, 0.30F}};
    plot.note =
        tr("Nine of ten variants lie between P5 and P95, half of them between P25 and P75.");
    return plot;
}

} // namespace peergrid
