// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweephours.h"
#include "core/sweeprow.h"

#include <memory>

namespace peergrid
{

/// A solved variant on its way from a worker.
struct SweepAnswer {
    SweepRow row;
    std::vector<double> hours; ///< as hourlyOf(); none where they are not kept
};

/// A sweep and what is solved of it.
class SweepRun
{
  public:
    explicit SweepRun(std::shared_ptr<const SweepPlan> plan, bool withPeers = false);

    const SweepPlan &plan() const { return *m_plan; }
    const std::shared_ptr<const SweepPlan> &sharedPlan() const { return m_plan; }
    const SweepTable &table() const { return *m_table; }
    const std::shared_ptr<const SweepTable> &sharedTable() const { return m_table; }

    void add(SweepAnswer answer);
    std::size_t done() const { return m_order.size(); }
    bool isWhole() const { return m_order.size() == m_plan->size(); }
    bool has(std::size_t variant) const { return !m_rows[variant].figures.empty(); }
    const SweepRow &row(std::size_t variant) const { return m_rows[variant]; } ///< if it has it
    /// The variants that are there, as they came.
    const std::vector<std::size_t> &order() const { return m_order; }

    /// NaN where there is none (yet).
    double figure(std::size_t variant, std::size_t figure) const;
    /// All that there are of a figure, by variants.
    std::vector<double> figures(std::size_t figure) const;
    bool hasHours() const { return m_hasHours; }
    std::vector<Percentiles> hourlyBands(HourlyFigure figure) const;

    /// The rows that are there, in the order of variants: what peergrid-cli writes.
    std::string csv() const;

  private:
    std::shared_ptr<const SweepPlan> m_plan;
    std::shared_ptr<const SweepTable> m_table;
    std::vector<SweepRow> m_rows;             ///< by variant; without figures: not there
    std::vector<std::vector<double>> m_hours; ///< likewise
    std::vector<std::size_t> m_order;
    bool m_hasHours = false;
};

/// Whether the hours of all variants fit into memory beside their rows.
bool keepsHours(const SweepPlan &plan);

} // namespace peergrid
