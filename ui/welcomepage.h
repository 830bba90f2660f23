// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace peergrid
{

/// Where the example scenarios are: beside the program's sources, or installed.
QString scenarioFolder();

/// What a new window shows: examples as pictures, recent files, and ways to begin.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

  public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);

  signals:
    void newRequested();
    void openRequested();
    /// A saved file, to be edited there.
    void fileChosen(const QString &path);
    /// An example: a copy is edited, the file stays.
    void exampleChosen(const QString &path);

  protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

  private:
    QListWidget *newGallery();
    void fillGallery();
    void fitGallery();

    QListWidget *m_gallery;
    QListWidget *m_recent;
    QLabel *m_recentHeading;
};

} // namespace peergrid
