// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/results/report.h"

class QComboBox;
class QLabel;
class QListWidget;
class QTimer;
class QToolButton;

namespace peergrid
{

class ReportPages;

/// Asks what goes into a report and in which format, and shows its pages; remembers the answers for
/// the next time. Writes it, too, and says in a sentence if that fails.
class ReportDialog : public QDialog
{
    Q_OBJECT

  public:
    /// The content as it would be with everything in it; the folder is where the file dialog
    /// begins.
    ReportDialog(ReportContent content, const QString &folder, QWidget *parent = nullptr);
    ~ReportDialog() override;

    ReportContent content() const; ///< as it is chosen now
    QString format() const;        ///< "pdf", "html"
    int pageCount() const;

    /// Writes the file; the ending of the format is added if the path ends in none. False, with a
    /// sentence shown, if it cannot be.
    bool saveTo(QString path);

  signals:
    void saved(const QString &path);

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    QWidget *buildChoices();
    QWidget *buildPreview();
    void addChoice(QListWidget *list, const QString &name, const QString &title);
    void layOut();
    void turnTo(int page);
    void restore();
    void remember() const;
    void chooseFile();

    ReportContent m_content;
    QString m_folder;
    std::unique_ptr<ReportPages> m_pages;
    int m_page = 0;
    QComboBox *m_format;
    QListWidget *m_sections;
    QListWidget *m_charts;
    QLabel *m_picture;
    QLabel *m_number;
    QToolButton *m_back;
    QToolButton *m_forward;
    QLabel *m_problem;
    QTimer *m_soon; ///< several boxes ticked at once lay the pages out once
};

} // namespace peergrid
