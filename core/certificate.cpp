// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certificate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace peergrid
{

namespace
{

constexpr double doubt = 100.0; ///< times more or less than zero's size is beyond doubt

std::vector<bool> basicOnes(const std::vector<Basis::Status> &all)
{
    std::vector<bool> result(all.size());
    std::transform(all.begin(), all.end(), result.begin(),
                   [](Basis::Status status) { return status == Basis::Status::Basic; });
    return result;
}

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

Certificate::Certificate(LinearProgram program, const Basis &basis, double zero)
    : m_program(std::move(program))
    , m_isBasicColumn(basicOnes(basis.columns))
    , m_isBasicRow(basicOnes(basis.rows))
    , m_zero(zero)
    , m_rowStart(m_program.rows() + 1, 0)
    , m_rowColumns(m_program.row.size())
    , m_basics(m_isBasicRow.begin(), m_isBasicRow.end())
{
    for (const int row : m_program.row)
        ++m_rowStart[at(row) + 1];
    for (std::size_t i = 0; i < m_program.rows(); ++i)
        m_rowStart[i + 1] += m_rowStart[i];
    std::vector<std::size_t> next(m_rowStart.begin(), m_rowStart.end() - 1);
    for (std::size_t j = 0; j < m_program.columns(); ++j) {
        for (int k = m_program.start[j]; k < m_program.start[j + 1]; ++k) {
            const std::size_t row = at(m_program.row[at(k)]);
            m_rowColumns[next[row]++] = j;
            m_basics[row] += m_isBasicColumn[j] ? 1 : 0;
        }
    }
}

std::optional<Certificate> Certificate::of(LinearProgram program, const Basis &basis, double zero)
{
    Certificate one(std::move(program), basis, zero);
    one.m_prices = one.rowPrices();
    if (one.m_prices.empty())
        return {};
    for (std::size_t j = 0; j < one.m_program.columns(); ++j)
        one.m_columnSigns.push_back(one.columnSign(j));
    for (std::size_t i = 0; i < one.m_program.rows(); ++i)
        one.m_rowSigns.push_back(one.rowSign(i));
    for (const auto *signs : {&one.m_columnSigns, &one.m_rowSigns}) {
        if (std::find(signs->begin(), signs->end(), Sign::Doubtful) != signs->end())
            return {};
    }
    return one;
}

bool Certificate::moveTo(std::span<const NewCost> changes)
{
    std::vector<NewCost> other(changes.begin(), changes.end());
    swapCosts(other);
    auto leaves = leavesOf(changes);
    if (leaves ? moveLeaves(changes, *leaves) : moveAll())
        return true;
    swapCosts(other);
    return false;
}

double Certificate::gap(std::span<const double> x) const
{
    double primal = 0.0;
    double dual = 0.0;
    const auto add = [&](double price, double lower, double upper) {
        const double active = price > 0.0 ? lower : upper;
        if (std::isfinite(active))
            dual += price * active;
        else if (std::abs(price) > doubt * m_zero)
            dual = -std::numeric_limits<double>::infinity();
    };
    for (std::size_t j = 0; j < m_program.columns(); ++j) {
        primal += m_program.cost[j] * x[j];
        if (!m_isBasicColumn[j])
            add(reducedCost(j), m_program.lower[j], m_program.upper[j]);
    }
    for (std::size_t i = 0; i < m_program.rows(); ++i)
        add(m_prices[i], m_program.rowLower[i], m_program.rowUpper[i]);
    return std::abs(primal - dual) / (1.0 + std::abs(primal));
}

/// A row whose slack is basic is worth nothing; a basic column all of whose rows but one are priced
/// gives the price of that one. Nothing if that does not reach every row.
std::vector<double> Certificate::rowPrices() const
{
    std::vector<double> prices(m_program.rows(), 0.0);
    std::vector<bool> isPriced = m_isBasicRow;
    std::vector<int> missing(m_program.columns(), 0); // rows without a price, of basic columns
    std::vector<std::size_t> ready;
    for (std::size_t j = 0; j < m_program.columns(); ++j) {
        if (!m_isBasicColumn[j])
            continue;
        for (int k = m_program.start[j]; k < m_program.start[j + 1]; ++k)
            missing[j] += isPriced[at(m_program.row[at(k)])] ? 0 : 1;
        if (missing[j] == 1)
            ready.push_back(j);
    }
    auto left = static_cast<std::size_t>(std::count(isPriced.begin(), isPriced.end(), false));
    for (std::size_t done = 0; done < ready.size(); ++done) {
        const std::size_t j = ready[done];
        const auto end = m_program.row.begin() + m_program.start[j + 1];
        const auto open = std::find_if(m_program.row.begin() + m_program.start[j], end,
                                       [&](int row) { return !isPriced[at(row)]; });
        if (open == end)
            return {}; // two basic columns for one row
        const std::size_t row = at(*open);
        prices[row] = rest(j, row, prices);
        isPriced[row] = true;
        --left;
        for (std::size_t k = m_rowStart[row]; k < m_rowStart[row + 1]; ++k) {
            const std::size_t column = m_rowColumns[k];
            if (m_isBasicColumn[column] && --missing[column] == 1)
                ready.push_back(column);
        }
    }
    return left == 0 ? prices : std::vector<double>();
}

void Certificate::swapCosts(std::span<NewCost> changes)
{
    for (NewCost &change : changes)
        std::swap(m_program.cost[change.column], change.cost);
}

/// The leaves at which basic columns have changed, with their new prices; none if one has no leaf.
std::optional<std::vector<Certificate::Leaf>>
Certificate::leavesOf(std::span<const NewCost> changes) const
{
    std::vector<Leaf> leaves;
    for (const auto &[column, cost] : changes) {
        if (!m_isBasicColumn[column])
            continue;
        const auto end = m_program.row.begin() + m_program.start[column + 1];
        const auto leaf = std::find_if(m_program.row.begin() + m_program.start[column], end,
                                       [this](int row) { return m_basics[at(row)] == 1; });
        if (leaf == end)
            return {};
        leaves.push_back({at(*leaf), rest(column, at(*leaf), m_prices)});
    }
    return leaves;
}

bool Certificate::moveLeaves(std::span<const NewCost> changes, std::span<Leaf> leaves)
{
    const auto swapPrices = [&] {
        for (Leaf &leaf : leaves)
            std::swap(m_prices[leaf.row], leaf.price);
    };
    swapPrices();
    const bool isSame =
        std::all_of(changes.begin(), changes.end(),
                    [this](const NewCost &change) {
                        return columnSign(change.column) == m_columnSigns[change.column];
                    }) &&
        std::all_of(leaves.begin(), leaves.end(),
                    [this](const Leaf &leaf) { return staysSo(leaf.row); });
    if (!isSame)
        swapPrices();
    return isSame;
}

bool Certificate::moveAll()
{
    std::vector<double> before = std::exchange(m_prices, rowPrices());
    bool isSame = true;
    for (std::size_t j = 0; isSame && j < m_program.columns(); ++j)
        isSame = columnSign(j) == m_columnSigns[j];
    for (std::size_t i = 0; isSame && i < m_program.rows(); ++i)
        isSame = rowSign(i) == m_rowSigns[i];
    if (!isSame)
        m_prices = std::move(before);
    return isSame;
}

/// The price of a row at which a basic column of it costs nothing.
double Certificate::rest(std::size_t column, std::size_t row, std::span<const double> prices) const
{
    double cost = m_program.cost[column];
    double factor = 1.0;
    for (int k = m_program.start[column]; k < m_program.start[column + 1]; ++k) {
        const std::size_t here = at(m_program.row[at(k)]);
        if (here == row)
            factor = m_program.value[at(k)];
        else
            cost -= m_program.value[at(k)] * prices[here];
    }
    return cost / factor;
}

double Certificate::reducedCost(std::size_t column) const
{
    double cost = m_program.cost[column];
    for (int k = m_program.start[column]; k < m_program.start[column + 1]; ++k)
        cost -= m_program.value[at(k)] * m_prices[at(m_program.row[at(k)])];
    return cost;
}

Certificate::Sign Certificate::sign(double price) const
{
    if (std::abs(price) < m_zero / doubt)
        return Sign::Zero;
    if (!(std::abs(price) > m_zero * doubt))
        return Sign::Doubtful;
    return price < 0.0 ? Sign::Negative : Sign::Positive;
}

Certificate::Sign Certificate::columnSign(std::size_t column) const
{
    const bool mayMove =
        !m_isBasicColumn[column] && m_program.lower[column] < m_program.upper[column];
    return mayMove ? sign(reducedCost(column)) : Sign::Zero;
}

Certificate::Sign Certificate::rowSign(std::size_t row) const
{
    const bool mayMove = !m_isBasicRow[row] && m_program.rowLower[row] < m_program.rowUpper[row];
    return mayMove ? sign(m_prices[row]) : Sign::Zero;
}

bool Certificate::staysSo(std::size_t leaf) const
{
    for (std::size_t k = m_rowStart[leaf]; k < m_rowStart[leaf + 1]; ++k) {
        const std::size_t column = m_rowColumns[k];
        if (columnSign(column) != m_columnSigns[column])
            return false;
    }
    return rowSign(leaf) == m_rowSigns[leaf];
}

} // namespace peergrid
