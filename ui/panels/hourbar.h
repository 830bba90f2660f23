// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace peergrid
{

class Document;
class HourScale;
class Selection;

/// The hour that everything shows: slider, play, loop, speed; Left and Right on it go hour by hour.
class HourBar : public QWidget
{
    Q_OBJECT

  public:
    HourBar(Document &document, Selection &selection, QWidget *parent = nullptr);

    void play(bool isPlaying);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void refresh();
    void advance();
    void showHour();

    Document &m_document;
    Selection &m_selection;
    QToolButton *m_play;
    QSlider *m_slider;
    HourScale *m_scale;
    QLabel *m_hour;
    QToolButton *m_loop;
    QComboBox *m_speed;
    QTimer m_timer;
};

} // namespace peergrid
