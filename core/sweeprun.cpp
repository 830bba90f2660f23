// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sweeprun.h"

#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr std::size_t mostHourlyNumbers = 20'000'000; ///< 160 MB

} // namespace

SweepRun::SweepRun(std::shared_ptr<const SweepPlan> plan, bool withPeers)
    : m_plan(std::move(plan))
    , m_table(std::make_shared<const SweepTable>(*m_plan, withPeers))
    , m_rows(m_plan->size())
    , m_hours(m_plan->size())
{
}

void SweepRun::add(SweepAnswer answer)
{
    const std::size_t variant = answer.row.variant;
    if (!has(variant))
        m_order.push_back(variant);
    m_hasHours = m_hasHours || !answer.hours.empty();
    m_rows[variant] = std::move(answer.row);
    m_hours[variant] = std::move(answer.hours);
}

double SweepRun::figure(std::size_t variant, std::size_t figure) const
{
    return has(variant) ? m_rows[variant].figures[figure]
                        : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> SweepRun::figures(std::size_t figure) const
{
    std::vector<double> values;
    for (std::size_t variant = 0; variant < m_rows.size(); ++variant) {
        const double value = this->figure(variant, figure);
        if (std::isfinite(value))
            values.push_back(value);
    }
    return values;
}

std::vector<Percentiles> SweepRun::hourlyBands(HourlyFigure figure) const
{
    return peergrid::hourlyBands(m_hours, figure, m_plan->market().hours);
}

std::string SweepRun::csv() const
{
    std::string text = m_table->csvHeader();
    for (const SweepRow &row : m_rows) {
        if (!row.figures.empty())
            text += m_table->csvRow(row, m_plan->values(row.variant));
    }
    return text;
}

bool keepsHours(const SweepPlan &plan)
{
    return plan.size() <= mostHourlyNumbers / hourlyFigures.size() / plan.market().hours;
}

} // namespace peergrid
