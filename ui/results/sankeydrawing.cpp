// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/sankeydrawing.h"

#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"
#include "ui/results/sankeylayout.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Sankey", text);
}

class SankeyDrawing : public Drawn
{
  public:
    SankeyDrawing(std::shared_ptr<const Sankey> sankey, const QRectF &area, const Colours &colours)
        : m_shared(std::move(sankey))
        , m_sankey(*m_shared)
        , m_area(area)
        , m_layout(layOutSankey(m_sankey, area))
        , m_colours(colours)
        , m_hasSelected(m_sankey.hasSelected())
    {
        // Thin ribbons lie on thick ones, and are hit first.
        m_order.resize(m_sankey.ribbons.size());
        std::iota(m_order.begin(), m_order.end(), 0);
        std::stable_sort(m_order.begin(), m_order.end(), [this](std::size_t a, std::size_t b) {
            return m_sankey.ribbons[a].energy > m_sankey.ribbons[b].energy;
        });
    }

    void paint(QPainter &painter) const override
    {
        if (!m_sankey.note.isEmpty())
            return paintMessage(painter, m_area, m_sankey.note, m_colours);
        for (const std::size_t ribbon : m_order)
            paintRibbon(painter, m_layout.ribbons[ribbon], m_sankey.ribbons[ribbon]);
        for (std::size_t i = 0; i < m_layout.sources.size(); ++i)
            paintNode(painter, m_layout.sources[i], m_sankey.sources[i], colourOfSource(i),
                      Qt::AlignRight);
        for (std::size_t i = 0; i < m_layout.sinks.size(); ++i)
            paintNode(painter, m_layout.sinks[i], m_sankey.sinks[i], m_colours.secondary,
                      Qt::AlignLeft);
        paintLegend(painter);
    }

    bool has(std::size_t number) const override { return number < firstSink() + sinks(); }

    std::optional<std::size_t> spotAt(const QPointF &point) const override
    {
        const auto isOn = [&](const SankeyLayout::Node &node) {
            const QRectF bar = node.bar.adjusted(-2.0, -1.0, 2.0, 1.0);
            return bar.contains(point) || node.label.contains(point);
        };
        for (std::size_t i = 0; i < sources(); ++i)
            if (isOn(m_layout.sources[i]))
                return i;
        for (std::size_t i = 0; i < m_layout.sinks.size(); ++i)
            if (isOn(m_layout.sinks[i]))
                return firstSink() + i;
        for (auto ribbon = m_order.rbegin(); ribbon != m_order.rend(); ++ribbon)
            if (m_layout.ribbons[*ribbon].contains(point))
                return sources() + *ribbon;
        return std::nullopt;
    }

    DrawnSpot spot(std::size_t number) const override
    {
        if (number < sources())
            return nodeSpot(m_layout.sources[number], m_sankey.sources[number], true);
        if (number >= firstSink())
            return nodeSpot(m_layout.sinks[number - firstSink()],
                            m_sankey.sinks[number - firstSink()], false);
        return ribbonSpot(number - sources());
    }

    /// Up and down among sources, ribbons or sinks; left and right along a ribbon.
    std::optional<std::size_t> beside(std::optional<std::size_t> spot, Qt::Key arrow) const override
    {
        if (!m_sankey.note.isEmpty())
            return std::nullopt;
        if (!spot)
            return 0;
        const bool isSource = *spot < sources();
        const bool isSink = *spot >= firstSink();
        if (arrow == Qt::Key_Left || arrow == Qt::Key_Right)
            return along(*spot, arrow == Qt::Key_Right);
        const std::size_t first = isSource ? 0 : isSink ? firstSink() : sources();
        const std::size_t end = isSource ? sources() : isSink ? firstSink() + sinks() : firstSink();
        if (arrow == Qt::Key_Up)
            return std::max(first + 1, *spot) - 1;
        return std::min(*spot + 1, end - 1);
    }

  private:
    std::size_t sources() const { return m_sankey.sources.size(); }
    std::size_t sinks() const { return m_sankey.sinks.size(); }
    std::size_t firstSink() const { return sources() + m_sankey.ribbons.size(); }

    std::size_t along(std::size_t spot, bool isRight) const
    {
        const bool isSource = spot < sources();
        const bool isSink = spot >= firstSink();
        if (!isSource && !isSink) {
            const Sankey::Ribbon &ribbon = m_sankey.ribbons[spot - sources()];
            return isRight ? firstSink() + ribbon.sink : ribbon.source;
        }
        if (isRight == isSink)
            return spot;
        for (std::size_t i = 0; i < m_sankey.ribbons.size(); ++i) {
            const Sankey::Ribbon &ribbon = m_sankey.ribbons[i];
            if (isSource ? ribbon.source == spot : firstSink() + ribbon.sink == spot)
                return sources() + i;
        }
        return spot;
    }

    QColor colourOfSource(std::size_t source) const
    {
        const Sankey::Node &node = m_sankey.sources[source];
        return node.isMissing ? m_colours.wrong : lineColourOf(node.look, m_colours);
    }

    void paintRibbon(QPainter &painter, const QPainterPath &path,
                     const Sankey::Ribbon &ribbon) const
    {
        const QColor colour = colourOfSource(ribbon.source);
        const bool isBack = m_hasSelected && !m_sankey.isSelected(ribbon);
        const bool isFramed = ribbon.kind != Sankey::Kind::Traded;
        painter.fillPath(path, faint(colour, isBack ? 0.12F : isFramed ? 0.18F : 0.55F));
        if (isFramed)
            painter.strokePath(path, QPen(faint(colour, isBack ? 0.3F : 0.9F), 0.8));
    }

