// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/objectids.h"

namespace peergrid
{

/// What all views look at: some objects, and an hour.
class Selection : public QObject
{
    Q_OBJECT

  public:
    using QObject::QObject;

    const ObjectIds &objects() const { return m_objects; }
    void select(const ObjectIds &objects);
    /// The same without what a scenario no longer has.
    void forget(const ObjectIds &removed);

    std::size_t hour() const { return m_hour; } ///< counted from 0
    void setHour(std::size_t hour);

  signals:
    void changed();
    void hourChanged(std::size_t hour);
    /// Someone wants to edit a field of what is selected: "load"; "" for the first.
    void editRequested(const QString &field);

  private:
    ObjectIds m_objects;
    std::size_t m_hour = 0;
};

} // namespace peergrid
