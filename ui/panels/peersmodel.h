// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/diff.h"
#include "core/issue.h"
#include "ui/panels/peercells.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace peergrid
{

class Document;

/// The peers of the document, one a row in the scenario's order, to show and to edit.
class PeersModel : public QAbstractTableModel
{
    Q_OBJECT

  public:
    enum DataRole {
        SortRole = Qt::UserRole, ///< a number, or text
        IssueRole,               ///< 2: error, 1: warning, else nothing
        HourlyRole,              ///< whether it has values by hour, which are edited elsewhere
        ChoicesRole,             ///< what it may say, if that is a few words; "" for nothing
    };

    explicit PeersModel(Document &document, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// One undo step, or refused() with the cell as it was.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    const Peer &peer(int row) const;
    std::optional<int> rowOf(const PeerId &id) const;

    using Cell = std::pair<std::size_t, PeerColumn>; ///< index of the peer in the market
    void clearCells(const std::set<Cell> &cells);

  signals:
    /// A text was not taken, and why.
    void refused(const QString &sentence);

  private:
    void follow(const ScenarioDiff &diff);
    void takeOver();
    QStringList choices(PeerColumn column) const;
    QString toolTip(const Peer &peer, const Cell &cell) const;

    Document &m_document;
    std::shared_ptr<const Scenario> m_scenario; ///< what the rows stand for, until follow()
    std::map<Cell, Issue> m_issues;             ///< the worst of each cell
};

} // namespace peergrid
