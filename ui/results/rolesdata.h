// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"

#include <vector>

/// Who sells and who buys, hour by hour, beside the roles they are declared to have.
namespace peergrid
{

enum class RealisedRole {
    NoResult, ///< the hour is not solved
    Seller,   ///< sells, and no less than it buys
    Own,      ///< neither; serves itself from its generation or battery
    Buyer,    ///< buys, and more than it sells
    Idle,     ///< none of these
    Unserved, ///< gets nothing, though it needs some
};

RealisedRole realisedRole(const PeerHour &hour);

QString nameOf(RealisedRole role);

struct RoleRow {
    PeerId id;
    QString name;
    bool isSelected = false;
    std::vector<RealisedRole> realised; ///< one for each of the hours
    QString declared;                   ///< likewise a letter, as letterOf() in symbols.h
};

/// A row for each peer, in the order of the scenario.
std::vector<RoleRow> roleRows(const Solved &solved, HourRange hours, const ObjectIds &selection);

/// The hours that are seen at once: all, of many the day of an hour.
HourRange roleHours(const Solved &solved, std::size_t hour);

/// A row for each hour that is solved and each peer: both roles, and the energy that tells.
DataTable rolesTable(const Solved &solved, HourRange hours);

} // namespace peergrid
