// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market.h"

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

namespace peergrid
{

enum class PriceRule {
    NotAllowed,       ///< the two do not trade: role, design or a "may not trade" contract
    Inside,           ///< same community: C_g
    Outside,          ///< C_g + C_d + the managers' fees on the edges it crosses
    FixedPrice,       ///< contract: its price replaces the whole
    NetworkFeeFactor, ///< contract: C_g + factor · C_d + the managers' fees
    FeedIn,           ///< surplus to the main grid at its tariff, which replaces the whole
};

/// What a kWh costs the buyer, and whom the money reaches (model, section 2). All $/kWh.
struct SalePrice {
    PriceRule rule = PriceRule::NotAllowed;
    std::optional<std::size_t> contract; ///< index into Market::contracts, if one rules
    double price = 0.0;                  ///< the buyer pays
    double network = 0.0;                ///< of it, to the network
    double sellerManager = 0.0;          ///< of it, to the manager of the seller's community
    double buyerManager = 0.0;           ///< of it, to the manager of the buyer's community

    bool isAllowed() const { return rule != PriceRule::NotAllowed; }
    double toSeller() const { return price - network - sellerManager - buyerManager; }
    friend bool operator==(const SalePrice &, const SalePrice &) = default;
};

/// Index of a peer or community by its id; none if there is no such id.
std::optional<std::size_t> indexOf(const Market &market, const PeerId &id);
std::optional<std::size_t> indexOf(const Market &market, const CommunityId &id);

/// Index of the main grid, if the market has one.
std::optional<std::size_t> mainGrid(const Market &market);

/// Whether a peer may sell or buy in an hour by its role. The main grid buys by feed-in alone.
bool maySell(const Peer &peer, std::size_t hour);
bool mayBuy(const Peer &peer, std::size_t hour);

/// The sale prices of a market under its design. The most particular contract that holds wins:
/// peer–peer, peer–community, community–peer, community–community. Built in linear time, asked in
/// constant time. Reads the market it was built on, which must be valid and outlive it.
class PriceBook
{
  public:
    explicit PriceBook(const Market &market);

    /// The price of a sale between two peers (indices) in an hour, and the rule that gave it.
    SalePrice sale(std::size_t seller, std::size_t buyer, std::size_t hour) const;

    /// The same for a buyer that no contract names: any such member of a community, or any such
    /// peer that is in none.
    SalePrice saleToUnnamed(std::size_t seller, std::optional<std::size_t> community,
                            std::size_t hour) const;

    /// Community of a peer under the market's design; none in the designs that ignore communities
    /// and for peers that are in none.
    std::optional<std::size_t> communityOf(std::size_t peer) const { return m_communities[peer]; }

    std::optional<std::size_t> mainGrid() const { return m_mainGrid; }

    /// One end of a contract: a peer or a community, by index.
    struct End {
        bool isPeer = false;
        std::size_t index = 0;
        friend bool operator==(const End &, const End &) = default;
    };
    /// The ends of a contract (index into Market::contracts).
    const End &sellerOf(std::size_t contract) const { return m_ends[contract].seller; }
    const End &buyerOf(std::size_t contract) const { return m_ends[contract].buyer; }

    /// Whether a contract is in force in an hour, as far as its hours and the design go.
    bool isInForce(std::size_t contract, std::size_t hour) const;

  private:
    struct Ends {
        End seller;
        End buyer;
    };
    struct Pair {
        Ends ends;
        friend bool operator==(const Pair &a, const Pair &b)
        {
            return a.ends.seller == b.ends.seller && a.ends.buyer == b.ends.buyer;
        }
    };
    struct PairHash {
        std::size_t operator()(const Pair &pair) const;
    };

    std::optional<std::size_t> contractBetween(End seller, End buyer, std::size_t hour) const;
    std::optional<std::size_t> rulingContract(std::size_t seller, std::optional<std::size_t> buyer,
                                              std::optional<std::size_t> buyerCommunity,
                                              std::size_t hour) const;
    SalePrice price(std::size_t seller, std::optional<std::size_t> buyerCommunity,
                    std::optional<std::size_t> contract, std::size_t hour) const;

    const Market &m_market;
    std::optional<std::size_t> m_mainGrid;
    std::vector<std::optional<std::size_t>> m_communities;
    std::vector<Ends> m_ends;
    std::unordered_map<Pair, std::vector<std::size_t>, PairHash> m_between;
};

} // namespace peergrid
