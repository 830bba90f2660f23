// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/keyfigures.h"

#include "ui/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6;
constexpr double cent = 0.01;

QString tr(const char *text)
{
    return QCoreApplication::translate("KeyFigures", text);
}

QString percent(std::optional<double> share)
{
    return share ? tr("%1 %").arg(QLocale().toString(*share * 100.0, 'f', 0)) : tr("–");
}

QString energyText(double energy)
{
    return roundedText(energy) + QStringLiteral(" kWh");
}

QString threeDigits(double value)
{
    return exactText(QString::number(value, 'g', 3).toDouble());
}

/// From the least to the most that any peer pays for a kWh.
QString pricesPaid(const Market &market, const Summary &summary)
{
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        const Figures &figures = summary.peers[n];
        if (market.peers[n].isMainGrid || figures.bought < noticeable)
            continue;
        least = std::min(least, figures.bill.paid / figures.bought);
        most = std::max(most, figures.bill.paid / figures.bought);
    }
    if (least > most)
        return tr("–");
    const QString low = threeDigits(least);
    const QString high = threeDigits(most);
    return low == high ? low : low + QStringLiteral("–") + high;
}

std::vector<KeyFigure> costs(const Solved &solved, const Summary &summary)
{
    const bool isPublished = solved.market->objective == Objective::Published;
    const std::string &currency = solved.scenario->currency;
    const QString minimised = tr("This is what was minimised.");
    KeyFigure published{tr("Cost, published"),
                        moneyText(summary.published, currency),
                        tr("As the paper counts: what is sold costs its generation twice."),
                        {}};
    KeyFigure leastCost{tr("Cost, least cost"),
                        moneyText(summary.leastCost, currency),
                        tr("Everything generated costs its generation once."),
                        {}};
    (isPublished ? published : leastCost).hint += QLatin1Char(' ') + minimised;
    if (isPublished)
        return {published, leastCost};
    return {leastCost, published};
}

KeyFigure comparison(const Solved &solved, const Summary &summary, const Solved &ghost,
                     HourRange hours)
{
    const auto cost = [&](const Summary &of) {
        return solved.market->objective == Objective::Published ? of.published : of.leastCost;
    };
    const HourRange same{hours.first, std::min(hours.last, ghost.hours() - 1)};
    const double difference = cost(summary) - cost(totalsOf(ghost, same).summary);
    const QString name = QString::fromStdString(ghost.scenario->name);
    KeyFigure figure;
    figure.name = tr("Compared");
    figure.value = differenceText(difference, solved.scenario->currency);
    figure.hint = tr("The cost less that of “%1”.").arg(name);
    figure.mood = difference < -noticeable  ? KeyFigure::Mood::Good
                  : difference > noticeable ? KeyFigure::Mood::Bad
                                            : KeyFigure::Mood::Plain;
    return figure;
}

void addRare(std::vector<KeyFigure> &figures, const Market &market, const Figures &total)
{
    const bool isEmitting = std::any_of(market.peers.begin(), market.peers.end(),
                                        [](const Peer &peer) { return bool(peer.emissionFactor); });
    if (isEmitting)
        figures.push_back({tr("Emissions"),
                           tr("%1 kg CO₂").arg(roundedText(total.emissions)),
                           tr("Of all energy that is generated."),
                           {}});
    if (total.unserved > noticeable)
        figures.push_back({tr("Not served"), energyText(total.unserved),
                           tr("Demand that nobody could serve."), KeyFigure::Mood::Bad});
    if (total.surplus > noticeable)
        figures.push_back({tr("Left over"), energyText(total.surplus),
                           tr("Energy that had to be generated and nobody could take."),
                           KeyFigure::Mood::Bad});
}

} // namespace

QString moneyText(double amount, const std::string &currency)
{
    const QString unit = QLatin1Char(' ') + QString::fromStdString(currency);
    const double size = std::abs(amount);
    if (size < noticeable)
        return QLocale().toString(0.0, 'f', 2) + unit;
    return (size < cent ? roundedText(amount) : QLocale().toString(amount, 'f', 2)) + unit;
}

QString differenceText(double amount, const std::string &currency)
{
    const QString sign = amount < -noticeable  ? QStringLiteral("−")
                         : amount > noticeable ? QStringLiteral("+")
                                               : QStringLiteral("±");
    return sign + moneyText(std::abs(amount), currency);
}

std::vector<KeyFigure> keyFigures(const Solved &solved, const Solved *ghost, HourRange hours)
{
    const Summary summary = totalsOf(solved, hours).summary;
    const Figures &total = summary.total;
    const std::string &currency = solved.scenario->currency;
    std::vector<KeyFigure> figures = costs(solved, summary);
    if (ghost)
        figures.push_back(comparison(solved, summary, *ghost, hours));
    if (total.savings)
        figures.push_back({tr("Saved"), moneyText(*total.savings, currency),
                           tr("Against everyone alone with the main grid."),
                           *total.savings > noticeable    ? KeyFigure::Mood::Good
                           : *total.savings < -noticeable ? KeyFigure::Mood::Bad
                                                          : KeyFigure::Mood::Plain});
    figures.push_back({tr("Traded inside"),
                       percent(total.shareInside()),
                       tr("Of what is bought, the share from the buyer's own community."),
                       {}});
    figures.push_back({tr("From main grid"),
                       energyText(total.gridImport),
                       tr("What peers buy from the main grid."),
                       {}});
    figures.push_back({tr("Self-sufficiency"),
                       percent(total.selfSufficiency()),
                       tr("The share of the load that peers and their communities cover."),
                       {}});
    figures.push_back({tr("Prices paid, %1").arg(priceUnit(currency)),
                       pricesPaid(*solved.market, summary),
                       tr("From the peer that pays least for a kWh to the one that pays most."),
                       {}});
    addRare(figures, *solved.market, total);
    return figures;
}

} // namespace peergrid
