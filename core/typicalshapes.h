// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>

/// Days as they often are, to start a profile from. All are made up by us, not measured.
namespace peergrid
{

using Day = std::array<double, 24>;

struct TypicalShape {
    enum class Kind {
        ShareOfDay,   ///< the hour's share of the day's energy; adds up to 1
        Availability, ///< 0…1, of the power that is installed
        PriceFactor,  ///< of the day's mean price; 1 on average
    };

    std::string_view name;
    std::string_view what; ///< one sentence: what it is
    Kind kind;
    Day day;
};

enum class Shape {
    Household,
    Office,
    NightHeater,
    ElectricCar,
    SummerSun,
    WinterSun,
    Wind,
    TimeOfUsePrice,
    Flat,
};

/// All of them, in the order of Shape.
std::span<const TypicalShape> typicalShapes();

const TypicalShape &typicalShape(Shape shape);

} // namespace peergrid
