// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"
#include "core/sweep.h"

#include <stop_token>

namespace peergrid
{

/// What is kept of a variant that was solved.
struct SweepRow {
    std::size_t variant = 0; ///< counted from 0
    bool isAllServed = true;
    std::vector<double> figures; ///< as SweepTable::figures(); NaN where there is none
};

/// The results of a sweep as one tidy table: a row a variant. Energy is kWh, money $, emissions kg,
/// sums over all peers and hours.
class SweepTable
{
  public:
    /// `withPeers`: also what each peer pays net and what it is out of pocket.
    explicit SweepTable(const SweepPlan &plan, bool withPeers = false);

    const std::vector<std::string> &varied() const { return m_varied; }
    const std::vector<std::string> &figures() const { return m_figures; }
    /// variant (counted from 1), the varied values, status, the figures.
    std::size_t columns() const { return 2 + m_varied.size() + m_figures.size(); }

    SweepRow row(std::size_t variant, const Solved &solved) const;

    /// As CSV, with line end: RFC 4180, numbers the shortest that read back to the same bits, an
    /// empty cell where there is none.
    std::string csvHeader() const;
    std::string csvRow(const SweepRow &row, const std::vector<double> &values) const;

  private:
    std::vector<std::string> m_varied;
    std::vector<std::string> m_figures;
    bool m_withPeers;
};

/// "solved" or "not-all-served".
std::string_view statusWord(const SweepRow &row);

/// A variant with its comparison to the main grid alone, solved on the calling thread. Fails with
/// the reasons, by the variant's label, where it is no valid market. Null if it was stopped. With
/// the memory of other variants it takes less time; what comes out is the same.
Result<SolvedPtr> solvedVariant(const SweepPlan &plan, std::size_t variant,
                                const std::stop_token &stop, WholeMemory *memory = nullptr);

/// The same as a row. Nothing if it was stopped.
Result<std::optional<SweepRow>> solveVariant(const SweepPlan &plan, const SweepTable &table,
                                             std::size_t variant, const std::stop_token &stop,
                                             WholeMemory *memory = nullptr);

} // namespace peergrid
