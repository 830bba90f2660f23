// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/ids.h"
#include "ui/panels/peersmodel.h"

#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QTableView;

namespace peergrid
{

class Document;
class PeersFilter;
class Selection;
struct PasteTarget;

/// All peers as a spreadsheet: sort, filter, edit, copy to and paste from a spreadsheet.
class PeersTable : public QWidget
{
    Q_OBJECT

  public:
    PeersTable(Document &document, Selection &selection, QWidget *parent = nullptr);

    /// Widths of the columns and the order of the rows, to keep between sessions.
    QByteArray headerState() const;
    bool restoreHeaderState(const QByteArray &state);

  public slots:
    void copy();
    /// With the names of the columns in table files: what is pasted back goes by them.
    void copyWithHeader();
    void cut();
    /// Fills from the current cell down and right, or the selected cells with a single one; nothing
    /// if a cell does not fit.
    void paste();
    /// Empties the selected cells; peers whose rows are selected as a whole are deleted.
    void clearCells();

  signals:
    /// Someone wants to edit values by hour: "load", "generation.cost", as Issue::field has it.
    void profileEditRequested(const peergrid::PeerId &peer, const QString &field);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    void buildView();
    void buildLayout();
    void addAction(const QString &text, void (PeersTable::*slot)());
    bool pressKey(QKeyEvent *event);
    void edit(const QModelIndex &index);

    void follow(const ScenarioDiff &diff);
    void followSelection();
    void tellSelection();
    void keepPlace();
    void restorePlace();

    std::set<int> selectedRows() const; ///< of the view
    std::set<int> selectedColumns() const;
    bool areRowsSelected() const;
    PeersModel::Cell cellAt(const QModelIndex &index) const;
    void toClipboard(bool hasHeader) const;
    PasteTarget target(bool isFill) const;

    void tell(const QString &text, bool isWrong);
    void recolour();

    Document &m_document;
    Selection &m_selection;
    PeersModel *m_model;
    PeersFilter *m_filter;
    QLineEdit *m_search;
    QTableView *m_view;
    QLabel *m_message;
    bool m_isMessageWrong = false;
    bool m_isFollowing = false; ///< the selection, rather than leading it
    struct Place {
        PeerId peer;
        int row;
        int column;
    };
    std::optional<Place> m_place; ///< of the current cell while rows come and go
};

} // namespace peergrid
