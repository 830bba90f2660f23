// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "ui/document.h"
#include "ui/fileguard.h"
#include "ui/panels/form.h"
#include "ui/panels/quantity.h"
#include "ui/selection.h"

#include <functional>

class QLabel;
class QStackedWidget;

namespace peergrid
{

struct Actions;
class HelpWindow;
class HourBar;
class Inspector;
class IssuesPanel;
class MarketScene;
class MarketView;
class MessageBar;
class Outline;
class Autosave;
class Chart;
class CompareAction;
class Comparison;
class LiveSolver;
class Palette;
class ResultsPanel;
class SweepWindow;
class PeersTable;
class WelcomePage;
class WhatIfPanel;
class WhyPanel;
struct Recovery;

/// The window of one document: lays out the panels, and wires them together.
class MainWindow : public QMainWindow
{
    Q_OBJECT

  public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Document &document() { return m_document; }
    Selection &selection() { return m_selection; }

    /// Opens a file here, or says in the message bar why it cannot be.
    bool openFile(const QString &path);
    /// Begins with a copy of a file that itself stays as it is.
    void openExample(const QString &path);

    /// The peers for which this holds, and nothing else.
    void selectPeers(const std::function<bool(const Peer &)> &isWanted);

  public slots:
    void newScenario();
    void open();
    bool save();
    bool saveAs();
    void importTables();
    void exportTables();
    void exportDiagram();
    void print();
    void report();
    void sweep();
    void undo();
    void redo();
    void cut();
    void copy();
    void paste();
    void duplicate();
    void deleteSelected();
    void selectAll();
    void invertSelection();
    void findCommand();
    void groupSelected();
    void collapseSelected();
    void resetLayout();
    void showHelp();
    void showWelcome();
    void showCanvas();

  protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void childEvent(QChildEvent *event) override;

  private:
    void buildCentre();
    void buildDocks();
    QDockWidget *addPanel(const QString &name, const QString &title, QWidget *panel,
                          Qt::DockWidgetArea area);
    void buildStatusBar();
    void connectPanels();
    void connectResults();
    void restoreLayout();
    void nameTabs();
    void refreshTitle();
    void refreshStatus();
    void showResult();
    void exportChart(Chart *chart);
    void refreshRecent();
    static QStringList recentFiles();
    void guardFile();
    void reload();
    void warnOf(const std::optional<FileGuard::Holder> &holder);
    void offerRecovery();
    void restore(const Recovery &recovery);
    void compare(const Recovery &recovery);
    bool saveTo(const QString &path);
    void addThing(int thing);
    Quantity quantityOf(const Form::Field &field) const;
    void editProfile(const Form::Field &field, const Profile &profile,
                     const Form::Write<Profile> &write);
    void pasteCopy(const Scenario &copy, const QString &name);
    bool mayDiscard();
    void fail(const QString &sentence);
    void remember(const QString &path);
    QString folder() const;

    friend struct Actions;

    Document m_document;
    Selection m_selection;
    MarketScene *m_scene;
    MarketView *m_view;
    MessageBar *m_messages;
    WelcomePage *m_welcome;
    QStackedWidget *m_pages;
    Palette *m_palette;
    Outline *m_outline;
    IssuesPanel *m_issues;
    Inspector *m_inspector;
    HourBar *m_hours;
    PeersTable *m_table;
    WhyPanel *m_why;
    WhatIfPanel *m_whatIf;
    int m_lineage = 0; ///< of the document that the what-if is about
    LiveSolver *m_solver;
    Comparison *m_comparison;
    CompareAction *m_compare;
    ResultsPanel *m_results;
    FileGuard m_guard;
    Autosave *m_autosave;
    QString m_backedUp; ///< the file of which a copy was kept in this session
    QLabel *m_state;
    QLabel *m_hint;
    QLabel *m_zoom;
    std::unique_ptr<Actions> m_actions;
    HelpWindow *m_help = nullptr;   ///< once it was asked for
    SweepWindow *m_sweep = nullptr; ///< likewise
    QByteArray m_panels;            ///< where the panels are, while the welcome page hides them
    int m_pasted = 0;               ///< copies since the last copy: each a little further
};

} // namespace peergrid
