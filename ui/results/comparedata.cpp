// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/comparedata.h"

#include "core/pricing.h"
#include "core/words.h"
#include "ui/results/chartstyle.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr std::size_t mostBars = 24;
constexpr double noticeable = 1e-6; ///< $

QString tr(const char *text)
{
    return QCoreApplication::translate("Compare", text);
}

std::optional<double> difference(const std::optional<double> &here,
                                 const std::optional<double> &other)
{
    return here && other ? std::optional(*here - *other) : std::nullopt;
}

double valueOf(const std::optional<double> &value)
{
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

} // namespace

std::optional<double> ComparedFigure::difference() const
{
    return peergrid::difference(here, other);
}

std::optional<double> ComparedPeer::difference() const
{
    return peergrid::difference(here, other);
}

bool ComparedPeer::isWorseOffThanAlone() const
{
    return savings && *savings < -noticeable;
}

std::vector<ComparedFigure> comparedFigures(const Solved &here, const Solved &other)
{
    const QString money = QString::fromStdString(here.scenario->currency);
    std::vector<ComparedFigure> figures;
    const auto add = [&](const QString &name, const auto &of, bool isShare = false) {
        figures.push_back({name, of(here.summary), of(other.summary), isShare});
    };
    const auto of = [](double Figures::*figure) {
        return [figure](const Summary &summary) { return std::optional(summary.total.*figure); };
    };
    add(tr("Cost, published, %1").arg(money),
        [](const Summary &summary) { return std::optional(summary.published); });
    add(tr("Cost, least cost, %1").arg(money),
        [](const Summary &summary) { return std::optional(summary.leastCost); });
    add(tr("Network fees, %1").arg(money),
        [](const Summary &summary) { return std::optional(summary.total.bill.networkFees); });
    add(tr("Managers' fees, %1").arg(money),
        [](const Summary &summary) { return std::optional(summary.total.bill.managerFees); });
    add(tr("Saved against the grid alone, %1").arg(money),
        [](const Summary &summary) { return summary.total.savings; });
    add(tr("Load, kWh"), of(&Figures::load));
    add(tr("Generated, kWh"), of(&Figures::generation));
    add(tr("Own use, kWh"), of(&Figures::ownUse));
    add(tr("Traded, kWh"), of(&Figures::bought));
    add(tr("From the main grid, kWh"), of(&Figures::gridImport));
    add(tr("To the main grid, kWh"), of(&Figures::gridExport));
    add(tr("Not served, kWh"), of(&Figures::unserved));
    add(
        tr("Traded inside"), [](const Summary &summary) { return summary.total.shareInside(); },
        true);
    add(
        tr("Self-sufficiency"),
        [](const Summary &summary) { return summary.total.selfSufficiency(); }, true);
    add(
        tr("Self-consumption"),
        [](const Summary &summary) { return summary.total.selfConsumption(); }, true);
    add(tr("Quality of experience"),
        [](const Summary &summary) { return summary.fairness.qualityOfExperience; });
    add(tr("Jain's index"), [](const Summary &summary) { return summary.fairness.jain; });
    add(tr("Emissions, kg CO₂"), of(&Figures::emissions));
    return figures;
}

std::vector<ComparedPeer> comparedPeers(const Solved &here, const Solved &other)
{
    std::vector<ComparedPeer> peers;
    for (std::size_t n = 0; n < here.market->peers.size(); ++n) {
        const Peer &peer = here.market->peers[n];
        const Figures &figures = here.summary.peers[n];
        ComparedPeer compared{peer.id,
                              QString::fromStdString(nameOf(peer)),
                              figures.bill.cost(),
                              {},
                              figures.savings};
        if (const auto same = indexOf(*other.market, peer.id))
            compared.other = other.summary.peers[*same].bill.cost();
        peers.push_back(std::move(compared));
    }
    for (std::size_t n = 0; n < other.market->peers.size(); ++n) {
        const Peer &peer = other.market->peers[n];
        if (!indexOf(*here.market, peer.id))
            peers.push_back({peer.id,
                             QString::fromStdString(nameOf(peer)),
                             {},
                             other.summary.peers[n].bill.cost(),
                             {}});
    }
    return peers;
}

Plot comparedCosts(const Solved &here, const QString &hereName, const Solved &other,
                   const QString &otherName, const ObjectIds &selection)
{
    std::vector<ComparedPeer> peers = comparedPeers(here, other);
    if (peers.size() > mostBars) {
        std::stable_sort(peers.begin(), peers.end(), [](const auto &a, const auto &b) {
            return std::abs(a.difference().value_or(0.0)) > std::abs(b.difference().value_or(0.0));
        });
        peers.resize(mostBars);
    }
    const QString money = QString::fromStdString(here.scenario->currency);
    Plot plot;
    plot.yTitle = tr("Cost (%1)").arg(money);
    plot.unit = money;
    plot.allHours = here.hours();
    Series now;
    now.kind = Series::Kind::Bar;
    now.name = hereName;
    now.look = generatedLook();
    Series then = now;
    then.name = otherName;
    then.look = soldLook();
    for (const ComparedPeer &peer : peers) {
        plot.categories.push_back(
            {peer.name, {{peer.id}, {}, {}}, selection.peers.contains(peer.id)});
        now.values.push_back(valueOf(peer.here));
        then.values.push_back(valueOf(peer.other));
    }
    plot.series = {now, then};
    return plot;
}

DataTable comparedTable(const Solved &here, const Solved &other)
{
    DataTable table;
    table.header = {tr("Of"), tr("Figure"), tr("Here"), tr("Other"), tr("Difference")};
    for (const ComparedFigure &figure : comparedFigures(here, other))
        table.rows.push_back({tr("all"), figure.name, valueOf(figure.here), valueOf(figure.other),
                              valueOf(figure.difference())});
    const QString money = QString::fromStdString(here.scenario->currency);
    for (const ComparedPeer &peer : comparedPeers(here, other))
        table.rows.push_back({peer.name, tr("Cost, %1").arg(money), valueOf(peer.here),
                              valueOf(peer.other), valueOf(peer.difference())});
    return table;
}

} // namespace peergrid
