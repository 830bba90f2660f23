// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/market.h"
#include "ui/colours.h"

#include <vector>

namespace peergrid
{

/// "G", "P" or "C", as the model writes the roles.
QString letterOf(Role role);
QString nameOfRole(Role role);
QColor colourOf(Role role, const Colours &colours);

/// Roles hour by hour as cells that are painted over. Of more than two days it shows the day of
/// the marked hour.
class RoleCells : public QWidget
{
    Q_OBJECT

  public:
    explicit RoleCells(QWidget *parent = nullptr);

    void setRoles(std::vector<Role> roles);
    void setBrush(Role role) { m_brush = role; }
    void setHour(std::size_t hour);
    std::size_t hour() const { return m_hour; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    /// When the button is released or a letter pressed, if anything changed.
    void painted(const std::vector<peergrid::Role> &roles);
    void hourChosen(std::size_t hour);
    void letterTyped(peergrid::Role role);

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

  private:
    std::size_t first() const; ///< hour shown at the left
    std::size_t count() const; ///< hours shown
    QRectF cellOf(std::size_t hour) const;
    std::size_t hourAt(double x) const;
    void paintTo(std::size_t hour);
    void type(Role role);
    void choose(std::size_t hour);
    void tellIfChanged(const std::vector<Role> &before);
    void describeHour();
    void paintCell(QPainter &painter, std::size_t hour) const;

    std::vector<Role> m_roles;
    std::vector<Role> m_before; ///< when the button went down
    Role m_brush = Role::Consumer;
    std::size_t m_hour = 0;
    std::size_t m_last = 0; ///< painted last
    bool m_isPainting = false;
};

} // namespace peergrid
