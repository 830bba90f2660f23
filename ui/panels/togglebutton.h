// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace peergrid
{

/// A tool that is in the hand or not, and shows it in both themes: some styles hardly do.
class ToggleButton : public QToolButton
{
    Q_OBJECT

  public:
    ToggleButton(const QString &text, const QString &what, QWidget *parent = nullptr);

  protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace peergrid
