// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a report, which add up as they are printed.
#include "ui/results/reportfacts.h"

#include "core/settlement.h"
#include "core/words.h"
#include "ui/results/keyfigures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

using Values = std::vector<double>;

/// Rounds to whole coins, so that sums of what is printed are exact.
class Coins
{
  public:
    /// As many decimals as show the largest to four digits, but at least `least` unless all are
    /// whole and none are asked for.
    Coins(const std::vector<Values> &columns, int least)
    {
        double largest = 0.0;
        bool isWhole = least == 0;
        for (const Values &values : columns) {
            for (const double value : values) {
                largest = std::max(largest, std::abs(value));
                isWhole = isWhole && std::abs(value - std::round(value)) < noticeable;
            }
        }
        const int digits =
            largest > 0.0 ? static_cast<int>(std::floor(std::log10(largest))) + 1 : 1;
        m_decimals = isWhole ? 0 : std::clamp(4 - digits, least, 6);
        m_coin = std::pow(10.0, -m_decimals);
    }

    std::int64_t of(double value) const { return std::llround(value / m_coin); }

    QString text(std::int64_t coins) const
    {
        return QLocale()
            .toString(static_cast<double>(coins) * m_coin, 'f', m_decimals)
            .replace(QLatin1Char('-'), QChar(0x2212));
    }

  private:
    int m_decimals = 0;
    double m_coin = 1.0;
};

using CoinColumn = std::vector<std::optional<std::int64_t>>;

CoinColumn rounded(const Coins &coins, const Values &values)
{
    CoinColumn column;
    for (const double value : values)
        column.emplace_back(coins.of(value));
    return column;
}

std::optional<std::int64_t> sum(const CoinColumn &column)
{
    std::int64_t total = 0;
    for (const auto &coins : column) {
        if (!coins)
            return {};
        total += *coins;
    }
    return total;
}

/// By name; by id, too, where two share one.
QStringList peerNames(const Market &market)
{
    std::map<std::string, int> uses;
    for (const Peer &peer : market.peers)
        ++uses[nameOf(peer)];
    QStringList names;
    for (const Peer &peer : market.peers) {
        const std::string name = nameOf(peer);
        names += QString::fromStdString(uses[name] == 1 ? name : name + " (" + peer.id.value + ")");
    }
    return names;
}

template<class Figure>
Values valuesOf(const Summary &summary, Figure figure)
{
    Values values;
    for (const Figures &figures : summary.peers)
        values.push_back(figure(figures));
    return values;
}

bool isSeen(const Values &values)
{
    return std::any_of(values.begin(), values.end(),
                       [](double value) { return std::abs(value) > noticeable; });
}

/// Peers down the side, their columns, and what these come to.
ReportTable tableOf(const Market &market, const Coins &coins,
                    const std::vector<std::pair<QString, CoinColumn>> &columns)
{
    const auto text = [&](const std::optional<std::int64_t> &cell) {
        return cell ? coins.text(*cell) : tr("–");
    };
    ReportTable table;
    table.hasTotal = true;
    table.columns.push_back({tr("Peer"), false});
    for (const auto &column : columns)
        table.columns.push_back({column.first, true});
    const QStringList names = peerNames(market);
    for (qsizetype n = 0; n < names.size(); ++n) {
        QStringList row{names[n]};
        for (const auto &column : columns)
            row += text(column.second[static_cast<std::size_t>(n)]);
        table.rows.push_back(row);
    }
    QStringList total{tr("Total")};
    for (const auto &column : columns)
        total += text(sum(column.second));
    table.rows.push_back(total);
    return table;
}

QString billsNote(const Solved &solved, bool hasWear)
{
    const Bill &total = solved.summary.total.bill;
    const std::string &currency = solved.scenario->currency;
    return (hasWear ? tr("Cost = paid − earned + generation + wear of batteries.")
                    : tr("Cost = paid − earned + generation.")) +
           QLatin1Char(' ') +
           tr("Savings: the cost alone with the main grid less the cost here; a dash where either "
              "leaves someone unserved. Of what is paid, %1 go to the network and %2 to the "
              "managers of communities. Every bill is rounded by itself; the total is the sum of "
              "what stands above it.")
               .arg(moneyText(total.networkFees, currency), moneyText(total.managerFees, currency));
}

QString percent(std::optional<double> share)
{
    return share ? tr("%1 %").arg(QLocale().toString(*share * 100.0, 'f', 0)) : tr("–");
}

} // namespace

