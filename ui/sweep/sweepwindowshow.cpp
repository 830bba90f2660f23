// SPDX-License-Identifier: GPL-3.0-or-later
// What the window of sweeps shows, and what can be taken out of it.
#include "ui/sweep/sweepwindow.h"

#include "core/safefile.h"
#include "ui/document.h"
#include "ui/results/exportdialog.h"
#include "ui/sweep/sweepform.h"
#include "ui/sweep/sweeptablemodel.h"
#include "ui/sweep/sweepwords.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

/// Fills a box only where its choices are others: its list may be open. What a person wanted is
/// current wherever it is there.
void offer(QComboBox &box, const QStringList &texts, const QVariantList &keys,
           const QVariant &wanted, int otherwise)
{
    bool isSame = box.count() == texts.size();
    for (int i = 0; isSame && i < box.count(); ++i)
        isSame = box.itemText(i) == texts[i] && box.itemData(i) == keys[i];
    if (!isSame) {
        box.clear();
        for (qsizetype i = 0; i < texts.size(); ++i)
            box.addItem(texts[i], keys[i]);
    }
    const auto place = keys.indexOf(wanted);
    box.setCurrentIndex(place >= 0 ? static_cast<int>(place) : otherwise);
}

/// "3 s", "12 min"
QString timeText(double seconds)
{
    constexpr double minute = 60.0;
    constexpr double longer = 120.0;
    if (seconds < 1.0)
        return SweepWindow::tr("less than a second");
    if (seconds < longer)
        return SweepWindow::tr("%1 s").arg(std::lround(seconds));
    if (seconds < longer * minute)
        return SweepWindow::tr("%1 min").arg(std::lround(seconds / minute));
    return SweepWindow::tr("%1 h").arg(std::lround(seconds / minute / minute));
}

} // namespace

SweepView SweepWindow::view() const
{
    return static_cast<SweepView>(m_view->currentData().toInt());
}

/// Of the run if there is one, else of what would be run.
void SweepWindow::offerViews()
{
    const SweepRun *run = m_runner.run();
    const SweepPlan *plan = run ? &run->plan() : m_form->plan().get();
    if (!plan)
        return;
    QStringList texts;
    QVariantList keys;
    for (const SweepView one : viewsOf(*plan)) {
        texts << nameOf(one);
        keys << static_cast<int>(one);
    }
    offer(*m_view, texts, keys, m_wantedView, 0);
}

void SweepWindow::offerFigures()
{
    const SweepRun *run = m_runner.run();
    const bool isHourly = view() == SweepView::Hours;
    const std::string &currency = m_document.scenario().currency;
    if (!run && !m_form->plan())
        return m_figure->setVisible(m_figure->count() > 0); // as it was, until it is clear again
    QStringList texts;
    QVariantList keys;
    int usual = 0;
    if (isHourly) {
        for (const HourlyFigure one : hourlyFigures) {
            texts << figureWords(one, currency).withUnit();
            keys << QStringLiteral("hourly") + QString::number(static_cast<int>(one));
        }
    } else {
        const SweepTable table =
            run ? run->table() : SweepTable(*m_form->plan(), m_form->study().withPeers);
        const Market &market = run ? run->plan().market() : m_form->plan()->market();
        for (const std::string &one : table.figures()) {
            if (one == "least_cost" && market.objective == Objective::LeastCost)
                usual = static_cast<int>(texts.size());
            texts << figureWords(one, market, currency).withUnit();
            keys << QString::fromStdString(one);
        }
    }
    offer(*m_figure, texts, keys, isHourly ? m_wantedHourly : m_wantedFigure, usual);
    m_figure->setVisible(view() != SweepView::Table);
}

void SweepWindow::refresh()
{
    offerViews();
    offerFigures();
    const SweepRun *run = m_runner.run();
    const bool isTable = view() == SweepView::Table;
    m_stack->setCurrentIndex(isTable ? 1 : 0);
    if (isTable) {
        m_model->follow();
    } else if (run) {
        SweepChart::Choice choice;
        choice.view = view();
        if (choice.view == SweepView::Hours)
            choice.hourly = hourlyFigures[static_cast<std::size_t>(m_figure->currentIndex())];
        else
            choice.figure = static_cast<std::size_t>(m_figure->currentIndex());
        m_chart->showRun(*run, choice, m_currency);
    } else {
        m_chart->showNote(tr("Run solves the market in each variant, and shows here what comes "
                             "of it."));
    }
    showState();
}

bool SweepWindow::isStale() const
{
    return m_runner.run() && m_market != m_document.market() && // an undone edit is none
           *m_market != *m_document.market();
}

