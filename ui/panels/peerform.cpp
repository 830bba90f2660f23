// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "core/validate.h"
#include "core/words.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/panels/rolestrip.h"
#include "ui/panels/salepricestext.h"
#include "ui/panels/sparkline.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace peergrid
{

namespace
{

bool hasStorage(const Peer &peer)
{
    return peer.storage.has_value();
}

/// Whether the peer generates in some hour.
bool generates(const Peer &peer)
{
    const auto roles = peer.role.values();
    return std::any_of(roles.begin(), roles.end(),
                       [](Role role) { return role != Role::Consumer; });
}

QString roleKey(const Peer &peer)
{
    if (!peer.role.isConstant())
        return QStringLiteral("varies");
    switch (peer.role.at(0)) {
    case Role::Producer:
        return QStringLiteral("producer");
    case Role::Prosumer:
        return QStringLiteral("prosumer");
    case Role::Consumer:
        break;
    }
    return QStringLiteral("consumer");
}

std::optional<Role> roleOf(const QString &key)
{
    if (key == QLatin1String("producer"))
        return Role::Producer;
    if (key == QLatin1String("prosumer"))
        return Role::Prosumer;
    if (key == QLatin1String("consumer"))
        return Role::Consumer;
    return {};
}

QString operationKey(Storage::Operation operation)
{
    switch (operation) {
    case Storage::Operation::Tendency:
        return QStringLiteral("tendency");
    case Storage::Operation::SelfConsumption:
        return QStringLiteral("self-consumption");
    case Storage::Operation::Optimised:
        break;
    }
    return QStringLiteral("optimised");
}

Storage::Operation operationOf(const QString &key)
{
    if (key == QLatin1String("tendency"))
        return Storage::Operation::Tendency;
    if (key == QLatin1String("self-consumption"))
        return Storage::Operation::SelfConsumption;
    return Storage::Operation::Optimised;
}

} // namespace

PeerForm::PeerForm(Document &document, Selection &selection, QWidget *parent)
    : Form(parent)
    , m_document(document)
    , m_selection(selection)
{
    addIdentity();
    addGeneration();
    addPrices();
    addLoad();
    addDemands();
    addStorage();
    beginPart({});
    addStorageButtons();
}

std::vector<const Peer *> PeerForm::peers() const
{
    std::vector<const Peer *> result;
    for (const Peer &peer : m_document.scenario().market.peers) {
        if (m_selection.objects().peers.contains(peer.id))
            result.push_back(&peer);
    }
    return result;
}

bool PeerForm::areAll(bool (*claim)(const Peer &)) const
{
    const auto selected = peers();
    return !selected.empty() && std::all_of(selected.begin(), selected.end(),
                                            [&](const Peer *peer) { return claim(*peer); });
}

void PeerForm::change(const QString &name, const Change &change, const QString &key)
{
    const auto &ids = m_selection.objects().peers;
    QString whole;
    if (!key.isEmpty()) {
        whole = key;
        for (const PeerId &id : ids)
            whole += QLatin1Char('|') + QString::fromStdString(id.value);
    }
    m_document.apply(name, edits::changePeers(m_document.scenario(), ids, change), whole);
}

void PeerForm::number(const Field &field, double *(*at)(Peer &))
{
    addNumber(
        field,
        [this, at] {
            std::vector<double> values;
            for (const Peer *peer : peers()) {
                Peer copy = *peer;
                if (const double *value = at(copy))
                    values.push_back(*value);
            }
            return values;
        },
        [this, at, field](double value, const QString &key) {
            change(
                tr("Change %1").arg(field.label.toLower()),
                [at, value](Peer &peer) {
                    if (double *here = at(peer))
                        *here = value;
                },
                key);
        });
}

void PeerForm::profile(const Field &field, Profile *(*at)(Peer &))
{
    addProfile(
        field,
        [this, at] {
            std::vector<Profile> values;
            for (const Peer *peer : peers()) {
                Peer copy = *peer;
                if (const Profile *value = at(copy))
                    values.push_back(*value);
            }
            return values;
        },
        [this, at, field](const Profile &value, const QString &key) {
            change(
                tr("Change %1").arg(field.label.toLower()),
                [at, value](Peer &peer) {
                    if (Profile *here = at(peer))
                        *here = value;
                },
                key);
        });
}

void PeerForm::addIdentity()
{
    addText(
        {"name", tr("Name"), {}, {}},
        [this] {
            std::vector<QString> names;
            for (const Peer *peer : peers())
                names.push_back(QString::fromStdString(peer->name));
            return names;
        },
        [this](const QString &text, const QString &key) {
            change(
                tr("Rename"), [text](Peer &peer) { peer.name = text.toStdString(); }, key);
        });
    addChoice(
        {"role", tr("Role"), {}, tr("Producers sell, consumers buy, prosumers do both")},
        [this] {
            Choices choices{{tr("Producer"), QStringLiteral("producer")},
                            {tr("Prosumer"), QStringLiteral("prosumer")},
                            {tr("Consumer"), QStringLiteral("consumer")}};
            const auto selected = peers();
            if (std::any_of(selected.begin(), selected.end(),
                            [](const Peer *peer) { return !peer->role.isConstant(); }))
                choices.emplace_back(tr("varies by hour"), QStringLiteral("varies"));
            return choices;
        },
        [this] {
            std::vector<QString> keys;
            for (const Peer *peer : peers())
                keys.push_back(roleKey(*peer));
            return keys;
        },
        [this](const QString &key, const QString &) {
            const auto role = roleOf(key);
            if (role)
                change(tr("Change role"), [role](Peer &peer) { peer.role = *role; });
        });
    m_roles = new RoleStrip;
    connect(m_roles, &RoleStrip::edited, this, [this](const Hourly<Role> &role) {
        change(tr("Change role by hour"), [role](Peer &peer) { peer.role = role; });
    });
    connect(m_roles, &RoleStrip::hourChosen, &m_selection, &Selection::setHour);
    beginPart([this] {
        return m_document.scenario().market.hours > 1 &&
               areAll([](const Peer &peer) { return !peer.isMainGrid; });
    });
    addWidget(m_roles);
    beginPart({});
    addChoice(
        {"community", tr("Community"), {}, {}},
        [this] {
            Choices choices{{tr("none"), QString()}};
            for (const Community &one : m_document.scenario().market.communities)
                choices.emplace_back(QString::fromStdString(nameOf(one)),
                                     QString::fromStdString(one.id.value));
            return choices;
        },
        [this] {
            std::vector<QString> ids;
            for (const Peer *peer : peers())
                ids.push_back(peer->community ? QString::fromStdString(peer->community->value)
                                              : QString());
            return ids;
        },
        [this](const QString &id, const QString &) {
            std::optional<CommunityId> community;
            if (!id.isEmpty())
                community = CommunityId(id.toStdString());
            m_document.apply(
                tr("Change community"),
                edits::setCommunity(m_document.scenario(), m_selection.objects().peers, community));
        });
}

void PeerForm::addGeneration()
{
    beginPart([this] { return areAll(generates); });
    addHeading(tr("Generation"));
    profile({"generation.maximum", tr("Maximum"), tr("kW"), {}, 1.0},
            [](Peer &peer) { return &peer.generation.maximum; });
    profile({"generation.minimum", tr("Minimum"), tr("kW"),
             tr("Generated in any case; never more than maximum × availability"), 1.0},
            [](Peer &peer) { return &peer.generation.minimum; });
    profile({"generation.availability", tr("Availability"), tr("0–1"),
             tr("Part of the maximum that sun or wind allow"), 0.05},
            [](Peer &peer) { return &peer.generation.availability; });
    profile({"generation.cost", tr("Cost"), tr("$/kWh"),
             tr("Generation cost C_g: the price inside the community"), 0.001},
            [](Peer &peer) { return &peer.generation.cost; });
}

void PeerForm::addPrices()
{
    addHeading(tr("Sale price"));
    profile({"network_fee", tr("Network fee"), tr("$/kWh"),
             tr("Distribution cost C_d: what a sale outside the community adds"), 0.001},
            [](Peer &peer) { return &peer.networkFee; });
    m_prices = addNote();
    beginPart([this] { return areAll([](const Peer &peer) { return peer.isMainGrid; }); });
    addProfile(
        {"feed_in_tariff", tr("Feed-in tariff"), tr("$/kWh"),
         tr("What the main grid pays for surplus; none unless set"), 0.001},
        [this] {
            std::vector<Profile> values;
            for (const Peer *peer : peers()) {
                if (peer->feedInTariff)
                    values.push_back(*peer->feedInTariff);
            }
            return values;
        },
        [this](const Profile &value, const QString &key) {
            change(
                tr("Change feed-in tariff"), [value](Peer &peer) { peer.feedInTariff = value; },
                key);
        });
}

void PeerForm::addLoad()
{
    beginPart([this] { return areAll([](const Peer &peer) { return !peer.isMainGrid; }); });
    addHeading(tr("Load"));
    profile({"load", tr("Load"), tr("kWh"), tr("Energy that is always served"), 1.0},
            [](Peer &peer) { return &peer.load; });
    m_loadCurve = new Sparkline;
    m_loadCurve->setAccessibleName(tr("Load by hour"));
    connect(m_loadCurve, &Sparkline::clicked, this,
            [this] { openProfile(QStringLiteral("load")); });
    addWidget(m_loadCurve);
}

void PeerForm::addDemands()
{
    m_demands = addNote();
    auto *buttons = new QWidget;
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins(0, 0, 0, 0);
    auto *bid = new QPushButton(tr("Add bid"));
    bid->setToolTip(tr("Demand that is served where it pays: energy and the highest price"));
    auto *shift = new QPushButton(tr("Add shiftable"));
    shift->setToolTip(tr("Energy to deliver between two hours: an electric car, a boiler"));
    line->addWidget(bid);
    line->addWidget(shift);
    addWidget(buttons);
    connect(bid, &QPushButton::clicked, this, [this] {
        change(tr("Add flexible demand"), [](Peer &peer) { peer.bids.push_back({5.0, 0.1}); });
    });
    connect(shift, &QPushButton::clicked, this, [this] {
        const std::size_t last = m_document.scenario().market.hours - 1;
        change(tr("Add shiftable demand"), [last](Peer &peer) {
            peer.shiftable.push_back({5.0, 5.0, {0, last}});
        });
    });
    beginPart([this] { return areAll([](const Peer &peer) { return peer.bids.size() == 1; }); });
    profile({"flexible_demand[0].energy", tr("Bid energy"), tr("kWh"), {}, 1.0},
            [](Peer &peer) { return peer.bids.empty() ? nullptr : &peer.bids[0].energy; });
    profile({"flexible_demand[0].highest_price", tr("Highest price"), tr("$/kWh"), {}, 0.01},
            [](Peer &peer) { return peer.bids.empty() ? nullptr : &peer.bids[0].highestPrice; });
    beginPart(
        [this] { return areAll([](const Peer &peer) { return peer.shiftable.size() == 1; }); });
    number({"shiftable_demand[0].energy", tr("Shiftable"), tr("kWh"), {}, 1.0},
           [](Peer &peer) { return peer.shiftable.empty() ? nullptr : &peer.shiftable[0].energy; });
    number({"shiftable_demand[0].power", tr("at most"), tr("kW"), {}, 1.0},
           [](Peer &peer) { return peer.shiftable.empty() ? nullptr : &peer.shiftable[0].power; });
}

void PeerForm::addStorage()
{
    beginPart([this] { return areAll(hasStorage); });
    addHeading(tr("Storage (ESS)"));
    number({"storage.capacity", tr("Capacity"), tr("kWh"), {}, 1.0},
           [](Peer &peer) { return peer.storage ? &peer.storage->capacity : nullptr; });
    number({"storage.power", tr("Power"), tr("kW"), {}, 1.0},
           [](Peer &peer) { return peer.storage ? &peer.storage->power : nullptr; });
    number({"storage.charge_efficiency", tr("Charging"), tr("0–1"), tr("Efficiency η_c"), 0.01},
           [](Peer &peer) { return peer.storage ? &peer.storage->chargeEfficiency : nullptr; });
    number(
        {"storage.discharge_efficiency", tr("Discharging"), tr("0–1"), tr("Efficiency η_d"), 0.01},
        [](Peer &peer) { return peer.storage ? &peer.storage->dischargeEfficiency : nullptr; });
    number({"storage.initial", tr("At the start"), tr("kWh"), {}, 1.0},
           [](Peer &peer) { return peer.storage ? &peer.storage->initial : nullptr; });
    number({"storage.least", tr("At least"), tr("kWh"), {}, 1.0},
           [](Peer &peer) { return peer.storage ? &peer.storage->least : nullptr; });
    number({"storage.wear_cost", tr("Wear"), tr("$/kWh"), tr("Per kWh discharged"), 0.001},
           [](Peer &peer) { return peer.storage ? &peer.storage->wearCost : nullptr; });
    addCheck(
        {"storage.end_rule",
         tr("Ends as it began"),
         {},
         tr("The last hour leaves at least the charge of the start")},
        [this] {
            std::vector<bool> values;
            for (const Peer *peer : peers())
                values.push_back(peer->storage &&
                                 peer->storage->endRule == Storage::EndRule::NoLowerThanInitial);
            return values;
        },
        [this](bool isKept, const QString &) {
            change(tr("Change end rule"), [isKept](Peer &peer) {
                if (peer.storage)
                    peer.storage->endRule =
                        isKept ? Storage::EndRule::NoLowerThanInitial : Storage::EndRule::Free;
            });
        });
    addChoice(
        {"storage.operation", tr("Operation"), {}, tr("Who decides when it charges")},
        [] {
            return Choices{{tr("Optimised"), QStringLiteral("optimised")},
                           {tr("Self-consumption"), QStringLiteral("self-consumption")},
                           {tr("Tendency"), QStringLiteral("tendency")}};
        },
        [this] {
            std::vector<QString> keys;
            for (const Peer *peer : peers())
                keys.push_back(peer->storage ? operationKey(peer->storage->operation) : QString());
            return keys;
        },
        [this](const QString &key, const QString &) {
            change(tr("Change operation"), [key](Peer &peer) {
                if (peer.storage)
                    peer.storage->operation = operationOf(key);
            });
        });
    beginPart([this] {
        return areAll([](const Peer &peer) {
            return peer.storage && peer.storage->operation == Storage::Operation::Tendency;
        });
    });
    profile({"storage.tendency", tr("Tendency"), tr("kWh"),
             tr("What it does hour by hour: positive charges, negative discharges"), 1.0},
            [](Peer &peer) { return peer.storage ? &peer.storage->tendency : nullptr; });
}

void PeerForm::addStorageButtons()
{
    auto *add = new QPushButton(tr("Add battery"));
    auto *remove = new QPushButton(tr("Remove battery"));
    connect(add, &QPushButton::clicked, this, [this] {
        change(tr("Add battery"), [](Peer &peer) {
            if (!peer.storage)
                peer.storage = edits::newStorage();
        });
    });
    connect(remove, &QPushButton::clicked, this,
            [this] { change(tr("Remove battery"), [](Peer &peer) { peer.storage.reset(); }); });
    beginPart([this] {
        return !areAll(hasStorage) && areAll([](const Peer &peer) { return !peer.isMainGrid; });
    });
    addWidget(add);
    beginPart([this] { return areAll(hasStorage); });
    addWidget(remove);
}

QString PeerForm::selectedPrices() const
{
    const auto selected = peers();
    if (selected.size() != 1 || hasErrors(m_document.issues()))
        return {};
    const Scenario &scenario = m_document.scenario();
    const auto seller = static_cast<std::size_t>(selected.front() - scenario.market.peers.data());
    return salePricesText(scenario, seller,
                          std::min(m_selection.hour(), scenario.market.hours - 1));
}

QString PeerForm::demandsText() const
{
    const auto selected = peers();
    if (selected.size() != 1)
        return {};
    const Peer &peer = *selected.front();
    QStringList lines;
    if (peer.bids.size() > 1)
        lines << tr("%n flexible bids", nullptr, static_cast<int>(peer.bids.size()));
    for (const ShiftableDemand &demand : peer.shiftable)
        lines << tr("%1 kWh between hours %2 and %3, at most %4 kW")
                     .arg(QString::fromStdString(rounded(demand.energy)))
                     .arg(demand.hours.first + 1)
                     .arg(demand.hours.last + 1)
                     .arg(QString::fromStdString(rounded(demand.power)));
    return lines.join(QLatin1Char('\n'));
}

void PeerForm::showHours()
{
    const auto selected = peers();
    if (selected.empty())
        return;
    const Peer &peer = *selected.front();
    const std::size_t hours = m_document.scenario().market.hours;
    m_roles->setRole(peer.role, hours);
    m_roles->setHour(m_selection.hour());
    m_loadCurve->setProfile(peer.load, hours);
    m_loadCurve->setHour(m_selection.hour());
    m_loadCurve->setColour(coloursOf(palette()).consumer);
    m_loadCurve->setVisible(!peer.isMainGrid && hours > 1);
}

void PeerForm::refresh()
{
    const Market &market = m_document.scenario().market;
    Issues issues;
    for (const Issue &issue : m_document.issues()) {
        const auto index = peerIndexIn(issue.place);
        if (index && *index < market.peers.size() &&
            m_selection.objects().peers.contains(market.peers[*index].id))
            issues.push_back(issue);
    }
    reload(issues, QString::fromStdString(m_document.scenario().currency));
    showHours();
    m_prices->setText(selectedPrices());
    m_prices->setVisible(!m_prices->text().isEmpty());
    m_demands->setText(demandsText());
    m_demands->setVisible(!m_demands->text().isEmpty());
}

} // namespace peergrid
