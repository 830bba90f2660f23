// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/issuespanel.h"

#include "ui/colours.h"
#include "ui/document.h"
#include "ui/selection.h"
#include "ui/symbols.h"
#include "ui/wording.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace peergrid
{

namespace
{

/// One line: object, field, hour and what is wrong.
QString headline(const Issue &issue)
{
    QStringList parts;
    if (!issue.object.empty())
        parts << QString::fromStdString(issue.object);
    if (!issue.field.empty())
        parts << QString::fromStdString(issue.field);
    if (issue.hour)
        parts << IssuesPanel::tr("hour %1").arg(*issue.hour);
    return parts.join(QStringLiteral(" · "));
}

QString advice(const Issue &issue)
{
    QString text = QString::fromStdString(issue.found);
    if (!issue.allowed.empty())
        text += QStringLiteral("; ") + QString::fromStdString(issue.allowed);
    if (!issue.remedy.empty())
        text += QStringLiteral("; ") + QString::fromStdString(issue.remedy);
    return text + QLatin1Char('.');
}

} // namespace

IssuesPanel::IssuesPanel(Document &document, Selection &selection, QWidget *parent)
    : QListWidget(parent)
    , m_document(document)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("problems"));
    setAccessibleName(tr("Problems"));
    setFrameShape(NoFrame);
    setWordWrap(true);
    viewport()->setAutoFillBackground(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { goTo(row(item)); });
    connect(&document, &Document::changed, this, [this](const ScenarioDiff &diff) {
        if (diff.touchesMarket())
            rebuild();
    });
    rebuild();
}

void IssuesPanel::rebuild()
{
    clear();
    const Colours &colours = coloursOf(palette());
    int errors = 0;
    int warnings = 0;
    for (const Issue &issue : m_document.issues()) {
        const bool isError = issue.severity == Issue::Severity::Error;
        ++(isError ? errors : warnings);
        auto *item = new QListWidgetItem(this);
        item->setIcon(
            symbolIcon(isError ? QStringLiteral("error") : QStringLiteral("warning"), colours));
        item->setText(headline(issue) + QLatin1Char('\n') + QString::fromStdString(issue.found));
        const auto fixing = quickFixFor(m_document.scenario(), issue);
        item->setToolTip(
            advice(issue) + QLatin1Char('\n') +
            (fixing ? tr("Click to go there; F4 or the context menu: %1").arg(fixing->name)
                    : tr("Click to go there")));
    }
    if (count() == 0) {
        auto *item = new QListWidgetItem(tr("The scenario is valid."), this);
        item->setForeground(colours.secondary);
        item->setFlags(Qt::ItemIsEnabled);
    }
    emit countChanged(errors, warnings);
}

void IssuesPanel::goTo(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_document.issues().size())
        return;
    const Issue issue = m_document.issues()[static_cast<std::size_t>(row)];
    const ObjectIds objects = objectsIn(m_document.scenario().market, issue.place);
    m_selection.select(objects);
    if (issue.hour)
        m_selection.setHour(static_cast<std::size_t>(*issue.hour - 1));
    emit m_selection.editRequested(QString::fromStdString(issue.field));
}

void IssuesPanel::fix(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_document.issues().size())
        return;
    const auto fixing =
        quickFixFor(m_document.scenario(), m_document.issues()[static_cast<std::size_t>(row)]);
    if (fixing)
        m_document.apply(fixing->name, fixing->apply(m_document.scenario()));
}

void IssuesPanel::contextMenuEvent(QContextMenuEvent *event)
{
    const QListWidgetItem *item =
        event->reason() == QContextMenuEvent::Mouse ? itemAt(event->pos()) : currentItem();
    const int at = item ? row(item) : -1;
    if (at < 0 || static_cast<std::size_t>(at) >= m_document.issues().size())
        return;
    QMenu menu(this);
    menu.addAction(tr("Go there"), this, [this, at] { goTo(at); });
    if (const auto fixing =
            quickFixFor(m_document.scenario(), m_document.issues()[static_cast<std::size_t>(at)]))
        menu.addAction(fixing->name, this, [this, at] { fix(at); });
    menu.exec(event->globalPos());
}

void IssuesPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        goTo(currentRow());
    else if (event->key() == Qt::Key_F4)
        fix(currentRow());
    else
        QListWidget::keyPressEvent(event);
}

} // namespace peergrid
