// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directions.h"
#include "core/linearprogram.h"

#include <span>

namespace peergrid
{

/// The program in which a storage may charge and discharge in the same hour, as far as that follows
/// from its doing one of the two: with S what it holds after the hour, c and d in kWh,
///   c + d ≤ power,
///   S − η_c·c ≥ the least it may hold: what it charged came on top of that,
///   S + d/η_d ≤ the most it may hold: what it discharged was there besides.
/// A row each, after those of the nodes. Slack is open, at a price that nothing else is worth.
/// Whatever directions are chosen, no flow achieves more than the best of these.
LinearProgram relaxedProgram(const Network &network, std::span<const StorageArcs> storage);

} // namespace peergrid
