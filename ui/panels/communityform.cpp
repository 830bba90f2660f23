// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/communityform.h"

#include "core/words.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/panels/swatches.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QColor>

namespace peergrid
{

CommunityForm::CommunityForm(Document &document, Selection &selection, QWidget *parent)
    : Form(parent)
    , m_document(document)
    , m_selection(selection)
{
    addText(
        {"name", tr("Name"), {}, {}},
        [this] {
            std::vector<QString> names;
            for (const Community *one : communities())
                names.push_back(QString::fromStdString(one->name));
            return names;
        },
        [this](const QString &text, const QString &key) {
            change(
                tr("Rename"), [text](Community &one) { one.name = text.toStdString(); }, key);
        });
    addNote([this] { return membersText(); });
    addHeading(tr("Community manager"));
    addProfile(
        {"manager_fee", tr("Fee"), tr("$/kWh"), tr("On energy that crosses the community's edge"),
         0.001, priceRange},
        [this] {
            std::vector<Profile> fees;
            for (const Community *one : communities())
                fees.push_back(one->managerFee);
            return fees;
        },
        [this](const Profile &fee, const QString &key) {
            change(
                tr("Change fee"), [fee](Community &one) { one.managerFee = fee; }, key);
        });
    addLook();
}

void CommunityForm::addLook()
{
    addHeading(tr("On the canvas"));
    addCheck(
        {"collapsed", tr("Collapsed"), {}, tr("Shown as one node")},
        [this] {
            std::vector<bool> values;
            for (const Community *one : communities()) {
                const auto &looks = m_document.scenario().layout.communities;
                const auto look = looks.find(one->id);
                values.push_back(look != looks.end() && look->second.isCollapsed);
            }
            return values;
        },
        [this](bool isCollapsed, const QString &) {
            changeLook(isCollapsed ? tr("Collapse") : tr("Expand"),
                       [isCollapsed](CommunityLook &look) { look.isCollapsed = isCollapsed; });
        });
    auto *swatches = new Swatches;
    connect(swatches, &Swatches::chosen, this, [this](const QColor &colour) {
        changeLook(tr("Change colour"),
                   [&](CommunityLook &look) { look.colour = colour.name().toStdString(); });
    });
    addWidget(swatches, [this, swatches] { swatches->setColour(commonColour()); });
}

std::vector<const Community *> CommunityForm::communities() const
{
    std::vector<const Community *> result;
    for (const Community &one : m_document.scenario().market.communities) {
        if (m_selection.objects().communities.contains(one.id))
            result.push_back(&one);
    }
    return result;
}

void CommunityForm::change(const QString &name, const std::function<void(Community &)> &change,
                           const QString &key)
{
    const auto &ids = m_selection.objects().communities;
    QString whole;
    if (!key.isEmpty() && !ids.empty())
        whole = QStringLiteral("community ") + key + QString::fromStdString(ids.begin()->value);
    m_document.apply(name, edits::changeCommunities(m_document.scenario(), ids, change), whole);
}

void CommunityForm::changeLook(const QString &name,
                               const std::function<void(CommunityLook &)> &change)
{
    Scenario next = m_document.scenario();
    for (const CommunityId &id : m_selection.objects().communities) {
        CommunityLook look = next.layout.communities[id];
        change(look);
        next = edits::setLook(std::move(next), id, look);
    }
    m_document.apply(name, std::move(next));
}

/// As the canvas draws them; none if theirs differ.
QColor CommunityForm::commonColour() const
{
    const Scenario &scenario = m_document.scenario();
    const auto &hues = coloursOf(palette()).hues;
    std::optional<QColor> common;
    for (const Community *one : communities()) {
        const auto look = scenario.layout.communities.find(one->id);
        const bool isGiven =
            look != scenario.layout.communities.end() && !look->second.colour.empty();
        const auto index = static_cast<std::size_t>(one - scenario.market.communities.data());
        const QColor colour = isGiven ? QColor(QString::fromStdString(look->second.colour))
                                      : hues[index % hues.size()];
        if (common && *common != colour)
            return {};
        common = colour;
    }
    return common.value_or(QColor());
}

void CommunityForm::refresh()
{
    Issues issues;
    for (const Issue &issue : m_document.issues()) {
        const ObjectIds objects = objectsIn(m_document.scenario().market, issue.place);
        if (objects.communities.size() == 1 &&
            m_selection.objects().communities.contains(*objects.communities.begin()))
            issues.push_back(issue);
    }
    reload(issues, QString::fromStdString(m_document.scenario().currency),
           m_selection.objects().communities.size() > 1);
}

QString CommunityForm::membersText() const
{
    QStringList names;
    for (const Peer &peer : m_document.scenario().market.peers) {
        if (peer.community && m_selection.objects().communities.contains(*peer.community))
            names << QString::fromStdString(nameOf(peer));
    }
    return names.isEmpty()
               ? tr("No members yet: drag peers in on the canvas.")
               : tr("Members: %1. Drag peers in and out on the canvas.").arg(listed(names));
}

} // namespace peergrid
