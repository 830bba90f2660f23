// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tradesum.h"

#include "core/trades.h"
#include "core/words.h"
#include "ui/results/pricewords.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <limits>
#include <map>
#include <tuple>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("TradeSum", text);
}

struct TradeKey {
    std::size_t seller;
    std::size_t buyer;
    PriceRule rule;
    std::optional<std::size_t> contract;

    friend bool operator<(const TradeKey &a, const TradeKey &b)
    {
        return std::tie(a.seller, a.buyer, a.rule, a.contract) <
               std::tie(b.seller, b.buyer, b.rule, b.contract);
    }
};

struct TradeAmounts {
    double energy = 0.0;
    double paid = 0.0;
    double network = 0.0;
    double managers = 0.0;
};

std::map<TradeKey, TradeAmounts> amountsOf(const Solved &solved, const Hours &hours)
{
    std::map<TradeKey, TradeAmounts> amounts;
    for (const std::size_t t : hours) {
        const KeptHour hour = solved.outcome[t];
        for (const Trade &trade : trades(*solved.market, *hour)) {
            const SalePrice &price = trade.price;
            TradeAmounts &sum = amounts[{trade.seller, trade.buyer, price.rule, price.contract}];
            sum.energy += trade.energy;
            sum.paid += trade.energy * price.price;
            sum.network += trade.energy * price.network;
            sum.managers += trade.energy * (price.sellerManager + price.buyerManager);
        }
    }
    return amounts;
}

} // namespace

std::vector<double> sumsBy(const Solved &solved, const Hours &hours, Grouped groups,
                           double PeerHour::*figure)
{
    std::vector<double> sums(groups.count, 0.0);
    for (const std::size_t t : hours) {
        const KeptHour hour = solved.outcome[t];
        for (std::size_t n = 0; n < groups.of.size(); ++n) {
            if (groups.of[n] < groups.count)
                sums[groups.of[n]] += hour->peers[n].*figure;
        }
    }
    return sums;
}

QString rulesText(const Market &market, const TradeSum &sum)
{
    QStringList words;
    for (const PriceRule rule : {PriceRule::Inside, PriceRule::Outside, PriceRule::FixedPrice,
                                 PriceRule::NetworkFeeFactor, PriceRule::FeedIn}) {
        if (!(sum.rules & (1U << static_cast<unsigned>(rule))))
            continue;
        const bool isContract =
            rule == PriceRule::FixedPrice || rule == PriceRule::NetworkFeeFactor;
        words += isContract && sum.contract ? ruleText(market, rule, sum.contract) : ruleWord(rule);
    }
    return words.join(QStringLiteral(", "));
}

DataTable tradesTable(const Solved &solved, HourRange hours)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const Market &market = *solved.market;
    const QString money = QString::fromStdString(solved.scenario->currency);
    DataTable table;
    table.header = {tr("First hour"),
                    tr("Last hour"),
                    tr("Seller id"),
                    tr("Seller"),
                    tr("Buyer id"),
                    tr("Buyer"),
                    tr("Rule"),
                    tr("Contract"),
                    tr("Energy, kWh"),
                    tr("Mean price, %1").arg(priceUnit(solved.scenario->currency)),
                    tr("Paid, %1").arg(money),
                    tr("of it network fees, %1").arg(money),
                    tr("of it managers' fees, %1").arg(money)};
    const Hours counted = solvedHours(solved, hours);
    const auto addRow = [&](std::size_t seller, std::size_t buyer, const QString &rule,
                            const QString &contract, const TradeAmounts &sum, double price) {
        const auto id = [&](std::size_t n) {
            return QString::fromStdString(market.peers[n].id.value);
        };
        const auto name = [&](std::size_t n) {
            return QString::fromStdString(nameOf(market.peers[n]));
        };
        table.rows.push_back({static_cast<double>(hours.first + 1),
                              static_cast<double>(hours.last + 1), id(seller), name(seller),
                              id(buyer), name(buyer), rule, contract, sum.energy, price, sum.paid,
                              sum.network, sum.managers});
    };
    for (const auto &[key, sum] : amountsOf(solved, counted))
        addRow(key.seller, key.buyer, ruleWord(key.rule),
               key.contract ? QString::fromStdString(market.contracts[*key.contract].id.value)
                            : QString(),
               sum, sum.paid / sum.energy);
    std::vector<std::size_t> each(market.peers.size());
    for (std::size_t n = 0; n < each.size(); ++n)
        each[n] = n;
    const auto own = sumsBy(solved, counted, {each, each.size()}, &PeerHour::ownUse);
    for (std::size_t n = 0; n < own.size(); ++n) {
        if (own[n] > 0.0)
            addRow(n, n, tr("own use"), {}, {own[n], 0.0, 0.0, 0.0}, none);
    }
    return table;
}

} // namespace peergrid
