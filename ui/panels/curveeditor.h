// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/curveplot.h"

namespace peergrid
{

/// A curve that is edited by hand: points are dragged or drawn over, arrow keys change them.
///
/// It proposes values (hourEdited) and shows those it is given back (setValues).
class CurveEditor : public CurvePlot
{
    Q_OBJECT

  public:
    enum class Tool {
        Points,   ///< a press near a point takes hold of it
        Freehand, ///< every hour the pointer passes gets its height
    };

    explicit CurveEditor(const Quantity &quantity, QWidget *parent = nullptr);

    void setTool(Tool tool);
    void setHour(std::size_t hour); ///< the one that keys change
    std::size_t hour() const { return m_hour; }

  signals:
    void hourEdited(std::size_t hour, double value);
    void hourChosen(std::size_t hour); ///< by pointer or key

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

  private:
    enum class Gesture {
        None,
        Holding, ///< of a point, not moved yet: a click changes nothing
        Dragging,
        Drawing,
    };

    bool isNearPoint(QPointF position) const;
    void drawTo(QPointF position);
    double proposed(double value) const; ///< fit to the screen's resolution and the range
    void step(double ticks);
    void choose(std::size_t hour);
    void describeHour();
    QPointF pointOf(std::size_t hour) const;

    void paintHour(QPainter &painter) const;
    void paintPoints(QPainter &painter) const;
    void paintBubble(QPainter &painter, std::size_t hour) const;

    Tool m_tool = Tool::Points;
    std::size_t m_hour = 0;
    Gesture m_gesture = Gesture::None;
    QPointF m_pressed;                  ///< where the pointer went down
    double m_grip = 0.0;                ///< pixels from the pointer to the point it took
    QPointF m_drawn;                    ///< where the pointer was last
    std::optional<std::size_t> m_hover; ///< hour below the pointer
};

} // namespace peergrid
