// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/roundnumbers.h"

#include <cmath>

namespace peergrid
{

double roundUp(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= least * (1.0 - 1e-9))
            return digit * power;
    return 10.0 * power;
}

} // namespace peergrid
