// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rolestrip.h"

#include "ui/panels/rolecells.h"
#include "ui/panels/togglebutton.h"

#include <QButtonGroup>
#include <QHBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

/// A profile too short for the market goes on with its last role.
std::vector<Role> rolesOf(const Hourly<Role> &role, std::size_t hours)
{
    const auto given = role.values();
    std::vector<Role> roles(hours, given.empty() ? Role::Consumer : given.back());
    std::copy_n(given.begin(), std::min(hours, given.size()), roles.begin());
    return roles;
}

Hourly<Role> collapsed(const std::vector<Role> &roles)
{
    const bool isConstant =
        std::adjacent_find(roles.begin(), roles.end(), std::not_equal_to<>()) == roles.end();
    return isConstant && !roles.empty() ? Hourly<Role>(roles.front()) : Hourly<Role>(roles);
}

} // namespace

RoleStrip::RoleStrip(QWidget *parent)
    : QWidget(parent)
    , m_brushes(new QButtonGroup(this))
    , m_cells(new RoleCells)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    addBrushes();
    rows->addWidget(m_cells);
    connect(m_brushes, &QButtonGroup::idClicked, this,
            [this](int id) { takeBrush(static_cast<Role>(id)); });
    connect(m_cells, &RoleCells::letterTyped, this, &RoleStrip::takeBrush);
    connect(m_cells, &RoleCells::hourChosen, this, &RoleStrip::hourChosen);
    connect(m_cells, &RoleCells::painted, this,
            [this](const std::vector<Role> &roles) { emit edited(collapsed(roles)); });
    takeBrush(Role::Prosumer);
}

void RoleStrip::addBrushes()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (const Role role : {Role::Producer, Role::Prosumer, Role::Consumer}) {
        const QString name = nameOfRole(role).toLower();
        auto *brush = new ToggleButton(QStringLiteral("%1 %2").arg(letterOf(role), name),
                                       tr("Paint hours as %1").arg(name));
        m_brushes->addButton(brush, static_cast<int>(role));
        row->addWidget(brush);
    }
    row->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void RoleStrip::takeBrush(Role role)
{
    m_brushes->button(static_cast<int>(role))->setChecked(true);
    m_cells->setBrush(role);
}

void RoleStrip::setRole(const Hourly<Role> &role, std::size_t hours)
{
    m_cells->setRoles(rolesOf(role, hours));
}

void RoleStrip::setHour(std::size_t hour)
{
    m_cells->setHour(hour);
}

} // namespace peergrid
