// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;
class QListWidget;
class QPushButton;

namespace peergrid
{

class Gallery;

/// What a new window shows: ways to begin, recent files, and examples as pictures.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

  public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);
    /// What one can go back to; empty: nothing is open.
    void setOpen(const QString &title);

  signals:
    void backRequested();
    void newRequested();
    void openRequested();
    /// A saved file, to be edited there.
    void fileChosen(const QString &path);
    /// An example or a template: a copy is edited, the file stays.
    void exampleChosen(const QString &path);

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    QWidget *newHead();
    Gallery *newStarts();
    Gallery *newExamples();
    void fitGalleries();

    QPushButton *m_back;
    Gallery *m_starts;
    QListWidget *m_recent;
    QLabel *m_recentHeading;
    Gallery *m_examples;
};

} // namespace peergrid
