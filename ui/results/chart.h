// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/objectids.h"
#include "ui/solved.h"

#include <vector>

class QPainter;

namespace peergrid
{

struct Colours;

/// What all charts look at.
struct Shown {
    SolvedPtr solved;     ///< none: nothing is solved yet
    SolvedPtr ghost;      ///< what it is compared with, drawn pale beside it; none: nothing
    bool isStale = false; ///< the market has changed since
    ObjectIds selection;
    std::size_t hour = 0; ///< counted from 0
};

/// The numbers behind a chart, tidy: a row an observation, units in the header.
struct DataTable {
    std::vector<QString> header; ///< "Generation, kWh"
    struct Cell {
        QString text;        ///< if it is no number
        double number = 0.0; ///< NaN: no value
        bool isNumber = false;
    };
    std::vector<std::vector<Cell>> rows;
};

/// One chart of the results. What it shows comes from pure functions over Solved, which are tested
/// against the core's figures; a chart itself only draws.
class Chart : public QWidget
{
    Q_OBJECT

  public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    /// Shows a run, or the face of having none; keeps what a person chose in the chart.
    virtual void show(const Shown &shown) = 0;
    /// The same on paper: any device, any rectangle, colours of its own; fonts in pixels of it.
    virtual void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const = 0;
    virtual DataTable table() const = 0;

  signals:
    /// A click on what belongs to an object, or to an hour.
    void objectChosen(const peergrid::ObjectIds &object);
    void hourChosen(std::size_t hour);
};

} // namespace peergrid
