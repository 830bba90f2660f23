// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formulation.h"
#include "core/sales.h"

#include <algorithm>

namespace peergrid
{

namespace
{

/// Links the hours of a window by storage and shiftable demand.
class WindowLinks
{
  public:
    WindowLinks(Network &network, const PreparedMarket &prepared, HourRange hours,
                const CoupledState &state, const std::vector<HourNodes> &nodes)
        : m_network(network)
        , m_market(prepared.market)
        , m_hours(hours)
        , m_state(state)
        , m_nodes(nodes)
    {
    }

    void build()
    {
        for (std::size_t n = 0; n < m_market.peers.size(); ++n) {
            if (hasOptimisedStorage(m_market.peers[n]))
                addStorage(n);
            for (std::size_t k = 0; k < m_market.peers[n].shiftable.size(); ++k)
                addShiftable(n, k);
        }
    }

  private:
    std::size_t hourAt(std::size_t offset) const { return m_hours.first + offset; }

    /// S(t) = S(t−1) + η_c·c(t) − d(t)/η_d (eq. 7): a node for each hour, carried from one to the
    /// next.
    void addStorage(std::size_t n)
    {
        const Storage &storage = *m_market.peers[n].storage;
        int before = noNode;
        for (std::size_t i = 0; i < m_hours.size(); ++i) {
            const int charge = m_network.add({Node::Kind::Charge, hourAt(i), n});
            addOperation(n, i, charge);
            if (before == noNode) {
                m_network.node(charge).lower = m_state.stateOfCharge[n];
                m_network.node(charge).upper = m_state.stateOfCharge[n];
            } else {
                addCarry(n, hourAt(i) - 1, before, charge);
            }
            before = charge;
        }
        const double needed = finalCharge(storage);
        if (needed <= storage.least)
            addCarry(n, m_hours.last, before, noNode);
        else
            addFinalCharge(n, before, needed);
    }

    void addOperation(std::size_t n, std::size_t offset, int charge)
    {
        const Peer &peer = m_market.peers[n];
        const Storage &storage = *peer.storage;
        const std::size_t hour = hourAt(offset);
        Arc &charging =
            m_network.connect(Arc::Kind::Charging, hour, n, m_nodes[offset].home[n], charge);
        charging.arrives = storage.chargeEfficiency;
        charging.upper = storage.power;
        Arc &discharging =
            m_network.connect(Arc::Kind::Discharging, hour, n, charge, m_nodes[offset].seller[n]);
        discharging.leaves = 1.0 / storage.dischargeEfficiency;
        discharging.upper = storage.power;
        discharging.cost = storage.wearCost - peer.generation.cost.at(hour);
    }

    Arc &addCarry(std::size_t n, std::size_t hour, int from, int to)
    {
        const Storage &storage = *m_market.peers[n].storage;
        Arc &carry = m_network.connect(Arc::Kind::Carry, hour, n, from, to);
        // A battery found below its least charge may stay there, not sink further.
        carry.lower = std::min(storage.least, m_state.stateOfCharge[n]);
        carry.upper = std::max(storage.capacity, m_state.stateOfCharge[n]);
        return carry;
    }

    /// The least charge at the end of the window from which the end rule can still be met.
    double finalCharge(const Storage &storage) const
    {
        if (storage.endRule == Storage::EndRule::Free)
            return storage.least;
        const auto hoursAfter = static_cast<double>(m_market.hours - 1 - m_hours.last);
        const double reachable = hoursAfter * storage.chargeEfficiency * storage.power;
        return std::max(storage.least, storage.initial - reachable);
    }

    void addFinalCharge(std::size_t n, int from, double needed)
    {
        const int end =
            m_network.add({Node::Kind::FinalCharge, m_hours.last, n, 0, -needed, -needed});
        addCarry(n, m_hours.last, from, end);
        Arc &rest = m_network.connect(Arc::Kind::Carry, m_hours.last, n, end, noNode);
        rest.upper = std::max(0.0, m_market.peers[n].storage->capacity - needed);
        rest.part = 1;
        // A storage that stands idle keeps its charge: the rule gives way only if that is too
        // little.
        const double missing = needed - m_state.stateOfCharge[n];
        if (missing > 0.0)
            m_network.connect(Arc::Kind::Unserved, m_hours.last, n, noNode, end).upper = missing;
    }

    void addShiftable(std::size_t n, std::size_t part)
    {
        const ShiftableDemand &demand = m_market.peers[n].shiftable[part];
        const std::size_t first = std::max(demand.hours.first, m_hours.first);
        const std::size_t last = std::min(demand.hours.last, m_hours.last);
        const double open = m_state.shiftable[n][part];
        if (first > last || open <= 0.0)
            return;
        const auto hoursAfter = static_cast<double>(demand.hours.last - last);
        const double needed = std::max(0.0, open - hoursAfter * demand.power);
        const int node = m_network.add({Node::Kind::Shiftable, last, n, part, -open, -needed});
        for (std::size_t hour = first; hour <= last; ++hour) {
            Arc &shift = m_network.connect(Arc::Kind::Shift, hour, n,
                                           m_nodes[hour - m_hours.first].home[n], node);
            shift.part = part;
            shift.upper = demand.power;
        }
        if (needed > 0.0) {
            Arc &unserved = m_network.connect(Arc::Kind::Unserved, last, n, noNode, node);
            unserved.part = part;
            unserved.upper = needed;
        }
    }

    Network &m_network;
    const Market &m_market;
    HourRange m_hours;
    const CoupledState &m_state;
    const std::vector<HourNodes> &m_nodes;
};

} // namespace

Network formulateWindow(const PreparedMarket &prepared, HourRange hours, const CoupledState &state,
                        const std::stop_token &stop)
{
    Network network;
    std::vector<HourNodes> nodes;
    for (std::size_t hour = hours.first; hour <= hours.last; ++hour) {
        if (stop.stop_requested())
            return network;
        nodes.push_back(addHour(network, prepared, hour));
        if (hour == hours.first) { // the others are about as large
            network.nodes.reserve((hours.size() + 1) * network.nodes.size());
            network.arcs.reserve((hours.size() + 1) * network.arcs.size());
        }
    }
    WindowLinks(network, prepared, hours, state, nodes).build();
    return network;
}

void advance(CoupledState &state, const Network &window, const std::vector<double> &flows,
             HourRange kept)
{
    for (std::size_t j = 0; j < window.arcs.size(); ++j) {
        const Arc &arc = window.arcs[j];
        if (!kept.contains(arc.hour))
            continue;
        const bool isGivenUp = arc.kind == Arc::Kind::Unserved && arc.to != noNode &&
                               window.node(arc.to).kind == Node::Kind::Shiftable;
        if (arc.kind == Arc::Kind::Shift || isGivenUp)
            state.shiftable[arc.peer][arc.part] -= flows[j];
        else if (arc.kind == Arc::Kind::Carry && arc.part == 0)
            state.stateOfCharge[arc.peer] = flows[j];
    }
}

} // namespace peergrid
