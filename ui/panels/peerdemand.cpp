// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "core/words.h"
#include "ui/colours.h"
#include "ui/panels/sparkline.h"
#include "ui/symbols.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace peergrid
{

namespace
{

constexpr std::size_t mostEntries = 20; ///< of a list that are shown

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
    rows.form().beginPart([rows] {
        return rows.market().hours > 1 && rows.areAll(isNoGrid) &&
               rows.agree([](const Peer &peer) -> auto & { return peer.load; });
    });
    rows.form().addWidget(curve, [rows, curve] {
        curve->setProfile(rows.peers().front()->load, rows.market().hours);
        curve->setHour(rows.selection().hour());
        curve->setColour(coloursOf(curve->palette()).consumer);
    });
}

/// Entries of a list of the one peer that is selected; of many there is nothing to be edited.
template<class Entry>
std::size_t sizeOf(const PeerRows &rows, std::vector<Entry> Peer::*list)
{
    const auto &selected = rows.peers();
    return selected.size() == 1 ? (selected.front()->*list).size() : 0;
}

/// A line with the entry's name and a button that removes it.
template<class Entry>
void addTitle(const PeerRows &rows, const QString &name, std::vector<Entry> Peer::*list,
              std::size_t index)
{
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 4, 0, 0);
    auto *title = new QLabel(name);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title, 1);
    auto *remove = new QToolButton;
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setFixedWidth(26);
    const QString what = PeerForm::tr("Remove %1").arg(name.toLower());
    remove->setToolTip(what);
    remove->setAccessibleName(what);
    layout->addWidget(remove);
    QObject::connect(remove, &QToolButton::clicked, &rows.form(), [rows, what, list, index] {
        rows.change(what, [list, index](Peer &peer) {
            if (index < (peer.*list).size())
                (peer.*list).erase((peer.*list).begin() + static_cast<long>(index));
        });
    });
    rows.form().addWidget(line, [remove] {
        remove->setIcon(symbolIcon(QStringLiteral("delete"), coloursOf(remove->palette())));
    });
}

void addBid(const PeerRows &rows, std::size_t index)
{
    const QString name = PeerForm::tr("Bid %1").arg(index + 1);
    const QString field = QStringLiteral("flexible_demand[%1].").arg(index);
    addTitle(rows, name, &Peer::bids, index);
    const auto row = [&](const Form::Field &what, Profile FlexibleBid::*member) {
        rows.profile(what, [index, member](auto &peer) {
            return index < peer.bids.size() ? &(peer.bids[index].*member) : nullptr;
        });
    };
    row({.name = field + QLatin1String("energy"),
         .label = PeerForm::tr("Energy"),
         .unit = PeerForm::tr("kWh"),
         .help = PeerForm::tr("Served at most, where it pays"),
         .range = energyRange,
         .of = name},
        &FlexibleBid::energy);
    row({.name = field + QLatin1String("highest_price"),
         .label = PeerForm::tr("Highest price"),
         .unit = PeerForm::tr("$/kWh"),
         .help = PeerForm::tr("Above it, the energy is not worth buying"),
         .step = 0.01,
         .range = priceRange,
         .of = name},
        &FlexibleBid::highestPrice);
}

/// A row for one end of the hours of a shiftable demand, counted from 1.
void addHour(const PeerRows &rows, const Form::Field &field, std::size_t index,
             std::size_t HourRange::*end)
{
    rows.form().addNumber(
        field,
        [rows, index, end] {
            std::vector<double> hours;
            for (const Peer *peer : rows.peers()) {
                if (index < peer->shiftable.size())
                    hours.push_back(static_cast<double>(peer->shiftable[index].hours.*end + 1));
            }
            return hours;
        },
        [rows, index, end, what = PeerRows::changeText(field)](double hour, const QString &key) {
            rows.change(
                what,
                [index, end, hour](Peer &peer) {
                    if (index < peer.shiftable.size())
                        peer.shiftable[index].hours.*end = static_cast<std::size_t>(hour) - 1;
                },
                key);
        });
}

