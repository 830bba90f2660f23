// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/cellsdelegate.h"

#include "ui/colours.h"
#include "ui/panels/peersmodel.h"
#include "ui/symbols.h"

#include <QComboBox>
#include <QPainter>

namespace peergrid
{

namespace
{

constexpr int signSize = 12; ///< pixels
constexpr int error = 2;     ///< PeersModel::IssueRole
constexpr double selectionTint = 0.16;

/// Between two colours, so much of the second.
QColor blended(const QColor &a, const QColor &b, double share)
{
    const auto mix = [&](int x, int y) { return static_cast<int>(x + share * (y - x)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

void CellsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Colours &colours = coloursOf(option->palette);
    const int severity = index.data(PeersModel::IssueRole).toInt();
    const bool isHourly = index.data(PeersModel::HourlyRole).toBool();
    QColor text = isHourly ? colours.secondary : colours.text;
    if (severity > 0) {
        text = severity == error ? colours.wrong : colours.warning;
        const auto sign = severity == error ? QStringLiteral("error") : QStringLiteral("warning");
        option->icon = symbolIcon(sign, colours);
        option->decorationSize = {signSize, signSize};
        option->features |= QStyleOptionViewItem::HasDecoration;
    }
    // A whole row in the full accent would hide what is wrong in it.
    option->palette.setColor(QPalette::Highlight,
                             blended(colours.canvas, colours.accent, selectionTint));
    option->palette.setColor(QPalette::Text, text);
    option->palette.setColor(QPalette::HighlightedText, text);
}

void CellsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    cell.state.setFlag(QStyle::State_HasFocus, false);
    QStyledItemDelegate::paint(painter, cell, index);
    if (!option.state.testFlag(QStyle::State_HasFocus))
        return;
    painter->save();
    painter->setPen(QPen(coloursOf(option.palette).accent, 2));
    painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    painter->restore();
}

QWidget *CellsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const QStringList choices = index.data(PeersModel::ChoicesRole).toStringList();
    QWidget *editor = choices.isEmpty() ? QStyledItemDelegate::createEditor(parent, option, index)
                                        : listEditor(parent, choices);
    editor->setAccessibleName(
        index.model()
            ->headerData(index.column(), Qt::Horizontal, Qt::AccessibleTextRole)
            .toString());
    return editor;
}

QWidget *CellsDelegate::listEditor(QWidget *parent, const QStringList &choices) const
{
    auto *list = new QComboBox(parent);
    for (const QString &choice : choices)
        list->addItem(choice.isEmpty() ? tr("none") : choice, choice);
    connect(list, &QComboBox::activated, this, [this, list] {
        auto *self = const_cast<CellsDelegate *>(this);
        emit self->commitData(list);
        emit self->closeEditor(list);
    });
    return list;
}

void CellsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *list = qobject_cast<QComboBox *>(editor))
        list->setCurrentIndex(list->findData(index.data(Qt::EditRole)));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void CellsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                 const QModelIndex &index) const
{
    if (const auto *list = qobject_cast<QComboBox *>(editor))
        model->setData(index, list->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace peergrid
