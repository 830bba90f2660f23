// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/traders.h"
#include "ui/results/tradesum.h"

namespace peergrid
{

/// Where energy comes from and where it goes, as plain data: sources to the left, sinks to the
/// right, a ribbon for each pair.
struct Sankey {
    enum class Kind {
        Traded,
        Own,      ///< from a source to itself as sink, without a trade
        Unserved, ///< demand that nobody served: from a source of its own
    };
    struct Node {
        QString name;
        ObjectIds objects;
        SeriesLook look;
        bool isSelected = false;
        bool isMissing = false; ///< the source of what nobody served
        double energy = 0.0;    ///< kWh that leave it, or reach it
        double paid = 0.0;      ///< $ for what of it is traded
        double traded = 0.0;    ///< kWh
    };
    struct Ribbon {
        Kind kind = Kind::Traded;
        std::size_t source = 0;
        std::size_t sink = 0;
        double energy = 0.0; ///< kWh
        TradeSum sum;        ///< of what is traded
    };
    std::vector<Node> sources;
    std::vector<Node> sinks;
    std::vector<Ribbon> ribbons; ///< by source, then sink; own use after what is traded

    std::shared_ptr<const Market> market;
    QString currency;
    QString note; ///< why there is nothing to see

    bool hasSelected() const;
    bool isSelected(const Ribbon &ribbon) const
    {
        return sources[ribbon.source].isSelected || sinks[ribbon.sink].isSelected;
    }
};

struct SankeyChoice {
    HourRange hours;
    bool isByCommunity = false;
    bool withOwnUse = true;
    ObjectIds selection;
};

/// More peers than this are shown by community until a person chooses otherwise.
inline constexpr std::size_t mostPeersInFlows = 24;
/// Of more on a side, so many and the others together.
inline constexpr std::size_t mostNodes = 12;

Sankey sankey(const Solved &solved, const SankeyChoice &choice);

} // namespace peergrid
