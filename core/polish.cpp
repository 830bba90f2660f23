// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/polish.h"

#include "core/equations.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>

namespace peergrid
{

namespace
{

constexpr double snap = 1e-8;           ///< relative; nearer to a bound is at the bound
constexpr double mismatch = 1e-9;       ///< relative; a row off by more is not solved
constexpr std::size_t mostAtOnce = 200; ///< of more unknowns in a ring the solver's numbers stay

class Polish
{
  public:
    Polish(const LinearProgram &program, std::vector<double> x, double typical)
        : m_program(program)
        , m_x(std::move(x))
        , m_typical(typical)
    {
        collectRows();
        snapColumns();
        snapRows();
    }

    /// Solves row by row, each time one that has a single unknown left. What then is left goes
    /// round in rings, as energy through lossy storage may, and is solved at once.
    void solve()
    {
        solveRows();
        solveRings();
    }

    bool isConsistent() const
    {
        for (std::size_t i = 0; i < m_program.rows(); ++i) {
            double sum = 0.0;
            double size = m_typical;
            for (const Entry &entry : m_rows[i]) {
                sum += entry.value * m_x[entry.column];
                size += std::abs(entry.value * m_x[entry.column]);
            }
            if (m_active[i] ? std::abs(sum - *m_active[i]) > mismatch * size
                            : sum < m_program.rowLower[i] - mismatch * size ||
                                  sum > m_program.rowUpper[i] + mismatch * size)
                return false;
        }
        return true;
    }

    Flows flows() &&
    {
        for (double &x : m_x)
            x += 0.0; // never −0
        std::vector<double> rows(m_program.rows());
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = m_active[i] ? *m_active[i] : activity(i);
        return {std::move(m_x), std::move(rows)};
    }

  private:
    struct Entry {
        std::size_t column;
        double value;
    };

    void solveRows()
    {
        std::deque<std::size_t> ready;
        for (std::size_t i = 0; i < m_program.rows(); ++i) {
            if (m_active[i] && m_unknowns[i] == 1)
                ready.push_back(i);
        }
        while (!ready.empty()) {
            const std::size_t i = ready.front();
            ready.pop_front();
            if (m_unknowns[i] != 1)
                continue;
            solveRow(i, ready);
        }
    }

    void solveRings()
    {
        std::vector<std::size_t> place(m_program.columns(), 0);
        std::vector<std::size_t> unknowns;
        for (std::size_t j = 0; j < m_program.columns(); ++j) {
            if (!m_isUnknown[j])
                continue;
            place[j] = unknowns.size();
            unknowns.push_back(j);
        }
        if (unknowns.empty() || unknowns.size() > mostAtOnce)
            return;
        std::vector<Equation> equations;
        for (std::size_t i = 0; i < m_program.rows(); ++i) {
            if (!m_active[i] || m_unknowns[i] == 0)
                continue;
            Equation &equation = equations.emplace_back();
            equation.factors.assign(unknowns.size(), 0.0);
            equation.right = *m_active[i];
            for (const Entry &entry : m_rows[i]) {
                if (m_isUnknown[entry.column])
                    equation.factors[place[entry.column]] += entry.value;
                else
                    equation.right -= entry.value * m_x[entry.column];
            }
        }
        if (!solveEquations(equations, unknowns.size()))
            return;
        for (std::size_t k = 0; k < unknowns.size(); ++k)
            m_x[unknowns[k]] = equations[k].right;
    }

    void collectRows()
    {
        m_rows.resize(m_program.rows());
        for (std::size_t j = 0; j < m_program.columns(); ++j) {
            for (auto k = m_program.start[j]; k < m_program.start[j + 1]; ++k) {
                const auto at = static_cast<std::size_t>(k);
                m_rows[static_cast<std::size_t>(m_program.row[at])].push_back(
                    {j, m_program.value[at]});
            }
        }
    }

    std::optional<double> atBound(double value, double lower, double upper) const
    {
        const double toLower = std::abs(value - lower);
        const double toUpper = std::abs(upper - value);
        const double nearest = toLower <= toUpper ? lower : upper;
        if (std::min(toLower, toUpper) <= snap * (m_typical + std::abs(nearest)))
            return nearest;
        return std::nullopt;
    }

    void snapColumns()
    {
        m_isUnknown.assign(m_program.columns(), false);
        for (std::size_t j = 0; j < m_program.columns(); ++j) {
            const auto bound = atBound(m_x[j], m_program.lower[j], m_program.upper[j]);
            m_isUnknown[j] = !bound;
            if (bound)
                m_x[j] = *bound;
        }
    }

    void snapRows()
    {
        m_active.resize(m_program.rows());
        m_unknowns.assign(m_program.rows(), 0);
        for (std::size_t i = 0; i < m_program.rows(); ++i) {
            m_active[i] = atBound(activity(i), m_program.rowLower[i], m_program.rowUpper[i]);
            for (const Entry &entry : m_rows[i])
                m_unknowns[i] += m_isUnknown[entry.column] ? 1 : 0;
        }
    }

    double activity(std::size_t i) const
    {
        double sum = 0.0;
        for (const Entry &entry : m_rows[i])
            sum += entry.value * m_x[entry.column];
        return sum;
    }

    void solveRow(std::size_t i, std::deque<std::size_t> &ready)
    {
        double rest = *m_active[i];
        Entry unknown{};
        for (const Entry &entry : m_rows[i]) {
            if (m_isUnknown[entry.column])
                unknown = entry;
            else
                rest -= entry.value * m_x[entry.column];
        }
        m_x[unknown.column] = rest / unknown.value;
        m_isUnknown[unknown.column] = false;
        for (auto k = m_program.start[unknown.column]; k < m_program.start[unknown.column + 1];
             ++k) {
            const auto row = static_cast<std::size_t>(m_program.row[static_cast<std::size_t>(k)]);
            if (--m_unknowns[row] == 1 && m_active[row])
                ready.push_back(row);
        }
    }

    const LinearProgram &m_program;
    std::vector<double> m_x;
    double m_typical;
    std::vector<std::vector<Entry>> m_rows;
    std::vector<std::optional<double>> m_active; ///< the bound a row is at, if any
    std::vector<bool> m_isUnknown;
    std::vector<int> m_unknowns; ///< how many unknown columns a row has
};

} // namespace

Flows polished(const LinearProgram &program, std::vector<double> x, double typical)
{
    Polish polish(program, x, typical);
    polish.solve();
    if (polish.isConsistent())
        return std::move(polish).flows();
    return std::move(Polish(program, std::move(x), typical)).flows();
}

} // namespace peergrid
