// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/billsdata.h"

#include "core/words.h"
#include "ui/results/chartstyle.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace peergrid
{

namespace
{

constexpr std::size_t mostHoursAtOnce = 48;
constexpr std::size_t hoursOfDay = 24;
constexpr double rounding = 1e-7;        ///< relative
constexpr double mostTradesAtOnce = 1e6; ///< that there may be in the hours listed

QString tr(const char *text)
{
    return QCoreApplication::translate("Bills", text);
}

Bill sum(Bill a, const Bill &b)
{
    for (const auto amount : {&Bill::paid, &Bill::earned, &Bill::networkFees, &Bill::managerFees,
                              &Bill::generationCost, &Bill::wear})
        a.*amount += b.*amount;
    return a;
}

std::optional<double> sum(const std::optional<double> &a, const std::optional<double> &b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

bool hasSameHours(const Solved &one, const Solved &other, HourRange hours)
{
    if (hours.last >= std::min(one.hours(), other.hours()))
        return false;
    for (std::size_t t = hours.first; t <= hours.last; ++t)
        if (one.has(t) != other.has(t))
            return false;
    return true;
}

std::map<PeerId, double> costsOf(const Solved &ghost, HourRange hours)
{
    const Settlement settlement = totalsOf(ghost, hours).settlement;
    std::map<PeerId, double> costs;
    for (std::size_t n = 0; n < ghost.market->peers.size(); ++n)
        costs[ghost.market->peers[n].id] = settlement.peers[n].cost();
    return costs;
}

bool isUnserved(const KeptOutcome &outcome, HourRange hours)
{
    for (std::size_t t = hours.first; t <= hours.last; ++t)
        if (outcome.status(t) == HourOutcome::Status::NotAllServed)
            return true;
    return false;
}

/// The most trades an hour may have.
std::size_t mostTrades(const Solved &solved)
{
    std::size_t sellers = 0;
    for (const Peer &peer : solved.market->peers)
        sellers += std::any_of(peer.role.values().begin(), peer.role.values().end(),
                               [](Role role) { return role != Role::Consumer; })
                       ? 1
                       : 0;
    return sellers * solved.market->peers.size();
}

} // namespace

Bills billsOf(const Solved &solved, HourRange hours)
{
    return {hours, totalsOf(solved, hours)};
}

std::vector<BillLine> billLines(const Solved &solved, const Bills &bills,
                                const ObjectIds &selection, const Solved *ghost)
{
    const bool isCompared = ghost && hasSameHours(solved, *ghost, bills.hours);
    const auto compared = isCompared ? costsOf(*ghost, bills.hours) : std::map<PeerId, double>{};
    std::vector<BillLine> lines;
    for (std::size_t n = 0; n < solved.market->peers.size(); ++n) {
        const Peer &peer = solved.market->peers[n];
        const Figures &figures = bills.totals.summary.peers[n];
        BillLine line;
        line.objects.peers = {peer.id};
        line.name = QString::fromStdString(nameOf(peer));
        line.isSelected = isSelected(peer, selection);
        line.bought = figures.bought;
        line.sold = figures.sold;
        line.bill = figures.bill;
        line.flexibleValue = figures.flexibleValue;
        line.savings = figures.savings;
        if (figures.savings && !bills.totals.alone.empty())
            line.alone = bills.totals.alone[n];
        const auto found = compared.find(peer.id);
        if (found != compared.end())
            line.compared = found->second;
        lines.push_back(std::move(line));
    }
    return lines;
}

BillLine sumOf(const std::vector<BillLine> &lines)
{
    BillLine total;
    total.alone = Bill{};
    total.savings = 0.0;
    total.compared = 0.0;
    for (const BillLine &line : lines) {
        total.objects.peers.insert(line.objects.peers.begin(), line.objects.peers.end());
        total.bought += line.bought;
        total.sold += line.sold;
        total.bill = sum(total.bill, line.bill);
        total.flexibleValue += line.flexibleValue;
        total.savings = sum(total.savings, line.savings);
        total.compared = sum(total.compared, line.compared);
        if (total.alone && line.alone)
            total.alone = sum(*total.alone, *line.alone);
        else
            total.alone.reset();
    }
    return total;
}

BillLine selectedLine(const Solved &solved, const std::vector<BillLine> &lines,
                      const ObjectIds &selection)
{
    std::vector<BillLine> chosen;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(chosen),
                 [](const BillLine &line) { return line.isSelected; });
    const bool isAll = chosen.empty();
    BillLine line = sumOf(isAll ? lines : chosen);
    const bool isOneCommunity = selection.communities.size() == 1 && selection.peers.empty();
    if (isAll) {
        line.objects = {};
        line.name = tr("All peers");
    } else if (isOneCommunity) {
        line.name = nameOfEnd(*solved.market, *selection.communities.begin());
    } else {
        line.name = chosen.size() == 1 ? chosen[0].name : tr("%1 peers").arg(chosen.size());
    }
    return line;
}

QString noteOn(const Solved &solved, const Bills &bills, const BillLine &line)
{
    if (line.alone) {
        const double gain = *line.savings - (line.alone->cost() - line.bill.cost());
        const double turnover = line.bill.paid + line.alone->paid + std::abs(line.bill.cost());
        return std::abs(gain) <= rounding * turnover
                   ? QString()
                   : tr("Savings, %1 %2, count what flexible demand is worth, too.")
                         .arg(roundedText(*line.savings),
                              QString::fromStdString(solved.scenario->currency));
    }
    if (bills.totals.alone.empty())
        return tr("What it would be with the main grid alone is not computed.");
    for (std::size_t t = bills.hours.first; t <= bills.hours.last; ++t) {
        if (solved.baseline.has(t) != solved.has(t))
            return tr("Not compared with the main grid alone: other hours are solved there.");
    }
    return isUnserved(solved.outcome, bills.hours)
               ? tr("Not compared with the main grid alone: not all demand is served.")
               : tr("Not compared with the main grid alone: it could not serve all demand.");
}

std::vector<BillStep> billSteps(const BillLine &line)
{
    using Kind = BillStep::Kind;
    const Bill before = line.alone.value_or(Bill{});
    const Bill &now = line.bill;
    const auto energy = [](const Bill &bill) {
        return bill.paid - bill.networkFees - bill.managerFees;
    };
    const BillStep parts[] = {{Kind::Energy, energy(before), energy(now)},
                              {Kind::Earned, -before.earned, -now.earned},
                              {Kind::NetworkFees, before.networkFees, now.networkFees},
                              {Kind::ManagerFees, before.managerFees, now.managerFees},
                              {Kind::Generation, before.generationCost, now.generationCost},
                              {Kind::Wear, before.wear, now.wear}};
    std::vector<BillStep> steps;
    double cost = 0.0;
    if (line.alone) {
        cost = before.cost();
        steps.push_back({Kind::Alone, cost, now.cost(), cost});
    }
    for (BillStep part : parts) {
        if (part.alone == 0.0 && part.now == 0.0)
            continue;
        cost += part.change();
        part.after = cost;
        steps.push_back(part);
    }
    steps.push_back({Kind::Now, before.cost(), now.cost(), now.cost()});
    return steps;
}

double BillTrade::amount() const
{
    return trade.energy * (isSale ? trade.price.toSeller() : trade.price.price);
}

double BillTrade::fees() const
{
    return trade.energy * (trade.price.price - trade.price.toSeller());
}

std::vector<BillTrade> billTrades(const Solved &solved, HourRange hours, std::size_t peer)
{
    std::vector<BillTrade> found;
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        if (!solved.has(t))
            continue;
        const KeptHour hour = solved.outcome[t];
        const auto all = tradesOf(*solved.market, *hour, peer);
        for (const Trade &trade : all)
            if (trade.buyer == peer)
                found.push_back({t, false, trade.seller, trade});
        for (const Trade &trade : all)
            if (trade.seller == peer)
                found.push_back({t, true, trade.buyer, trade});
    }
    return found;
}

