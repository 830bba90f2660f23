// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pairwise.h"

#include "tests/support/givenstorage.h"
#include "tests/support/glpkprogram.h"
#include "tests/support/pairprice.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace peergrid::test
{

namespace
{

constexpr double unlimited = std::numeric_limits<double>::infinity();

struct Sale {
    std::size_t hour = 0; ///< counted from the first hour of the range
    std::size_t seller = 0;
    std::size_t buyer = 0;
    int column = 0;
    PairPrice price;
};

struct PeerColumns {
    int generation = 0;
    int ownUse = 0;
    int unserved = 0;
    int surplus = 0;
    int charge = 0; ///< 0 unless storage is optimised
    int discharge = 0;
    int state = 0;
    std::vector<int> bids;
    std::vector<int> shifted;
    GivenStorage given;
};

bool isOptimised(const Peer &peer)
{
    return peer.storage && peer.storage->operation == Storage::Operation::Optimised;
}

/// Builds the program hour by hour and reads its columns back.
class PairwiseProgram
{
  public:
    PairwiseProgram(const Market &market, HourRange hours);
    PairwiseResult solve(bool mostOwnUse);

  private:
    std::size_t hourOf(std::size_t index) const { return m_range.first + index; }

    void addPeer(std::size_t peer, std::size_t index);
    void addStorage(std::size_t peer, std::size_t index);
    void addSales(std::size_t index);
    void addBalances(std::size_t peer, std::size_t index);
    void addSlackLimits(std::size_t peer, std::size_t index);
    void addCaps(std::size_t index);
    void addShiftable(std::size_t peer);

    GlpkProgram::Terms slack() const;
    GlpkProgram::Terms ownUse() const;
    GlpkProgram::Terms costs(Objective objective) const;
    void setSlackAllowed(bool isAllowed);
    bool servesAll();
    void findLeastSlack();

    double total(const GlpkProgram::Terms &terms) const;
    PairwisePeer read(std::size_t peer, std::size_t index) const;

    const Market &m_market;
    HourRange m_range;
    GlpkProgram m_program;
    std::vector<std::vector<PeerColumns>> m_columns; ///< by hour of the range, then by peer
    std::vector<Sale> m_sales;
};

PairwiseProgram::PairwiseProgram(const Market &market, HourRange hours)
    : m_market(market)
    , m_range(hours)
    , m_columns(hours.size(), std::vector<PeerColumns>(market.peers.size()))
{
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (market.peers[n].storage && !isOptimised(market.peers[n])) {
            const auto given = givenStorage(market.peers[n], market.hours);
            for (std::size_t i = 0; i < hours.size(); ++i)
                m_columns[i][n].given = given[hourOf(i)];
        }
    }
    for (std::size_t i = 0; i < hours.size(); ++i) {
        for (std::size_t n = 0; n < market.peers.size(); ++n)
            addPeer(n, i);
        addSales(i);
        for (std::size_t n = 0; n < market.peers.size(); ++n) {
            addBalances(n, i);
            addSlackLimits(n, i);
        }
        addCaps(i);
    }
    for (std::size_t n = 0; n < market.peers.size(); ++n)
        addShiftable(n);
}

void PairwiseProgram::addPeer(std::size_t n, std::size_t index)
{
    const Peer &peer = m_market.peers[n];
    const std::size_t hour = hourOf(index);
    PeerColumns &columns = m_columns[index][n];
    columns.generation =
        m_program.addColumn(leastGeneration(peer, hour), mostGeneration(peer, hour));
    columns.unserved = m_program.addColumn(0.0, 0.0);
    columns.surplus = m_program.addColumn(0.0, 0.0);
    // Household inverters charge from their own generation and discharge to their own load.
    const bool isOwn =
        peer.storage && peer.storage->operation == Storage::Operation::SelfConsumption;
    const double least = isOwn ? std::max(columns.given.charge, columns.given.discharge) : 0.0;
    columns.ownUse = m_program.addColumn(least, unlimited);
    for (const FlexibleBid &bid : peer.bids)
        columns.bids.push_back(m_program.addColumn(0.0, bid.energy.at(hour)));
    for (const ShiftableDemand &demand : peer.shiftable)
        columns.shifted.push_back(
            m_program.addColumn(0.0, demand.hours.contains(hour) ? demand.power : 0.0));
    if (isOptimised(peer))
        addStorage(n, index);
}

void PairwiseProgram::addStorage(std::size_t n, std::size_t index)
{
    const Storage &storage = *m_market.peers[n].storage;
    PeerColumns &columns = m_columns[index][n];
    const bool isLast = hourOf(index) + 1 == m_market.hours;
    const bool keeps = storage.endRule == Storage::EndRule::NoLowerThanInitial;
    columns.charge = m_program.addColumn(0.0, storage.power);
    columns.discharge = m_program.addColumn(0.0, storage.power);
    columns.state = m_program.addColumn(isLast && keeps ? std::max(storage.least, storage.initial)
                                                        : storage.least,
                                        storage.capacity);
    m_program.setExclusive(columns.charge, columns.discharge, storage.power, storage.power);
    GlpkProgram::Terms terms = {{columns.state, 1.0},
                                {columns.charge, -storage.chargeEfficiency},
                                {columns.discharge, 1.0 / storage.dischargeEfficiency}};
    double before = storage.initial;
    if (index > 0) {
        terms.emplace_back(m_columns[index - 1][n].state, -1.0);
        before = 0.0;
    }
    m_program.addRow(before, before, terms);
}

void PairwiseProgram::addSales(std::size_t index)
{
    for (std::size_t s = 0; s < m_market.peers.size(); ++s) {
        for (std::size_t b = 0; b < m_market.peers.size(); ++b) {
            if (const auto price = pairPrice(m_market, s, b, hourOf(index)))
                m_sales.push_back({index, s, b, m_program.addColumn(0.0, unlimited), *price});
        }
    }
}

void PairwiseProgram::addBalances(std::size_t n, std::size_t index)
{
    const Peer &peer = m_market.peers[n];
    const PeerColumns &columns = m_columns[index][n];
    GlpkProgram::Terms supply = {
        {columns.generation, 1.0}, {columns.ownUse, -1.0}, {columns.surplus, -1.0}};
    GlpkProgram::Terms demand = {{columns.ownUse, 1.0}, {columns.unserved, 1.0}};
    if (columns.charge) {
        supply.emplace_back(columns.discharge, 1.0);
        demand.emplace_back(columns.charge, -1.0);
    }
    for (const Sale &sale : m_sales) {
        if (sale.hour == index && sale.seller == n)
            supply.emplace_back(sale.column, -1.0);
        if (sale.hour == index && sale.buyer == n && !sale.price.isFeedIn)
            demand.emplace_back(sale.column, 1.0);
    }
    for (const int column : columns.bids)
        demand.emplace_back(column, -1.0);
    for (const int column : columns.shifted)
        demand.emplace_back(column, -1.0);
    const double load = peer.load.at(hourOf(index)) + columns.given.charge;
    m_program.addRow(-columns.given.discharge, -columns.given.discharge, supply);
    m_program.addRow(load, load, demand);
}

/// Only what must be served can be unserved: load, given charging, shifted demand.
void PairwiseProgram::addSlackLimits(std::size_t n, std::size_t index)
{
    const PeerColumns &columns = m_columns[index][n];
    if (columns.shifted.empty())
        return;
    GlpkProgram::Terms terms = {{columns.unserved, 1.0}};
    for (const int column : columns.shifted)
        terms.emplace_back(column, -1.0);
    const double load = m_market.peers[n].load.at(hourOf(index)) + columns.given.charge;
    m_program.addRow(-unlimited, load, terms);
}

void PairwiseProgram::addCaps(std::size_t index)
{
    for (std::size_t k = 0; k < m_market.contracts.size(); ++k) {
        if (!m_market.contracts[k].energyCap)
            continue;
        GlpkProgram::Terms terms;
        for (const Sale &sale : m_sales) {
            if (sale.hour == index && sale.price.contract == k)
                terms.emplace_back(sale.column, 1.0);
        }
        if (!terms.empty())
            m_program.addRow(-unlimited, m_market.contracts[k].energyCap->at(hourOf(index)), terms);
    }
}

void PairwiseProgram::addShiftable(std::size_t n)
{
    const auto &shiftable = m_market.peers[n].shiftable;
    for (std::size_t k = 0; k < shiftable.size(); ++k) {
        GlpkProgram::Terms terms;
        for (const auto &hour : m_columns)
            terms.emplace_back(hour[n].shifted[k], 1.0);
        m_program.addRow(shiftable[k].energy, shiftable[k].energy, terms);
    }
}

GlpkProgram::Terms PairwiseProgram::slack() const
{
    GlpkProgram::Terms terms;
    for (const auto &hour : m_columns) {
        for (const PeerColumns &columns : hour) {
            terms.emplace_back(columns.unserved, 1.0);
            terms.emplace_back(columns.surplus, 1.0);
        }
    }
    return terms;
}

GlpkProgram::Terms PairwiseProgram::ownUse() const
{
    GlpkProgram::Terms terms;
    for (const auto &hour : m_columns) {
        for (const PeerColumns &columns : hour)
            terms.emplace_back(columns.ownUse, 1.0);
    }
    return terms;
}

/// Section 3, without the part that is given: wear of discharge by tendency.
GlpkProgram::Terms PairwiseProgram::costs(Objective objective) const
{
    GlpkProgram::Terms terms;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            const Peer &peer = m_market.peers[n];
            const PeerColumns &columns = m_columns[i][n];
            terms.emplace_back(columns.generation, peer.generation.cost.at(hourOf(i)));
            for (std::size_t k = 0; k < columns.bids.size(); ++k)
                terms.emplace_back(columns.bids[k], -peer.bids[k].highestPrice.at(hourOf(i)));
            if (columns.discharge)
                terms.emplace_back(columns.discharge, peer.storage->wearCost);
        }
    }
    for (const Sale &sale : m_sales) {
        const double cost = m_market.peers[sale.seller].generation.cost.at(hourOf(sale.hour));
        const double counted = objective == Objective::LeastCost ? cost : 0.0;
        terms.emplace_back(sale.column,
                           sale.price.isFeedIn ? -sale.price.price : sale.price.price - counted);
    }
    return terms;
}

