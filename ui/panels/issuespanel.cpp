// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/issuespanel.h"

#include "ui/colours.h"
#include "ui/document.h"
#include "ui/selection.h"
#include "ui/symbols.h"
#include "ui/textlines.h"
#include "ui/wording.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace peergrid
{

namespace
{

constexpr int rowHeight = 58;
constexpr int headlineRole = Qt::UserRole;

/// The object by its name, the field, the hour.
QString headline(const Market &market, const Issue &issue)
{
    const ObjectIds objects = objectsIn(market, issue.place);
    QStringList parts;
    if (!objects.isEmpty())
        parts << objectsText(market, objects);
    else if (!issue.object.empty())
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

/// Where it is on one line, what is wrong on two more; the whole is in the tool tip.
class ProblemDelegate : public QStyledItemDelegate
{
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return index.data(headlineRole).isValid() ? QSize(100, rowHeight)
                                                  : QStyledItemDelegate::sizeHint(option, index);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        if (!index.data(headlineRole).isValid()) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        const Colours &colours = coloursOf(option.palette);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (isChosen)
            painter->fillRect(option.rect, option.palette.highlight());
        const QRect area = option.rect.adjusted(4, 4, -4, -4);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, area.left(), area.top(), 16, 16);
        const QRect text = area.adjusted(22, 0, 0, 0);
        QFont font = option.font;
        font.setPixelSize(12);
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(isChosen ? option.palette.highlightedText().color() : colours.text);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                          painter->fontMetrics().elidedText(index.data(headlineRole).toString(),
                                                            Qt::ElideRight, text.width()));
        font.setWeight(QFont::Normal);
        painter->setFont(font);
        painter->setPen(isChosen ? option.palette.highlightedText().color() : colours.secondary);
        drawLines(*painter, text.adjusted(0, painter->fontMetrics().height() + 1, 0, 0),
                  index.data().toString(), 2);
        painter->restore();
    }
};

} // namespace

IssuesPanel::IssuesPanel(Document &document, Selection &selection, QWidget *parent)
    : QListWidget(parent)
    , m_document(document)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("problems"));
    setAccessibleName(tr("Problems"));
    setFrameShape(NoFrame);
    setItemDelegate(new ProblemDelegate(this));
    viewport()->setAutoFillBackground(false);
    setViewportMargins(6, 2, 6, 2);
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
        item->setText(QString::fromStdString(issue.found));
        item->setData(headlineRole, headline(m_document.scenario().market, issue));
        item->setData(Qt::AccessibleTextRole,
                      item->data(headlineRole).toString() + QStringLiteral(": ") + item->text());
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
