// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/objectids.h"
#include "core/scenario.h"

namespace peergrid
{

/// What tells one scenario from another, by the ids of its objects.
struct ScenarioDiff {
    ObjectIds added;
    ObjectIds removed;
    ObjectIds changed;              ///< in the market: values, names, membership, ends
    ObjectIds moved;                ///< on the canvas: position, size, colour, collapsed or not
    bool isOrderChanged = false;    ///< of objects that both have
    bool isMarketChanged = false;   ///< hours, design, objective or look-ahead
    bool isScenarioChanged = false; ///< name, description, currency or unknown keys

    bool isEmpty() const;

    /// Whether what is solved has changed. Moving things on the canvas does not.
    bool touchesMarket() const;
};

/// Linear in the number of objects; profiles that both share are not looked into.
ScenarioDiff diff(const Scenario &before, const Scenario &after);

} // namespace peergrid
