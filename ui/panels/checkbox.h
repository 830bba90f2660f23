// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace peergrid
{

/// A check box that is seen in both themes: of the style's there is hardly a trace in the dark.
class CheckBox : public QCheckBox
{
    Q_OBJECT

  public:
    using QCheckBox::QCheckBox;

  protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace peergrid