QString SweepWindow::countText() const
{
    if (!m_form->plan())
        return {};
    const std::size_t variants = m_form->plan()->size();
    const QString count = variants == 1 ? tr("1 variant") : tr("%L1 variants").arg(variants);
    const SweepRun *run = m_runner.run();
    if (!run || run->done() == 0 || m_runner.isRunning())
        return count;
    const double seconds =
        m_seconds / static_cast<double>(run->done()) * static_cast<double>(variants);
    return (seconds < 1.0 ? tr("%1, %2") : tr("%1, about %2")).arg(count, timeText(seconds));
}

QString SweepWindow::stateText() const
{
    const SweepRun *run = m_runner.run();
    if (!run)
        return {};
    const std::size_t done = run->done();
    const std::size_t all = run->plan().size();
    if (m_runner.isChecking())
        return tr("Checking %L1 variants…").arg(all);
    if (m_runner.isRunning()) {
        const QString so = tr("%L1 of %L2 variants").arg(done).arg(all);
        if (done == 0)
            return so;
        return tr("%1, %2 left")
            .arg(so,
                 timeText(m_seconds / static_cast<double>(done) * static_cast<double>(all - done)));
    }
    if (!m_failure.isEmpty())
        return m_failure;
    const QString stale =
        isStale() ? QLatin1Char(' ') + tr("The market has changed since: run again.") : QString();
    if (!run->isWhole())
        return tr("Cancelled with %L1 of %L2 variants: these are shown.").arg(done).arg(all) +
               stale;
    return tr("%L1 variants in %2.").arg(all).arg(timeText(m_seconds)) + stale;
}

void SweepWindow::showState()
{
    const SweepRun *run = m_runner.run();
    const bool isRunning = m_runner.isRunning();
    m_count->setText(countText());
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
    m_run->setEnabled(m_form->plan() && !m_form->isTooLarge() && !isRunning);
    m_copy->setEnabled(m_form->plan() != nullptr);
    const bool hasRows = run && run->done() > 0;
    m_save->setEnabled(hasRows);
    m_export->setEnabled(hasRows && view() != SweepView::Table);
    if (isRunning)
        m_progress->setValue(static_cast<int>(run->done()));
    const bool isWrong =
        !isRunning && (!m_failure.isEmpty() || isStale() || (run && !run->isWhole()));
    tell(stateText(), isWrong);
}

void SweepWindow::exportChart()
{
    ExportDialog dialog(*m_chart, m_folder, this);
    connect(&dialog, &ExportDialog::saved, this, [this](const QString &path) {
        tell(tr("The chart is in %1.").arg(QDir::toNativeSeparators(path)));
    });
    dialog.exec();
}

void SweepWindow::chooseTable()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save table"), QDir(m_folder).filePath(QStringLiteral("sweep.csv")),
        tr("Tables (*.csv)"));
    if (!path.isEmpty())
        saveTable(path);
}

bool SweepWindow::saveTable(const QString &path)
{
    const QString file = QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".csv") : path;
    const SweepRun &run = *m_runner.run();
    if (const auto done = replaceFile(file.toStdString(), run.csv()); !done) {
        tell(QString::fromStdString(describe(done.error())), true);
        return false;
    }
    const QString name = QDir::toNativeSeparators(file);
    tell(run.isWhole() ? tr("The table is in %1.").arg(name)
                       : tr("%L1 of %L2 variants are in %3.")
                             .arg(run.done())
                             .arg(run.plan().size())
                             .arg(name));
    return true;
}

/// Of what would be run now. The command reads the file, so that must hold what is seen here.
void SweepWindow::copyCommand()
{
    const QString path = m_document.path();
    const QString file = path.isEmpty() ? QStringLiteral("scenario.peergrid") : path;
    const QString target = QFileInfo(file).completeBaseName() + QStringLiteral("-sweep.csv");
    QGuiApplication::clipboard()->setText(QString::fromStdString(
        commandText(m_form->study(), file.toStdString(), target.toStdString())));
    if (path.isEmpty())
        tell(tr("Copied. Save the scenario as scenario.peergrid first: the command reads it."));
    else if (m_document.isModified())
        tell(tr("Copied. Save the scenario first: the command reads the file."));
    else
        tell(tr("Copied."));
}

void SweepWindow::tell(const QString &sentence, bool isWrong)
{
    m_message->setForegroundRole(isWrong ? QPalette::BrightText : QPalette::PlaceholderText);
    m_message->setText(sentence);
}

} // namespace peergrid
