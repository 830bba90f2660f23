// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/diff.h"

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace peergrid
{

class Document;
class Selection;

/// All objects as a tree: what the canvas shows, for eyes, keys and assistive tools alike.
class Outline : public QWidget
{
    Q_OBJECT

  public:
    Outline(Document &document, Selection &selection, QWidget *parent = nullptr);

    /// Puts the cursor into the filter.
    void find();

  signals:
    /// An object was chosen here: the canvas should show it.
    void chosen();

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void update(const ScenarioDiff &diff);
    void rebuild();
    void addContracts();
    void filter(const QString &text);
    void showSelection();
    void takeSelection();

    Document &m_document;
    Selection &m_selection;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    bool m_isShowing = false;
};

} // namespace peergrid
