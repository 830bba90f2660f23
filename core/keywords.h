// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <array>
#include <string_view>
#include <utility>

/// The words that files use for the choices of a market.
namespace peergrid
{

template<class Choice, std::size_t count>
using WordList = std::array<std::pair<Choice, std::string_view>, count>;

template<class Choice>
inline constexpr auto words = nullptr;

template<>
inline constexpr auto words<Role> = WordList<Role, 3>{{
    {Role::Producer, "producer"},
    {Role::Prosumer, "prosumer"},
    {Role::Consumer, "consumer"},
}};

template<>
inline constexpr auto words<Design> = WordList<Design, 4>{{
    {Design::FullP2P, "full-p2p"},
    {Design::Hybrid, "hybrid"},
    {Design::Community, "community"},
    {Design::GridOnly, "grid-only"},
}};

template<>
inline constexpr auto words<Objective> = WordList<Objective, 2>{{
    {Objective::Published, "published"},
    {Objective::LeastCost, "least-cost"},
}};

template<>
inline constexpr auto words<Storage::EndRule> = WordList<Storage::EndRule, 2>{{
    {Storage::EndRule::Free, "free"},
    {Storage::EndRule::NoLowerThanInitial, "no-lower-than-initial"},
}};

template<>
inline constexpr auto words<Storage::Operation> = WordList<Storage::Operation, 3>{{
    {Storage::Operation::Tendency, "tendency"},
    {Storage::Operation::SelfConsumption, "self-consumption"},
    {Storage::Operation::Optimised, "optimised"},
}};

/// The word for a choice: "full-p2p".
template<class Choice>
std::string_view wordFor(Choice choice)
{
    for (const auto &[value, word] : words<Choice>) {
        if (value == choice)
            return word;
    }
    return {};
}

} // namespace peergrid
