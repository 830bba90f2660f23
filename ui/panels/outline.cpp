// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/outline.h"

#include "core/words.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/selection.h"
#include "ui/symbols.h"
#include "ui/wording.h"

#include <QEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

namespace peergrid
{

namespace
{

enum Kind { PeerRow = QTreeWidgetItem::UserType, CommunityRow, ContractRow, HeadingRow };
constexpr int idRole = Qt::UserRole;

std::string idOf(const QTreeWidgetItem &item)
{
    return item.data(0, idRole).toString().toStdString();
}

QTreeWidgetItem *newRow(Kind kind, const QString &text, const std::string &id)
{
    auto *item = new QTreeWidgetItem(kind);
    item->setText(0, text);
    item->setData(0, idRole, QString::fromStdString(id));
    return item;
}

void setBold(QTreeWidgetItem *item)
{
    QFont font = item->font(0);
    font.setWeight(QFont::DemiBold);
    item->setFont(0, font);
}

} // namespace

Outline::Outline(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_filter(new QLineEdit)
    , m_tree(new QTreeWidget)
{
    m_filter->setPlaceholderText(tr("Filter by name, role or community"));
    m_filter->setAccessibleName(tr("Filter the outline"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("outline"));
    m_tree->setAccessibleName(tr("Outline"));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(14);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree);
    connect(m_filter, &QLineEdit::textChanged, this, &Outline::filter);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &Outline::takeSelection);
    connect(m_tree, &QTreeWidget::itemActivated, this,
            [this] { emit m_selection.editRequested({}); });
    connect(&document, &Document::changed, this, &Outline::update);
    connect(&selection, &Selection::changed, this, &Outline::showSelection);
    rebuild();
}

void Outline::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void Outline::update(const ScenarioDiff &diff)
{
    if (diff.touchesMarket())
        rebuild();
}

void Outline::rebuild()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const Colours &colours = coloursOf(palette());
    const Market &market = m_document.scenario().market;
    std::set<std::string> closed;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (!m_tree->topLevelItem(i)->isExpanded())
            closed.insert(idOf(*m_tree->topLevelItem(i)));
    }
    m_tree->clear();
    std::map<CommunityId, QTreeWidgetItem *> boxes;
    for (const Community &community : market.communities) {
        QTreeWidgetItem *row =
            newRow(CommunityRow, QString::fromStdString(nameOf(community)), community.id.value);
        setBold(row);
        m_tree->addTopLevelItem(row);
        row->setExpanded(!closed.contains(community.id.value));
        boxes[community.id] = row;
    }
    for (const Peer &peer : market.peers) {
        QString text = QString::fromStdString(nameOf(peer));
        if (peer.storage)
            text += tr(" ▮ %1 kWh").arg(QString::fromStdString(rounded(peer.storage->capacity)));
        QTreeWidgetItem *row = newRow(PeerRow, text, peer.id.value);
        row->setToolTip(0, kindWord(peer));
        row->setIcon(0, symbolIcon(symbolOf(peer, 0), colours));
        const auto box = peer.community ? boxes.find(*peer.community) : boxes.end();
        if (box != boxes.end())
            box->second->addChild(row);
        else
            m_tree->addTopLevelItem(row);
    }
    addContracts();
    filter(m_filter->text());
    showSelection();
}

void Outline::addContracts()
{
    const Scenario &scenario = m_document.scenario();
    if (scenario.market.contracts.empty())
        return;
    QTreeWidgetItem *heading = newRow(HeadingRow, tr("Contracts"), {});
    heading->setFlags(Qt::ItemIsEnabled);
    setBold(heading);
    m_tree->addTopLevelItem(heading);
    for (const Contract &contract : scenario.market.contracts) {
        QTreeWidgetItem *row =
            newRow(ContractRow,
                   contract.name.empty() ? QString::fromStdString(contract.id.value)
                                         : QString::fromStdString(contract.name),
                   contract.id.value);
        row->setToolTip(0, contractSentence(scenario, contract));
        row->setIcon(0, symbolIcon(QStringLiteral("contract"), coloursOf(palette())));
        heading->addChild(row);
    }
    heading->setExpanded(true);
}

void Outline::filter(const QString &text)
{
    const auto matches = [&](const QTreeWidgetItem &row) {
        return row.text(0).contains(text, Qt::CaseInsensitive) ||
               row.toolTip(0).contains(text, Qt::CaseInsensitive) ||
               row.data(0, idRole).toString() == text;
    };
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *top = m_tree->topLevelItem(i);
        const bool isWhole = matches(*top);
        bool isAny = isWhole;
        for (int k = 0; k < top->childCount(); ++k) {
            const bool isShown = isWhole || matches(*top->child(k));
            top->child(k)->setHidden(!isShown);
            isAny |= isShown;
        }
        top->setHidden(!isAny);
    }
}

void Outline::showSelection()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const ObjectIds &objects = m_selection.objects();
    QTreeWidgetItem *last = nullptr;
    for (QTreeWidgetItemIterator row(m_tree); *row; ++row) {
        const std::string id = idOf(**row);
        const int kind = (*row)->type();
        const bool isSelected =
            (kind == PeerRow && objects.peers.contains(PeerId(id))) ||
            (kind == CommunityRow && objects.communities.contains(CommunityId(id))) ||
            (kind == ContractRow && objects.contracts.contains(ContractId(id)));
        (*row)->setSelected(isSelected);
        if (isSelected)
            last = *row;
    }
    if (last && objects.size() == 1 && !m_tree->hasFocus()) {
        m_tree->setCurrentItem(last, 0, QItemSelectionModel::NoUpdate);
        m_tree->scrollToItem(last);
    }
}

void Outline::takeSelection()
{
    if (m_isShowing)
        return;
    ObjectIds objects;
    for (const QTreeWidgetItem *row : m_tree->selectedItems()) {
        if (row->type() == PeerRow)
            objects.peers.insert(PeerId(idOf(*row)));
        else if (row->type() == CommunityRow)
            objects.communities.insert(CommunityId(idOf(*row)));
        else if (row->type() == ContractRow)
            objects.contracts.insert(ContractId(idOf(*row)));
    }
    m_selection.select(objects);
    emit chosen();
}

void Outline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace peergrid
