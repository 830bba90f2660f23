// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/objectids.h"
#include "core/scenario.h"
#include "ui/colours.h"

#include <QFont>
#include <QList>
#include <QPen>
#include <QString>

#include <vector>

/// How everything in charts looks, on screen and on paper.
namespace peergrid
{

inline constexpr int chartTextPixels = 12;
inline constexpr int chartTitlePixels = 15;

/// In pixels: text of point sizes comes out a quarter smaller in SVG. Without hinting, so that it
/// keeps its width when it is scaled.
QFont chartFont(int pixels = chartTextPixels);

QPen axisPen(const Colours &colours); ///< 0.8 px
QPen gridPen(const Colours &colours); ///< 0.6 px at 15 % of the text

/// What tells a series from others in colour, in grey and in both themes.
struct SeriesLook {
    enum class Tint {
        Hue,  ///< number: 0…6 plain Okabe–Ito, then lighter, then darker, then all again
        Own,  ///< `own`
        Rest, ///< what is summed up as others
        Text, ///< totals
        MainGrid,
        Producer,
        Prosumer,
        Consumer,
    };
    Tint tint = Tint::Hue;
    std::size_t number = 0;
    QColor own;

    friend bool operator==(const SeriesLook &, const SeriesLook &) = default;
};

/// What is generated, bought and sold, wherever these three stand together: dark, middle, light in
/// grey.
SeriesLook generatedLook();
SeriesLook boughtLook();
SeriesLook soldLook();

QColor mixed(const QColor &colour, const QColor &other, double share);

QColor colourOf(const SeriesLook &look, const Colours &colours);
/// The same where it is a thin line, which needs more contrast than a filled area.
QColor lineColourOf(const SeriesLook &look, const Colours &colours);
/// As the eye sees it: 0 black … 1 white.
double brightness(const QColor &colour);
/// Lines differ in their dashes, too, for those who see or print no colours: dash and gap in widths
/// of the pen; nothing for a solid line.
QList<qreal> dashesOf(const SeriesLook &look);
/// How what is not selected looks beside what is; and the ghost of a run it is compared with.
QColor paler(const QColor &colour, const Colours &colours, double share = 0.7);

/// One look for each peer, the same in every chart and as long as limits, loads and peers stay as
/// they are: prices do not matter, so colours keep still under a price slider. The largest sellers
/// get the plain hues.
std::vector<SeriesLook> peerLooks(const Market &market);
/// As on the canvas.
std::vector<SeriesLook> communityLooks(const Scenario &scenario);

/// Whether a peer, or its community, is selected.
bool isSelected(const Peer &peer, const ObjectIds &selection);

/// The limits of an axis, round or a little beyond so that nothing touches the edge; tick is 1, 2
/// or 5 times a power of ten.
struct RoundAxis {
    double low = 0.0;
    double high = 1.0;
    double tick = 0.2;

    std::vector<double> ticks() const;
};
/// Around values from `least` to `most`, with 0 unless `isFree` (prices).
RoundAxis roundAxis(double least, double most, int steps = 5, bool isFree = false);

/// Enough decimals for the ticks of an axis to differ, by locale.
QString tickText(double value, double tick);

} // namespace peergrid
