// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/freedmemory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace peergrid
{

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int megabyte = 1 << 20;
    ::mallopt(M_MMAP_THRESHOLD, 32 * megabyte); // larger arrays still come and go by themselves
    ::mallopt(M_TRIM_THRESHOLD, 128 * megabyte);
#endif
}

} // namespace peergrid
