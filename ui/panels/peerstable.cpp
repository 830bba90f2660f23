// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerstable.h"

#include "ui/colours.h"
#include "ui/document.h"
#include "ui/panels/cellsdelegate.h"
#include "ui/panels/peersfilter.h"
#include "ui/selection.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace peergrid
{

namespace
{

bool isToEdit(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter ||
           event.key() == Qt::Key_F2;
}

constexpr int rowHeight = 26; ///< pixels
constexpr int margin = 8;

/// Wide enough for what stands in most tables.
int usualWidth(const QTableView &view, PeerColumn column)
{
    QString sample = titleOf(column) + QStringLiteral("  ↓");
    if (column == PeerColumn::Name || column == PeerColumn::Community)
        sample = QStringLiteral("Community 12");
    else if (column == PeerColumn::Role)
        sample = QStringLiteral("main grid");
    else if (column == PeerColumn::Load || column == PeerColumn::Maximum)
        sample = QStringLiteral("24 h: 100–1000");
    return view.fontMetrics().horizontalAdvance(sample) + 3 * margin;
}

} // namespace

PeersTable::PeersTable(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_model(new PeersModel(document, this))
    , m_filter(new PeersFilter(this))
    , m_search(new QLineEdit)
    , m_view(new QTableView)
    , m_message(new QLabel)
{
    buildView();
    buildLayout();
    connect(m_search, &QLineEdit::textChanged, m_filter, &PeersFilter::setText);
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.data(PeersModel::HourlyRole).toBool())
            edit(index);
    });
    connect(m_model, &PeersModel::refused, this,
            [this](const QString &sentence) { tell(sentence, true); });
    connect(&document, &Document::changed, this, &PeersTable::follow);
    connect(m_filter, &PeersFilter::modelAboutToBeReset, this, &PeersTable::keepPlace);
    connect(m_filter, &PeersFilter::modelReset, this, &PeersTable::restorePlace);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PeersTable::tellSelection);
    connect(&selection, &Selection::changed, this, &PeersTable::followSelection);
    followSelection();
}

void PeersTable::buildLayout()
{
    m_search->setPlaceholderText(tr("Filter by id, name, role or community"));
    m_search->setAccessibleName(tr("Filter peers"));
    m_search->setClearButtonEnabled(true);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setFocusPolicy(Qt::NoFocus);
    m_message->setContentsMargins(margin, margin, margin, margin);
    m_message->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(margin, margin, margin, margin);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addWidget(m_view);
    layout->addWidget(m_message);
}

void PeersTable::buildView()
{
    m_filter->setSourceModel(m_model);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new CellsDelegate(this));
    m_view->setAccessibleName(tr("Table of peers"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSortingEnabled(true);
    m_view->setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    m_view->setWordWrap(false);
    m_view->setSelectionMode(QTableView::ExtendedSelection);
    m_view->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->installEventFilter(this);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder); // the scenario's order
    header->setHighlightSections(false);
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_view->verticalHeader()->setHighlightSections(false);
    for (int column = 0; column < peerColumns; ++column)
        header->resizeSection(column, usualWidth(*m_view, static_cast<PeerColumn>(column)));
    addAction(tr("Copy"), &PeersTable::copy);
    addAction(tr("Copy with names of columns"), &PeersTable::copyWithHeader);
    addAction(tr("Cut"), &PeersTable::cut);
    addAction(tr("Paste"), &PeersTable::paste);
    addAction(tr("Clear"), &PeersTable::clearCells);
}

/// Without a shortcut: that would quarrel with the one of the window's menu.
void PeersTable::addAction(const QString &text, void (PeersTable::*slot)())
{
    auto *action = new QAction(text, m_view);
    connect(action, &QAction::triggered, this, slot);
    m_view->addAction(action);
}

QByteArray PeersTable::headerState() const
{
    return m_view->horizontalHeader()->saveState();
}

bool PeersTable::restoreHeaderState(const QByteArray &state)
{
    return m_view->horizontalHeader()->restoreState(state);
}

bool PeersTable::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_view || !isKey)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::KeyPress)
        return pressKey(key);
    if (isToEdit(*key))
        event->accept();
    for (const auto its : {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste,
                           QKeySequence::Delete, QKeySequence::SelectAll}) {
        if (key->matches(its))
            event->accept(); // the cells', not those of the window's menu
    }
    return false;
}

