// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/objectids.h"
#include "core/solved.h"

#include <vector>

class QPainter;

namespace peergrid
{

struct Colours;

/// What all charts look at.
struct Shown {
    SolvedPtr solved;       ///< none: nothing is solved yet
    SolvedPtr ghost;        ///< what it is compared with, drawn pale beside it; none: nothing
    bool isStale = false;   ///< the market has changed since
    bool isSolving = false; ///< another run is on its way
    ObjectIds selection;
    std::size_t hour = 0;   ///< counted from 0
    bool isOnPaper = false; ///< all hours at once, where nobody can turn to another day
};

/// The numbers behind a chart, tidy: a row an observation, units in the header. All of them, also
/// where the chart sums the small ones up.
struct DataTable {
    std::vector<QString> header; ///< "Generation, kWh"
    struct Cell {
        QString text;        ///< if it is no number
        double number = 0.0; ///< NaN: no value
        bool isNumber = false;

        Cell(QString words)
            : text(std::move(words))
        {
        }
        Cell(double value)
            : number(value)
            , isNumber(true)
        {
        }
    };
    std::vector<std::vector<Cell>> rows; ///< each as long as the header
};

/// One chart of the results. What it shows comes from pure functions over Solved, which are tested
/// against the core's figures; a chart itself only draws. Nothing solved, out of date, hours that
/// are missing: the panel around it says so. It is asked to show when it is visible only.
class Chart : public QWidget
{
    Q_OBJECT

  public:
    using QWidget::QWidget;

    virtual QString title() const = 0; ///< on its tab
    /// What stands above it on paper, where no tab and no hour bar tell: "Trades, 12:00–13:00".
    virtual QString caption() const { return title(); }

    /// Shows a run, which is there (`solved` is not null); the hour is one of it and may not be
    /// solved. Keeps what a person chose in the chart. Repeated for every change of the hour and
    /// the selection, so a chart should find out by pointers whether the run is another.
    virtual void show(const Shown &shown) = 0;

    /// What is shown, on paper: any device, without a display, without hour marker, hover or title,
    /// with its legend. Text is 12 px, lines are about 1 px; for larger ones scale the painter.
    /// Nothing before the first show().
    virtual void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const = 0;

    virtual DataTable table() const = 0;
    /// Whether the table has no rows, without making it where that takes long.
    virtual bool isEmpty() const { return table().rows.empty(); }

  signals:
    /// A click on what belongs to an object, or to an hour.
    void objectChosen(const peergrid::ObjectIds &objects);
    void hourChosen(std::size_t hour);
};

} // namespace peergrid
