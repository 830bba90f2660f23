// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/curverunner.h"

#include <functional>
#include <optional>
#include <vector>

namespace peergrid
{

/// A curve drawn over its amount: lanes one above the other, marks at the breakpoints, a line at
/// the amount as it is. The pointer, or the arrow keys, read values off; Page Up and Down go from
/// breakpoint to breakpoint.
class BreakpointPlot : public QWidget
{
    Q_OBJECT

  public:
    struct Lane {
        QString title;
        QString unit;
        Line Curve::Piece::*line;
        bool startsAtZero = false;
    };

    explicit BreakpointPlot(QWidget *parent = nullptr);

    /// How amounts are written, and how many of what is written one of the amount is.
    void setAmounts(std::function<QString(double)> text, double perAmount);
    void setCurrent(double amount);
    void setCurve(const CurvePtr &curve, std::vector<Lane> lanes);
    /// Reads values off there; none: where the line of the current amount is.
    void setCursor(std::optional<double> amount);
    /// What is read off.
    QString readout() const;

    QSize sizeHint() const override { return {560, 420}; }
    QSize minimumSizeHint() const override { return {320, 240}; }

  signals:
    void cursorMoved();

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

  private:
    /// A lane's place and its scale.
    struct Scale {
        QRectF plot;
        double low = 0.0;
        double high = 1.0;
        double tick = 1.0;
        double y(double value) const;
    };
    double from() const;
    double to() const;
    double x(double amount) const;
    double amountAt(double x) const;
    QRectF area() const;
    std::vector<Scale> scales() const;
    void fit(Scale &scale, const Lane &lane) const;
    double widestLabel() const;

    void paintFrame(QPainter &painter) const;
    void paintAmounts(QPainter &painter) const;
    void paintBreakpoints(QPainter &painter, const Scale &first) const;
    void paintLane(QPainter &painter, const Scale &scale, std::size_t index) const;
    void paintMarkers(QPainter &painter) const;
    void moveCursor(double amount);
    std::optional<double> nextBreakpoint(bool isUp) const;

    CurvePtr m_curve;
    std::vector<Lane> m_lanes;
    std::function<QString(double)> m_text;
    double m_perAmount = 1.0;
    double m_current = 1.0;
    std::optional<double> m_cursor;
};

} // namespace peergrid
