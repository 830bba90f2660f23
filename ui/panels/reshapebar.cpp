// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/reshapebar.h"

#include "core/reshape.h"
#include "ui/panels/quantity.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace peergrid
{

ReshapeBar::ReshapeBar(const Quantity &quantity, std::size_t hours, QWidget *parent)
    : QWidget(parent)
    , m_factor(new QDoubleSpinBox)
    , m_shift(new QSpinBox)
{
    setUpFactor(quantity);
    setUpShift(hours);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_factor);
    row->addWidget(
        newButton(tr("&Scale"), tr("Multiply every hour by the factor"), &ReshapeBar::scale));
    row->addSpacing(12);
    row->addWidget(m_shift);
    row->addWidget(newButton(tr("S&hift"), tr("What leaves at the end comes in at the start"),
                             &ReshapeBar::shift));
    row->addSpacing(12);
    row->addWidget(
        newButton(tr("S&mooth"), tr("Move each hour towards its neighbours"), &ReshapeBar::smooth));
}

void ReshapeBar::setUpFactor(const Quantity &quantity)
{
    m_factor->setRange(quantity.isSigned ? -1000.0 : 0.0, 1000.0);
    m_factor->setDecimals(4);
    m_factor->setSingleStep(0.1);
    m_factor->setValue(1.0);
    m_factor->setPrefix(QStringLiteral("× "));
    m_factor->setAccessibleName(tr("Factor"));
}

void ReshapeBar::setUpShift(std::size_t hours)
{
    const int most = static_cast<int>(hours);
    m_shift->setRange(-most, most);
    m_shift->setValue(1);
    m_shift->setSuffix(tr(" h later"));
    m_shift->setAccessibleName(tr("Hours later; negative: earlier"));
}

QPushButton *ReshapeBar::newButton(const QString &text, const QString &what,
                                   void (ReshapeBar::*act)())
{
    auto *button = new QPushButton(text);
    button->setToolTip(what);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void ReshapeBar::scale()
{
    const double factor = m_factor->value();
    emit chosen([factor](const Values &values) { return scaled(values, factor); });
}

void ReshapeBar::shift()
{
    const long hours = m_shift->value();
    emit chosen([hours](const Values &values) { return shifted(values, hours); });
}

void ReshapeBar::smooth()
{
    emit chosen([](const Values &values) { return smoothed(values); });
}

/// Enter in a number applies it rather than closing the dialog.
void ReshapeBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_factor->hasFocus())
        scale();
    else if (isEnter && m_shift->hasFocus())
        shift();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peergrid
