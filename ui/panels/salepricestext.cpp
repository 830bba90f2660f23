// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/salepricestext.h"

#include "core/pricing.h"
#include "core/words.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("SalePrices", text);
}

} // namespace

QString salePricesText(const Scenario &scenario, std::size_t seller, std::size_t hour)
{
    const Market &market = scenario.market;
    if (!maySell(market.peers[seller], hour))
        return {};
    const PriceBook prices(market);
    const QString unit = QString::fromStdString(scenario.currency) + QStringLiteral("/kWh");
    QStringList lines;
    const auto line = [&](const QString &to, const SalePrice &price) {
        if (price.isAllowed())
            lines << tr("%1: %2 %3").arg(to, QString::fromStdString(rounded(price.price)), unit);
        else
            lines << tr("%1: no trade").arg(to);
    };
    if (const auto community = prices.communityOf(seller))
        line(tr("Inside the community"), prices.saleToUnnamed(seller, community, hour));
    line(tr("To other communities"), prices.saleToUnnamed(seller, std::nullopt, hour));
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        const PriceBook::End &from = prices.sellerOf(k);
        const bool isSeller =
            from.isPeer ? from.index == seller : prices.communityOf(seller) == from.index;
        if (!isSeller || !prices.isInForce(k, hour))
            continue;
        const PriceBook::End &to = prices.buyerOf(k);
        line(nameOfEnd(market, market.contracts[k].buyer),
             to.isPeer ? prices.sale(seller, to.index, hour)
                       : prices.saleToUnnamed(seller, to.index, hour));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace peergrid
