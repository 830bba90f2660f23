// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/drawnstyle.h"

#include "ui/results/chartstyle.h"
#include "ui/wording.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

void hatch(QPainter &painter, const QRectF &where, const QPen &pen, double spacing)
{
    painter.setPen(pen);
    // Lines x + y = sum, cut at the rectangle's edges; sums are those of one grid for all.
    const double first = std::ceil((where.left() + where.top()) / spacing) * spacing;
    for (double sum = first; sum < where.right() + where.bottom(); sum += spacing) {
        const double left = std::max(where.left(), sum - where.bottom());
        const double right = std::min(where.right(), sum - where.top());
        if (right > left)
            painter.drawLine(QPointF(left, sum - left), QPointF(right, sum - right));
    }
}

void paintMessage(QPainter &painter, const QRectF &area, const QString &text,
                  const Colours &colours)
{
    painter.setFont(chartFont());
    painter.setPen(colours.secondary);
    painter.drawText(area.adjusted(12.0, 8.0, -12.0, -8.0), Qt::AlignCenter | Qt::TextWordWrap,
                     text);
}

QString fitted(const QString &text, const QFontMetricsF &metrics, double width)
{
    return metrics.elidedText(text, Qt::ElideRight, width);
}

QColor inkOn(const QColor &fill)
{
    constexpr double middle = 0.55;
    return brightness(fill) > middle ? lightColours().text : QColor(Qt::white);
}

QColor faint(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

QString amountText(double value)
{
    const QString size = roundedText(std::abs(value));
    return value < 0.0 && size != roundedText(0.0) ? QStringLiteral("−") + size : size;
}

QString signedText(double value)
{
    const QString text = amountText(value);
    return value > 0.0 && text != roundedText(0.0) ? QLatin1Char('+') + text : text;
}

std::vector<double> spread(std::vector<double> middles, double length, double low, double high)
{
    if (middles.empty())
        return middles;
    const double room = (high - low) / static_cast<double>(middles.size());
    length = std::min(length, room);
    // Blocks of things that touch; a block stands where its members want to be on average.
    struct Block {
        double wanted = 0.0; ///< sum of where its members want its start to be
        double count = 0.0;
        double start = 0.0;
    };
    std::vector<Block> blocks;
    const auto place = [&](Block &block) {
        block.start = std::clamp(block.wanted / block.count, low, high - block.count * length);
    };
    for (const double middle : middles) {
        blocks.push_back({middle - length / 2.0, 1.0, 0.0});
        place(blocks.back());
        while (blocks.size() > 1) {
            Block &before = blocks[blocks.size() - 2];
            const Block &last = blocks.back();
            if (before.start + before.count * length <= last.start)
                break;
            before.wanted += last.wanted - last.count * before.count * length;
            before.count += last.count;
            blocks.pop_back();
            place(blocks.back());
        }
    }
    std::size_t i = 0;
    for (const Block &block : blocks)
        for (double k = 0.0; k < block.count; k += 1.0)
            middles[i++] = block.start + (k + 0.5) * length;
    return middles;
}

} // namespace peergrid
