// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace peergrid
{

class MarketScene;
class MarketView;

/// The whole diagram in a corner, with the part that is seen; a click or a drag goes there.
class Minimap : public QWidget
{
    Q_OBJECT

  public:
    Minimap(MarketView &view, MarketScene &scene);

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override { goTo(event); }
    void mouseMoveEvent(QMouseEvent *event) override { goTo(event); }

  private:
    void goTo(QMouseEvent *event);
    void drawDiagram();
    /// From the scene to the map.
    QTransform toMap() const;

    MarketView &m_view;
    MarketScene &m_scene;
    QPixmap m_diagram; ///< null: to be drawn
    QTransform m_toMap;
};

} // namespace peergrid
