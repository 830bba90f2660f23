// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/drawnstyle.h"
#include "ui/sweep/linesframe.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double dotRadius = 2.6;
constexpr std::size_t mostDots = 80; ///< of a line; more would be a thick line
constexpr double leastStep = 0.25;   ///< px between points: nobody sees more of very many
constexpr double reach = 12.0;       ///< px from which a point is pointed at
constexpr double nameHeight = 15.0;
constexpr double pieceLength = 24.0; ///< of a line, before its name
constexpr double markWidth = 58.0;

/// A place that says something: a point of a line, a bar, a mark.
struct Stop {
    enum class Kind { Mark, Point, Bar };

    QRectF where;
    std::size_t row = 0; ///< stops of one row are beside each other
    Kind kind = Kind::Point;
    std::size_t line = 0; ///< of a point
    std::size_t index = 0;
};

class LinesDrawing : public Drawn
{
  public:
    LinesDrawing(std::shared_ptr<const LinesPlot> plot, const QRectF &area, const Colours &colours)
        : m_shared(std::move(plot))
        , m_plot(*m_shared)
        , m_area(area)
        , m_colours(colours)
    {
        if (m_plot.isEmpty())
            return;
        m_frame = frameOf(m_plot, area);
        addStops();
    }

    void paint(QPainter &painter) const override
    {
        if (m_plot.isEmpty())
            return paintMessage(painter, m_area, m_plot.note, m_colours);
        paintBars(painter);
        paintAxes(painter, m_plot, m_frame, m_area, m_colours);
        paintAsItIs(painter);
        for (const LinesPlot::Band &band : m_plot.bands)
            paintBand(painter, band);
        for (const LinesPlot::Line &line : m_plot.lines)
            paintLine(painter, line);
        paintNames(painter);
        paintMarkLines(painter);
    }

    bool has(std::size_t number) const override { return number < m_stops.size(); }

    std::optional<std::size_t> spotAt(const QPointF &point) const override
    {
        std::optional<std::size_t> best;
        double nearest = reach;
        for (std::size_t i = 0; i < m_stops.size(); ++i) {
            const QRectF &where = m_stops[i].where;
            const bool isBar = where.width() > 4.0 * reach || where.height() > 4.0 * reach;
            const double away = where.contains(point) && isBar
                                    ? 0.99 * reach // points in front of it come first
                                    : QLineF(where.center(), point).length();
            if (away < nearest) {
                nearest = away;
                best = i;
            }
        }
        return best;
    }

    DrawnSpot spot(std::size_t number) const override
    {
        DrawnSpot spot;
        spot.outline.addRoundedRect(m_stops[number].where.adjusted(-3.0, -3.0, 3.0, 3.0), 3.0, 3.0);
        spot.words = words(m_stops[number]);
        return spot;
    }

    std::optional<std::size_t> beside(std::optional<std::size_t> spot, Qt::Key arrow) const override
    {
        if (m_stops.empty())
            return std::nullopt;
        if (!spot)
            return 0;
        const Stop &here = m_stops[*spot];
        if (arrow == Qt::Key_Left || arrow == Qt::Key_Right) {
            const std::size_t next = arrow == Qt::Key_Right ? *spot + 1 : *spot - 1;
            const bool isThere = next < m_stops.size() && m_stops[next].row == here.row;
            return isThere ? next : *spot;
        }
        return inRow(arrow == Qt::Key_Down ? here.row + 1 : here.row - 1, here.where.center().x())
            .value_or(*spot);
    }

