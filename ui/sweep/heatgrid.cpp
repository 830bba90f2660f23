// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/heatgrid.h"

#include "ui/results/drawnstyle.h"
#include "ui/results/heatscale.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr double margin = 8.0;
constexpr double gap = 6.0;
constexpr double titleHeight = 18.0;
constexpr double legendWidth = 96.0;
constexpr double barWidth = 12.0;
constexpr double leastForLines = 8.0; ///< px of a cell

QString tr(const char *text)
{
    return QCoreApplication::translate("HeatGrid", text);
}

/// Places in ascending order of values.
std::vector<std::size_t> ascending(const std::vector<double> &values)
{
    std::vector<std::size_t> places(values.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = i;
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return places;
}

/// Colours of values from the least to the most, monotone in lightness.
struct ValueScale {
    Colours colours;
    double low = 0.0;
    double high = 0.0;

    QColor colour(double value) const
    {
        const double at = high > low ? (value - low) / (high - low) : 0.5;
        return heatColour(colours, colours.hues[0], at);
    }
};

class HeatDrawing : public Drawn
{
  public:
    HeatDrawing(std::shared_ptr<const HeatGrid> grid, const QRectF &area, const Colours &colours)
        : m_shared(std::move(grid))
        , m_grid(*m_shared)
        , m_area(area.adjusted(margin, margin, -margin, -margin))
        , m_colours(colours)
        , m_scale{colours, std::numeric_limits<double>::infinity(),
                  -std::numeric_limits<double>::infinity()}
    {
        for (const double value : m_grid.values) {
            if (!std::isfinite(value))
                continue;
            m_scale.low = std::min(m_scale.low, value);
            m_scale.high = std::max(m_scale.high, value);
        }
        double labels = 0.0;
        for (const double y : m_grid.ys)
            labels = std::max(labels, metrics().horizontalAdvance(yText(y)));
        m_cells = m_area.adjusted(labels + gap, titleHeight + gap, -legendWidth - 2.0 * gap,
                                  -titleHeight - 20.0);
        m_hasNumbers = haveNumbersRoom();
    }

    void paint(QPainter &painter) const override
    {
        if (isEmpty())
            return paintMessage(painter, m_area, tr("Nothing is solved yet."), m_colours);
        for (std::size_t y = 0; y < m_grid.ys.size(); ++y) {
            for (std::size_t x = 0; x < m_grid.xs.size(); ++x)
                paintCell(painter, x, y);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_colours.border, 1.0));
        painter.drawRect(m_cells);
        paintLabels(painter);
        paintLegend(painter);
    }

    bool has(std::size_t number) const override { return number < m_grid.values.size(); }

    std::optional<std::size_t> spotAt(const QPointF &point) const override
    {
        if (isEmpty() || !m_cells.contains(point))
            return std::nullopt;
        const auto place = [](double at, double size, std::size_t count) {
            return std::min(static_cast<std::size_t>(std::max(0.0, at / size)), count - 1);
        };
        const std::size_t x = place(point.x() - m_cells.left(), width(), m_grid.xs.size());
        const std::size_t y = place(m_cells.bottom() - point.y(), height(), m_grid.ys.size());
        return y * m_grid.xs.size() + x;
    }

    DrawnSpot spot(std::size_t number) const override
    {
        const std::size_t x = number % m_grid.xs.size();
        const std::size_t y = number / m_grid.xs.size();
        const double value = m_grid.values[number];
        DrawnSpot spot;
        spot.outline.addRect(cell(x, y));
        spot.words =
            QStringLiteral("%1: %2\n%3: %4\n%5: %6")
                .arg(m_grid.xTitle, xText(m_grid.xs[x]), m_grid.yTitle, yText(m_grid.ys[y]),
                     m_grid.figure.title,
                     std::isfinite(value)
                         ? (amountText(value) + QLatin1Char(' ') + m_grid.figure.unit).trimmed()
                         : tr("no value"));
        return spot;
    }

    std::optional<std::size_t> beside(std::optional<std::size_t> spot, Qt::Key arrow) const override
    {
        if (isEmpty())
            return std::nullopt;
        if (!spot)
            return 0;
        std::size_t x = *spot % m_grid.xs.size();
        std::size_t y = *spot / m_grid.xs.size();
        if (arrow == Qt::Key_Left)
            x -= std::min<std::size_t>(x, 1);
        else if (arrow == Qt::Key_Right)
            x = std::min(x + 1, m_grid.xs.size() - 1);
        else if (arrow == Qt::Key_Down)
            y -= std::min<std::size_t>(y, 1);
        else
            y = std::min(y + 1, m_grid.ys.size() - 1);
        return y * m_grid.xs.size() + x;
    }

  private:
    bool isEmpty() const { return m_scale.high < m_scale.low; }

    /// In all cells, or numbers are in none.
    bool haveNumbersRoom() const
    {
        constexpr double narrowest = 20.0; // no need to measure what is in narrower ones
        if (width() < narrowest || height() < 16.0)
            return false;
        return std::all_of(m_grid.values.begin(), m_grid.values.end(), [&](double value) {
            return metrics().horizontalAdvance(amountText(value)) + 6.0 <= width();
        });
    }
    static QFontMetricsF metrics() { return QFontMetricsF(chartFont()); }
    double width() const { return m_cells.width() / static_cast<double>(m_grid.xs.size()); }
    double height() const { return m_cells.height() / static_cast<double>(m_grid.ys.size()); }
    QRectF cell(std::size_t x, std::size_t y) const
    {
        return {m_cells.left() + width() * static_cast<double>(x),
                m_cells.bottom() - height() * static_cast<double>(y + 1), width(), height()};
    }
    QString xText(double value) const { return inputText(value, m_grid.areXsFactors); }
    QString yText(double value) const { return inputText(value, m_grid.areYsFactors); }

    void paintCell(QPainter &painter, std::size_t x, std::size_t y) const
    {
        const double value = m_grid.at(x, y);
        const QRectF where = cell(x, y);
        if (!std::isfinite(value))
            return hatch(painter, where, gridPen(m_colours));
        // A little over the edge: between cells no line shall shine through.
        const bool hasLines = std::min(width(), height()) >= leastForLines;
        painter.fillRect(hasLines ? where : where.adjusted(0.0, -0.3, 0.3, 0.0),
                         m_scale.colour(value));
        if (!hasLines)
            return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_colours.canvas, 0.6));
        painter.drawRect(where);
        if (!m_hasNumbers)
            return;
        painter.setFont(chartFont());
        painter.setPen(inkOn(m_scale.colour(value)));
        painter.drawText(where, Qt::AlignCenter, amountText(value));
    }

    /// As many labels as have room.
    void paintLabels(QPainter &painter) const
    {
        painter.setFont(chartFont());
        painter.setPen(m_colours.secondary);
        double widest = 0.0;
        for (const double x : m_grid.xs)
            widest = std::max(widest, metrics().horizontalAdvance(xText(x)));
        const auto every = [](double needed, double each) {
            return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(needed / each)));
        };
        for (std::size_t x = 0; x < m_grid.xs.size(); x += every(widest + 10.0, width())) {
            const QRectF where = cell(x, 0);
            painter.drawText(QRectF(where.center().x() - 60.0, m_cells.bottom() + 3.0, 120.0, 16.0),
                             Qt::AlignCenter, xText(m_grid.xs[x]));
        }
        for (std::size_t y = 0; y < m_grid.ys.size(); y += every(17.0, height())) {
            const QRectF where = cell(0, y);
            painter.drawText(QRectF(m_area.left(), where.center().y() - 8.0,
                                    m_cells.left() - m_area.left() - gap, 16.0),
                             Qt::AlignRight | Qt::AlignVCenter, yText(m_grid.ys[y]));
        }
        painter.setPen(m_colours.text);
        const double room = m_area.width() - legendTitleWidth() - 3.0 * gap;
        painter.drawText(QRectF(m_area.left(), m_area.top(), room, titleHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, fitted(m_grid.yTitle, metrics(), room));
        painter.drawText(QRectF(m_cells.left(), m_cells.bottom() + 20.0, m_cells.width(), 18.0),
                         Qt::AlignCenter, fitted(m_grid.xTitle, metrics(), m_cells.width()));
    }

    void paintLegend(QPainter &painter) const
    {
        const double left = m_cells.right() + 2.0 * gap;
        const QRectF bar(left, m_cells.top(), barWidth, std::min(m_cells.height(), 220.0));
        const int steps = std::max(8, static_cast<int>(bar.height()));
        const double step = bar.height() / steps;
        for (int i = 0; i < steps; ++i) {
            const double value = m_scale.low + (m_scale.high - m_scale.low) * (i + 0.5) / steps;
            painter.fillRect(
                QRectF(bar.left(), bar.bottom() - step * (i + 1), bar.width(), step + 0.2),
                m_scale.colour(value));
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_colours.border, 0.8));
        painter.drawRect(bar);
        painter.setPen(m_colours.secondary);
        constexpr int ticks = 4;
        for (int i = 0; i <= ticks; ++i) {
            const double at = static_cast<double>(i) / ticks;
            const double y = bar.bottom() - at * bar.height();
            painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 3.0, y));
            painter.drawText(QRectF(bar.right() + 6.0, y - 8.0, legendWidth - barWidth - 6.0, 16.0),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             amountText(m_scale.low + at * (m_scale.high - m_scale.low)));
            if (m_scale.high <= m_scale.low)
                break;
        }
        painter.setPen(m_colours.text);
        const double width = legendTitleWidth();
        painter.drawText(QRectF(m_area.right() - width, m_area.top(), width, titleHeight),
                         Qt::AlignRight | Qt::AlignVCenter,
                         fitted(m_grid.figure.withUnit(), metrics(), width));
    }

    double legendTitleWidth() const
    {
        return std::min(metrics().horizontalAdvance(m_grid.figure.withUnit()) + 2.0,
                        m_area.width() / 2.0);
    }

    std::shared_ptr<const HeatGrid> m_shared;
    const HeatGrid &m_grid;
    QRectF m_area;
    QRectF m_cells;
    Colours m_colours;
    ValueScale m_scale;
    bool m_hasNumbers = false; ///< in all cells, or in none
};

} // namespace

