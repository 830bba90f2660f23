// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/tornadoplot.h"

#include "ui/results/drawnstyle.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double margin = 8.0;
constexpr double gap = 8.0;
constexpr double mostRow = 48.0;
constexpr double leastRow = 12.0;
constexpr double axisHeight = 38.0; ///< ticks and title
constexpr double mostNames = 0.32;  ///< of the width
constexpr double tickWidth = 70.0;

QString tr(const char *text)
{
    return QCoreApplication::translate("Tornado", text);
}

class TornadoDrawing : public Drawn
{
  public:
    TornadoDrawing(std::shared_ptr<const TornadoPlot> plot, const QRectF &area,
                   const Colours &colours)
        : m_shared(std::move(plot))
        , m_plot(*m_shared)
        , m_area(area.adjusted(margin, margin, -margin, -margin))
        , m_colours(colours)
    {
        if (!m_plot.rows.empty())
            place();
    }

    void paint(QPainter &painter) const override
    {
        if (m_plot.rows.empty())
            return paintMessage(painter, m_area, m_plot.note, m_colours);
        paintAxis(painter);
        for (std::size_t i = 0; i < shown(); ++i)
            paintRow(painter, i);
        const double x = this->x(m_plot.base);
        painter.setPen(QPen(m_colours.text, 1.2));
        painter.drawLine(QPointF(x, m_bars.top() - 2.0), QPointF(x, m_bars.bottom()));
    }

    bool has(std::size_t number) const override { return number < shown(); }

    std::optional<std::size_t> spotAt(const QPointF &point) const override
    {
        const double row = (point.y() - m_bars.top()) / m_row;
        if (!m_area.contains(point) || row < 0.0 || !has(static_cast<std::size_t>(row)))
            return std::nullopt;
        return static_cast<std::size_t>(row);
    }

    DrawnSpot spot(std::size_t number) const override
    {
        const TornadoPlot::Row &row = m_plot.rows[number];
        DrawnSpot spot;
        spot.outline.addRoundedRect(
            QRectF(m_area.left() - 4.0, top(number) + 1.0, m_area.width() + 8.0, m_row - 2.0), 3.0,
            3.0);
        spot.words = tr("%1\n%2: %3\n%4: %5\nAs it is: %6")
                         .arg(row.name, row.lowInput, amount(row.bar.low.figure), row.highInput,
                              amount(row.bar.high.figure), amount(m_plot.base));
        return spot;
    }

    std::optional<std::size_t> beside(std::optional<std::size_t> spot, Qt::Key arrow) const override
    {
        if (m_plot.rows.empty())
            return std::nullopt;
        if (!spot)
            return 0;
        if (arrow == Qt::Key_Up || arrow == Qt::Key_Left)
            return *spot - std::min<std::size_t>(*spot, 1);
        return std::min(*spot + 1, shown() - 1);
    }

  private:
    void place()
    {
        const QFontMetricsF metrics(chartFont());
        double names = 0.0;
        double ends = 0.0;
        double least = m_plot.base;
        double most = m_plot.base;
        for (const TornadoPlot::Row &row : m_plot.rows) {
            names = std::max(names, metrics.horizontalAdvance(row.name));
            ends = std::max({ends, metrics.horizontalAdvance(row.lowInput),
                             metrics.horizontalAdvance(row.highInput)});
            least = std::min(least, row.bar.least);
            most = std::max(most, row.bar.most);
        }
        m_names = std::min(names, m_area.width() * mostNames);
        m_bars = m_area.adjusted(m_names + gap + ends + gap, 4.0, -ends - gap, -axisHeight);
        const double wanted = m_bars.height() / static_cast<double>(m_plot.rows.size());
        m_row = std::clamp(wanted, leastRow, mostRow);
        m_bars.setHeight(m_row * static_cast<double>(shown()));
        m_axis = roundAxis(least, most,
                           std::clamp(static_cast<int>(m_bars.width() / tickWidth), 1, 8), true);
    }

    /// Those that have room: the narrowest are left out.
    std::size_t shown() const
    {
        const double room = std::max(leastRow, m_area.height() - axisHeight - 4.0);
        return std::min(m_plot.rows.size(), static_cast<std::size_t>(room / leastRow));
    }
    double top(std::size_t row) const { return m_bars.top() + m_row * static_cast<double>(row); }
    double x(double value) const
    {
        return m_bars.left() + (value - m_axis.low) / (m_axis.high - m_axis.low) * m_bars.width();
    }
    QString amount(double value) const
    {
        return (amountText(value) + QLatin1Char(' ') + m_plot.figure.unit).trimmed();
    }

    void paintAxis(QPainter &painter) const
    {
        painter.setFont(chartFont());
        const double bottom = m_bars.bottom();
        for (const double tick : m_axis.ticks()) {
            painter.setPen(gridPen(m_colours));
            painter.drawLine(QPointF(x(tick), m_bars.top()), QPointF(x(tick), bottom));
            painter.setPen(m_colours.secondary);
            painter.drawText(
                QRectF(x(tick) - tickWidth / 2.0, bottom + 2.0, tickWidth, 16.0), Qt::AlignCenter,
                tickText(tick, m_axis.tick).replace(QLocale().negativeSign(), QStringLiteral("−")));
        }
        painter.setPen(m_colours.text);
        painter.drawText(
            QRectF(m_bars.left() - 60.0, bottom + 18.0, m_bars.width() + 120.0, 16.0),
            Qt::AlignCenter,
            tr("%1 (line: as it is, %2)").arg(m_plot.figure.withUnit(), amountText(m_plot.base)));
    }

