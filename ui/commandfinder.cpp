// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandfinder.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

/// As it is read, without the mark of its mnemonic.
QString plainText(const QAction &action)
{
    return action.text().remove(QLatin1Char('&'));
}

} // namespace

CommandFinder::CommandFinder(const QMenuBar &menus, QWidget *parent)
    : QDialog(parent)
    , m_text(new QLineEdit)
    , m_list(new QListWidget)
{
    setWindowTitle(tr("Find a command"));
    resize(460, 420);
    m_text->setPlaceholderText(tr("Type a few letters, Enter runs"));
    m_text->setAccessibleName(tr("Find a command"));
    m_text->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    addFrom(menus.actions(), {});
    connect(m_text, &QLineEdit::textChanged, this, &CommandFinder::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &CommandFinder::run);
    connect(m_list, &QListWidget::itemActivated, this, &CommandFinder::run);
    filter({});
}

void CommandFinder::addFrom(const QList<QAction *> &actions, const QString &path)
{
    for (QAction *action : actions) {
        if (QMenu *menu = action->menu()) {
            emit menu->aboutToShow(); // some are filled when they open
            addFrom(menu->actions(), path + plainText(*action) + QStringLiteral(" › "));
        } else if (!action->isSeparator() && action->isEnabled()) {
            const QString key = action->shortcut().toString(QKeySequence::NativeText);
            m_list->addItem(path + plainText(*action) +
                            (key.isEmpty() ? QString() : QStringLiteral("    ") + key));
            m_commands << action;
        }
    }
}

/// Shows the commands that hold every word typed, in any order.
void CommandFinder::filter(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int first = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        const QString command = m_list->item(i)->text();
        const bool isFound = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return command.contains(word, Qt::CaseInsensitive);
        });
        m_list->item(i)->setHidden(!isFound);
        if (isFound && first < 0)
            first = i;
    }
    m_list->setCurrentRow(first);
}

void CommandFinder::run()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    QAction *command = m_commands[row];
    accept(); // first, for the command may open a dialog of its own
    command->trigger();
}

/// The list follows the arrows while the text has the focus.
bool CommandFinder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<const QKeyEvent *>(event)->key();
    const int by = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (by == 0)
        return QDialog::eventFilter(watched, event);
    for (int row = m_list->currentRow() + by; row >= 0 && row < m_list->count(); row += by) {
        if (!m_list->item(row)->isHidden()) {
            m_list->setCurrentRow(row);
            break;
        }
    }
    return true;
}

} // namespace peergrid
