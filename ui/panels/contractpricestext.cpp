// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/contractpricestext.h"

#include "core/pricing.h"
#include "core/words.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("ContractPrices", text);
}

QString number(double value)
{
    return QString::fromStdString(rounded(value));
}

/// From the cheapest to the dearest of some sales.
struct Span {
    double least = 0.0;
    double most = 0.0;
    bool isEmpty = true;

    void add(const SalePrice &sale)
    {
        if (!sale.isAllowed())
            return;
        least = isEmpty ? sale.price : std::min(least, sale.price);
        most = isEmpty ? sale.price : std::max(most, sale.price);
        isEmpty = false;
    }
    bool isOne() const { return !isEmpty && number(least) == number(most); }
    QString text(const std::string &currency) const
    {
        const QString amount =
            isOne() ? number(least) : tr("%1 to %2").arg(number(least), number(most));
        return QStringLiteral("%1 %2/kWh").arg(amount, QString::fromStdString(currency));
    }
};

/// The sales of a contract's seller to its buyer in an hour.
struct Sales {
    Span ruled; ///< prices of those that the contract rules
    Span usual; ///< of the same, if there were no contract
    bool isAnyRuled = false;
    bool isFeedIn = false; ///< its price is the tariff, whatever a contract says
};

Sales salesOf(const Market &market, std::size_t contract, std::size_t hour)
{
    Market other = market;
    other.contracts.erase(other.contracts.begin() + static_cast<long>(contract));
    const PriceBook prices(market);
    const PriceBook usual(other);
    const PriceBook::End &from = prices.sellerOf(contract);
    const PriceBook::End &to = prices.buyerOf(contract);
    const auto sale = [&](const PriceBook &book, std::size_t seller) {
        return to.isPeer ? book.sale(seller, to.index, hour)
                         : book.saleToUnnamed(seller, to.index, hour);
    };
    Sales sales;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (!(from.isPeer ? n == from.index : prices.communityOf(n) == from.index))
            continue;
        const SalePrice ruled = sale(prices, n);
        sales.isFeedIn |= ruled.rule == PriceRule::FeedIn;
        if (ruled.contract != contract)
            continue;
        sales.isAnyRuled = true;
        sales.ruled.add(ruled);
        sales.usual.add(sale(usual, n));
    }
    return sales;
}

/// "(−27 %)", where both are one price.
QString change(const Sales &sales)
{
    if (!sales.ruled.isOne() || !sales.usual.isOne() || sales.usual.least <= 0.0)
        return {};
    const long percent = std::lround(100.0 * (sales.ruled.least / sales.usual.least - 1.0));
    const QString sign = percent < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return percent == 0 ? QString() : tr(" (%1%2 %)").arg(sign).arg(std::abs(percent));
}

QString whyNot(const Market &market, const Contract &contract, bool isInForce, const Sales &sales,
               std::size_t hour)
{
    const bool isInHours =
        contract.hours.empty() ||
        std::any_of(contract.hours.begin(), contract.hours.end(),
                    [&](const HourRange &range) { return range.contains(hour); });
    if (!isInHours)
        return tr("It does not hold in hour %1.").arg(hour + 1);
    if (!isInForce)
        return tr("The design of the market passes it over.");
    if (sales.isFeedIn)
        return tr("%1 pays its feed-in tariff, whatever the contract says.")
            .arg(nameOfEnd(market, contract.buyer));
    return tr("In hour %1 it rules no sale: of its two ends one does not sell or the other does "
              "not buy, or more particular contracts rule.")
        .arg(hour + 1);
}

} // namespace

QString contractPricesText(const Scenario &scenario, std::size_t contract, std::size_t hour)
{
    const Market &market = scenario.market;
    const Contract &one = market.contracts[contract];
    const bool isInForce = PriceBook(market).isInForce(contract, hour);
    const Sales sales = isInForce ? salesOf(market, contract, hour) : Sales{};
    if (!sales.isAnyRuled)
        return whyNot(market, one, isInForce, sales, hour);
    const QString seller = nameOfEnd(market, one.seller);
    const QString buyer = nameOfEnd(market, one.buyer);
    const QString usual = sales.usual.text(scenario.currency);
    if (sales.ruled.isEmpty)
        return sales.usual.isEmpty
                   ? tr("In hour %1 %2 may not sell to %3, with or without it.")
                         .arg(hour + 1)
                         .arg(seller, buyer)
                   : tr("In hour %1 %2 may not sell to %3; without the contract at %4.")
                         .arg(hour + 1)
                         .arg(seller, buyer, usual);
    if (sales.usual.isEmpty)
        return tr("In hour %1 %2 sells to %3 at %4; without the contract not at all.")
            .arg(hour + 1)
            .arg(seller, buyer, sales.ruled.text(scenario.currency));
    return tr("In hour %1 %2 sells to %3 at %4; without the contract at %5%6.")
        .arg(hour + 1)
        .arg(seller, buyer, sales.ruled.text(scenario.currency), usual, change(sales));
}

} // namespace peergrid
