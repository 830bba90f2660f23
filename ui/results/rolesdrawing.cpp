// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rolesdrawing.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"
#include "ui/results/rolerows.h"
#include "ui/results/rolesigns.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double leastColumn = 280.0; ///< of strips side by side on paper
constexpr double betweenColumns = 20.0;
constexpr std::size_t mostColumns = 6;

QString tr(const char *text)
{
    return QCoreApplication::translate("Roles", text);
}

class RolesDrawing : public Drawn
{
  public:
    RolesDrawing(const RoleStrips &strips, const QRectF &area, const Colours &colours)
        : m_strips(strips)
        , m_frame(frameOf(strips, area))
        , m_colours(colours)
    {
    }

    void paint(QPainter &painter) const override
    {
        const QRectF seen = painter.hasClipping() ? painter.clipBoundingRect() : m_frame.area;
        for (std::size_t row = 0; row < m_strips.rows.size(); ++row) {
            if (m_frame.whole(row).intersects(seen.adjusted(0.0, -1.0, 0.0, 1.0)))
                paintRow(painter, m_frame, row, m_strips.rows[row], m_colours);
        }
    }

    void paintMarks(QPainter &painter) const override
    {
        if (!m_strips.hour || !m_strips.hours.contains(*m_strips.hour) || m_strips.rows.empty())
            return;
        const std::size_t hour = *m_strips.hour - m_strips.hours.first;
        const QRectF top = m_frame.realised(0, hour);
        const QRectF bottom = m_frame.declared(m_strips.rows.size() - 1, hour, hour);
        painter.setPen(QPen(m_colours.accent, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(top.topLeft(), bottom.bottomRight()).adjusted(-0.5, -2, 0.5, 2));
    }

    bool has(std::size_t number) const override
    {
        return number < m_strips.rows.size() * (m_frame.hours + 1);
    }

    std::optional<std::size_t> spotAt(const QPointF &point) const override
    {
        const double row = (point.y() - m_frame.area.top()) / m_frame.row();
        if (row < 0.0 || row >= static_cast<double>(m_strips.rows.size()) ||
            !m_frame.area.contains(point))
            return std::nullopt;
        const auto peer = static_cast<std::size_t>(row);
        const double cell = (point.x() - m_frame.left()) / m_frame.cell();
        return number(peer, cell < 0.0
                                ? nameColumn
                                : std::min(static_cast<std::size_t>(cell), m_frame.hours - 1) + 1);
    }

    DrawnSpot spot(std::size_t number) const override
    {
        const std::size_t peer = number / (m_frame.hours + 1);
        const std::size_t column = number % (m_frame.hours + 1);
        const RoleRow &row = m_strips.rows[peer];
        DrawnSpot spot;
        spot.objects.peers = {row.id};
        spot.words = row.name;
        if (column == nameColumn) {
            spot.outline.addRoundedRect(m_frame.whole(peer).adjusted(0.5, 1.0, -0.5, -1.0), 3, 3);
            return spot;
        }
        const std::size_t hour = column - 1;
        spot.hour = m_strips.hours.first + hour;
        spot.outline.addRect(
            m_frame.realised(peer, hour).united(m_frame.declared(peer, hour, hour)));
        const QString declared = declaredWord(row.declared[static_cast<qsizetype>(hour)]);
        spot.words =
            QStringList{row.name,
                        QStringLiteral("%1: %2").arg(hourText(*spot.hour, m_strips.allHours),
                                                     nameOf(row.realised[hour])),
                        tr("declared %1").arg(declared)}
                .join(QLatin1Char('\n'));
        return spot;
    }

    std::optional<std::size_t> beside(std::optional<std::size_t> spot, Qt::Key arrow) const override
    {
        if (m_strips.rows.empty())
            return std::nullopt;
        if (!spot) {
            const bool isSeen = m_strips.hour && m_strips.hours.contains(*m_strips.hour);
            return number(0, isSeen ? *m_strips.hour - m_strips.hours.first + 1 : 1);
        }
        std::size_t peer = *spot / (m_frame.hours + 1);
        std::size_t column = *spot % (m_frame.hours + 1);
        if (arrow == Qt::Key_Up)
            peer -= std::min<std::size_t>(peer, 1);
        else if (arrow == Qt::Key_Down)
            peer = std::min(peer + 1, m_strips.rows.size() - 1);
        else if (arrow == Qt::Key_Left)
            column -= std::min<std::size_t>(column, 1);
        else
            column = std::min(column + 1, m_frame.hours);
        return number(peer, column);
    }

  private:
    static constexpr std::size_t nameColumn = 0; ///< the hours follow

    std::size_t number(std::size_t peer, std::size_t column) const
    {
        return peer * (m_frame.hours + 1) + column;
    }

    static QString declaredWord(QChar letter)
    {
        return letter == QLatin1Char('G')   ? tr("producer")
               : letter == QLatin1Char('P') ? tr("prosumer")
               : letter == QLatin1Char('C') ? tr("consumer")
                                            : tr("main grid");
    }

    RoleStrips m_strips;
    StripFrame m_frame;
    Colours m_colours;
};

class RolesHead : public Drawn
{
  public:
    RolesHead(const RoleStrips &strips, const QRectF &area, const Colours &colours)
        : m_strips(strips)
        , m_area(area)
        , m_colours(colours)
    {
    }

