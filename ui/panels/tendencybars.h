// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/market.h"
#include "ui/panels/curvescale.h"

#include <optional>
#include <vector>

namespace peergrid
{

/// What a storage does hour by hour, as bars: up charges, down discharges. A bar is dragged, or
/// chosen with Left and Right and changed with Up and Down. Of more than a day it shows the day
/// of the chosen hour.
class TendencyBars : public QWidget
{
    Q_OBJECT

  public:
    explicit TendencyBars(QWidget *parent = nullptr);

    void setTendency(const Profile &tendency, std::size_t hours);
    void setPower(double power); ///< kW: the limit, both ways
    void setHour(std::size_t hour);
    /// An hour that is wrong for another reason than the power; none if there is none.
    void setWrongHour(std::optional<std::size_t> hour);

    QSize sizeHint() const override { return {264, 112}; }
    QSize minimumSizeHint() const override { return {120, 112}; }

  signals:
    /// At the end of a drag, and at each step by key. Steps of the same hour are one gesture.
    void edited(const peergrid::Profile &tendency, int gesture);
    void hourChosen(std::size_t hour);

  protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

  private:
    bool isWrong(std::size_t hour) const;
    double held(double value, double before) const;
    void rescale();
    void choose(std::size_t hour);
    void step(double steps);
    void tell();
    void describeHour();
    QString hourValue(std::size_t hour) const;
    void paintHour(QPainter &painter) const;
    void paintBars(QPainter &painter) const;
    void paintLimits(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;

    std::vector<double> m_values; ///< kWh, one an hour
    double m_power = 0.0;
    std::size_t m_hour = 0;
    std::optional<std::size_t> m_wrongHour;
    CurveScale m_scale;
    int m_gesture = 0;
    std::optional<double> m_pressed; ///< where the pointer took a bar, in pixels
    bool m_isDragging = false;       ///< less far than that is an unsteady click
    double m_before = 0.0;           ///< value of the bar that is dragged
};

} // namespace peergrid
