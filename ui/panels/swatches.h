// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QAbstractButton;
class QPushButton;

namespace peergrid
{

/// A row of colours to choose from, named for those who do not see them; and any other.
class Swatches : public QWidget
{
    Q_OBJECT

  public:
    explicit Swatches(QWidget *parent = nullptr);

    /// The one that is marked; an invalid colour marks none.
    void setColour(const QColor &colour);

  signals:
    void chosen(const QColor &colour);

  private:
    void askForOther();

    std::array<QAbstractButton *, 8> m_hues;
    QPushButton *m_other;
    QColor m_colour;
};

} // namespace peergrid
