// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/market.h"

class QButtonGroup;

namespace peergrid
{

class RoleCells;

/// A peer's declared role hour by hour. A role is chosen above and painted over the hours below,
/// or typed there: G, P, C.
class RoleStrip : public QWidget
{
    Q_OBJECT

  public:
    explicit RoleStrip(QWidget *parent = nullptr);

    void setRole(const Hourly<Role> &role, std::size_t hours);
    void setHour(std::size_t hour); ///< the one that is marked

  signals:
    /// Once a gesture; one role for all hours if they are equal.
    void edited(const peergrid::Hourly<peergrid::Role> &role);
    void hourChosen(std::size_t hour);

  private:
    void addBrushes();
    void takeBrush(Role role);

    QButtonGroup *m_brushes;
    RoleCells *m_cells;
};

} // namespace peergrid
