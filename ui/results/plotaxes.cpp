// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/plotaxes.h"

#include <QBarCategoryAxis>
#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace peergrid
{

namespace
{

constexpr std::size_t mostHoursByClock = 48; ///< beyond, the axis counts days
constexpr double besidePlot = 80.0;          ///< pixels the other axis takes, about
constexpr double mostNameWidth = 110.0;
constexpr double mostNameShare = 0.3; ///< of the height
constexpr double leastBetweenNames = 6.0;

QString tr(const char *text)
{
    return QCoreApplication::translate("PlotAxes", text);
}

void dress(QAbstractAxis &axis, const Colours &colours)
{
    axis.setTitleVisible(!axis.titleText().isEmpty());
    axis.setTitleFont(chartFont());
    axis.setTitleBrush(colours.text);
    axis.setLabelsFont(chartFont());
    axis.setLabelsBrush(colours.secondary);
    axis.setLinePen(axisPen(colours));
    axis.setGridLineVisible(false); // a category axis draws one more, at its end
    axis.setShadesVisible(false);
    axis.setMinorGridLineVisible(false);
    axis.setTruncateLabels(false);
}

/// Hours between two labels: 3 while they fit, days and weeks for longer stretches.
std::size_t hoursBetweenLabels(std::size_t hours, double width)
{
    constexpr double leastPixels = 46.0;
    constexpr double leastPixelsOfDays = 60.0;
    const double each = width / static_cast<double>(hours);
    for (const std::size_t step : {3U, 6U, 12U})
        if (hours <= mostHoursByClock && each * static_cast<double>(step) >= leastPixels)
            return step;
    std::size_t days = 1;
    while (each * 24.0 * static_cast<double>(days) < leastPixelsOfDays)
        days = days == 1 ? 7 : days * 2;
    return 24 * days;
}

QAbstractAxis *hourAxis(const Plot &plot, double width)
{
    auto *axis = new QCategoryAxis;
    const std::size_t hours = plot.hours.size();
    const std::size_t step = hoursBetweenLabels(hours, width);
    const bool isByClock = hours <= mostHoursByClock;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setRange(-0.5, static_cast<double>(plot.places()) - 0.5);
    axis->setStartValue(-0.5);
    // Labels of hours that are no multiple of the step would look as if hours were missing.
    for (std::size_t i = (step - plot.hours.first % step) % step; i <= hours; i += step) {
        const std::size_t hour = plot.hours.first + i;
        if (!isByClock && i == hours)
            break;
        const std::size_t clock = i == hours && hour % 24 == 0 ? 24 : hour % 24;
        axis->append(isByClock ? QStringLiteral("%1:00").arg(clock, 2, 10, QLatin1Char('0'))
                               : tr("day %1").arg(hour / 24 + 1),
                     static_cast<double>(i) / static_cast<double>(plot.hoursEach) - 0.5);
    }
    axis->setTitleText(plot.hoursEach > 1 ? tr("Means of days")
                       : isByClock        ? tr("Hour of day")
                                          : QString());
    return axis;
}

/// The name in two lines, broken at the space nearest to its middle.
QString inTwoLines(const QString &name)
{
    const auto half = name.size() / 2;
    const auto before = name.lastIndexOf(QLatin1Char(' '), half);
    const auto after = name.indexOf(QLatin1Char(' '), half);
    const bool isAfter = before < 0 || (after >= 0 && after - half < half - before);
    const auto space = isAfter ? after : before;
    return space < 0 ? name
                     : name.left(space).toHtmlEscaped() + QStringLiteral("<br>") +
                           name.mid(space + 1).toHtmlEscaped();
}

double widestLine(const QStringList &names)
{
    const QFontMetricsF metrics(chartFont());
    double widest = 0.0;
    for (const QString &name : names)
        for (const QString &line : name.split(QStringLiteral("<br>")))
            widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

/// A category is known by its name: two of one name would be one.
QStringList madeUnique(QStringList names)
{
    QStringList unique;
    for (QString name : std::as_const(names)) {
        while (unique.contains(name))
            name += QChar(0x200B);
        unique += name;
    }
    return unique;
}

constexpr int upright = -90;

/// Names in a line, else in two, else upright and cut.
QAbstractAxis *categoryAxis(const Plot &plot, double width, double height)
{
    auto *axis = new QBarCategoryAxis;
    QStringList names;
    QStringList broken;
    for (const Plot::Category &category : plot.categories) {
        names += category.name;
        broken += inTwoLines(category.name);
    }
    const double room =
        width / std::max(1.0, static_cast<double>(names.size())) - leastBetweenNames;
    if (widestLine(names) > room && widestLine(broken) <= room) {
        names = broken;
    } else if (widestLine(names) > room) {
        axis->setLabelsAngle(upright);
        const double longest = std::min(mostNameWidth, mostNameShare * height);
        for (QString &name : names)
            name = QFontMetricsF(chartFont()).elidedText(name, Qt::ElideRight, longest);
    }
    axis->append(madeUnique(names));
    return axis;
}

void leaveRoomForNames(QChart &chart, QAbstractAxis &axis)
{
    auto &names = static_cast<QBarCategoryAxis &>(axis);
    const int longest = static_cast<int>(std::ceil(widestLine(names.categories())));
    names.setLabelsVisible(false);
    chart.setMargins(chart.margins() + QMargins(0, 0, 0, longest + 8));
}

QAbstractAxis *valueAxis(const RoundAxis &round)
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setRange(round.low, round.high);
    axis->setStartValue(round.low);
    for (const double value : round.ticks())
        axis->append(tickText(value, round.tick), value);
    return axis;
}

} // namespace

void addAxes(QChart &chart, const Plot &plot, const RoundAxis &axis, const Colours &colours,
             const QSizeF &size)
{
    const double width = size.width() - besidePlot;
    QAbstractAxis *across =
        plot.isHourly() ? hourAxis(plot, width) : categoryAxis(plot, width, size.height());
    dress(*across, colours);
    if (across->labelsAngle() == upright)
        leaveRoomForNames(chart, *across);
    chart.addAxis(across, Qt::AlignBottom);
    QAbstractAxis *up = valueAxis(axis);
    up->setTitleText(plot.yTitle);
    dress(*up, colours);
    up->setLineVisible(false);
    chart.addAxis(up, Qt::AlignLeft);
}

QStringList uprightNames(const QChart &chart)
{
    for (QAbstractAxis *axis : chart.axes(Qt::Horizontal)) {
        auto *names = qobject_cast<QBarCategoryAxis *>(axis);
        if (names && names->labelsAngle() == upright)
            return names->categories();
    }
    return {};
}

} // namespace peergrid