ReportTable billsTable(const Solved &solved)
{
    const Summary &summary = solved.summary;
    const Values paid = valuesOf(summary, [](const Figures &f) { return f.bill.paid; });
    const Values earned = valuesOf(summary, [](const Figures &f) { return f.bill.earned; });
    const Values made = valuesOf(summary, [](const Figures &f) { return f.bill.generationCost; });
    const Values wear = valuesOf(summary, [](const Figures &f) { return f.bill.wear; });
    const Coins coins({paid, earned, made, wear}, 2);
    CoinColumn cost;
    CoinColumn savings;
    for (std::size_t n = 0; n < summary.peers.size(); ++n) {
        cost.emplace_back(coins.of(paid[n]) - coins.of(earned[n]) + coins.of(made[n]) +
                          coins.of(wear[n]));
        const auto &saved = summary.peers[n].savings;
        savings.push_back(saved ? std::optional(coins.of(*saved)) : std::nullopt);
    }
    std::vector<std::pair<QString, CoinColumn>> columns{{tr("Paid"), rounded(coins, paid)},
                                                        {tr("Earned"), rounded(coins, earned)},
                                                        {tr("Generation"), rounded(coins, made)}};
    if (isSeen(wear))
        columns.emplace_back(tr("Wear"), rounded(coins, wear));
    columns.emplace_back(tr("Cost"), cost);
    columns.emplace_back(tr("Savings"), savings);
    ReportTable table = tableOf(*solved.market, coins, columns);
    table.note = billsNote(solved, isSeen(wear));
    return table;
}

ReportTable energyTable(const Solved &solved)
{
    const Summary &summary = solved.summary;
    std::vector<std::pair<QString, Values>> figures{
        {tr("Load"), valuesOf(summary, [](const Figures &f) { return f.load; })},
        {tr("Generation"), valuesOf(summary, [](const Figures &f) { return f.generation; })},
        {tr("Own use"), valuesOf(summary, [](const Figures &f) { return f.ownUse; })},
        {tr("Bought"), valuesOf(summary, [](const Figures &f) { return f.bought; })},
        {tr("Sold"), valuesOf(summary, [](const Figures &f) { return f.sold; })},
    };
    const auto addIfSeen = [&](const QString &title, const Values &values) {
        if (isSeen(values))
            figures.emplace_back(title, values);
    };
    addIfSeen(tr("Charged"), valuesOf(summary, [](const Figures &f) { return f.charge; }));
    addIfSeen(tr("Discharged"), valuesOf(summary, [](const Figures &f) { return f.discharge; }));
    addIfSeen(tr("Not served"), valuesOf(summary, [](const Figures &f) { return f.unserved; }));
    addIfSeen(tr("Left over"), valuesOf(summary, [](const Figures &f) { return f.surplus; }));
    std::vector<Values> all;
    for (const auto &figure : figures)
        all.push_back(figure.second);
    const Coins coins(all, 0);
    std::vector<std::pair<QString, CoinColumn>> columns;
    for (const auto &[title, values] : figures)
        columns.emplace_back(title, rounded(coins, values));
    return tableOf(*solved.market, coins, columns);
}

ReportTable communitiesTable(const Solved &solved)
{
    const Market &market = *solved.market;
    const Settlement &settled = solved.settlement;
    std::vector<Values> energy(2);
    std::vector<Values> money(2);
    for (std::size_t c = 0; c < market.communities.size(); ++c) {
        const Figures &figures = solved.summary.communities[c];
        energy[0].push_back(figures.load);
        energy[1].push_back(figures.generation);
        money[0].push_back(settled.managers[c]);
        money[1].push_back(figures.bill.cost());
    }
    const Coins kWh(energy, 0);
    const Coins coins(money, 2);
    ReportTable table;
    table.columns = {
        {tr("Community"), false}, {tr("Members")},       {tr("Load")}, {tr("Generation")},
        {tr("Self-sufficient")},  {tr("Bought inside")}, {tr("Cost")}, {tr("Manager’s fees")}};
    for (std::size_t c = 0; c < market.communities.size(); ++c) {
        const Figures &figures = solved.summary.communities[c];
        const auto members =
            std::count_if(market.peers.begin(), market.peers.end(), [&](const Peer &peer) {
                return peer.community == market.communities[c].id;
            });
        table.rows.push_back({QString::fromStdString(nameOf(market.communities[c])),
                              QString::number(members), kWh.text(kWh.of(energy[0][c])),
                              kWh.text(kWh.of(energy[1][c])), percent(figures.selfSufficiency()),
                              percent(figures.shareInside()), coins.text(coins.of(money[1][c])),
                              coins.text(coins.of(money[0][c]))});
    }
    table.note = tr("Energy in kWh, money in %1. Self-sufficient: the share of the load that "
                    "members cover themselves. Bought inside: of what members buy, the share from "
                    "other members.")
                     .arg(QString::fromStdString(solved.scenario->currency));
    return table;
}

} // namespace peergrid
