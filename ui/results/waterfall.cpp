// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/waterfall.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double margin = 8.0;
constexpr double gap = 8.0; ///< between names, bars and amounts
constexpr double leastRow = 17.0;
constexpr double mostRow = 34.0;
constexpr double axisHeight = 18.0;
constexpr double mostName = 150.0; ///< px of a scenario's name
constexpr double tickWidth = 60.0;
constexpr int mostTicks = 5;

QString tr(const char *text)
{
    return QCoreApplication::translate("Waterfall", text);
}

/// The levels a bar runs between.
std::pair<double, double> ends(const BillStep &step)
{
    return {step.isTotal() ? 0.0 : step.after - step.change(), step.after};
}

double noteHeight(const Waterfall &waterfall, double width)
{
    if (waterfall.note.isEmpty())
        return 0.0;
    const QRectF all(0.0, 0.0, width, 1000.0);
    return QFontMetricsF(chartFont())
        .boundingRect(all, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, waterfall.note)
        .height();
}

class WaterfallDrawing : public Drawn
{
  public:
    WaterfallDrawing(const Waterfall &waterfall, const QRectF &area, const Colours &colours)
        : m_what(waterfall)
        , m_area(area.adjusted(margin, margin, -margin, -margin))
        , m_colours(colours)
    {
        const double below = axisHeight + noteHeight(m_what, m_area.width());
        m_row = std::clamp((m_area.height() - below) / static_cast<double>(rows()), 1.0, mostRow);
        m_pixels = std::clamp(static_cast<int>(m_row * 0.72), 5, chartTextPixels);
        placeBars();
    }

    void paint(QPainter &painter) const override
    {
        if (m_what.steps.empty())
            return paintMessage(painter, m_area, m_what.note, m_colours);
        paintAxis(painter);
        for (std::size_t i = 0; i < m_what.steps.size(); ++i)
            paintStep(painter, i);
        if (m_what.compared)
            paintCompared(painter);
        painter.setFont(chartFont());
        painter.setPen(m_colours.secondary);
        const double top = m_bars.bottom() + axisHeight;
        painter.drawText(QRectF(m_area.left(), top, m_area.width(), m_area.bottom() - top),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_what.note);
    }

    bool has(std::size_t number) const override { return number < m_what.steps.size(); }

    std::optional<std::size_t> spotAt(const QPointF &point) const override
    {
        const double row = (point.y() - m_bars.top()) / m_row;
        if (!m_area.contains(point) || row < 0.0 || !has(static_cast<std::size_t>(row)))
            return std::nullopt;
        return static_cast<std::size_t>(row);
    }

    DrawnSpot spot(std::size_t number) const override
    {
        const BillStep &step = m_what.steps[number];
        DrawnSpot spot;
        spot.outline.addRoundedRect(
            QRectF(m_area.left() - 4.0, rowTop(number) + 1.0, m_area.width() + 8.0, m_row - 2.0),
            3.0, 3.0);
        spot.words = QStringLiteral("%1: %2").arg(nameOf(step.kind), amountOf(step));
        const bool hasAlone = m_what.steps.front().kind == BillStep::Kind::Alone;
        if (hasAlone && !step.isTotal())
            spot.words +=
                QLatin1Char('\n') +
                tr("%1 alone with the main grid, %2 now").arg(money(step.alone), money(step.now));
        if (step.kind == BillStep::Kind::Now && m_what.compared)
            spot.words +=
                QLatin1Char('\n') +
                tr("%1 in the run compared, %2").arg(money(*m_what.compared), m_what.comparedWith);
        return spot;
    }

    std::optional<std::size_t> beside(std::optional<std::size_t> spot, Qt::Key arrow) const override
    {
        if (m_what.steps.empty())
            return std::nullopt;
        if (!spot)
            return 0;
        if (arrow == Qt::Key_Up || arrow == Qt::Key_Left)
            return *spot - std::min<std::size_t>(*spot, 1);
        return std::min(*spot + 1, m_what.steps.size() - 1);
    }

  private:
    void placeBars()
    {
        const QFontMetricsF metrics(font(true));
        double names = 0.0;
        double amounts = 0.0;
        double least = 0.0;
        double most = 0.0;
        const auto count = [&](const QString &name, const QString &amount, double level) {
            names = std::max(names, metrics.horizontalAdvance(name));
            amounts = std::max(amounts, metrics.horizontalAdvance(amount));
            least = std::min(least, level);
            most = std::max(most, level);
        };
        for (const BillStep &step : m_what.steps)
            count(nameOf(step.kind), amountOf(step), step.after);
        if (m_what.compared)
            count(nameOfCompared(), money(*m_what.compared), *m_what.compared);
        m_bars = m_area.adjusted(names + gap, 0.0, -amounts - gap, 0.0);
        m_bars.setHeight(m_row * static_cast<double>(rows()));
        m_axis = roundAxis(least, most,
                           std::clamp(static_cast<int>(m_bars.width() / tickWidth), 1, mostTicks));
    }

    QFont font(bool isBold) const
    {
        QFont font = chartFont(m_pixels);
        font.setBold(isBold);
        return font;
    }
    QString nameOfCompared() const
    {
        return m_what.comparedWith.isEmpty()
                   ? tr("In the run compared")
                   : fitted(m_what.comparedWith, QFontMetricsF(font(false)), mostName);
    }

