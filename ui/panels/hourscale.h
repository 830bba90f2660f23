// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSlider;

namespace peergrid
{

/// The hours (of longer runs, the days) under a slider that goes from the first to the last.
class HourScale : public QWidget
{
    Q_OBJECT

  public:
    explicit HourScale(const QSlider &slider, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {100, 16}; }

  protected:
    void paintEvent(QPaintEvent *event) override;

  private:
    /// Where the middle of the slider's handle is at an hour.
    double middleOf(int hour) const;

    const QSlider &m_slider;
};

} // namespace peergrid
