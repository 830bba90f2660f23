// SPDX-License-Identifier: GPL-3.0-or-later
// The window's commands that edit, and those that select.
#include "ui/mainwindow.h"

#include "core/edits.h"
#include "ui/canvas/marketscene.h"
#include "ui/canvas/marketview.h"
#include "ui/clipboard.h"
#include "ui/commandfinder.h"
#include "ui/panels/profileeditor.h"
#include "ui/wording.h"

#include <QLabel>
#include <QMenuBar>

namespace peergrid
{

void MainWindow::addThing(int thing)
{
    if (m_pages->currentIndex() == 0)
        return;
    const QPointF centre = m_view->mapToScene(m_view->viewport()->rect().center());
    // One after the other beside each other, not on each other.
    QPointF where = centre;
    for (int i = 1; m_scene->peerAt(where) && i < 100; ++i)
        where = centre + QPointF(120.0 * (i % 5), 110.0 * (i / 5));
    m_scene->addThing(static_cast<PaletteThing>(thing), where);
}

void MainWindow::undo()
{
    m_document.undoStack().undo();
}

void MainWindow::redo()
{
    m_document.undoStack().redo();
}

void MainWindow::copy()
{
    copyToClipboard(m_document.scenario(), m_selection.objects());
    m_pasted = 0;
}

void MainWindow::cut()
{
    copy();
    m_document.apply(
        tr("Cut %1").arg(objectsText(m_document.scenario().market, m_selection.objects())),
        edits::remove(m_document.scenario(), m_selection.objects()));
}

void MainWindow::paste()
{
    const auto objects = clipboardObjects();
    if (objects)
        pasteCopy(*objects, tr("Paste"));
    else
        m_hint->setText(tr("The clipboard holds no peers to paste."));
}

void MainWindow::duplicate()
{
    m_pasted = 0;
    pasteCopy(edits::copied(m_document.scenario(), m_selection.objects()), tr("Duplicate"));
}

void MainWindow::pasteCopy(const Scenario &copy, const QString &name)
{
    const double by = 3.0 * MarketScene::grid * ++m_pasted;
    edits::Pasted pasted = edits::paste(m_document.scenario(), copy, {by, by});
    const ObjectIds objects = pasted.objects;
    m_document.apply(
        QStringLiteral("%1 %2").arg(name, objectsText(pasted.scenario.market, objects)),
        std::move(pasted.scenario));
    m_selection.select(objects);
}

void MainWindow::deleteSelected()
{
    const ObjectIds objects = m_selection.objects();
    m_document.apply(tr("Delete %1").arg(objectsText(m_document.scenario().market, objects)),
                     edits::remove(m_document.scenario(), objects));
}

void MainWindow::selectAll()
{
    ObjectIds all;
    for (const Peer &peer : m_document.scenario().market.peers)
        all.peers.insert(peer.id);
    for (const Community &community : m_document.scenario().market.communities)
        all.communities.insert(community.id);
    m_selection.select(all);
}

void MainWindow::selectPeers(const std::function<bool(const Peer &)> &isWanted)
{
    ObjectIds wanted;
    for (const Peer &peer : m_document.scenario().market.peers) {
        if (isWanted(peer))
            wanted.peers.insert(peer.id);
    }
    m_selection.select(wanted);
}

void MainWindow::invertSelection()
{
    const ObjectIds before = m_selection.objects();
    selectPeers([&](const Peer &peer) { return !before.peers.contains(peer.id); });
}

void MainWindow::findCommand()
{
    CommandFinder(*menuBar(), this).exec();
}

void MainWindow::groupSelected()
{
    const Community community = edits::newCommunity(m_document.scenario().market);
    m_document.apply(tr("Group into community"),
                     edits::group(m_document.scenario(), m_selection.objects().peers, community));
    m_selection.select({{}, {community.id}, {}});
}

void MainWindow::collapseSelected()
{
    std::set<CommunityId> communities = m_selection.objects().communities;
    if (communities.empty()) {
        for (const Community &community : m_document.scenario().market.communities)
            communities.insert(community.id);
    }
    Scenario next = m_document.scenario();
    bool isAnyOpen = false;
    for (const CommunityId &id : communities)
        isAnyOpen |= !next.layout.communities[id].isCollapsed;
    for (const CommunityId &id : communities)
        next.layout.communities[id].isCollapsed = isAnyOpen;
    m_document.apply(isAnyOpen ? tr("Collapse") : tr("Expand"), std::move(next));
}

/// What the field of a form measures, and between which limits.
Quantity MainWindow::quantityOf(const Form::Field &field) const
{
    Quantity quantity;
    quantity.title = field.label;
    quantity.unit =
        QString(field.unit)
            .replace(Form::currencySign, QString::fromStdString(m_document.scenario().currency));
    quantity.most = field.unit.contains(Form::currencySign) ? maxPrice : maxEnergy;
    if (field.name == QLatin1String("generation.availability")) {
        quantity.unit.clear();
        quantity.most = 1.0;
    } else if (field.name == QLatin1String("storage.tendency")) {
        quantity.isSigned = true;
        quantity.least = -maxEnergy;
    }
    return quantity;
}

void MainWindow::editProfile(const Form::Field &field, const Profile &profile,
                             const Form::Write<Profile> &write)
{
    ProfileEditor editor(quantityOf(field), profile, m_document.scenario().market.hours, this);
    editor.setHour(m_selection.hour());
    if (editor.exec() == QDialog::Accepted)
        write(editor.profile(), {});
}

} // namespace peergrid
