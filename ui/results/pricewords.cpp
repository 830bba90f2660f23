// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/pricewords.h"

#include "ui/wording.h"

#include <QCoreApplication>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("PriceWords", text);
}

} // namespace

QString ruleWord(PriceRule rule)
{
    switch (rule) {
    case PriceRule::NotAllowed:
        break;
    case PriceRule::Inside:
        return tr("inside the community");
    case PriceRule::Outside:
        return tr("with network fee");
    case PriceRule::FixedPrice:
        return tr("fixed price");
    case PriceRule::NetworkFeeFactor:
        return tr("part of the network fee");
    case PriceRule::FeedIn:
        return tr("feed-in tariff");
    }
    return tr("no trade");
}

QString ruleText(const Market &market, PriceRule rule, std::optional<std::size_t> contract)
{
    if (!contract || *contract >= market.contracts.size())
        return ruleWord(rule);
    const Contract &ruling = market.contracts[*contract];
    const QString name =
        QString::fromStdString(ruling.name.empty() ? ruling.id.value : ruling.name);
    if (const auto *factor = std::get_if<NetworkFeeFactor>(&ruling.terms))
        return tr("contract %1: %2 × network fee").arg(name, roundedText(factor->factor));
    return tr("contract %1: %2").arg(name, ruleWord(rule));
}

} // namespace peergrid
