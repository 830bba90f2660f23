// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"

namespace peergrid
{

/// A layout that shows a market well before anyone has moved a thing: each community a box, its
/// members in a grid within, peers of no community in a block of their own, the boxes in rows;
/// nothing overlaps. A peer's position is the centre of its symbol. Communities get the Okabe–Ito
/// hues in turn. The same market gives the same layout.
Layout arrange(const Market &market);

/// The hue of a community that comes in: one that none has yet, if there is.
std::string freeHue(const Layout &layout);

} // namespace peergrid
