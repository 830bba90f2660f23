// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTextBrowser;

namespace peergrid
{

/// The guide, bundled with the program: the pages of resources/help, as they can be read in the
/// repository too.
class HelpWindow : public QDialog
{
    Q_OBJECT

  public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// "storage.md"; the contents if there is no such page.
    void open(const QString &page);
    /// The page about what a widget belongs to.
    static QString pageFor(const QWidget *widget);
    /// Where the pages are: beside the program's sources, or installed.
    static QString folder();

  private:
    QTextBrowser *m_text;
};

} // namespace peergrid
