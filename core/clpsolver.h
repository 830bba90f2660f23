// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/basis.h"
#include "core/linearprogram.h"

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace peergrid
{

/// A linear program in the hands of CLP. Costs and bounds may change between solves; a solve starts
/// from the last basis. Costs and energies are scaled by powers of two before CLP sees them, for
/// its tolerances are absolute; every number here is unscaled.
class ClpSolver
{
  public:
    enum class Status {
        Optimal,
        Infeasible,
        Cancelled,
        Failed, ///< unbounded or numerically lost: never for a valid market
    };

    /// Every number of the program must be finite but infinite bounds, and below 1e20.
    explicit ClpSolver(const LinearProgram &program, std::stop_token stop = {});
    ~ClpSolver();
    ClpSolver(const ClpSolver &) = delete;
    ClpSolver &operator=(const ClpSolver &) = delete;

    Status solve();

    /// Where the next solve begins. `isDualFeasible`: it was optimal at these costs, and only
    /// bounds have changed since.
    void setBasis(const Basis &basis, bool isDualFeasible = false);
    Basis basis() const; ///< where the last one ended
    /// Weighs columns exactly from the first pivot on: where many are needed, fewer are.
    void expectManyPivots(bool areMany);
    void setCosts(std::span<const double> costs);
    void setBounds(std::size_t column, double lower, double upper);

    /// Typical energy in the program, kWh: what its tolerances are relative to.
    double typicalEnergy() const;

    /// A price about as small as this counts as none, $/kWh.
    double zeroPrice() const;

    /// Confines later solves to the optima of this one: what has a reduced cost or a price other
    /// than zero stays at its bound. False if only one solution is left.
    bool stayOptimal();

    std::vector<double> values() const; ///< x
    double objective() const;           ///< cost·x
    int pivots() const;                 ///< of the last solve

    /// |primal − dual objective| / (1 + |primal|), both scaled; from the solver's x and row prices,
    /// but computed here: the certificate that the solution is optimal.
    double dualityGap() const;

  private:
    struct Model;
    std::unique_ptr<Model> m_model;
};

} // namespace peergrid
