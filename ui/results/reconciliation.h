// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/billsdata.h"

#include <QStringList>

namespace peergrid
{

/// How the bills of all peers tie to each other and to both objectives, $. To rounding:
///   paid = earned + network + managers
///   leastCost = cost + fixedMargins − fedIn − flexibleValue
///   published = cost + earned − 2 · fedIn − flexibleValue
/// (published counts a sale at its price beside what it cost to generate, and so once more what
/// its seller earns; least cost takes the generation cost of what is sold out again, so that of a
/// sale the fees are left and what a fixed price is above that cost.)
struct Reconciliation {
    double paid = 0.0;
    double earned = 0.0;
    double network = 0.0;
    double managers = 0.0;
    double cost = 0.0;          ///< of all peers
    double fixedMargins = 0.0;  ///< fixed prices less the generation cost of what is sold at them
    double fedIn = 0.0;         ///< paid by the main grid for surplus
    double flexibleValue = 0.0; ///< what flexible demand served is worth
    double leastCost = 0.0;
    double published = 0.0;
};

Reconciliation reconcile(const Solved &solved, const Bills &bills);

/// The same as sentences; the parts that are 0 are left out.
QStringList inSentences(const Reconciliation &sums, const std::string &currency);

} // namespace peergrid
