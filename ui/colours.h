// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace peergrid
{

/// The colours of everything PeerGrid draws itself, in one of its two themes.
struct Colours {
    bool isDark;
    QColor canvas, panel, border;
    QColor text, secondary;
    QColor accent; ///< selection, slider, focus
    QColor good, warning, wrong;
    QColor ink;   ///< what stands on a filled symbol
    QColor trade; ///< energy that is sold
    QColor mainGrid, producer, prosumer, consumer, battery;
    std::array<QColor, 8> hues; ///< Okabe–Ito, for communities and series
    double communityFill;       ///< opacity
};

const Colours &lightColours();
const Colours &darkColours();

/// Those of the theme a palette belongs to.
const Colours &coloursOf(const QPalette &palette);

/// A palette for all widgets.
QPalette paletteOf(const Colours &colours);

} // namespace peergrid
