// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/chartstyle.h"

#include <QApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace peergrid
{

namespace
{

constexpr std::size_t plainHues = 7; ///< the eighth, grey, is for the rest
constexpr std::size_t restHue = 7;
constexpr std::size_t shades = 3;

QColor mixed(const QColor &colour, const QColor &other, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * (1.0 - share) + b * share));
    };
    return {mix(colour.red(), other.red()), mix(colour.green(), other.green()),
            mix(colour.blue(), other.blue())};
}

QColor hueColour(std::size_t number, const Colours &colours)
{
    constexpr double lighterBy = 0.45;
    constexpr double darkerBy = 0.40;
    const QColor plain = colours.hues[number % plainHues];
    switch (number / plainHues % shades) {
    case 1:
        return mixed(plain, Qt::white, lighterBy);
    case 2:
        return mixed(plain, Qt::black, darkerBy);
    default:
        return plain;
    }
}

/// As the eye sees it, 0…1.
double brightness(const QColor &colour)
{
    return 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF();
}

/// 1, 2 or 5 times a power of ten, at least this much.
double roundTick(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= least * (1.0 - 1e-9))
            return digit * power;
    return 10.0 * power;
}

double mean(const Profile &profile)
{
    const auto values = profile.values();
    return values.empty() ? 0.0
                          : std::accumulate(values.begin(), values.end(), 0.0) /
                                static_cast<double>(values.size());
}

/// Energy a peer may have to do with, an hour.
double weight(const Peer &peer)
{
    return mean(peer.generation.maximum) * mean(peer.generation.availability) + mean(peer.load);
}

} // namespace

QFont chartFont(int pixels)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QPen axisPen(const Colours &colours)
{
    return {colours.secondary, 0.8};
}

QPen gridPen(const Colours &colours)
{
    QColor colour = colours.text;
    colour.setAlphaF(0.15F);
    return {colour, 0.6};
}

QColor colourOf(const SeriesLook &look, const Colours &colours)
{
    switch (look.tint) {
    case SeriesLook::Tint::Hue:
        break;
    case SeriesLook::Tint::Own:
        return look.own;
    case SeriesLook::Tint::Rest:
        return colours.hues[restHue];
    case SeriesLook::Tint::Text:
        return colours.text;
    case SeriesLook::Tint::MainGrid:
        return colours.mainGrid;
    case SeriesLook::Tint::Producer:
        return colours.producer;
    case SeriesLook::Tint::Prosumer:
        return colours.prosumer;
    case SeriesLook::Tint::Consumer:
        return colours.consumer;
    }
    return hueColour(look.number, colours);
}

QColor lineColourOf(const SeriesLook &look, const Colours &colours)
{
    constexpr double brightest = 0.62; // on white
    constexpr double darkest = 0.42;   // on the dark canvas
    constexpr double step = 0.12;
    QColor colour = colourOf(look, colours);
    while (!colours.isDark && brightness(colour) > brightest)
        colour = mixed(colour, Qt::black, step);
    while (colours.isDark && brightness(colour) < darkest)
        colour = mixed(colour, Qt::white, step);
    return colour;
}

Qt::PenStyle dashOf(const SeriesLook &look)
{
    if (look.tint != SeriesLook::Tint::Hue)
        return Qt::SolidLine;
    constexpr std::array styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return styles[look.number / plainHues % styles.size()];
}

QColor paler(const QColor &colour, const Colours &colours, double share)
{
    return mixed(colour, colours.canvas, share);
}

std::vector<SeriesLook> peerLooks(const Market &market)
{
    std::vector<std::size_t> order(market.peers.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<double> weights;
    for (const Peer &peer : market.peers)
        weights.push_back(weight(peer));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    std::vector<SeriesLook> looks(market.peers.size());
    std::size_t next = 0;
    for (const std::size_t n : order) {
        if (market.peers[n].isMainGrid)
            looks[n].tint = SeriesLook::Tint::MainGrid;
        else
            looks[n].number = next++;
    }
    return looks;
}

std::vector<SeriesLook> communityLooks(const Scenario &scenario)
{
    std::vector<SeriesLook> looks;
    for (std::size_t c = 0; c < scenario.market.communities.size(); ++c) {
        const auto drawn = scenario.layout.communities.find(scenario.market.communities[c].id);
        SeriesLook look;
        look.number = c;
        if (drawn != scenario.layout.communities.end() && !drawn->second.colour.empty()) {
            look.tint = SeriesLook::Tint::Own;
            look.own = QColor(QString::fromStdString(drawn->second.colour));
        }
        looks.push_back(look);
    }
    return looks;
}

bool isSelected(const Peer &peer, const ObjectIds &selection)
{
    return selection.peers.contains(peer.id) ||
           (peer.community && selection.communities.contains(*peer.community));
}

int RoundAxis::ticks() const
{
    return static_cast<int>(std::lround((high - low) / tick)) + 1;
}

RoundAxis roundAxis(double least, double most, int steps, bool isFree)
{
    if (!isFree) {
        least = std::min(least, 0.0);
        most = std::max(most, 0.0);
    }
    if (most <= least)
        most = least + (least == 0.0 ? 1.0 : std::abs(least) * 0.1);
    RoundAxis axis;
    axis.tick = roundTick((most - least) / steps);
    axis.low = std::floor(least / axis.tick + 1e-9) * axis.tick;
    axis.high = std::ceil(most / axis.tick - 1e-9) * axis.tick;
    return axis;
}

QString tickText(double value, double tick)
{
    const int decimals = std::clamp(-static_cast<int>(std::floor(std::log10(tick) + 1e-9)), 0, 9);
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const bool isZero = std::abs(value) < tick * 1e-6; // never "−0"
    return locale.toString(isZero ? 0.0 : value, 'f', decimals);
}

} // namespace peergrid
