// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace peergrid
{

/// A slider that shows how far it is from where it changes nothing: there stands a mark, and the
/// bar begins. A double click goes back there.
class ShiftSlider : public QSlider
{
    Q_OBJECT

  public:
    explicit ShiftSlider(QWidget *parent = nullptr);

    void setNeutral(int value);

    QSize sizeHint() const override { return {120, 24}; }

  protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

  private:
    /// Where the middle of the handle is at a value.
    double x(int value) const;

    int m_neutral = 0;
};

} // namespace peergrid
