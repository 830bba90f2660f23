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

/// kWh it may generate in an hour.
double potential(const Peer &peer)
{
    return mean(peer.generation.maximum) * mean(peer.generation.availability);
}

} // namespace

QColor mixed(const QColor &colour, const QColor &other, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * (1.0 - share) + b * share));
    };
    return {mix(colour.red(), other.red()), mix(colour.green(), other.green()),
            mix(colour.blue(), other.blue())};
}

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

SeriesLook generatedLook()
{
    return {SeriesLook::Tint::Hue, 0, {}}; // blue
}

SeriesLook boughtLook()
{
    return {SeriesLook::Tint::Hue, 1, {}}; // orange
}

SeriesLook soldLook()
{
    return {SeriesLook::Tint::Own, 0, "#BFDCEC"}; // light blue: it is of what is generated
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

double brightness(const QColor &colour)
{
    return 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF();
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

QList<qreal> dashesOf(const SeriesLook &look)
{
    if (look.tint != SeriesLook::Tint::Hue && look.tint != SeriesLook::Tint::Own)
        return {};
    static const std::array<QList<qreal>, 5> dashes{
        QList<qreal>{}, {5.0, 1.8}, {6.0, 1.6, 1.4, 1.6}, {1.8, 1.4}, {9.0, 2.0}};
    return dashes[look.number % dashes.size()]; // of another length than the hues
}

QColor paler(const QColor &colour, const Colours &colours, double share)
{
    return mixed(colour, colours.canvas, share);
}

std::vector<SeriesLook> peerLooks(const Market &market)
{
    std::vector<SeriesLook> looks(market.peers.size());
    std::vector<std::size_t> order;
    std::vector<double> potentials;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        potentials.push_back(potential(market.peers[n]));
        if (market.peers[n].isMainGrid)
            looks[n].tint = SeriesLook::Tint::MainGrid;
        else
            order.push_back(n);
    }
    const auto maySell = [&](std::size_t n) { return potentials[n] > 0.0; };
    const auto buyers = std::stable_partition(order.begin(), order.end(), maySell);
    // Layers follow the order of the scenario: so do hues while they last, since neighbours differ
    // most. Of many sellers, the largest must not share one.
    if (buyers - order.begin() > static_cast<std::ptrdiff_t>(2 * plainHues))
        std::stable_sort(order.begin(), buyers, [&](std::size_t a, std::size_t b) {
            return potentials[a] > potentials[b];
        });
    for (std::size_t i = 0; i < order.size(); ++i)
        looks[order[i]].number = i;
    return looks;
}

std::vector<SeriesLook> communityLooks(const Scenario &scenario)
{
    std::vector<SeriesLook> looks;
    for (std::size_t c = 0; c < scenario.market.communities.size(); ++c) {
        const auto drawn = scenario.layout.communities.find(scenario.market.communities[c].id);
        SeriesLook look; // its number tells its dashes, whatever its colour
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

std::vector<double> RoundAxis::ticks() const
{
    std::vector<double> ticks;
    const auto first = std::lround(std::ceil(low / tick - 1e-9));
    const auto last = std::lround(std::floor(high / tick + 1e-9));
    for (auto i = first; i <= last; ++i)
        ticks.push_back(static_cast<double>(i) * tick);
    return ticks;
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
    const double room = (axis.high - axis.low) * 0.04;
    if (most > axis.high - room && most != 0.0)
        axis.high += room;
    if (least < axis.low + room && least != 0.0)
        axis.low -= room;
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
