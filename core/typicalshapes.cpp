// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typicalshapes.h"

#include <cstddef>

namespace peergrid
{

namespace
{

using Kind = TypicalShape::Kind;

constexpr std::array<TypicalShape, 9> shapes{{
    {"Household",
     "A family at home in the morning and the evening; our own estimate.",
     Kind::ShareOfDay,
     {0.022, 0.018, 0.016, 0.016, 0.017, 0.022, 0.038, 0.052, 0.048, 0.040, 0.038, 0.042,
      0.050, 0.044, 0.038, 0.038, 0.042, 0.054, 0.070, 0.082, 0.078, 0.062, 0.044, 0.029}},
    {"Office",
     "Work from eight to five, little at night; our own estimate.",
     Kind::ShareOfDay,
     {0.008, 0.008, 0.008, 0.008, 0.008, 0.010, 0.024, 0.055, 0.085, 0.095, 0.098, 0.095,
      0.085, 0.092, 0.095, 0.092, 0.060, 0.026, 0.012, 0.008, 0.008, 0.008, 0.006, 0.006}},
    {"Night heater",
     "Storage heating that loads from 22:00 to 06:00; our own estimate.",
     Kind::ShareOfDay,
     {0.130, 0.130, 0.130, 0.130, 0.120, 0.100, 0, 0, 0, 0, 0,     0,
      0,     0,     0,     0,     0,     0,     0, 0, 0, 0, 0.130, 0.130}},
    {"Electric car at night",
     "Plugged in at home, full power first, then tapering off by 04:00; our own estimate.",
     Kind::ShareOfDay,
     {0.200, 0.160, 0.080, 0.030, 0, 0, 0, 0, 0, 0,     0,     0,
      0,     0,     0,     0,     0, 0, 0, 0, 0, 0.080, 0.230, 0.220}},
    {"Sun in summer",
     "Panels facing south on a clear day in June, in central Europe; our own estimate.",
     Kind::Availability,
     {0,    0,    0,    0,    0.01, 0.05, 0.13, 0.25, 0.38, 0.5, 0.6, 0.67,
      0.70, 0.69, 0.63, 0.54, 0.43, 0.31, 0.19, 0.09, 0.03, 0,   0,   0}},
    {"Sun in winter",
     "Panels facing south on a hazy day in December, in central Europe; our own estimate.",
     Kind::Availability,
     {0,    0,    0,    0,    0,    0, 0, 0, 0.03, 0.11, 0.19, 0.24,
      0.26, 0.23, 0.16, 0.07, 0.01, 0, 0, 0, 0,    0,    0,    0}},
    {"Wind",
     "A turbine on a breezy day, strongest at night and in the late afternoon; our own estimate.",
     Kind::Availability,
     {0.46, 0.48, 0.47, 0.44, 0.41, 0.37, 0.33, 0.28, 0.25, 0.24, 0.26, 0.29,
      0.33, 0.38, 0.43, 0.47, 0.50, 0.51, 0.49, 0.45, 0.42, 0.41, 0.43, 0.45}},
    {"Time-of-use price",
     "Cheap from 22:00 to 06:00, dear from 17:00 to 22:00; our own estimate.",
     Kind::PriceFactor,
     {0.64, 0.64, 0.64, 0.64, 0.64, 0.64,  1.04,  1.04,  1.04,  1.04,  1.04, 1.04,
      1.04, 1.04, 1.04, 1.04, 1.04, 1.488, 1.488, 1.488, 1.488, 1.488, 0.64, 0.64}},
    {"Flat", "The same in every hour.", Kind::PriceFactor, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                                            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
}};

} // namespace

std::span<const TypicalShape> typicalShapes()
{
    return shapes;
}

const TypicalShape &typicalShape(Shape shape)
{
    return shapes[static_cast<std::size_t>(shape)];
}

} // namespace peergrid