void addShiftable(const PeerRows &rows, std::size_t index)
{
    const QString name = PeerForm::tr("Shiftable demand %1").arg(index + 1);
    const QString field = QStringLiteral("shiftable_demand[%1].").arg(index);
    addTitle(rows, name, &Peer::shiftable, index);
    const auto row = [&](const Form::Field &what, double ShiftableDemand::*member) {
        rows.number(what, [index, member](auto &peer) {
            return index < peer.shiftable.size() ? &(peer.shiftable[index].*member) : nullptr;
        });
    };
    row({.name = field + QLatin1String("energy"),
         .label = PeerForm::tr("Energy"),
         .unit = PeerForm::tr("kWh"),
         .help = PeerForm::tr("Over all its hours together"),
         .range = energyRange,
         .of = name},
        &ShiftableDemand::energy);
    row({.name = field + QLatin1String("power"),
         .label = PeerForm::tr("Power"),
         .unit = PeerForm::tr("kW"),
         .help = PeerForm::tr("At most, in each of them"),
         .range = powerRange,
         .of = name},
        &ShiftableDemand::power);
    const auto hours = [rows] { return rows.market().hours; };
    addHour(rows,
            {.name = field + QLatin1String("from_hour"),
             .label = PeerForm::tr("First hour"),
             .unit = PeerForm::tr("h"),
             .largest = hours,
             .of = name},
            index, &HourRange::first);
    addHour(rows,
            {.name = field + QLatin1String("to_hour"),
             .label = PeerForm::tr("Last hour"),
             .unit = PeerForm::tr("h"),
             .help = PeerForm::tr("The energy is delivered by its end"),
             .largest = hours,
             .of = name},
            index, &HourRange::last);
}

template<class Entry>
void addEntries(const PeerRows &rows, std::vector<Entry> Peer::*list,
                void (*add)(const PeerRows &, std::size_t))
{
    rows.form().addList([rows, list] { return std::min(sizeOf(rows, list), mostEntries); },
                        [rows, add](std::size_t index) { add(rows, index); });
    rows.form().addNote([rows, list] {
        const std::size_t size = sizeOf(rows, list);
        return size > mostEntries ? PeerForm::tr("%1 more are not shown.").arg(size - mostEntries)
                                  : QString();
    });
}

/// Of many peers, who has what is edited in one.
QString elsewhereText(const PeerRows &rows)
{
    const auto &selected = rows.peers();
    QStringList names;
    for (const Peer *peer : selected) {
        if (!peer->bids.empty() || !peer->shiftable.empty())
            names << QString::fromStdString(nameOf(*peer));
    }
    if (selected.size() == 1 || names.isEmpty())
        return {};
    return PeerForm::tr("With bids or shiftable demands: %1. They are edited one peer at a time.")
        .arg(listed(names, 3));
}

/// Adds an entry to each selected peer, and goes to it if there is but one.
template<class Entry>
void append(const PeerRows &rows, const QString &name, std::vector<Entry> Peer::*list,
            const Entry &entry, const QString &field)
{
    rows.change(name, [list, entry](Peer &peer) { (peer.*list).push_back(entry); });
    const std::size_t size = sizeOf(rows, list);
    if (size > 0)
        emit rows.selection().editRequested(field.arg(size - 1));
}

void addButtons(const PeerRows &rows)
{
    auto *buttons = new QWidget;
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins(0, 0, 0, 0);
    auto *bid = new QPushButton(PeerForm::tr("Add bid"));
    bid->setToolTip(PeerForm::tr("Demand that is served where it pays: energy and the highest "
                                 "price"));
    auto *shiftable = new QPushButton(PeerForm::tr("Add shiftable"));
    shiftable->setToolTip(PeerForm::tr("Energy to deliver between two hours: an electric car, a "
                                       "boiler"));
    line->addWidget(bid);
    line->addWidget(shiftable);
    rows.form().addWidget(buttons);
    QObject::connect(bid, &QPushButton::clicked, &rows.form(), [rows] {
        append(rows, PeerForm::tr("Add bid"), &Peer::bids, FlexibleBid{5.0, 0.1},
               QStringLiteral("flexible_demand[%1].energy"));
    });
    QObject::connect(shiftable, &QPushButton::clicked, &rows.form(), [rows] {
        append(rows, PeerForm::tr("Add shiftable demand"), &Peer::shiftable,
               ShiftableDemand{5.0, 5.0, {0, rows.market().hours - 1}},
               QStringLiteral("shiftable_demand[%1].energy"));
    });
}

} // namespace

void addDemand(const PeerRows &rows)
{
    addLoad(rows);
    addEntries(rows, &Peer::bids, addBid);
    addEntries(rows, &Peer::shiftable, addShiftable);
    rows.beginPart(isNoGrid);
    rows.form().addNote([rows] { return elsewhereText(rows); });
    addButtons(rows);
}

} // namespace peergrid
