// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/sankey.h"

#include <QPainterPath>
#include <QRectF>

namespace peergrid
{

/// Where the nodes, ribbons and names of flows stand.
struct SankeyLayout {
    struct Node {
        QRectF bar;
        QRectF label; ///< labels of a side do not overlap
        QString text; ///< that fits into it
    };
    std::vector<Node> sources;
    std::vector<Node> sinks;
    std::vector<QPainterPath> ribbons; ///< as Sankey::ribbons
    QRectF legend;
    int textPixels = 12;
    double perKwh = 0.0; ///< px of thickness
};

SankeyLayout layOutSankey(const Sankey &sankey, const QRectF &area);

/// "P6 · 2917 kWh"
QString labelOf(const Sankey::Node &node);

} // namespace peergrid
