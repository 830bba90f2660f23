// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "core/words.h"
#include "ui/panels/rolestrip.h"

namespace peergrid
{

namespace
{

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

void addName(const PeerRows &rows)
{
    rows.form().addText(
        {"name", PeerForm::tr("Name"), {}, {}},
        [rows] {
            std::vector<QString> names;
            for (const Peer *peer : rows.peers())
                names.push_back(QString::fromStdString(peer->name));
            return names;
        },
        [rows](const QString &text, const QString &key) {
            rows.change(
                PeerForm::tr("Rename"), [text](Peer &peer) { peer.name = text.toStdString(); },
                key);
        });
}

void addRole(const PeerRows &rows)
{
    rows.form().addChoice(
        {"role",
         PeerForm::tr("Role"),
         {},
         PeerForm::tr("Producers sell, consumers buy, prosumers do both")},
        [rows] {
            Form::Choices choices{{PeerForm::tr("Producer"), QStringLiteral("producer")},
                                  {PeerForm::tr("Prosumer"), QStringLiteral("prosumer")},
                                  {PeerForm::tr("Consumer"), QStringLiteral("consumer")}};
            const auto &selected = rows.peers();
            if (std::any_of(selected.begin(), selected.end(),
                            [](const Peer *peer) { return !peer->role.isConstant(); }))
                choices.emplace_back(PeerForm::tr("varies by hour"), QStringLiteral("varies"));
            return choices;
        },
        [rows] {
            std::vector<QString> keys;
            for (const Peer *peer : rows.peers())
                keys.push_back(roleKey(*peer));
            return keys;
        },
        [rows](const QString &key, const QString &) {
            if (const auto role = roleOf(key))
                rows.change(PeerForm::tr("Change role"), [role](Peer &peer) { peer.role = *role; });
        });
}

void addRoleByHour(const PeerRows &rows)
{
    auto *strip = new RoleStrip;
    QObject::connect(strip, &RoleStrip::edited, &rows.form(), [rows](const Hourly<Role> &role) {
        rows.change(PeerForm::tr("Change role by hour"), [role](Peer &peer) { peer.role = role; });
    });
    QObject::connect(strip, &RoleStrip::hourChosen, &rows.selection(), &Selection::setHour);
    rows.form().beginPart([rows] {
        return rows.market().hours > 1 &&
               rows.areAll([](const Peer &peer) { return !peer.isMainGrid; }) &&
               rows.agree([](const Peer &peer) -> auto & { return peer.role; });
    });
    rows.form().addWidget(strip, [rows, strip] {
        strip->setRole(rows.peers().front()->role, rows.market().hours);
        strip->setHour(rows.selection().hour());
    });
    rows.form().beginPart({});
}

void addCommunity(const PeerRows &rows)
{
    rows.form().addChoice(
        {"community", PeerForm::tr("Community"), {}, {}},
        [rows] {
            Form::Choices choices{{PeerForm::tr("none"), QString()}};
            for (const Community &one : rows.market().communities)
                choices.emplace_back(QString::fromStdString(nameOf(one)),
                                     QString::fromStdString(one.id.value));
            return choices;
        },
        [rows] {
            std::vector<QString> ids;
            for (const Peer *peer : rows.peers())
                ids.push_back(peer->community ? QString::fromStdString(peer->community->value)
                                              : QString());
            return ids;
        },
        [rows](const QString &id, const QString &) {
            std::optional<CommunityId> community;
            if (!id.isEmpty())
                community = CommunityId(id.toStdString());
            rows.document().apply(PeerForm::tr("Change community"),
                                  edits::setCommunity(rows.document().scenario(),
                                                      rows.selection().objects().peers, community));
        });
}

} // namespace

void addIdentity(const PeerRows &rows)
{
    addName(rows);
    addRole(rows);
    addRoleByHour(rows);
    addCommunity(rows);
}

} // namespace peergrid
