// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/hourly.h"

#include <QColor>

#include <optional>

namespace peergrid
{

/// A small picture of a profile that asks to be opened: by click, Enter or Space.
class Sparkline : public QWidget
{
    Q_OBJECT

  public:
    explicit Sparkline(QWidget *parent = nullptr);

    void setProfile(const Profile &profile, std::size_t hours);
    void setColour(const QColor &colour); ///< the theme's accent until then
    void setHour(std::size_t hour);       ///< the one that is marked

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void clicked();

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

  private:
    double valueAt(std::size_t hour) const;
    void paintCurve(QPainter &painter, const QRectF &plot) const;

    Profile m_profile;
    std::size_t m_hours = 24;
    std::size_t m_hour = 0;
    std::optional<QColor> m_colour;
};

} // namespace peergrid
