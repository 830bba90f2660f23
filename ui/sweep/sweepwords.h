// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/quantity.h"
#include "core/sweep.h"
#include "core/sweephours.h"

/// What a sweep varies and what comes out of it, as people call it.
namespace peergrid
{

/// "Generation cost", "$/kWh"
struct Named {
    QString title;
    QString unit; ///< empty: a plain number

    /// "Generation cost, $/kWh"
    QString withUnit() const;
    friend bool operator==(const Named &, const Named &) = default;
};

/// A number that objects have, by MarketQuantity::member. A name that is not known stands for
/// itself.
Named memberWords(const std::string &member, const std::string &currency);

/// "P6", "All peers", "Contract C"
QString objectWords(const Market &market, MarketQuantity::Of of, const std::string &id);

/// "Generation cost of P6, $/kWh"; of factors "… of P6, times"
QString quantityWords(const SweepPlan &plan, std::size_t place, const std::string &currency);
/// The same without unit.
QString quantityName(const SweepPlan &plan, std::size_t place);

/// A value of a quantity: "0.05", "× 1.2"
QString inputText(double value, bool isFactor);

/// What SweepTable calls a figure: "grid_import_kwh", "peers.6.net".
Named figureWords(const std::string &figure, const Market &market, const std::string &currency);
Named figureWords(HourlyFigure figure, const std::string &currency);

} // namespace peergrid
