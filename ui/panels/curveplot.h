// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/panels/curvescale.h"
#include "ui/panels/quantity.h"

#include <optional>
#include <vector>

namespace peergrid
{

/// A profile drawn over its hours: a filled curve, or bars from 0 where values have a sign.
class CurvePlot : public QWidget
{
    Q_OBJECT

  public:
    explicit CurvePlot(Quantity quantity, QWidget *parent = nullptr);

    const std::vector<double> &values() const { return m_values; }
    void setValues(std::vector<double> values); ///< one an hour
    /// Shows these hours only; all until then.
    void setWindow(std::size_t first, std::size_t count);
    const CurveScale &scale() const { return m_scale; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    const Quantity &quantity() const { return m_quantity; }
    /// While held, the axes stay as they are, whatever the values become.
    void holdScale(bool isHeld);
    QColor lineColour() const;
    bool isInWindow(std::size_t hour) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    void rescale();
    void paintFrame(QPainter &painter) const;
    void paintValueAxis(QPainter &painter) const;
    void paintHourAxis(QPainter &painter) const;
    void paintCurve(QPainter &painter) const;
    void paintBars(QPainter &painter) const;
    void paintDirections(QPainter &painter) const;

    Quantity m_quantity;
    std::vector<double> m_values;
    std::optional<std::size_t> m_first; ///< of a window; all hours unless set
    std::size_t m_count = 0;
    CurveScale m_scale;
    bool m_isScaleHeld = false;
};

} // namespace peergrid