HourRange tradeHours(const Solved &solved, HourRange hours, std::size_t hour)
{
    const auto pairs = static_cast<double>(mostTrades(solved));
    if (hours.size() == 1 || !hours.contains(hour))
        return hours;
    if (hours.size() > mostHoursAtOnce) {
        const std::size_t first = hour / hoursOfDay * hoursOfDay;
        hours = {first, std::min(first + hoursOfDay, solved.hours()) - 1};
    }
    return pairs * static_cast<double>(hours.size()) > mostTradesAtOnce ? HourRange{hour, hour}
                                                                        : hours;
}

DataTable billsTable(const Solved &solved, const Bills &bills, const std::vector<BillLine> &lines)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const Market &market = *solved.market;
    const QString money = QString::fromStdString(solved.scenario->currency);
    const auto in = [&](const QString &what) { return QStringLiteral("%1, %2").arg(what, money); };
    DataTable table;
    table.header = {tr("First hour"),
                    tr("Last hour"),
                    tr("Peer id"),
                    tr("Peer"),
                    tr("Community"),
                    tr("Bought, kWh"),
                    tr("Sold, kWh"),
                    in(tr("Paid")),
                    in(tr("of it network fees")),
                    in(tr("of it managers' fees")),
                    in(tr("Earned")),
                    in(tr("Net")),
                    in(tr("Generation cost")),
                    in(tr("Wear of storage")),
                    in(tr("Cost")),
                    in(tr("Worth of flexible demand")),
                    in(tr("Cost with the main grid alone")),
                    in(tr("Savings")),
                    in(tr("Cost in the run compared"))};
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const BillLine &line = lines[n];
        const Peer &peer = market.peers[n];
        table.rows.push_back(
            {static_cast<double>(bills.hours.first + 1), static_cast<double>(bills.hours.last + 1),
             QString::fromStdString(peer.id.value), line.name,
             peer.community ? nameOfEnd(market, *peer.community) : QString(), line.bought,
             line.sold, line.bill.paid, line.bill.networkFees, line.bill.managerFees,
             line.bill.earned, line.bill.net(), line.bill.generationCost, line.bill.wear,
             line.bill.cost(), line.flexibleValue, line.alone ? line.alone->cost() : none,
             line.savings.value_or(none), line.compared.value_or(none)});
    }
    return table;
}

} // namespace peergrid
