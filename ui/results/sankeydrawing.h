// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/drawnview.h"
#include "ui/results/sankey.h"

namespace peergrid
{

/// Ribbons in the colour of their source. Own use is framed and pale, what is not served red.
DrawnPtr layOut(std::shared_ptr<const Sankey> sankey, const QRectF &area, const Colours &colours);

} // namespace peergrid
