// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include "core/objectids.h"
#include "ui/sweep/sweepchart.h"
#include "ui/sweep/sweeprunner.h"

#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace peergrid
{

class Document;
class SweepForm;
class SweepTableModel;

/// Sweeps of the document's market: what is varied, and what comes of it. A run is of the market as
/// it is when it begins; that it has changed since is said.
class SweepWindow : public QDialog
{
    Q_OBJECT

  public:
    /// The first quantity proposed is one of what is selected.
    SweepWindow(Document &document, const ObjectIds &selection, QWidget *parent = nullptr);
    ~SweepWindow() override;

    SweepForm &form() { return *m_form; }
    const SweepRunner &runner() const { return m_runner; }
    /// Where file dialogs begin.
    void setFolder(const QString &folder) { m_folder = folder; }

    /// The rows that are there as CSV, as peergrid-cli writes it. Says in a sentence how it went.
    bool saveTable(const QString &path);

  public slots:
    void run();
    void cancel();
    void done(int result) override;

  private:
    QWidget *buildAsked();
    QWidget *buildChoices();
    QWidget *buildBottom();
    void buildTable();
    void listen();
    QPushButton *newButton(const QString &text, const char *name, void (SweepWindow::*act)());

    void followForm();
    void followRun();
    void finish();
    void refresh();
    void offerViews();
    void offerFigures();
    SweepView view() const;
    void showState();
    QString stateText() const;
    QString countText() const;
    bool isStale() const;

    void exportChart();
    void chooseTable();
    void copyCommand();
    void tell(const QString &sentence, bool isWrong = false);

    Document &m_document;
    QString m_folder;
    SweepRunner m_runner;
    std::shared_ptr<const Market> m_market; ///< of the last run
    std::string m_currency;                 ///< likewise
    QElapsedTimer m_clock;                  ///< since its beginning
    double m_seconds = 0.0;                 ///< that it took so far
    QTimer m_throttle;     ///< runs while a chart would follow too soon; never restarted
    QVariant m_wantedView; ///< what a person chose; none: what fits best
    QVariant m_wantedFigure;
    QVariant m_wantedHourly;
    QString m_failure; ///< why the last run ended, in a sentence

    SweepForm *m_form;
    QLabel *m_count;
    QProgressBar *m_progress;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QComboBox *m_view;
    QComboBox *m_figure;
    QStackedWidget *m_stack;
    SweepChart *m_chart;
    SweepTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QLabel *m_message;
    QPushButton *m_export;
    QPushButton *m_save;
    QPushButton *m_copy;
};

} // namespace peergrid
