// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace peergrid
{

/// Large blocks (pictures, results) go back to the system as soon as they are freed. As it is,
/// glibc puts ever larger ones among the small ones that stay, and a window in long use grows by
/// the holes they leave. To be called first in main().
void keepHeapSmall();

} // namespace peergrid
