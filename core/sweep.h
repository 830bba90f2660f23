// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"
#include "core/quantity.h"
#include "core/variation.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace peergrid
{

inline constexpr std::size_t mostVariants = 1'000'000'000; ///< of one sweep

enum class Combine {
    Crossed,    ///< every value with every value; the last variation changes fastest, and all that
                ///< are sampled change together
    Paired,     ///< first with first, second with second, …
    OneAtATime, ///< the market as it is, then each quantity alone, with all of its values
};

/// A family of markets: one market and what is varied of it. What variant k is follows from k
/// alone, so any part of a sweep can be done anywhere and at any time.
class SweepPlan
{
  public:
    /// Fails where a variation means nothing in this market, two are of one quantity, pairs are of
    /// different length, or the variants are more than mostVariants.
    static Result<SweepPlan> make(Market market, std::vector<Variation> variations,
                                  Combine combine = Combine::Crossed);

    std::size_t size() const { return m_size; } ///< variants; they are counted from 0
    const Market &market() const { return m_market; }
    Combine combine() const { return m_combine; }
    std::size_t quantities() const { return m_axes.size(); }
    const MarketQuantity &quantity(std::size_t place) const { return m_axes[place].quantity; }
    const Variation &variation(std::size_t place) const { return m_axes[place].variation; }
    /// What a variant changes alone; nothing of the market as it is, and unless it is one at a
    /// time.
    std::optional<std::size_t> changedAlone(std::size_t variant) const;
    /// What the varied values are called: the paths, with ".factor" behind those of factors.
    std::vector<std::string> names() const;
    /// As names(); NaN: as it is in the market.
    std::vector<double> values(std::size_t variant) const;
    Market variant(std::size_t variant) const;
    /// "variant 17 (peers.6.generation.cost = 0.05, peers.4.load = x1.5)", counted from 1.
    std::string label(std::size_t variant) const;
    /// Why a variant cannot be solved; the label is the issues' file. Empty if it can.
    Issues check(std::size_t variant) const;

  private:
    struct Axis {
        Variation variation;
        MarketQuantity quantity;
        std::size_t stride = 1; ///< variants for which the value stays
        std::size_t first = 0;  ///< variant that changes it alone; one at a time
    };

    SweepPlan() = default;
    Issues lay();
    Issues pair();
    Issues cross();
    Issues chain();

    Market m_market;
    Combine m_combine = Combine::Crossed;
    std::vector<Axis> m_axes;
    std::size_t m_size = 0;
};

} // namespace peergrid
