// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hourbar.h"

#include "ui/colours.h"
#include "ui/document.h"
#include "ui/panels/hourscale.h"
#include "ui/selection.h"
#include "ui/symbols.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace peergrid
{

HourBar::HourBar(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_play(new QToolButton)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_scale(new HourScale(*m_slider))
    , m_hour(new QLabel)
    , m_loop(new QToolButton)
    , m_speed(new QComboBox)
{
    m_play->setCheckable(true);
    m_play->setAccessibleName(tr("Play"));
    m_play->setToolTip(tr("Play the hours one after the other"));
    m_slider->setAccessibleName(tr("Hour"));
    m_slider->setPageStep(3);
    m_hour->setMinimumWidth(96);
    m_loop->setText(tr("Loop"));
    m_loop->setCheckable(true);
    m_loop->setChecked(true);
    m_loop->setAccessibleName(tr("Loop"));
    m_loop->setToolTip(tr("Start again after the last hour"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Hours a second"));
    for (const int speed : {1, 2, 4, 8})
        m_speed->addItem(tr("%1 h/s").arg(speed), speed);
    m_speed->setCurrentIndex(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(10);
    layout->addWidget(m_play);
    auto *slide = new QVBoxLayout;
    slide->setSpacing(0);
    slide->addWidget(m_slider);
    slide->addWidget(m_scale);
    layout->addLayout(slide, 1);
    layout->addWidget(m_hour);
    layout->addWidget(m_loop);
    layout->addWidget(m_speed);
    connect(m_play, &QToolButton::toggled, this, &HourBar::play);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] { play(m_play->isChecked()); });
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int hour) { m_selection.setHour(static_cast<std::size_t>(hour)); });
    connect(&m_timer, &QTimer::timeout, this, &HourBar::advance);
    connect(&document, &Document::changed, this, &HourBar::refresh);
    connect(&selection, &Selection::hourChanged, this, &HourBar::showHour);
    refresh();
}

void HourBar::refresh()
{
    const int last = static_cast<int>(m_document.scenario().market.hours) - 1;
    m_slider->setRange(0, last);
    m_scale->update();
    setEnabled(last > 0);
    showHour();
    m_play->setIcon(
        symbolIcon(m_play->isChecked() ? QStringLiteral("pause") : QStringLiteral("play"),
                   coloursOf(palette())));
}

void HourBar::showHour()
{
    const int hour = static_cast<int>(m_selection.hour());
    m_slider->setValue(hour);
    const int ofDay = hour % 24;
    const QString clock = QStringLiteral("%1:00–%2:00")
                              .arg(ofDay, 2, 10, QLatin1Char('0'))
                              .arg(ofDay + 1, 2, 10, QLatin1Char('0'));
    m_hour->setText(m_document.scenario().market.hours <= 24
                        ? clock
                        : tr("day %1, %2").arg(hour / 24 + 1).arg(clock));
}

void HourBar::play(bool isPlaying)
{
    m_play->setChecked(isPlaying);
    if (isPlaying)
        m_timer.start(1000 / m_speed->currentData().toInt());
    else
        m_timer.stop();
    refresh();
}

void HourBar::advance()
{
    if (m_slider->value() < m_slider->maximum())
        m_slider->setValue(m_slider->value() + 1);
    else if (m_loop->isChecked())
        m_slider->setValue(0);
    else
        play(false);
}

void HourBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace peergrid
