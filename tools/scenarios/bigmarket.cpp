// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/scenarios/bigmarket.h"

#include "core/typicalshapes.h"
#include "tools/scenarios/dice.h"

namespace peergrid::samples
{

namespace
{

constexpr std::size_t membersEach = 20;
constexpr std::size_t communitiesToAContract = 5;

class Region
{
  public:
    explicit Region(const BigMarket &size)
        : m_size(size)
        , m_dice(size.seed)
    {
        m_market.hours = size.hours;
        m_market.objective = Objective::LeastCost;
    }

    Market build()
    {
        addMainGrid();
        for (std::size_t n = 1; n < m_size.peers; ++n) {
            if ((n - 1) % membersEach == 0)
                addCommunity();
            addPeer(n);
        }
        if (m_size.hasContracts)
            addContracts();
        return std::move(m_market);
    }

  private:
    /// The hours of a day's shape that the market has, times something drawn by the hour.
    Profile profile(Shape shape, double factor, double spread, int decimals)
    {
        const Day &day = typicalShape(shape).day;
        std::vector<double> values;
        for (std::size_t hour = 0; hour < m_size.hours; ++hour) {
            const double middle = factor * day[(m_size.firstHour + hour) % day.size()];
            values.push_back(
                m_dice.between(middle * (1.0 - spread), middle * (1.0 + spread), decimals));
        }
        return Profile(std::move(values));
    }

    void addMainGrid()
    {
        Peer grid;
        grid.id = PeerId("grid");
        grid.name = "Main grid";
        grid.role = Role::Producer;
        grid.isMainGrid = true;
        grid.generation.maximum = 5.0 * static_cast<double>(m_size.peers);
        grid.generation.cost = profile(Shape::TimeOfUsePrice, 0.2, 0.0, 4);
        grid.networkFee = 0.04;
        m_market.peers.push_back(std::move(grid));
    }

    void addCommunity()
    {
        Community community;
        community.name = std::to_string(m_market.communities.size() + 1);
        community.id = CommunityId("c" + community.name);
        community.managerFee = m_dice.between(0.001, 0.005, 4);
        m_market.communities.push_back(std::move(community));
    }

    void addPeer(std::size_t number)
    {
        Peer peer;
        peer.name = std::to_string(number);
        peer.id = PeerId("p" + peer.name);
        peer.community = m_market.communities.back().id;
        const double role = m_dice.between(0.0, 1.0, 9);
        if (role < 0.05) {
            peer.role = Role::Producer;
            addGeneration(peer, Shape::Wind, m_dice.between(2.0, 30.0, 1));
            peer.generation.cost = m_dice.between(0.05, 0.15, 4);
        } else {
            peer.load = profile(Shape::Household, m_dice.between(5.0, 20.0, 1), 1.0 / 6.0, 3);
        }
        if (0.05 <= role && role < 0.45) {
            peer.role = Role::Prosumer;
            addGeneration(peer, Shape::SummerSun, m_dice.between(2.0, 7.0, 1));
            peer.generation.cost = m_dice.between(0.01, 0.08, 4);
            addStorage(peer);
        }
        m_market.peers.push_back(std::move(peer));
    }

    void addGeneration(Peer &peer, Shape shape, double power)
    {
        peer.generation.maximum = power;
        peer.generation.availability = profile(shape, 0.9, 0.1, 3);
        peer.networkFee = m_dice.between(0.01, 0.04, 4);
    }

    /// Drawn whether it is wanted or not, so that nothing after it changes.
    void addStorage(Peer &peer)
    {
        const bool isThere = m_dice.happens(0.1);
        Storage storage;
        storage.capacity = m_dice.between(5.0, 13.0, 1);
        storage.power = m_dice.between(2.0, 4.5, 1);
        storage.chargeEfficiency = m_dice.between(0.93, 0.97, 2);
        storage.dischargeEfficiency = m_dice.between(0.93, 0.97, 2);
        storage.initial = 0.25 * storage.capacity;
        storage.wearCost = m_dice.between(0.012, 0.024, 4);
        if (!isThere || !m_size.storage)
            return;
        storage.operation = *m_size.storage;
        peer.storage = storage;
    }

    void addContracts()
    {
        const std::size_t communities = m_market.communities.size();
        for (std::size_t seller = 0; seller < communities; seller += communitiesToAContract) {
            const double way = m_dice.between(0.0, 1.0, 9) * static_cast<double>(communities - 1);
            const std::size_t buyer = (seller + 1 + static_cast<std::size_t>(way)) % communities;
            if (buyer == seller)
                continue;
            Contract contract;
            contract.name = std::to_string(m_market.contracts.size() + 1);
            contract.id = ContractId("k" + contract.name);
            contract.seller = m_market.communities[seller].id;
            contract.buyer = m_market.communities[buyer].id;
            contract.terms = NetworkFeeFactor{m_dice.between(0.2, 0.8, 1)};
            m_market.contracts.push_back(std::move(contract));
        }
    }

    const BigMarket &m_size;
    Dice m_dice;
    Market m_market;
};

} // namespace

Market bigMarket(const BigMarket &size)
{
    return Region(size).build();
}

} // namespace peergrid::samples
