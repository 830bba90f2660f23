// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/results/chartexport.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace peergrid
{

class Chart;

/// Asks how a chart is to be written: format, size, text, colours, with a preview; remembers the
/// answers for the next time. Writes it, too, and says in a sentence if that fails.
class ExportDialog : public QDialog
{
    Q_OBJECT

  public:
    /// The chart must outlive the dialog. The folder is where the file dialog begins.
    ExportDialog(const Chart &chart, const QString &folder, QWidget *parent = nullptr);

    PaperLook look() const;
    QString format() const; ///< "png", "svg", "pdf", "csv", "xlsx"
    /// Writes the file; the ending of the format is added if the path ends in none. False, with a
    /// sentence shown, if it cannot be.
    bool saveTo(QString path);

  signals:
    void saved(const QString &path);

  private:
    QWidget *buildForm();
    QWidget *buildPreview();
    QDoubleSpinBox *addNumber(double least, double most, int decimals, double step,
                              const QString &name);
    bool isPicture() const;
    void convertUnit();
    void refresh();
    void refreshPreview();
    void restore();
    void remember() const;
    void chooseFile();
    void copy();

    const Chart &m_chart;
    QString m_folder;
    PaperLook::Unit m_unit = PaperLook::Unit::Millimetres;
    QComboBox *m_format;
    QDoubleSpinBox *m_width;
    QDoubleSpinBox *m_height;
    QComboBox *m_units;
    QDoubleSpinBox *m_scale;
    QDoubleSpinBox *m_fontSize;
    QCheckBox *m_caption;
    QCheckBox *m_dark;
    QLabel *m_pixels;
    QLabel *m_problem;
    QStackedWidget *m_previews;
    QLabel *m_picture;
    QPlainTextEdit *m_table;
};

} // namespace peergrid
