// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/hourly.h"
#include "ui/panels/quantity.h"

#include <vector>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollBar;
class QSpinBox;
class QTableView;

namespace peergrid
{

class CurveEditor;
class ProfileModel;

/// Edits a profile as a curve and as a table beside it. Nothing outside changes before it is
/// accepted; the owner then takes profile().
class ProfileEditor : public QDialog
{
    Q_OBJECT

  public:
    ProfileEditor(const Quantity &quantity, const Profile &profile, std::size_t hours,
                  QWidget *parent = nullptr);

    /// One value if "one value for all hours" is chosen; the profile as it was if nothing changed.
    Profile profile() const;

    void setHour(std::size_t hour); ///< counted from 0

  protected:
    void keyPressEvent(QKeyEvent *event) override;

  private:
    QHBoxLayout *toolRow();
    QWidget *curveSide();
    QTableView *newTable();
    QHBoxLayout *changeRow();
    QHBoxLayout *sourceRow();
    QPushButton *newButton(const QString &text, const QString &what, void (ProfileEditor::*act)());
    void listen();

    void chooseShape();
    void importCsv();
    void copy();
    void paste();

    void showValues();
    void showMessage();
    void showDay(int day); ///< counted from 1

    std::size_t m_hours;
    Profile m_before;
    ProfileModel *m_model;
    CurveEditor *m_curve;
    QTableView *m_table;
    QScrollBar *m_dayBar;
    QSpinBox *m_day;
    QCheckBox *m_constant;
    QLabel *m_figures;
    QLabel *m_message;
    QPushButton *m_ok = nullptr;
    QString m_notice; ///< of the last paste, until something changes
};

} // namespace peergrid
