// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace peergrid
{

/// 1, 2 or 5 times a power of ten, at least this much; the number must be above 0.
double roundUp(double least);

} // namespace peergrid