bool PeersTable::pressKey(QKeyEvent *event)
{
    if (m_view->isPersistentEditorOpen(m_view->currentIndex()))
        return false; // a key that an editor has left over
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::Cut))
        cut();
    else if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::Delete))
        clearCells();
    else if (isToEdit(*event) && m_view->currentIndex().isValid())
        edit(m_view->currentIndex());
    else
        return false;
    return true;
}

void PeersTable::edit(const QModelIndex &index)
{
    if (!index.data(PeersModel::HourlyRole).toBool())
        return m_view->edit(index);
    const auto [peer, column] = cellAt(index);
    emit profileEditRequested(m_model->peer(static_cast<int>(peer)).id,
                              memberOf(column).replace(QLatin1Char('/'), QLatin1Char('.')));
}

void PeersTable::follow(const ScenarioDiff &diff)
{
    tell({}, false);
    const bool areRenumbered =
        !diff.added.peers.empty() && diff.added.peers.size() == diff.removed.peers.size();
    if (areRenumbered && !selectedRows().empty())
        tellSelection(); // the rows stay selected, under their new ids
}

void PeersTable::followSelection()
{
    QItemSelection wanted;
    std::set<int> rows;
    for (const PeerId &id : m_selection.objects().peers) {
        const auto row = m_model->rowOf(id);
        const QModelIndex first =
            row ? m_filter->mapFromSource(m_model->index(*row, 0)) : QModelIndex();
        if (!first.isValid())
            continue;
        wanted.select(first, first.siblingAtColumn(peerColumns - 1));
        rows.insert(first.row());
    }
    if (rows == selectedRows())
        return; // perhaps single cells of these rows: leave them
    m_isFollowing = true;
    m_view->selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    m_isFollowing = false;
    if (!rows.empty())
        m_view->scrollTo(m_filter->index(*rows.begin(), 0));
}

void PeersTable::tellSelection()
{
    if (m_isFollowing)
        return;
    ObjectIds objects;
    for (const int row : selectedRows())
        objects.peers.insert(
            m_model->peer(m_filter->mapToSource(m_filter->index(row, 0)).row()).id);
    m_selection.select(objects);
}

void PeersTable::keepPlace()
{
    const QModelIndex current = m_view->currentIndex();
    m_place.reset();
    if (current.isValid())
        m_place = Place{m_model->peer(m_filter->mapToSource(current).row()).id, current.row(),
                        current.column()};
}

void PeersTable::restorePlace()
{
    if (m_place && m_filter->rowCount() > 0) {
        const auto row = m_model->rowOf(m_place->peer);
        QModelIndex there =
            row ? m_filter->mapFromSource(m_model->index(*row, m_place->column)) : QModelIndex();
        if (!there.isValid())
            there =
                m_filter->index(std::min(m_place->row, m_filter->rowCount() - 1), m_place->column);
        m_view->selectionModel()->setCurrentIndex(there, QItemSelectionModel::NoUpdate);
    }
    followSelection();
}

std::set<int> PeersTable::selectedRows() const
{
    std::set<int> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    return rows;
}

std::set<int> PeersTable::selectedColumns() const
{
    std::set<int> columns;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int column = range.left(); column <= range.right(); ++column)
            columns.insert(column);
    }
    return columns;
}

bool PeersTable::areRowsSelected() const
{
    const auto rows = static_cast<qsizetype>(selectedRows().size());
    return rows > 0 && m_view->selectionModel()->selectedIndexes().size() == rows * peerColumns;
}

PeersModel::Cell PeersTable::cellAt(const QModelIndex &index) const
{
    return {static_cast<std::size_t>(m_filter->mapToSource(index).row()),
            static_cast<PeerColumn>(index.column())};
}

void PeersTable::tell(const QString &text, bool isWrong)
{
    m_isMessageWrong = isWrong;
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    recolour();
    QAccessibleEvent alert(m_message, QAccessible::Alert);
    if (!text.isEmpty())
        QAccessible::updateAccessibility(&alert);
}

void PeersTable::recolour()
{
    const Colours &colours = coloursOf(palette());
    QPalette its = palette();
    its.setColor(QPalette::WindowText, m_isMessageWrong ? colours.wrong : colours.secondary);
    m_message->setPalette(its);
    its.setColor(QPalette::ButtonText, colours.secondary); // the numbers of the rows
    m_view->verticalHeader()->setPalette(its);
}

void PeersTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

} // namespace peergrid
