// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>

class QMenu;

namespace peergrid
{

class MainWindow;

/// Every command of the window: its menu, its key, its button.
struct Actions {
    explicit Actions(MainWindow &window);

    /// Enables what can be done now.
    void refresh();

    QMenu *context = nullptr; ///< of what is selected on the canvas

  private:
    template<class Slot>
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &key, Slot slot,
                 const QString &symbol = {});
    void buildFile();
    void buildEdit();
    void buildSelections(QMenu *menu);
    void buildArrange();
    void buildSimulation();
    void buildView();
    void buildHelp();
    void buildToolBar();
    void drawIcons();

    MainWindow &m_window;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_select = nullptr;
    QAction *m_contract = nullptr;
    QAction *m_live = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_report = nullptr;
    QList<QAction *> m_forSelection;
    QList<QAction *> m_forPeers;
    QList<QPair<QAction *, QString>> m_symbols;
    QList<QAction *> m_toolBar;
};

} // namespace peergrid
