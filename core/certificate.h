// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/basis.h"
#include "core/linearprogram.h"

#include <optional>
#include <span>
#include <vector>

namespace peergrid
{

/// Why some solutions of a linear program are the best: a basis, what its rows are worth at it, and
/// so which columns and rows would cost more if they left their bounds. While none of that changes
/// its sign, the same solutions are the best at other costs, too, and no solver is needed.
///
/// Where the basis is a tree, as in a network, rows are priced one after the other. A row with a
/// single basic element is a leaf of it: what changes there changes the row's own price only, which
/// a few reduced costs decide on.
class Certificate
{
  public:
    /// Of an optimal basis. None if it is no tree, or if a price is so small that it may or may not
    /// be zero: `zero` is the size, $/kWh, about which that is in doubt.
    static std::optional<Certificate> of(LinearProgram program, const Basis &basis, double zero);

    struct NewCost {
        std::size_t column = 0;
        double cost = 0.0;
    };
    /// Whether the best solutions stay the best, and no others become so, when these costs change.
    /// The certificate then is about the new ones; otherwise it stays as it was.
    bool moveTo(std::span<const NewCost> changes);

    /// |primal − dual objective| / (1 + |primal|) of a solution, at the costs it is about.
    double gap(std::span<const double> x) const;

  private:
    enum class Sign : char { Negative, Zero, Positive, Doubtful };

    Certificate(LinearProgram program, const Basis &basis, double zero);

    struct Leaf {
        std::size_t row = 0;
        double price = 0.0;
    };

    std::vector<double> rowPrices() const;
    void swapCosts(std::span<NewCost> changes);
    std::optional<std::vector<Leaf>> leavesOf(std::span<const NewCost> changes) const;
    bool moveLeaves(std::span<const NewCost> changes, std::span<Leaf> leaves);
    bool moveAll();

    double rest(std::size_t column, std::size_t row, std::span<const double> prices) const;
    double reducedCost(std::size_t column) const;
    Sign sign(double price) const;
    Sign columnSign(std::size_t column) const;
    Sign rowSign(std::size_t row) const;
    bool staysSo(std::size_t leaf) const;

    LinearProgram m_program;
    std::vector<bool> m_isBasicColumn;
    std::vector<bool> m_isBasicRow;
    double m_zero;
    std::vector<double> m_prices;          ///< $/kWh, by row
    std::vector<Sign> m_columnSigns;       ///< of what may move and is not basic; else Zero
    std::vector<Sign> m_rowSigns;          ///< likewise
    std::vector<std::size_t> m_rowStart;   ///< of each row in m_rowColumns; one more at the end
    std::vector<std::size_t> m_rowColumns; ///< the columns that have an entry in the row
    std::vector<int> m_basics;             ///< basic columns of each row, and its slack
};

} // namespace peergrid
