// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagebar.h"

#include "ui/colours.h"
#include "ui/symbols.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace peergrid
{

namespace
{

QColor hueOf(MessageBar::Kind kind, const Colours &colours)
{
    switch (kind) {
    case MessageBar::Kind::Warning:
        return colours.warning;
    case MessageBar::Kind::Error:
        return colours.wrong;
    case MessageBar::Kind::Note:
        break;
    }
    return colours.accent;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("message"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
    hide();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::show(Kind kind, const QString &text, const std::vector<Answer> &answers)
{
    dismiss();
    m_kind = kind;
    m_text->setText(text);
    const QString symbol = kind == Kind::Note    ? QStringLiteral("peergrid")
                           : kind == Kind::Error ? QStringLiteral("error")
                                                 : QStringLiteral("warning");
    m_icon->setPixmap(symbolIcon(symbol, coloursOf(palette())).pixmap(20, 20));
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text);
        m_buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, answer] {
            dismiss();
            if (answer.act)
                answer.act();
        });
    }
    QWidget::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss()
{
    hide();
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QColor ground = hueOf(m_kind, colours);
    QPainter painter(this);
    painter.fillRect(rect(), colours.canvas);
    ground.setAlphaF(0.10F);
    painter.fillRect(rect(), ground);
    painter.fillRect(QRect(0, 0, 4, height()), hueOf(m_kind, colours));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.border);
}

} // namespace peergrid
