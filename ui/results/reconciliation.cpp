// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/reconciliation.h"

#include "ui/wording.h"

#include <QCoreApplication>

#include <cmath>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Reconciliation", text);
}

struct Words {
    QString currency;
    double noise; ///< amounts below it come of rounding

    QString money(double amount) const { return roundedText(amount) + QLatin1Char(' ') + currency; }
    bool isSome(double amount) const { return std::abs(amount) > noise; }
};

QString payments(const Reconciliation &sums, const Words &words)
{
    QString fees = tr("network fees, %1").arg(words.money(sums.network));
    if (words.isSome(sums.managers))
        fees += tr(", and managers' fees, %1").arg(words.money(sums.managers));
    return tr("Payments in, %1, are payments out, %2, plus %3.")
        .arg(words.money(sums.paid), words.money(sums.earned), fees);
}

/// " plus …, less …": what stands between the sum of all costs and the least-cost objective.
QString corrections(const Reconciliation &sums, const Words &words)
{
    QString text;
    if (words.isSome(sums.fixedMargins))
        text += (sums.fixedMargins > 0.0
                     ? tr(" plus %1 by which fixed prices exceed generation costs,")
                     : tr(" less %1 by which fixed prices fall short of generation costs,"))
                    .arg(words.money(std::abs(sums.fixedMargins)));
    if (words.isSome(sums.fedIn))
        text += tr(" less %1 paid for what is fed in,").arg(words.money(sums.fedIn));
    if (words.isSome(sums.flexibleValue))
        text += tr(" less %1 that flexible demand is worth,").arg(words.money(sums.flexibleValue));
    return text;
}

QString published(const Reconciliation &sums, const Words &words)
{
    if (!words.isSome(sums.earned))
        return tr("The published objective is the same.");
    return words.isSome(sums.fedIn)
               ? tr("The published objective, %1, counts what sellers earn, %2, once more, and "
                    "what is fed in against it.")
                     .arg(words.money(sums.published), words.money(sums.earned))
               : tr("The published objective, %1, counts what sellers earn, %2, once more.")
                     .arg(words.money(sums.published), words.money(sums.earned));
}

} // namespace

Reconciliation reconcile(const Solved &solved, const Bills &bills)
{
    const Bill &total = bills.totals.summary.total.bill;
    Reconciliation sums;
    sums.paid = total.paid;
    sums.earned = total.earned;
    sums.network = bills.totals.settlement.network;
    for (const double fees : bills.totals.settlement.managers)
        sums.managers += fees;
    sums.cost = total.cost();
    sums.flexibleValue = bills.totals.summary.total.flexibleValue;
    sums.leastCost = bills.totals.summary.leastCost;
    sums.published = bills.totals.summary.published;
    for (std::size_t t = bills.hours.first; t <= bills.hours.last; ++t) {
        const KeptHour hour = solved.outcome[t];
        for (const Flow &flow : hour->flows) {
            if (flow.from.kind != Junction::Kind::Seller)
                continue;
            const Peer &seller = solved.market->peers[flow.from.index];
            if (flow.rule == PriceRule::FixedPrice)
                sums.fixedMargins += flow.energy * (flow.price - seller.generation.cost.at(t));
            else if (flow.rule == PriceRule::FeedIn)
                sums.fedIn += flow.energy * flow.price;
        }
    }
    return sums;
}

QStringList inSentences(const Reconciliation &sums, const std::string &currency)
{
    constexpr double rounding = 1e-9;
    const double turnover = sums.paid + std::abs(sums.cost) + sums.earned + sums.flexibleValue;
    const Words words{QString::fromStdString(currency), rounding * turnover};
    const QString corrected = corrections(sums, words);
    const QString cost =
        corrected.isEmpty()
            ? tr("All costs together, %1, are the least-cost objective.")
                  .arg(words.money(sums.cost))
            : tr("All costs together, %1,%2 are the least-cost objective, %3.")
                  .arg(words.money(sums.cost), corrected, words.money(sums.leastCost));
    return {payments(sums, words), cost, published(sums, words)};
}

} // namespace peergrid
