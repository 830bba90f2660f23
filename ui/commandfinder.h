// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;
class QMenuBar;

namespace peergrid
{

/// Every command of the menus in one list that shrinks while one types.
class CommandFinder : public QDialog
{
    Q_OBJECT

  public:
    explicit CommandFinder(const QMenuBar &menus, QWidget *parent = nullptr);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void addFrom(const QList<QAction *> &actions, const QString &path);
    void filter(const QString &text);
    void run();

    QLineEdit *m_text;
    QListWidget *m_list;
    QList<QAction *> m_commands; ///< in the order of the list
};

} // namespace peergrid
