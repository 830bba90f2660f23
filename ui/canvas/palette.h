// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include "ui/canvas/marketscene.h"

#include <optional>

class QMimeData;

namespace peergrid
{

/// What can be put on the canvas: by drag, double-click or Enter.
class Palette : public QListWidget
{
    Q_OBJECT

  public:
    explicit Palette(QWidget *parent = nullptr);

    QSize sizeHint() const override;

  signals:
    /// To be added where the view looks.
    void chosen(peergrid::PaletteThing thing);

  protected:
    QMimeData *mimeData(const QList<QListWidgetItem *> &items) const override;
    QStringList mimeTypes() const override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    void choose(const QListWidgetItem *item);
    void drawIcons();
};

/// What is dragged from a palette, if it is that.
std::optional<PaletteThing> thingIn(const QMimeData *data);

} // namespace peergrid