void PairwiseProgram::setSlackAllowed(bool isAllowed)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            const Peer &peer = m_market.peers[n];
            const PeerColumns &columns = m_columns[i][n];
            const double must =
                peer.shiftable.empty() ? peer.load.at(hourOf(i)) + columns.given.charge : unlimited;
            const double mustGo = leastGeneration(peer, hourOf(i)) + columns.given.discharge;
            m_program.setBounds(columns.unserved, 0.0, isAllowed ? must : 0.0);
            m_program.setBounds(columns.surplus, 0.0, isAllowed ? mustGo : 0.0);
        }
    }
}

bool PairwiseProgram::servesAll()
{
    setSlackAllowed(false);
    return m_program.minimise(costs(m_market.objective));
}

void PairwiseProgram::findLeastSlack()
{
    setSlackAllowed(true);
    if (!m_program.minimise(slack()))
        throw std::runtime_error("the elastic program contradicts itself");
    if (m_program.hasBinaries()) {
        // The optimal face of one choice of charging hours is not that of all.
        const double least = m_program.objective();
        m_program.addRow(-unlimited, least + 1e-11 * std::max(1.0, least), slack());
    } else {
        m_program.stayOptimal();
    }
    if (!m_program.minimise(costs(m_market.objective)))
        throw std::runtime_error("the least shortage was lost");
}

