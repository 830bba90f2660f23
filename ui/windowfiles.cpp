// SPDX-License-Identifier: GPL-3.0-or-later
// The window's commands about files.
#include "ui/mainwindow.h"

#include "core/backup.h"
#include "core/scenariofile.h"
#include "core/tables.h"
#include "ui/autosave.h"
#include "ui/canvas/diagramexport.h"
#include "ui/compareaction.h"
#include "ui/messagebar.h"
#include "ui/recoverydialog.h"
#include "ui/welcomepage.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QSettings>

namespace peergrid
{

namespace
{

constexpr int mostRecent = 8;

QString recentKey()
{
    return QStringLiteral("recent");
}

QString sentences(const Issues &issues)
{
    constexpr std::size_t most = 5;
    Issues first(issues.begin(),
                 issues.begin() + static_cast<std::ptrdiff_t>(std::min(most, issues.size())));
    QString text = QString::fromStdString(describe(first));
    if (issues.size() > most)
        text += MainWindow::tr("\n… and %1 more").arg(issues.size() - most);
    return text;
}

/// The file of a kind in a folder, if it is there: "load.csv" beside "peers.csv".
std::optional<std::filesystem::path> beside(const QString &peers, const char *name)
{
    const QString path = QFileInfo(peers).dir().filePath(QString::fromLatin1(name));
    if (!QFileInfo::exists(path))
        return {};
    return path.toStdString();
}

} // namespace

QString MainWindow::folder() const
{
    if (!m_document.path().isEmpty())
        return QFileInfo(m_document.path()).path();
    const QString recent = QSettings().value(recentKey()).toStringList().value(0);
    return recent.isEmpty() ? QDir::homePath() : QFileInfo(recent).path();
}

void MainWindow::remember(const QString &path)
{
    QStringList recent = QSettings().value(recentKey()).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    QSettings().setValue(recentKey(), QStringList(recent.mid(0, mostRecent)));
    refreshRecent();
}

QStringList MainWindow::recentFiles()
{
    QStringList there;
    for (const QString &path : QSettings().value(recentKey()).toStringList()) {
        if (QFileInfo::exists(path))
            there << path;
    }
    return there;
}

void MainWindow::refreshRecent()
{
    m_welcome->setRecent(recentFiles());
}

bool MainWindow::mayDiscard()
{
    if (!m_document.isModified())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("Save the changes to %1?").arg(m_document.title()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setInformativeText(tr("Without saving they are lost."));
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void MainWindow::newScenario()
{
    if (!mayDiscard())
        return;
    Scenario scenario;
    scenario.name = tr("Untitled").toStdString();
    m_guard.unlock();
    m_document.reset(std::move(scenario));
    m_messages->dismiss();
    showCanvas();
}

void MainWindow::open()
{
    if (!mayDiscard())
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Open"), folder(),
                                                      tr("Scenarios (*.peergrid);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::openFile(const QString &path)
{
    const QString before = m_document.path();
    const QString whole = QFileInfo(path).absoluteFilePath();
    const auto holder = m_guard.lock(whole); // first, so that no change between goes unseen
    const auto opened = m_document.open(whole);
    if (!opened) {
        if (before.isEmpty())
            m_guard.unlock();
        else
            m_guard.lock(before);
        fail(sentences(opened.error()));
        return false;
    }
    m_messages->dismiss();
    remember(whole);
    showCanvas();
    warnOf(holder);
    offerRecovery();
    return true;
}

void MainWindow::warnOf(const std::optional<FileGuard::Holder> &holder)
{
    if (!holder)
        return;
    m_messages->show(MessageBar::Kind::Warning,
                     tr("%1 has %2 open on %3 (process %4). What both save, the later one keeps.")
                         .arg(holder->user, m_document.title(), holder->host)
                         .arg(holder->process));
}

/// Writes the file, after a copy of what it was is kept once in a session.
bool MainWindow::saveTo(const QString &path)
{
    if (m_backedUp != path && QFileInfo::exists(path)) {
        if (const auto kept = keepBackup(path.toStdString()); !kept)
            m_messages->show(MessageBar::Kind::Warning, sentences(kept.error()));
    }
    const auto saved = m_document.save(path);
    if (!saved) {
        fail(sentences(saved.error()));
        return false;
    }
    m_backedUp = path;
    remember(path);
    warnOf(m_guard.lock(path));
    return true;
}

/// Others may write the file, too.
void MainWindow::guardFile()
{
    connect(m_autosave, &Autosave::failed, this, [this](const QString &sentence) {
        m_messages->show(MessageBar::Kind::Warning, sentence);
    });
    connect(&m_guard, &FileGuard::changedOnDisk, this, [this] {
        m_messages->show(MessageBar::Kind::Warning,
                         tr("%1 has changed on disk.").arg(m_document.title()),
                         {{tr("&Reload"), [this] { reload(); }},
                          {tr("&Keep mine"), [this] { m_guard.acceptOnDisk(); }}});
    });
    connect(&m_guard, &FileGuard::removedFromDisk, this, [this] {
        m_messages->show(MessageBar::Kind::Warning,
                         tr("%1 is no longer on disk.").arg(m_document.title()),
                         {{tr("&Save it again"), [this] { save(); }}});
    });
}

void MainWindow::reload()
{
    m_guard.acceptOnDisk();
    if (const auto reloaded = m_document.reload(); !reloaded)
        fail(sentences(reloaded.error()));
}

/// What a program that ended badly left behind.
void MainWindow::offerRecovery()
{
    const auto left = recoverable(m_autosave->folder());
    if (left.empty())
        return;
    const Recovery recovery = left.front();
    const QString name = recovery.path.isEmpty() ? tr("a scenario that was never saved")
                                                 : QFileInfo(recovery.path).fileName();
    m_messages->show(MessageBar::Kind::Warning,
                     tr("PeerGrid ended unexpectedly. Unsaved work on %1 of %2 can be restored.")
                         .arg(name, QLocale().toString(recovery.time, QLocale::ShortFormat)),
                     {{tr("&Restore"), [this, recovery] { restore(recovery); }},
                      {tr("&Compare…"), [this, recovery] { compare(recovery); }},
                      {tr("&Discard"), [this, recovery] {
                           discard(recovery);
                           offerRecovery();
                       }}});
}

void MainWindow::restore(const Recovery &recovery)
{
    if (!mayDiscard()) {
        offerRecovery();
        return;
    }
    auto scenario = loadDraft(recovery.snapshot.toStdString());
    if (!scenario) {
        fail(sentences(scenario.error()));
        return;
    }
    m_document.recover(std::move(*scenario), recovery.path);
    if (!recovery.path.isEmpty())
        m_guard.lock(recovery.path);
    m_autosave->snapshotNow(); // before the one it came from goes
    discard(recovery);
    showCanvas();
    m_messages->show(MessageBar::Kind::Note,
                     tr("Restored. Your file is as you saved it last, until you save."));
}

/// Shows in what the work that was left differs from the file, before one decides.
void MainWindow::compare(const Recovery &recovery)
{
    const auto left = loadDraft(recovery.snapshot.toStdString());
    if (!left) {
        fail(sentences(left.error()));
        return;
    }
    const auto saved = recovery.path.isEmpty() ? Result<Scenario>(Scenario())
                                               : loadDraft(recovery.path.toStdString());
    RecoveryDialog dialog(saved ? *saved : Scenario(), *left, this);
    switch (dialog.exec()) {
    case RecoveryDialog::Restore:
        restore(recovery);
        break;
    case RecoveryDialog::Discard:
        discard(recovery);
        offerRecovery();
        break;
    default:
        offerRecovery();
    }
}

void MainWindow::openExample(const QString &path)
{
    auto scenario = loadDraft(path.toStdString());
    if (!scenario) {
        fail(sentences(scenario.error()));
        return;
    }
    m_guard.unlock();
    m_document.reset(std::move(*scenario));
    m_compare->suggestFor(path);
    m_messages->dismiss();
    showCanvas();
}

bool MainWindow::save()
{
    return m_document.path().isEmpty() ? saveAs() : saveTo(m_document.path());
}

bool MainWindow::saveAs()
{
    QFileDialog dialog(this, tr("Save as"), folder(), tr("Scenarios (*.peergrid)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("peergrid"));
    dialog.selectFile(m_document.title());
    return dialog.exec() == QDialog::Accepted && saveTo(dialog.selectedFiles().value(0));
}

void MainWindow::importTables()
{
    if (!mayDiscard())
        return;
    const QString peers = QFileDialog::getOpenFileName(
        this, tr("Import the table of peers; load.csv, … are taken from its folder"), folder(),
        tr("CSV tables (*.csv);;All files (*)"));
    if (peers.isEmpty())
        return;
    const TablePaths tables{peers.toStdString(), beside(peers, "load.csv"),
                            beside(peers, "availability.csv"), beside(peers, "tendency.csv"),
                            beside(peers, "contracts.csv")};
    auto scenario = peergrid::importTables(tables, Design::Hybrid);
    if (!scenario) {
        fail(sentences(scenario.error()));
        return;
    }
    scenario->name = QFileInfo(peers).dir().dirName().toStdString();
    m_guard.unlock();
    m_document.recover(std::move(*scenario), {});
    m_messages->dismiss();
    showCanvas();
}

void MainWindow::exportTables()
{
    const QString into =
        QFileDialog::getExistingDirectory(this, tr("Export CSV tables to"), folder());
    if (into.isEmpty())
        return;
    const auto exported = peergrid::exportTables(m_document.scenario(), into.toStdString());
    if (!exported)
        fail(sentences(exported.error()));
    else if (!exported->empty())
        m_messages->show(MessageBar::Kind::Warning, sentences(*exported));
    else
        m_messages->show(MessageBar::Kind::Note,
                         tr("The tables are in %1.").arg(QDir::toNativeSeparators(into)));
}

void MainWindow::exportDiagram()
{
    QFileDialog dialog(this, tr("Export diagram"), folder(),
                       tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("png"));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto exported = peergrid::exportDiagram(m_document, dialog.selectedFiles().value(0));
    if (!exported)
        fail(sentences(exported.error()));
}

void MainWindow::print()
{
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() == QDialog::Accepted)
        printDiagram(m_document, printer);
}

} // namespace peergrid
