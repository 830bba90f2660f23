// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selection.h"

namespace peergrid
{

void Selection::select(const ObjectIds &objects)
{
    if (objects == m_objects)
        return;
    m_objects = objects;
    emit changed();
}

void Selection::forget(const ObjectIds &removed)
{
    ObjectIds left = m_objects;
    for (const PeerId &id : removed.peers)
        left.peers.erase(id);
    for (const CommunityId &id : removed.communities)
        left.communities.erase(id);
    for (const ContractId &id : removed.contracts)
        left.contracts.erase(id);
    select(left);
}

void Selection::setHour(std::size_t hour)
{
    if (hour == m_hour)
        return;
    m_hour = hour;
    emit hourChanged(hour);
}

} // namespace peergrid