HeatGrid heatGrid(const SweepSubject &subject)
{
    const SweepPlan &plan = subject.run.plan();
    const auto [across, up] = longerAndShorter(plan);
    HeatGrid grid;
    grid.xTitle = quantityWords(plan, across, subject.currency);
    grid.yTitle = quantityWords(plan, up, subject.currency);
    grid.areXsFactors = plan.variation(across).isFactor;
    grid.areYsFactors = plan.variation(up).isFactor;
    grid.figure =
        figureWords(subject.run.table().figures()[subject.figure], plan.market(), subject.currency);
    const std::vector<double> &xs = plan.variation(across).values;
    const std::vector<double> &ys = plan.variation(up).values;
    for (const std::size_t y : ascending(ys)) {
        grid.ys.push_back(ys[y]);
        for (const std::size_t x : ascending(xs)) {
            // The last quantity changes fastest.
            const std::size_t variant = across == 1 ? y * xs.size() + x : x * ys.size() + y;
            grid.values.push_back(subject.run.figure(variant, subject.figure));
        }
    }
    for (const std::size_t x : ascending(xs))
        grid.xs.push_back(xs[x]);
    return grid;
}

DrawnPtr layOut(std::shared_ptr<const HeatGrid> grid, const QRectF &area, const Colours &colours)
{
    return std::make_unique<HeatDrawing>(std::move(grid), area, colours);
}

DataTable tableOf(const HeatGrid &grid)
{
    DataTable table;
    table.header = {grid.xTitle, grid.yTitle, grid.figure.withUnit()};
    for (std::size_t y = 0; y < grid.ys.size(); ++y) {
        for (std::size_t x = 0; x < grid.xs.size(); ++x)
            table.rows.push_back({grid.xs[x], grid.ys[y], grid.at(x, y)});
    }
    return table;
}

} // namespace peergrid
