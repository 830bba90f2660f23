// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include "core/scenario.h"

namespace peergrid
{

inline QPointF pointOf(const Position &position)
{
    return {position.x, position.y};
}

inline Position positionOf(const QPointF &point)
{
    return {point.x(), point.y()};
}

} // namespace peergrid
