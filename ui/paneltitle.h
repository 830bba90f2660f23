// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;

namespace peergrid
{

/// The head of a panel: its name in small capitals, and a way to close it. Quieter than the
/// style's own, for there are many.
class PanelTitle : public QWidget
{
    Q_OBJECT

  public:
    explicit PanelTitle(QDockWidget &panel);
};

} // namespace peergrid
