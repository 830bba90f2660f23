// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace peergrid
{

/// Has the process keep memory that is freed, up to 128 MB, for what it needs next.
/// A solve takes and frees the same arrays hour after hour; handed back to the system each time,
/// they would cost a quarter of it. To be called once, at the start; does nothing where the C
/// library knows no such wish.
void keepFreedMemory();

} // namespace peergrid
