// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/rivals.h"

namespace peergrid::benches
{

namespace
{

/// Rows are added as they are first met; columns one after the other.
class Pairwise
{
  public:
    Pairwise(const PreparedMarket &prepared, std::size_t hour)
        : m_prepared(prepared)
        , m_market(prepared.market)
        , m_hour(hour)
    {
    }

    LinearProgram build()
    {
        addDemands();
        for (std::size_t n = 0; n < m_market.peers.size(); ++n)
            addSupply(n);
        return std::move(m_program);
    }

  private:
    static constexpr int none = -1;

    StorageHour given(std::size_t n) const
    {
        const auto &schedule = m_prepared.schedules[n];
        return schedule.empty() ? StorageHour{} : schedule[m_hour];
    }

    int addRow(double value)
    {
        m_program.rowLower.push_back(value);
        m_program.rowUpper.push_back(value);
        return static_cast<int>(m_program.rows()) - 1;
    }

    /// A flow out of a seller's row; into a buyer's, if there is one.
    void addColumn(double cost, double lower, double upper, int seller, double leaves, int buyer)
    {
        m_program.cost.push_back(cost);
        m_program.lower.push_back(lower);
        m_program.upper.push_back(upper);
        m_program.row.push_back(seller);
        m_program.value.push_back(leaves);
        if (buyer != none) {
            m_program.row.push_back(buyer);
            m_program.value.push_back(1.0);
        }
        m_program.start.push_back(static_cast<int>(m_program.row.size()));
    }

    void addDemands()
    {
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            const double demand = m_market.peers[n].load.at(m_hour) + given(n).charge;
            m_demand.push_back(demand > 0.0 ? addRow(demand) : none);
        }
    }

    void addSupply(std::size_t n)
    {
        const Peer &peer = m_market.peers[n];
        const StorageHour storage = given(n);
        const double most = availableGeneration(peer, m_hour) + storage.discharge;
        if (most <= 0.0)
            return;
        const int supply = addRow(0.0);
        const double cost = peer.generation.cost.at(m_hour);
        addColumn(cost, leastGeneration(peer, m_hour) + storage.discharge, most, supply, 1.0, none);
        if (m_demand[n] != none) {
            const bool isOwn =
                peer.storage && peer.storage->operation == Storage::Operation::SelfConsumption;
            const double least = isOwn ? storage.charge + storage.discharge : 0.0;
            addColumn(0.0, least, unlimited, supply, -1.0, m_demand[n]);
        }
        addSales(n, supply, m_market.objective == Objective::LeastCost ? cost : 0.0);
    }

    void addSales(std::size_t seller, int supply, double countedBefore)
    {
        for (std::size_t buyer = 0; buyer < m_market.peers.size(); ++buyer) {
            if (buyer == seller || m_demand[buyer] == none)
                continue;
            const SalePrice sale = m_prepared.book.sale(seller, buyer, m_hour);
            if (sale.isAllowed())
                addColumn(sale.price - countedBefore, 0.0, unlimited, supply, -1.0,
                          m_demand[buyer]);
        }
    }

    const PreparedMarket &m_prepared;
    const Market &m_market;
    std::size_t m_hour;
    LinearProgram m_program;
    std::vector<int> m_demand; ///< row of each peer's demand
};

} // namespace

LinearProgram pairwiseProgram(const PreparedMarket &prepared, std::size_t hour)
{
    return Pairwise(prepared, hour).build();
}

} // namespace peergrid::benches
