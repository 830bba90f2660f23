// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/sweepwindow.h"

#include "ui/document.h"
#include "ui/sweep/sweepform.h"
#include "ui/sweep/sweeptablemodel.h"
#include "ui/sweep/sweepwords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace peergrid
{

namespace
{

using namespace std::chrono_literals;

constexpr auto betweenCharts = 150ms;
constexpr int formWidth = 400;
constexpr int columnWidth = 130;
constexpr int rowHeight = 24;
constexpr int headerHeight = 52; ///< three lines
constexpr double thousand = 1000.0;

QComboBox *newChoice(const char *name, const QString &spoken)
{
    auto *choice = new QComboBox;
    choice->setObjectName(QString::fromLatin1(name));
    choice->setAccessibleName(spoken);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return choice;
}

} // namespace

SweepWindow::SweepWindow(Document &document, const ObjectIds &selection, QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_document(document)
    , m_form(new SweepForm(document.snapshot(), selection))
    , m_count(new QLabel)
    , m_progress(new QProgressBar)
    , m_run(newButton(tr("&Run"), "run", &SweepWindow::run))
    , m_cancel(newButton(tr("&Cancel"), "cancel", &SweepWindow::cancel))
    , m_view(newChoice("view", tr("Shown as")))
    , m_figure(newChoice("figure", tr("Figure")))
    , m_stack(new QStackedWidget)
    , m_chart(new SweepChart)
    , m_model(new SweepTableModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView)
    , m_message(new QLabel)
    , m_export(newButton(tr("&Export chart…"), "export", &SweepWindow::exportChart))
    , m_save(newButton(tr("Save &table…"), "save", &SweepWindow::chooseTable))
    , m_copy(newButton(tr("Copy as c&ommand"), "copy", &SweepWindow::copyCommand))
{
    setObjectName(QStringLiteral("sweep"));
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(betweenCharts);
    buildTable();
    auto *right = new QVBoxLayout;
    right->setSpacing(10);
    right->addWidget(buildChoices());
    right->addWidget(m_stack, 1);
    right->addWidget(buildBottom());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(16);
    layout->addWidget(buildAsked());
    layout->addLayout(right, 1);
    resize(1160, 680);
    listen();
    followForm();
    refresh();
}

SweepWindow::~SweepWindow()
{
    m_model->setRun(nullptr, {}); // the run goes before the table that shows it
}

QPushButton *SweepWindow::newButton(const QString &text, const char *name,
                                    void (SweepWindow::*act)())
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

QWidget *SweepWindow::buildAsked()
{
    m_count->setWordWrap(true);
    m_count->setObjectName(QStringLiteral("count"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_run->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_progress, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_run);
    auto *whole = new QWidget;
    whole->setFixedWidth(formWidth);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_count);
    layout->addLayout(buttons);
    return whole;
}

QWidget *SweepWindow::buildChoices()
{
    auto *whole = new QWidget;
    auto *line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_view);
    line->addWidget(m_figure);
    line->addStretch();
    line->addWidget(m_export);
    return whole;
}

QWidget *SweepWindow::buildBottom()
{
    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("message"));
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *whole = new QWidget;
    auto *line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_message, 1);
    line->addWidget(m_save);
    line->addWidget(m_copy);
    line->addWidget(close);
    return whole;
}

void SweepWindow::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SweepTableModel::sortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->setAccessibleName(tr("Variants"));
    m_table->setObjectName(QStringLiteral("variants"));
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setDefaultSectionSize(columnWidth);
    m_table->horizontalHeader()->setFixedHeight(headerHeight);
    m_table->horizontalHeader()->setDefaultAlignment(
        Qt::Alignment::fromInt(Qt::AlignCenter | Qt::TextWordWrap));
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
}

void SweepWindow::listen()
{
    connect(m_form, &SweepForm::edited, this, &SweepWindow::followForm);
    connect(&m_runner, &SweepRunner::checked, this, [this] {
        m_clock.start(); // what is left is told by what solving takes
        showState();
    });
    connect(&m_runner, &SweepRunner::progressed, this, &SweepWindow::followRun);
    connect(&m_runner, &SweepRunner::ended, this, &SweepWindow::finish);
    connect(&m_runner, &SweepRunner::failed, this, [this](const QString &sentence) {
        m_failure = sentence;
        finish();
    });
    connect(&m_throttle, &QTimer::timeout, this, [this] {
        QElapsedTimer clock;
        clock.start();
        refresh();
        // Charts of very many variants take longer, and must not take all of the time.
        constexpr int share = 8;
        m_throttle.setInterval(std::max<std::chrono::milliseconds>(
            betweenCharts, share * std::chrono::milliseconds(clock.elapsed())));
    });
    connect(m_view, &QComboBox::activated, this, [this] {
        m_wantedView = m_view->currentData();
        refresh();
    });
    connect(m_figure, &QComboBox::activated, this, [this] {
        (view() == SweepView::Hours ? m_wantedHourly : m_wantedFigure) = m_figure->currentData();
        refresh();
    });
    const auto showTitle = [this] { setWindowTitle(tr("Sweep: %1").arg(m_document.title())); };
    connect(&m_document, &Document::renamed, this, showTitle);
    showTitle();
    connect(&m_document, &Document::changed, this, [this](const ScenarioDiff &diff) {
        if (!diff.touchesMarket())
            return;
        m_form->offer(m_document.snapshot());
        showState();
    });
}

/// Of the market as it is now.
void SweepWindow::run()
{
    if (!m_form->plan() || m_form->isTooLarge())
        return;
    m_market = m_document.market();
    m_currency = m_document.scenario().currency;
    m_failure.clear();
    m_seconds = 0.0;
    m_clock.start();
    m_model->setRun(nullptr, m_currency);
    m_runner.start(m_form->plan(), m_form->study().withPeers);
    m_model->setRun(m_runner.run(), m_currency);
    m_progress->setRange(0, static_cast<int>(m_runner.run()->plan().size()));
    refresh();
    if (m_run->hasFocus() || !m_run->isEnabled())
        m_cancel->setFocus();
}

void SweepWindow::cancel()
{
    m_runner.cancel();
}

/// A run that nobody sees is not worth its cores; what is solved is here again when it is opened.
void SweepWindow::done(int result)
{
    m_runner.cancel();
    QDialog::done(result);
}

void SweepWindow::followForm()
{
    if (!m_runner.run())
        refresh();
    showState();
}

void SweepWindow::followRun()
{
    m_seconds = static_cast<double>(m_clock.elapsed()) / thousand;
    if (!m_throttle.isActive())
        m_throttle.start();
}

void SweepWindow::finish()
{
    m_throttle.stop();
    m_seconds = static_cast<double>(m_clock.elapsed()) / thousand;
    const bool hadFocus = m_cancel->hasFocus();
    refresh();
    if (hadFocus)
        m_run->setFocus();
}

} // namespace peergrid
