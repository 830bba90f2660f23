// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "ui/panels/tendencybars.h"

#include <QPushButton>

namespace peergrid
{

namespace
{

using Operation = Storage::Operation;
using EndRule = Storage::EndRule;

bool hasStorage(const Peer &peer)
{
    return peer.storage.has_value();
}

QString keyOf(Operation operation)
{
    switch (operation) {
    case Operation::Tendency:
        return QStringLiteral("tendency");
    case Operation::SelfConsumption:
        return QStringLiteral("self-consumption");
    case Operation::Optimised:
        break;
    }
    return QStringLiteral("optimised");
}

Operation operationOf(const QString &key)
{
    if (key == QLatin1String("tendency"))
        return Operation::Tendency;
    if (key == QLatin1String("self-consumption"))
        return Operation::SelfConsumption;
    return Operation::Optimised;
}

/// A row for a number of the storage.
void number(const PeerRows &rows, const Form::Field &field, double Storage::*member)
{
    rows.number(field, [member](auto &peer) {
        return peer.storage ? &((*peer.storage).*member) : nullptr;
    });
}

void addNumbers(const PeerRows &rows)
{
    const QString energy = PeerForm::tr("kWh");
    const QString share = PeerForm::tr("0–1");
    number(rows, {"storage.capacity", PeerForm::tr("Capacity"), energy, {}, 1.0, energyRange},
           &Storage::capacity);
    number(rows, {"storage.power", PeerForm::tr("Power"), PeerForm::tr("kW"), {}, 1.0, powerRange},
           &Storage::power);
    number(rows,
           {"storage.charge_efficiency", PeerForm::tr("Charging"), share,
            PeerForm::tr("Efficiency η_c"), 0.01, efficiencyRange},
           &Storage::chargeEfficiency);
    number(rows,
           {"storage.discharge_efficiency", PeerForm::tr("Discharging"), share,
            PeerForm::tr("Efficiency η_d"), 0.01, efficiencyRange},
           &Storage::dischargeEfficiency);
    number(rows, {"storage.initial", PeerForm::tr("At the start"), energy, {}, 1.0, energyRange},
           &Storage::initial);
    number(rows, {"storage.least", PeerForm::tr("At least"), energy, {}, 1.0, energyRange},
           &Storage::least);
    number(rows,
           {"storage.wear_cost", PeerForm::tr("Wear"), PeerForm::tr("$/kWh"),
            PeerForm::tr("Per kWh discharged"), 0.001, priceRange},
           &Storage::wearCost);
}

void addEndRule(const PeerRows &rows)
{
    rows.form().addCheck(
        {"storage.end_rule",
         PeerForm::tr("Ends as it began"),
         {},
         PeerForm::tr("The last hour leaves at least the charge of the start")},
        [rows] {
            std::vector<bool> values;
            for (const Peer *peer : rows.peers())
                values.push_back(peer->storage &&
                                 peer->storage->endRule == EndRule::NoLowerThanInitial);
            return values;
        },
        [rows](bool isKept, const QString &) {
            rows.change(PeerForm::tr("Change end rule"), [isKept](Peer &peer) {
                if (peer.storage)
                    peer.storage->endRule = isKept ? EndRule::NoLowerThanInitial : EndRule::Free;
            });
        });
}

void addOperation(const PeerRows &rows)
{
    rows.form().addChoice(
        {"storage.operation",
         PeerForm::tr("Operation"),
         {},
         PeerForm::tr("Who decides when it charges")},
        [] {
            return Form::Choices{
                {PeerForm::tr("Optimised"), keyOf(Operation::Optimised)},
                {PeerForm::tr("Self-consumption"), keyOf(Operation::SelfConsumption)},
                {PeerForm::tr("Tendency"), keyOf(Operation::Tendency)}};
        },
        [rows] {
            std::vector<QString> keys;
            for (const Peer *peer : rows.peers())
                keys.push_back(peer->storage ? keyOf(peer->storage->operation) : QString());
            return keys;
        },
        [rows](const QString &key, const QString &) {
            rows.change(PeerForm::tr("Change operation"), [key](Peer &peer) {
                if (peer.storage)
                    peer.storage->operation = operationOf(key);
            });
        });
}

/// Whether a tendency is what counts.
bool isGiven(const Peer &peer)
{
    return peer.storage && peer.storage->operation == Operation::Tendency;
}

/// The hour in which a tendency does not fit its storage.
std::optional<std::size_t> wrongHour(const PeerRows &rows)
{
    for (const Issue &issue : rows.issues()) {
        if (issue.hour && issue.field == "storage.tendency")
            return static_cast<std::size_t>(*issue.hour - 1);
    }
    return {};
}

void addBars(const PeerRows &rows)
{
    auto *bars = new TendencyBars;
    QObject::connect(bars, &TendencyBars::edited, &rows.form(),
                     [rows](const Profile &tendency, int gesture) {
                         rows.change(
                             PeerForm::tr("Change tendency"),
                             [&](Peer &peer) {
                                 if (peer.storage)
                                     peer.storage->tendency = tendency;
                             },
                             QStringLiteral("tendency bars %1").arg(gesture));
                     });
    QObject::connect(bars, &TendencyBars::hourChosen, &rows.selection(), &Selection::setHour);
    rows.form().beginPart([rows] {
        return rows.areAll(isGiven) &&
               rows.agree([](const Peer &peer) -> auto & { return peer.storage->tendency; });
    });
    rows.form().addWidget(bars, [rows, bars] {
        const auto &selected = rows.peers();
        double power = selected.front()->storage->power; // one tendency has to fit all
        for (const Peer *peer : selected)
            power = std::min(power, peer->storage->power);
        bars->setPower(power);
        bars->setTendency(selected.front()->storage->tendency, rows.market().hours);
        bars->setHour(rows.selection().hour());
        bars->setWrongHour(wrongHour(rows));
    });
}

void addTendency(const PeerRows &rows)
{
    rows.beginPart(isGiven);
    rows.profile({"storage.tendency", PeerForm::tr("Tendency"), PeerForm::tr("kWh"),
                  PeerForm::tr("What it does hour by hour: positive charges, negative discharges"),
                  1.0, tendencyRange},
                 [](auto &peer) { return peer.storage ? &peer.storage->tendency : nullptr; });
    addBars(rows);
}

void addButtons(const PeerRows &rows)
{
    auto *add = new QPushButton(PeerForm::tr("Add battery"));
    auto *remove = new QPushButton(PeerForm::tr("Remove battery"));
    QObject::connect(add, &QPushButton::clicked, &rows.form(), [rows] {
        rows.change(PeerForm::tr("Add battery"), [](Peer &peer) {
            if (!peer.storage)
                peer.storage = edits::newStorage();
        });
    });
    QObject::connect(remove, &QPushButton::clicked, &rows.form(), [rows] {
        rows.change(PeerForm::tr("Remove battery"), [](Peer &peer) { peer.storage.reset(); });
    });
    rows.form().beginPart([rows] {
        return !rows.areAll(hasStorage) &&
               rows.areAll([](const Peer &peer) { return !peer.isMainGrid; });
    });
    rows.form().addWidget(add);
    rows.beginPart(hasStorage);
    rows.form().addWidget(remove);
}

} // namespace

void addStorage(const PeerRows &rows)
{
    rows.beginPart(hasStorage);
    rows.form().addHeading(PeerForm::tr("Storage (ESS)"));
    addNumbers(rows);
    addEndRule(rows);
    addOperation(rows);
    addTendency(rows);
    addButtons(rows);
}

} // namespace peergrid