    /// What a low input does is light, what a high one does dark: both may lie on one side.
    void paintRow(QPainter &painter, std::size_t number) const
    {
        const TornadoPlot::Row &row = m_plot.rows[number];
        const double inset = std::min(5.0, m_row / 5.0);
        const double above = top(number) + inset;
        const double height = m_row - 2.0 * inset;
        const QColor dark = m_colours.hues[0];
        painter.setPen(axisPen(m_colours)); // how far it reaches between the ends
        painter.drawLine(QPointF(x(row.bar.least), above + height / 2.0),
                         QPointF(x(row.bar.most), above + height / 2.0));
        const auto part = [&](double figure, const QColor &fill, bool isUpper, bool isOneSided) {
            const double y = isOneSided && !isUpper ? above + height / 2.0 : above;
            const QRectF bar = QRectF(QPointF(x(m_plot.base), y),
                                      QPointF(x(figure), y + (isOneSided ? height / 2.0 : height)))
                                   .normalized();
            painter.setPen(QPen(dark, 1.0));
            painter.setBrush(fill);
            painter.drawRect(bar);
        };
        const double low = row.bar.low.figure - m_plot.base;
        const double high = row.bar.high.figure - m_plot.base;
        const bool isOneSided = low * high > 0.0;
        part(row.bar.low.figure, paler(m_colours.hues[4], m_colours, 0.55), true, isOneSided);
        part(row.bar.high.figure, dark, false, isOneSided);
        paintTexts(painter, row, QRectF(m_area.left(), top(number), m_area.width(), m_row));
    }

    void paintTexts(QPainter &painter, const TornadoPlot::Row &row, const QRectF &line) const
    {
        const QFont font =
            chartFont(std::clamp(static_cast<int>(m_row * 0.75), 8, chartTextPixels));
        painter.setFont(font);
        painter.setPen(m_colours.text);
        painter.drawText(QRectF(line.left(), line.top(), m_names, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         fitted(row.name, QFontMetricsF(font), m_names));
        painter.setPen(m_colours.secondary);
        const bool isLowLeft = row.bar.low.figure <= row.bar.high.figure;
        const double width = m_bars.right() - m_bars.left();
        const double left = std::min(x(row.bar.least), x(m_plot.base));
        const double right = std::max(x(row.bar.most), x(m_plot.base));
        painter.drawText(QRectF(left - 6.0 - width, line.top(), width, line.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         isLowLeft ? row.lowInput : row.highInput);
        painter.drawText(QRectF(right + 6.0, line.top(), width, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         isLowLeft ? row.highInput : row.lowInput);
    }

    std::shared_ptr<const TornadoPlot> m_shared;
    const TornadoPlot &m_plot;
    QRectF m_area;
    QRectF m_bars;
    Colours m_colours;
    double m_names = 0.0;
    double m_row = mostRow;
    RoundAxis m_axis;
};

} // namespace

TornadoPlot tornadoPlot(const SweepSubject &subject)
{
    const SweepPlan &plan = subject.run.plan();
    TornadoPlot plot;
    plot.figure =
        figureWords(subject.run.table().figures()[subject.figure], plan.market(), subject.currency);
    plot.base = subject.run.figure(0, subject.figure);
    if (!std::isfinite(plot.base)) {
        plot.note = subject.run.has(0) ? tr("The figure has no value as it is.")
                                       : tr("Nothing is solved yet.");
        return plot;
    }
    for (const TornadoBar &bar : tornado(sensitivities(subject.run, subject.figure), plot.base)) {
        const bool isFactor = plan.variation(bar.quantity).isFactor;
        plot.rows.push_back({quantityName(plan, bar.quantity), inputText(bar.low.input, isFactor),
                             inputText(bar.high.input, isFactor), bar});
    }
    if (plot.rows.empty())
        plot.note = tr("Nothing is solved yet.");
    return plot;
}

DrawnPtr layOut(std::shared_ptr<const TornadoPlot> plot, const QRectF &area, const Colours &colours)
{
    return std::make_unique<TornadoDrawing>(std::move(plot), area, colours);
}

DataTable tableOf(const TornadoPlot &plot)
{
    DataTable table;
    const QString figure = plot.figure.withUnit();
    table.header = {tr("Quantity"), tr("Lowest input"), tr("%1 there").arg(figure),
                    tr("Highest input"), tr("%1 at that").arg(figure)};
    for (const TornadoPlot::Row &row : plot.rows)
        table.rows.push_back({row.name, row.bar.low.input, row.bar.low.figure, row.bar.high.input,
                              row.bar.high.figure});
    return table;
}

} // namespace peergrid