    void paint(QPainter &painter) const override
    {
        const StripFrame frame = frameOf(m_strips, m_area);
        const double legend =
            paintRoleLegend(&painter, frame.area.adjusted(0.0, 4.0, 0.0, 0.0), m_colours);
        paintTicks(painter, frame,
                   QRectF(m_area.left(), m_area.top() + 4.0 + legend, 0.0, roleTicksHeight),
                   m_strips, m_colours);
    }
    bool has(std::size_t) const override { return false; }
    std::optional<std::size_t> spotAt(const QPointF &) const override { return std::nullopt; }
    DrawnSpot spot(std::size_t) const override { return {}; }
    std::optional<std::size_t> beside(std::optional<std::size_t>, Qt::Key) const override
    {
        return std::nullopt;
    }

  private:
    RoleStrips m_strips;
    QRectF m_area;
    Colours m_colours;
};

} // namespace

DrawnPtr layOut(const RoleStrips &strips, const QRectF &area, const Colours &colours)
{
    return std::make_unique<RolesDrawing>(strips, area, colours);
}

int heightOf(const RoleStrips &strips)
{
    return static_cast<int>(std::ceil(roleRowHeight * static_cast<double>(strips.rows.size()))) + 4;
}

DrawnPtr layOutHead(const RoleStrips &strips, const QRectF &area, const Colours &colours)
{
    return std::make_unique<RolesHead>(strips, area, colours);
}

int headHeight(double width)
{
    const QRectF area(0.0, 0.0, width - 2.0 * roleMargin, 1000.0);
    return static_cast<int>(
        std::ceil(4.0 + paintRoleLegend(nullptr, area, lightColours()) + roleTicksHeight));
}

void paintRoles(QPainter &painter, const QRectF &area, const RoleStrips &strips,
                const Colours &colours)
{
    const QRectF inside = area.adjusted(roleMargin, roleMargin, -roleMargin, -roleMargin);
    const double top = inside.top() + paintRoleLegend(&painter, inside, colours) + roleTicksHeight;
    const std::size_t peers = std::max<std::size_t>(1, strips.rows.size());
    const auto scaleIn = [&](std::size_t columns) {
        const std::size_t rows = (peers + columns - 1) / columns;
        return std::min(1.0, (inside.bottom() - top) / (roleRowHeight * static_cast<double>(rows)));
    };
    std::size_t columns = 1;
    while (columns < mostColumns && scaleIn(columns) < 1.0 &&
           inside.width() / static_cast<double>(columns + 1) >= leastColumn)
        ++columns;
    const std::size_t perColumn = (peers + columns - 1) / columns;
    const double width = (area.width() + betweenColumns) / static_cast<double>(columns);
    for (std::size_t column = 0; column * perColumn < strips.rows.size(); ++column) {
        const QRectF part(area.left() + width * static_cast<double>(column), top,
                          width - betweenColumns, inside.bottom() - top);
        const StripFrame frame = frameOf(strips, part, scaleIn(columns));
        paintTicks(painter, frame, QRectF(part.left(), top - roleTicksHeight, 0.0, roleTicksHeight),
                   strips, colours);
        for (std::size_t i = 0; i < perColumn && column * perColumn + i < strips.rows.size(); ++i)
            paintRow(painter, frame, i, strips.rows[column * perColumn + i], colours);
    }
}

} // namespace peergrid