    void paintNode(QPainter &painter, const SankeyLayout::Node &place, const Sankey::Node &node,
                   const QColor &colour, Qt::AlignmentFlag side) const
    {
        painter.fillRect(place.bar.adjusted(0.0, 0.0, 0.0, std::max(0.0, 1.0 - place.bar.height())),
                         colour);
        const bool isLeft = side == Qt::AlignRight;
        const QPointF bar(isLeft ? place.bar.left() : place.bar.right(), place.bar.center().y());
        const QPointF label(isLeft ? place.label.right() : place.label.left(),
                            place.label.center().y());
        const QPointF step((bar - label).x() * 0.25, 0.0);
        painter.setPen(gridPen(m_colours));
        painter.drawPolyline(QPolygonF({bar - step, label + step * 2.0, label + step}));
        QFont font = chartFont(m_layout.textPixels);
        font.setBold(node.isSelected);
        painter.setFont(font);
        painter.setPen(node.isSelected ? m_colours.accent : m_colours.text);
        painter.drawText(place.label, side | Qt::AlignVCenter | Qt::TextDontClip, place.text);
    }

    void paintLegend(QPainter &painter) const
    {
        const QFontMetricsF metrics(chartFont());
        const auto has = [this](Sankey::Kind kind) {
            return std::any_of(m_sankey.ribbons.begin(), m_sankey.ribbons.end(),
                               [kind](const Sankey::Ribbon &r) { return r.kind == kind; });
        };
        double x = m_layout.legend.left();
        const auto entry = [&](Sankey::Kind kind, const QString &text, const QColor &colour) {
            const bool isFramed = kind != Sankey::Kind::Traded;
            const QRectF swatch(x, m_layout.legend.center().y() - 3.0, 18.0, 9.0);
            painter.fillRect(swatch, faint(colour, isFramed ? 0.18F : 0.55F));
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, 0.8));
            if (isFramed)
                painter.drawRect(swatch);
            painter.setFont(chartFont());
            painter.setPen(m_colours.secondary);
            const double width = metrics.horizontalAdvance(text);
            painter.drawText(QRectF(swatch.right() + 6.0, m_layout.legend.top() + 2.0, width + 2.0,
                                    m_layout.legend.height() - 2.0),
                             Qt::AlignLeft | Qt::AlignVCenter, text);
            x = swatch.right() + width + 22.0;
        };
        if (has(Sankey::Kind::Traded))
            entry(Sankey::Kind::Traded, tr("sold"), m_colours.secondary);
        if (has(Sankey::Kind::Own))
            entry(Sankey::Kind::Own, tr("own use"), m_colours.secondary);
        if (has(Sankey::Kind::Unserved))
            entry(Sankey::Kind::Unserved, tr("not served"), m_colours.wrong);
    }

    QString price(double paid, double traded, const QString &rules) const
    {
        const QString text =
            tr("%1 %2/kWh on average").arg(roundedText(paid / traded), m_sankey.currency);
        return rules.isEmpty() ? text : text + QStringLiteral(", ") + rules;
    }

    DrawnSpot nodeSpot(const SankeyLayout::Node &place, const Sankey::Node &node,
                       bool isSource) const
    {
        DrawnSpot spot;
        spot.outline.addRect(place.bar.adjusted(-1.5, -1.5, 1.5, 1.5));
        spot.objects = node.objects;
        spot.words = labelOf(node);
        if (node.traded > 0.0)
            spot.words +=
                QLatin1Char('\n') +
                (isSource ? tr("sells %1 kWh") : tr("buys %1 kWh")).arg(roundedText(node.traded)) +
                QStringLiteral(", ") + price(node.paid, node.traded, {});
        return spot;
    }

    DrawnSpot ribbonSpot(std::size_t number) const
    {
        const Sankey::Ribbon &ribbon = m_sankey.ribbons[number];
        const Sankey::Node &source = m_sankey.sources[ribbon.source];
        const Sankey::Node &sink = m_sankey.sinks[ribbon.sink];
        DrawnSpot spot;
        spot.outline = m_layout.ribbons[number];
        spot.objects = source.objects;
        spot.objects.peers.insert(sink.objects.peers.begin(), sink.objects.peers.end());
        spot.objects.communities.insert(sink.objects.communities.begin(),
                                        sink.objects.communities.end());
        const QString energy = roundedText(ribbon.energy);
        if (ribbon.kind == Sankey::Kind::Own)
            spot.words = tr("%1, own use: %2 kWh").arg(source.name, energy);
        else if (ribbon.kind == Sankey::Kind::Unserved)
            spot.words = tr("%1, not served: %2 kWh").arg(sink.name, energy);
        else
            spot.words =
                tr("%1 → %2: %3 kWh").arg(source.name, sink.name, energy) + QLatin1Char('\n') +
                price(ribbon.sum.paid, ribbon.sum.energy, rulesText(*m_sankey.market, ribbon.sum));
        return spot;
    }

    std::shared_ptr<const Sankey> m_shared;
    const Sankey &m_sankey;
    QRectF m_area;
    SankeyLayout m_layout;
    Colours m_colours;
    bool m_hasSelected;
    std::vector<std::size_t> m_order;
};

} // namespace

DrawnPtr layOut(std::shared_ptr<const Sankey> sankey, const QRectF &area, const Colours &colours)
{
    return std::make_unique<SankeyDrawing>(std::move(sankey), area, colours);
}

} // namespace peergrid