double PairwiseProgram::total(const GlpkProgram::Terms &terms) const
{
    double sum = 0.0;
    for (const auto &[column, coefficient] : terms)
        sum += coefficient * m_program.value(column);
    return sum;
}

PairwisePeer PairwiseProgram::read(std::size_t n, std::size_t index) const
{
    const PeerColumns &columns = m_columns[index][n];
    PairwisePeer peer;
    peer.generation = m_program.value(columns.generation);
    peer.ownUse = m_program.value(columns.ownUse);
    peer.unserved = m_program.value(columns.unserved);
    peer.surplus = m_program.value(columns.surplus);
    for (const int column : columns.bids)
        peer.flexible += m_program.value(column);
    for (const int column : columns.shifted)
        peer.shifted += m_program.value(column);
    const bool isFree = columns.state != 0;
    peer.charge = isFree ? m_program.value(columns.charge) : columns.given.charge;
    peer.discharge = isFree ? m_program.value(columns.discharge) : columns.given.discharge;
    peer.stateOfCharge = isFree ? m_program.value(columns.state) : columns.given.stateOfCharge;
    return peer;
}

PairwiseResult PairwiseProgram::solve(bool mostOwnUse)
{
    if (!servesAll())
        findLeastSlack();
    if (mostOwnUse) {
        GlpkProgram::Terms least = ownUse();
        for (auto &term : least)
            term.second = -1.0;
        m_program.stayOptimal();
        m_program.minimise(least);
    }
    PairwiseResult result;
    double wear = 0.0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        auto &hour = result.hours.emplace_back();
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            const PairwisePeer &peer = hour.emplace_back(read(n, i));
            result.unserved += peer.unserved;
            result.surplus += peer.surplus;
            if (!m_columns[i][n].discharge && m_market.peers[n].storage)
                wear += m_market.peers[n].storage->wearCost * peer.discharge;
        }
    }
    for (const Sale &sale : m_sales) {
        const double energy = m_program.value(sale.column);
        auto &hour = result.hours[sale.hour];
        hour[sale.seller].sold += energy;
        (sale.price.isFeedIn ? hour[sale.seller].fedIn : hour[sale.buyer].bought) += energy;
    }
    result.ownUse = total(ownUse());
    result.published = total(costs(Objective::Published)) + wear;
    result.leastCost = total(costs(Objective::LeastCost)) + wear;
    result.objective =
        m_market.objective == Objective::Published ? result.published : result.leastCost;
    return result;
}

} // namespace

PairwiseResult solvePairwise(const Market &market, HourRange hours, bool mostOwnUse)
{
    return PairwiseProgram(market, hours).solve(mostOwnUse);
}

PairwiseResult solvePairwise(const Market &market)
{
    return solvePairwise(market, {0, market.hours - 1});
}

} // namespace peergrid::test
