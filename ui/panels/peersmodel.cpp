// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peersmodel.h"

#include "core/pricing.h"
#include "core/words.h"
#include "ui/document.h"
#include "ui/wording.h"

namespace peergrid
{

namespace
{

/// The column that shows the value a JSON pointer leads to: "/peers/3/generation/cost/5".
std::optional<PeerColumn> columnAt(const std::string &place)
{
    const QString member = QString::fromStdString(place).section(QLatin1Char('/'), 3);
    for (int i = 0; i < peerColumns; ++i) {
        const auto column = static_cast<PeerColumn>(i);
        const QString own = memberOf(column);
        if (member == own || member.startsWith(own + QLatin1Char('/')))
            return column;
    }
    return {};
}

PeersModel::Cell cellOf(const QModelIndex &index)
{
    return {static_cast<std::size_t>(index.row()), static_cast<PeerColumn>(index.column())};
}

bool isError(const Issue &issue)
{
    return issue.severity == Issue::Severity::Error;
}

} // namespace

PeersModel::PeersModel(Document &document, QObject *parent)
    : QAbstractTableModel(parent)
    , m_document(document)
{
    takeOver();
    connect(&document, &Document::changed, this, &PeersModel::follow);
}

int PeersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_scenario->market.peers.size());
}

int PeersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : peerColumns;
}

const Peer &PeersModel::peer(int row) const
{
    return m_scenario->market.peers[static_cast<std::size_t>(row)];
}

std::optional<int> PeersModel::rowOf(const PeerId &id) const
{
    const auto index = indexOf(m_scenario->market, id);
    return index ? std::optional(static_cast<int>(*index)) : std::nullopt;
}

QStringList PeersModel::choices(PeerColumn column) const
{
    if (column == PeerColumn::Role)
        return roleWords();
    if (column != PeerColumn::Community)
        return {};
    QStringList names{QString()};
    for (const Community &community : m_scenario->market.communities)
        names += QString::fromStdString(nameOf(community));
    return names;
}

QVariant PeersModel::data(const QModelIndex &index, int role) const
{
    const Cell cell = cellOf(index);
    const Peer &its = peer(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(*m_scenario, its, cell.second);
    case Qt::EditRole:
        return exactText(*m_scenario, its, cell.second);
    case Qt::ToolTipRole:
        return toolTip(its, cell);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter |
                        (isNumber(cell.second) ? Qt::AlignRight : Qt::AlignLeft));
    case HourlyRole:
        return isHourly(its, cell.second);
    case ChoicesRole:
        return choices(cell.second);
    case SortRole:
        if (const auto number = numberOf(its, cell.second))
            return *number;
        return isNumber(cell.second) ? QVariant() : data(index, Qt::DisplayRole);
    case IssueRole:
        if (const auto found = m_issues.find(cell); found != m_issues.end())
            return isError(found->second) ? 2 : 1;
        return {};
    default:
        return {};
    }
}

QString PeersModel::toolTip(const Peer &peer, const Cell &cell) const
{
    if (const auto found = m_issues.find(cell); found != m_issues.end())
        return QString::fromStdString(describe(found->second));
    return isHourly(peer, cell.second) ? tr("Values by hour: double-click or Enter edits them")
                                       : QString();
}

QVariant PeersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const auto column = static_cast<PeerColumn>(section);
    const QString title = titleOf(column);
    const QString unit = unitOf(column, m_scenario->currency);
    switch (role) {
    case Qt::DisplayRole:
        return unit.isEmpty() ? title : title + QLatin1Char('\n') + unit;
    case Qt::ToolTipRole:
        return tr("In table files: %1").arg(tableNameOf(column));
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return unit.isEmpty() ? title : tr("%1 in %2").arg(title, unit);
    default:
        return {};
    }
}

Qt::ItemFlags PeersModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || isHourly(peer(index.row()), cellOf(index).second))
        return flags;
    return flags | Qt::ItemIsEditable;
}

bool PeersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const Cell cell = cellOf(index);
    const QString who = QString::fromStdString(nameOf(peer(index.row())));
    const QString title = titleOf(cell.second);
    Scenario next = m_document.scenario();
    if (const Complaint complaint = write(next, cell.first, cell.second, value.toString())) {
        emit refused(tr("%1, %2: %3.").arg(who, title, *complaint));
        return false;
    }
    m_document.apply(tr("Change %1 of %2").arg(title, who), std::move(next));
    return true;
}

void PeersModel::clearCells(const std::set<Cell> &cells)
{
    Scenario next = m_document.scenario();
    for (const auto &[peer, column] : cells)
        clear(next.market.peers[peer], column);
    m_document.apply(tr("Clear %n cell(s)", nullptr, static_cast<int>(cells.size())),
                     std::move(next));
}

void PeersModel::follow(const ScenarioDiff &diff)
{
    // Another id for a peer is no other row: an editor may be open there.
    if (diff.added.peers.size() != diff.removed.peers.size() || diff.isOrderChanged) {
        beginResetModel();
        takeOver();
        endResetModel();
        return;
    }
    takeOver();
    if (diff.isScenarioChanged) // the currency
        emit headerDataChanged(Qt::Horizontal, 0, peerColumns - 1);
    if (diff.touchesMarket() && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, peerColumns - 1));
}

void PeersModel::takeOver()
{
    m_scenario = m_document.snapshot();
    m_issues.clear();
    for (const Issue &issue : m_document.issues()) {
        const auto peer = peerIndexIn(issue.place);
        const auto column = columnAt(issue.place);
        if (!peer || !column)
            continue;
        const auto [known, isNew] = m_issues.emplace(Cell(*peer, *column), issue);
        if (!isNew && isError(issue) && !isError(known->second))
            known->second = issue;
    }
}

} // namespace peergrid
