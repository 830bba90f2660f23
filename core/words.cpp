// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

#include <fmt/format.h>

#include <cmath>

namespace peergrid
{

std::string rounded(double value)
{
    constexpr double noise = 1e-9;
    if (std::abs(value) < noise)
        return "0";
    return std::abs(value) < 9999.5 ? fmt::format("{:.4g}", value) : fmt::format("{:.0f}", value);
}

std::string nameOf(const Peer &peer)
{
    return peer.name.empty() ? peer.id.value : peer.name;
}

std::string nameOf(const Community &community)
{
    return community.name.empty() ? community.id.value : community.name;
}

std::string nameOf(const Contract &contract)
{
    return fmt::format("contract \"{}\"",
                       contract.name.empty() ? contract.id.value : contract.name);
}

} // namespace peergrid
