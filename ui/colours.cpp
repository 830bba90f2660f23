// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/colours.h"

namespace peergrid
{

namespace
{

const std::array<QColor, 8> okabeIto = {"#0072B2", "#E69F00", "#009E73", "#CC79A7",
                                        "#56B4E9", "#D55E00", "#F0E442", "#7A7A7A"};

} // namespace

const Colours &lightColours()
{
    static const Colours colours{
        .isDark = false,
        .canvas = "#FFFFFF",
        .panel = "#FBFBFC",
        .border = "#E2E5EA",
        .text = "#1F2933",
        .secondary = "#6B7280",
        .accent = "#2563EB",
        .good = "#047857",
        .warning = "#B45309",
        .wrong = "#B91C1C",
        .ink = "#FFFFFF",
        .trade = "#0F766E",
        .mainGrid = "#475569",
        .producer = "#4C6A92",
        .prosumer = "#1B8A5A",
        .consumer = "#C2620E",
        .battery = "#7C3AED",
        .hues = okabeIto,
        .communityFill = 0.07,
    };
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours{
        .isDark = true,
        .canvas = "#16191D",
        .panel = "#1E2227",
        .border = "#343A42",
        .text = "#E5E7EB",
        .secondary = "#9CA3AF",
        .accent = "#60A5FA",
        .good = "#34D399",
        .warning = "#FBBF24",
        .wrong = "#F87171",
        .ink = "#16191D",
        .trade = "#2DD4BF",
        .mainGrid = "#94A3B8",
        .producer = "#8FB0DC",
        .prosumer = "#4CC38A",
        .consumer = "#F0A35E",
        .battery = "#B794F6",
        .hues = okabeIto,
        .communityFill = 0.12,
    };
    return colours;
}

const Colours &coloursOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkColours() : lightColours();
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.panel);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.canvas);
    palette.setColor(QPalette::AlternateBase, colours.panel);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.secondary);
    palette.setColor(QPalette::Button, colours.panel);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.canvas);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.ink);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::Mid, colours.border);
    palette.setColor(QPalette::Midlight, colours.border);
    palette.setColor(QPalette::Light, colours.canvas);
    palette.setColor(QPalette::Dark,
                     colours.isDark ? colours.border.lighter(140) : colours.border.darker(130));
    palette.setColor(QPalette::BrightText, colours.wrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faded = colours.secondary;
        faded.setAlphaF(0.6F);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    return palette;
}

} // namespace peergrid
