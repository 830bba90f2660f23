// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/chartstyle.h"
#include "ui/results/drawnview.h"

#include <QPointF>

#include <functional>
#include <optional>
#include <vector>

namespace peergrid
{

/// Lines over numbers, with what may stand behind them: plain data, made by pure functions.
struct LinesPlot {
    struct Line {
        QString name; ///< stands at its right end
        std::vector<QPointF> points;
        SeriesLook look;
        double width = 1.8;
        bool isDashed = true; ///< where others are there, too
        bool hasDots = true;
        /// What is said of a point; none: nothing is, and keys do not stop there.
        std::function<QString(std::size_t point)> words;
    };
    /// Between two lines, by their places.
    struct Band {
        std::size_t lower = 0;
        std::size_t upper = 0;
        float opacity = 0.2F;
    };
    struct Bar {
        double from = 0.0;
        double to = 0.0;
        double height = 0.0;
        QString words;
    };
    struct Mark {
        double x = 0.0;
        double y = 0.0; ///< a line leads up to there
        QString label;
        QString words;
    };

    QString xTitle;
    QString yTitle;
    bool isXPercent = false;
    bool isXHours = false; ///< counted from 0; a value of an hour stands at its middle
    std::size_t hours = 0;
    std::vector<double> xAlso; ///< what the axis reaches, though no point may be there yet
    std::vector<Bar> bars;
    std::vector<Band> bands;
    std::vector<Line> lines;
    std::vector<Mark> marks;
    std::optional<double> xAsItIs; ///< a line upright
    std::optional<double> yAsItIs; ///< a line across
    bool startsAtZero = false;     ///< the axis of y
    QString note;                  ///< said where there is nothing, or below what there is

    bool isEmpty() const;
};

DrawnPtr layOut(std::shared_ptr<const LinesPlot> plot, const QRectF &area, const Colours &colours);

/// A row a point: line (where there are more than one), x, y.
DataTable tableOf(const LinesPlot &plot);

} // namespace peergrid