  private:
    /// The stop of a row that is nearest to a place.
    std::optional<std::size_t> inRow(std::size_t row, double x) const
    {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < m_stops.size(); ++i) {
            const auto away = [&](std::size_t stop) {
                return std::abs(m_stops[stop].where.center().x() - x);
            };
            if (m_stops[i].row == row && (!best || away(i) < away(*best)))
                best = i;
        }
        return best;
    }

    void addStops()
    {
        std::size_t row = 0;
        for (std::size_t i = 0; i < m_plot.marks.size(); ++i)
            m_stops.push_back(
                {dotAt({m_plot.marks[i].x, m_plot.marks[i].y}), row, Stop::Kind::Mark, 0, i});
        row += m_plot.marks.empty() ? 0 : 1;
        for (std::size_t n = 0; n < m_plot.lines.size(); ++n) {
            const LinesPlot::Line &line = m_plot.lines[n];
            if (!line.words)
                continue;
            for (std::size_t i = 0; i < line.points.size(); ++i) {
                if (std::isfinite(line.points[i].y()))
                    m_stops.push_back({dotAt(line.points[i]), row, Stop::Kind::Point, n, i});
            }
            ++row;
        }
        for (std::size_t i = 0; i < m_plot.bars.size(); ++i)
            m_stops.push_back({barAt(m_plot.bars[i]), row, Stop::Kind::Bar, 0, i});
    }

    QString words(const Stop &stop) const
    {
        switch (stop.kind) {
        case Stop::Kind::Mark:
            return m_plot.marks[stop.index].words;
        case Stop::Kind::Bar:
            return m_plot.bars[stop.index].words;
        case Stop::Kind::Point:
            break;
        }
        return m_plot.lines[stop.line].words(stop.index);
    }

    QRectF dotAt(const QPointF &point) const
    {
        QRectF dot(0.0, 0.0, 2.0 * dotRadius, 2.0 * dotRadius);
        dot.moveCenter(m_frame.at(point));
        return dot;
    }

    QRectF barAt(const LinesPlot::Bar &bar) const
    {
        return QRectF(m_frame.at(bar.from, bar.height), m_frame.at(bar.to, 0.0)).normalized();
    }

    void paintBars(QPainter &painter) const
    {
        painter.setBrush(paler(m_colours.hues[4], m_colours, 0.45));
        painter.setPen(QPen(m_colours.canvas, 1.0));
        for (const LinesPlot::Bar &bar : m_plot.bars)
            painter.drawRect(barAt(bar));
    }

    void paintAsItIs(QPainter &painter) const
    {
        painter.setPen(QPen(m_colours.secondary, 1.0, Qt::DashLine));
        if (m_plot.xAsItIs)
            painter.drawLine(m_frame.at(*m_plot.xAsItIs, m_frame.y.low),
                             m_frame.at(*m_plot.xAsItIs, m_frame.y.high));
        if (m_plot.yAsItIs)
            painter.drawLine(m_frame.at(m_frame.x.low, *m_plot.yAsItIs),
                             m_frame.at(m_frame.x.high, *m_plot.yAsItIs));
    }

    void paintBand(QPainter &painter, const LinesPlot::Band &band) const
    {
        QPolygonF outline;
        for (const QPointF &point : m_plot.lines[band.lower].points)
            outline += m_frame.at(point);
        const auto &upper = m_plot.lines[band.upper].points;
        for (auto point = upper.rbegin(); point != upper.rend(); ++point)
            outline += m_frame.at(*point);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faint(colourOf(m_plot.lines[band.lower].look, m_colours), band.opacity));
        painter.drawPolygon(outline);
    }

    QPen penOf(const LinesPlot::Line &line) const
    {
        QPen pen(lineColourOf(line.look, m_colours), line.width, Qt::SolidLine, Qt::FlatCap,
                 Qt::RoundJoin);
        const QList<qreal> dashes = dashesOf(line.look);
        if (line.isDashed && !dashes.isEmpty())
            pen.setDashPattern(dashes);
        return pen;
    }

    void paintLine(QPainter &painter, const LinesPlot::Line &line) const
    {
        QPolygonF run;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(penOf(line));
        const auto paintRun = [&] {
            painter.drawPolyline(run);
            run.clear();
        };
        for (const QPointF &point : line.points) {
            if (!std::isfinite(point.y())) {
                paintRun();
                continue;
            }
            const QPointF pixel = m_frame.at(point);
            if (run.isEmpty() || (pixel - run.last()).manhattanLength() > leastStep)
                run += pixel;
        }
        paintRun();
        if (!line.hasDots || line.points.size() > mostDots)
            return;
        painter.setPen(QPen(m_colours.canvas, 1.0));
        painter.setBrush(lineColourOf(line.look, m_colours));
        for (const QPointF &point : line.points) {
            if (std::isfinite(point.y()))
                painter.drawEllipse(m_frame.at(point), dotRadius, dotRadius);
        }
    }

    /// At the height of the lines' ends, apart from each other.
    void paintNames(QPainter &painter) const
    {
        struct Name {
            const LinesPlot::Line *line;
            QPointF end;
        };
        std::vector<Name> names;
        for (const LinesPlot::Line &line : m_plot.lines) {
            const auto last =
                std::find_if(line.points.rbegin(), line.points.rend(),
                             [](const QPointF &point) { return std::isfinite(point.y()); });
            if (!line.name.isEmpty() && last != line.points.rend())
                names.push_back({&line, m_frame.at(*last)});
        }
        std::stable_sort(names.begin(), names.end(),
                         [](const Name &a, const Name &b) { return a.end.y() < b.end.y(); });
        std::vector<double> middles;
        for (const Name &name : names)
            middles.push_back(name.end.y());
        middles =
            spread(middles, nameHeight, m_frame.plot.top() - 6.0, m_frame.plot.bottom() + 6.0);
        painter.setFont(chartFont());
        const bool isByLook = std::any_of(names.begin(), names.end(), [&](const Name &name) {
            return name.line->look != names.front().line->look;
        });
        const double left = m_frame.plot.right() + namesGap;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const QPointF before(left - 4.0, middles[i]);
            // Lines that end where they may are told by a piece of them, others by where they end.
            painter.setPen(isByLook ? penOf(*names[i].line) : axisPen(m_colours));
            painter.drawLine(isByLook ? before - QPointF(pieceLength, 0.0)
                                      : QPointF(m_frame.plot.right() + 2.0, names[i].end.y()),
                             before);
            painter.setPen(m_colours.text);
            const double width = m_area.right() - left - 4.0;
            painter.drawText(QRectF(left, middles[i] - 8.0, width, 16.0),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             fitted(names[i].line->name, QFontMetricsF(chartFont()), width));
        }
    }

    void paintMarkLines(QPainter &painter) const
    {
        std::vector<double> middles;
        for (const LinesPlot::Mark &mark : m_plot.marks)
            middles.push_back(m_frame.at(mark.x, 0.0).x());
        middles = spread(middles, markWidth, m_frame.plot.left(), m_frame.plot.right() + 16.0);
        painter.setFont(chartFont());
        const double top = m_frame.plot.top() - 4.0;
        for (std::size_t i = 0; i < middles.size(); ++i) {
            const LinesPlot::Mark &mark = m_plot.marks[i];
            const QPointF foot = m_frame.at(mark.x, m_frame.y.low);
            painter.setPen(QPen(m_colours.secondary, 0.9, Qt::DashLine));
            painter.drawLine(foot, QPointF(foot.x(), m_frame.plot.top() + 4.0));
            painter.setPen(QPen(m_colours.secondary, 0.9));
            painter.drawLine(QPointF(foot.x(), m_frame.plot.top() + 4.0), QPointF(middles[i], top));
            painter.setPen(QPen(m_colours.canvas, 1.0));
            painter.setBrush(m_colours.text);
            painter.drawEllipse(m_frame.at(mark.x, mark.y), dotRadius + 0.6, dotRadius + 0.6);
            painter.setPen(m_colours.text);
            painter.drawText(QRectF(middles[i] - markWidth / 2.0, top - 31.0, markWidth, 30.0),
                             Qt::AlignCenter, mark.label);
        }
    }

    std::shared_ptr<const LinesPlot> m_shared;
    const LinesPlot &m_plot;
    QRectF m_area;
    Colours m_colours;
    LinesFrame m_frame;
    std::vector<Stop> m_stops;
};

} // namespace

DrawnPtr layOut(std::shared_ptr<const LinesPlot> plot, const QRectF &area, const Colours &colours)
{
    return std::make_unique<LinesDrawing>(std::move(plot), area, colours);
}

} // namespace peergrid
