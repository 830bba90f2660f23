// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/heap.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace peergrid
{

void keepHeapSmall()
{
#ifdef __GLIBC__
    constexpr int large = 128 * 1024; // where it begins, too; but set, it stays
    ::mallopt(M_MMAP_THRESHOLD, large);
#endif
}

} // namespace peergrid
