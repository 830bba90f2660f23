// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/figurecard.h"

#include "ui/colours.h"
#include "ui/results/keyfigures.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace peergrid
{

namespace
{

constexpr int cardWidth = 256;

QColor colourOf(KeyFigure::Mood mood, const Colours &colours)
{
    switch (mood) {
    case KeyFigure::Mood::Good:
        return colours.good;
    case KeyFigure::Mood::Bad:
        return colours.wrong;
    case KeyFigure::Mood::Plain:
        break;
    }
    return colours.text;
}

/// A style sheet overrules palettes, so the colour goes into the text.
QLabel *cell(const QString &text, const QColor &colour, const QString &hint)
{
    auto *label = new QLabel(QStringLiteral("<span style=\"color:%1\">%2</span>")
                                 .arg(colour.name(), text.toHtmlEscaped()));
    label->setTextFormat(Qt::RichText);
    label->setToolTip(hint);
    return label;
}

QToolButton *addSwitch(QButtonGroup &group, QLayout &layout, const QString &text)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setObjectName(QStringLiteral("quiet"));
    group.addButton(button);
    layout.addWidget(button);
    return button;
}

} // namespace

FigureCard::FigureCard(QWidget *parent)
    : QFrame(parent)
    , m_rows(new QGridLayout)
{
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Key figures"));
    setFixedWidth(cardWidth);
    auto *group = new QButtonGroup(this);
    auto *switches = new QHBoxLayout;
    switches->setSpacing(4);
    m_all = addSwitch(*group, *switches, tr("All hours"));
    m_one = addSwitch(*group, *switches, tr("This hour"));
    m_all->setChecked(true);
    switches->addStretch();
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(6);
    m_rows->setColumnStretch(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(10);
    layout->addLayout(switches);
    layout->addLayout(m_rows);
    layout->addStretch();
    connect(m_one, &QToolButton::toggled, this, &FigureCard::rebuild);
}

void FigureCard::show(const Shown &shown)
{
    const bool isSame = m_shown.solved == shown.solved && m_shown.ghost == shown.ghost &&
                        (m_shown.hour == shown.hour || m_all->isChecked());
    m_shown = shown;
    if (!isSame)
        rebuild();
}

void FigureCard::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_shown.solved)
        return;
    const bool hasHours = m_shown.solved->hours() > 1;
    m_all->setVisible(hasHours);
    m_one->setVisible(hasHours);
    const HourRange hours = m_one->isChecked() ? HourRange{m_shown.hour, m_shown.hour}
                                               : HourRange{0, m_shown.solved->hours() - 1};
    const Colours &colours = coloursOf(palette());
    int row = 0;
    for (const KeyFigure &figure : keyFigures(*m_shown.solved, m_shown.ghost.get(), hours)) {
        QLabel *name = cell(figure.name, colours.secondary, figure.hint);
        QLabel *value = cell(figure.value, colourOf(figure.mood, colours), figure.hint);
        QFont font = value->font();
        font.setBold(true);
        value->setFont(font);
        value->setAlignment(Qt::AlignRight);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(figure.name, figure.value));
        m_rows->addWidget(name, row, 0);
        m_rows->addWidget(value, row++, 1);
    }
}

void FigureCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        rebuild();
    }
}

} // namespace peergrid