    /// The run that is compared has a row of its own below.
    std::size_t rows() const
    {
        return std::max<std::size_t>(1, m_what.steps.size() + (m_what.compared ? 1 : 0));
    }
    double rowTop(std::size_t row) const { return m_bars.top() + m_row * static_cast<double>(row); }
    double x(double amount) const
    {
        return m_bars.left() + (amount - m_axis.low) / (m_axis.high - m_axis.low) * m_bars.width();
    }
    QString money(double amount) const
    {
        return amountText(amount) + QLatin1Char(' ') + m_what.currency;
    }
    QString amountOf(const BillStep &step) const
    {
        return step.isTotal() ? money(step.after)
                              : signedText(step.change()) + QLatin1Char(' ') + m_what.currency;
    }

    void paintAxis(QPainter &painter) const
    {
        const double bottom = m_bars.bottom();
        painter.setFont(chartFont());
        for (const double tick : m_axis.ticks()) {
            painter.setPen(gridPen(m_colours));
            painter.drawLine(QPointF(x(tick), m_bars.top()), QPointF(x(tick), bottom));
            painter.setPen(m_colours.secondary);
            painter.drawText(
                QRectF(x(tick) - tickWidth / 2.0, bottom + 2.0, tickWidth, 14.0), Qt::AlignCenter,
                tickText(tick, m_axis.tick).replace(QLocale().negativeSign(), QStringLiteral("−")));
        }
        painter.setPen(axisPen(m_colours));
        painter.drawLine(QPointF(x(0.0), m_bars.top()), QPointF(x(0.0), bottom));
    }

    void paintText(QPainter &painter, std::size_t row, const QString &name, const QString &amount,
                   const QColor &colour) const
    {
        painter.setPen(colour);
        const QRectF line(m_area.left(), rowTop(row), m_area.width(), m_row);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, amount);
    }

    void paintStep(QPainter &painter, std::size_t row) const
    {
        const BillStep &step = m_what.steps[row];
        painter.setFont(font(step.isTotal()));
        paintText(painter, row, nameOf(step.kind), amountOf(step), m_colours.text);
        const auto [from, to] = ends(step);
        const double inset = std::min(4.0, m_row / 5.0);
        const QRectF bar = QRectF(QPointF(x(from), rowTop(row) + inset),
                                  QPointF(x(to), rowTop(row) + m_row - inset))
                               .normalized();
        painter.setPen(QPen(edgeOf(step), 1.0));
        painter.setBrush(fillOf(step));
        painter.drawRect(bar);
        if (row + 1 < m_what.steps.size()) {
            painter.setPen(axisPen(m_colours));
            painter.drawLine(QPointF(x(to), bar.bottom()),
                             QPointF(x(to), bar.bottom() + 2 * inset));
        }
    }

    QColor edgeOf(const BillStep &step) const
    {
        if (step.isTotal())
            return m_colours.mainGrid;
        return step.change() > 0.0 ? m_colours.hues[5] : m_colours.hues[2]; // vermilion, green
    }
    QColor fillOf(const BillStep &step) const
    {
        const bool isLess = !step.isTotal() && step.change() <= 0.0;
        return isLess ? paler(edgeOf(step), m_colours, 0.65) : edgeOf(step);
    }

    /// A thin mark at the other run's cost, in a row of its own and through the bar it compares to.
    void paintCompared(QPainter &painter) const
    {
        const std::size_t row = m_what.steps.size();
        painter.setFont(font(false));
        paintText(painter, row, nameOfCompared(), money(*m_what.compared), m_colours.secondary);
        painter.setPen(QPen(m_colours.text, 1.5, Qt::DashLine, Qt::FlatCap));
        painter.drawLine(QPointF(x(*m_what.compared), rowTop(row - 1) + 1.0),
                         QPointF(x(*m_what.compared), rowTop(row) + m_row - 2.0));
    }

    Waterfall m_what;
    QRectF m_area;
    QRectF m_bars;
    Colours m_colours;
    double m_row = mostRow;
    int m_pixels = chartTextPixels; ///< of text
    RoundAxis m_axis;
};

} // namespace

QString nameOf(BillStep::Kind kind)
{
    switch (kind) {
    case BillStep::Kind::Alone:
        return tr("Main grid alone");
    case BillStep::Kind::Energy:
        return tr("Energy bought");
    case BillStep::Kind::Earned:
        return tr("Earned");
    case BillStep::Kind::NetworkFees:
        return tr("Network fees");
    case BillStep::Kind::ManagerFees:
        return tr("Managers' fees");
    case BillStep::Kind::Generation:
        return tr("Generation");
    case BillStep::Kind::Wear:
        return tr("Storage wear");
    case BillStep::Kind::Now:
        break;
    }
    return tr("Cost now");
}

DrawnPtr layOut(const Waterfall &waterfall, const QRectF &area, const Colours &colours)
{
    return std::make_unique<WaterfallDrawing>(waterfall, area, colours);
}

int leastHeight(const Waterfall &waterfall, int width)
{
    const auto rows = static_cast<double>(waterfall.steps.size() + (waterfall.compared ? 1 : 0));
    return static_cast<int>(std::ceil(2.0 * margin + leastRow * rows + axisHeight +
                                      noteHeight(waterfall, width - 2.0 * margin)));
}

} // namespace peergrid
