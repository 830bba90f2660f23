// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "core/words.h"
#include "ui/colours.h"
#include "ui/panels/sparkline.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace peergrid
{

namespace
{

bool isNoGrid(const Peer &peer)
{
    return !peer.isMainGrid;
}

void addLoad(const PeerRows &rows)
{
    rows.beginPart(isNoGrid);
    rows.form().addHeading(PeerForm::tr("Load"));
    rows.profile({"load", PeerForm::tr("Load"), PeerForm::tr("kWh"),
                  PeerForm::tr("Energy that is always served"), 1.0, energyRange},
                 [](auto &peer) { return &peer.load; });
    auto *curve = new Sparkline;
    curve->setAccessibleName(PeerForm::tr("Load by hour"));
    QObject::connect(curve, &Sparkline::clicked, &rows.form(),
                     [rows] { rows.form().openProfile(QStringLiteral("load")); });
    rows.form().beginPart([rows] { return rows.market().hours > 1 && rows.areAll(isNoGrid); });
    rows.form().addWidget(curve, [rows, curve] {
        curve->setProfile(rows.peers().front()->load, rows.market().hours);
        curve->setHour(rows.selection().hour());
        curve->setColour(coloursOf(curve->palette()).consumer);
    });
}

QString demandsText(const PeerRows &rows)
{
    const auto selected = rows.peers();
    if (selected.size() != 1)
        return {};
    const Peer &peer = *selected.front();
    QStringList lines;
    if (peer.bids.size() > 1)
        lines << PeerForm::tr("%n flexible bids", nullptr, static_cast<int>(peer.bids.size()));
    for (const ShiftableDemand &demand : peer.shiftable)
        lines << PeerForm::tr("%1 kWh between hours %2 and %3, at most %4 kW")
                     .arg(QString::fromStdString(rounded(demand.energy)))
                     .arg(demand.hours.first + 1)
                     .arg(demand.hours.last + 1)
                     .arg(QString::fromStdString(rounded(demand.power)));
    return lines.join(QLatin1Char('\n'));
}

void addButtons(const PeerRows &rows)
{
    auto *buttons = new QWidget;
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins(0, 0, 0, 0);
    auto *bid = new QPushButton(PeerForm::tr("Add bid"));
    bid->setToolTip(PeerForm::tr("Demand that is served where it pays: energy and the highest "
                                 "price"));
    auto *shift = new QPushButton(PeerForm::tr("Add shiftable"));
    shift->setToolTip(PeerForm::tr("Energy to deliver between two hours: an electric car, a "
                                   "boiler"));
    line->addWidget(bid);
    line->addWidget(shift);
    rows.form().addWidget(buttons);
    QObject::connect(bid, &QPushButton::clicked, &rows.form(), [rows] {
        rows.change(PeerForm::tr("Add flexible demand"), [](Peer &peer) {
            peer.bids.push_back({5.0, 0.1});
        });
    });
    QObject::connect(shift, &QPushButton::clicked, &rows.form(), [rows] {
        const std::size_t last = rows.market().hours - 1;
        rows.change(PeerForm::tr("Add shiftable demand"), [last](Peer &peer) {
            peer.shiftable.push_back({5.0, 5.0, {0, last}});
        });
    });
}

void addBid(const PeerRows &rows)
{
    rows.beginPart([](const Peer &peer) { return peer.bids.size() == 1; });
    rows.profile({"flexible_demand[0].energy",
                  PeerForm::tr("Bid energy"),
                  PeerForm::tr("kWh"),
                  {},
                  1.0,
                  energyRange},
                 [](auto &peer) { return peer.bids.empty() ? nullptr : &peer.bids[0].energy; });
    rows.profile(
        {"flexible_demand[0].highest_price",
         PeerForm::tr("Highest price"),
         PeerForm::tr("$/kWh"),
         {},
         0.01,
         priceRange},
        [](auto &peer) { return peer.bids.empty() ? nullptr : &peer.bids[0].highestPrice; });
}

void addShiftable(const PeerRows &rows)
{
    rows.beginPart([](const Peer &peer) { return peer.shiftable.size() == 1; });
    rows.number(
        {"shiftable_demand[0].energy",
         PeerForm::tr("Shiftable"),
         PeerForm::tr("kWh"),
         {},
         1.0,
         energyRange},
        [](auto &peer) { return peer.shiftable.empty() ? nullptr : &peer.shiftable[0].energy; });
    rows.number(
        {"shiftable_demand[0].power",
         PeerForm::tr("at most"),
         PeerForm::tr("kW"),
         {},
         1.0,
         powerRange},
        [](auto &peer) { return peer.shiftable.empty() ? nullptr : &peer.shiftable[0].power; });
}

} // namespace

void addDemand(const PeerRows &rows)
{
    addLoad(rows);
    rows.beginPart(isNoGrid);
    rows.form().addNote([rows] { return demandsText(rows); });
    addButtons(rows);
    addBid(rows);
    addShiftable(rows);
}

} // namespace peergrid
