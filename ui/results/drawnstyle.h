// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/colours.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPointF>
#include <QString>

#include <vector>

/// What drawn charts have in common, on screen and on paper.
namespace peergrid
{

/// Slanted lines within a rectangle: no result, or less than in another run. Drawn one by one,
/// since SVG knows neither patterns nor clipping here.
void hatch(QPainter &painter, const QRectF &where, const QPen &pen, double spacing = 5.0);

/// Text in the middle of an area, over a few lines: why there is nothing to see.
void paintMessage(QPainter &painter, const QRectF &area, const QString &text,
                  const Colours &colours);

/// The text, or what fits of it and "…".
QString fitted(const QString &text, const QFontMetricsF &metrics, double width);

/// What is readable on a fill.
QColor inkOn(const QColor &fill);

/// A colour with part of its opacity.
QColor faint(QColor colour, float opacity);

/// Four digits, by locale, with a minus sign that is seen: "−0.2".
QString amountText(double value);
/// The same with a plus where it is one: "+1.3".
QString signedText(double value);

/// Moves the middles of things that stand in a row, each so long, apart until none overlaps, all
/// within low…high and as near as can be to where they want to be. Keeps their order. What has no
/// room at all is squeezed evenly.
std::vector<double> spread(std::vector<double> middles, double length, double low, double high);

} // namespace peergrid
