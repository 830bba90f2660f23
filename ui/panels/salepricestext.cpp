// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/salepricestext.h"

#include "core/pricing.h"
#include "core/words.h"
#include "ui/wording.h"

#include <QCoreApplication>

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
    QString lines;
    const auto line = [&](const QString &to, const SalePrice &price) {
        const QString amount =
            price.isAllowed()
                ? QStringLiteral("%1 %2").arg(QString::fromStdString(rounded(price.price)), unit)
                : tr("no trade");
        lines += QStringLiteral("<tr><td>%1</td><td align=\"right\">%2</td></tr>")
                     .arg(to.toHtmlEscaped(), amount.toHtmlEscaped());
    };
    const auto community = prices.communityOf(seller);
    if (community)
        line(tr("Inside the community"), prices.saleToUnnamed(seller, community, hour));
    line(community ? tr("To other communities") : tr("To others"),
         prices.saleToUnnamed(seller, std::nullopt, hour));
    for (std::size_t k = 0; k < market.contracts.size(); ++k) {
        const PriceBook::End &from = prices.sellerOf(k);
        const bool isSeller =
            from.isPeer ? from.index == seller : prices.communityOf(seller) == from.index;
        if (!isSeller || !prices.isInForce(k, hour))
            continue;
        const PriceBook::End &to = prices.buyerOf(k);
        line(tr("To %1 by contract").arg(nameOfEnd(market, market.contracts[k].buyer)),
             to.isPeer ? prices.sale(seller, to.index, hour)
                       : prices.saleToUnnamed(seller, to.index, hour));
    }
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\">%1</table>").arg(lines);
}

} // namespace peergrid
