// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paneltitle.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace peergrid
{

PanelTitle::PanelTitle(QDockWidget &panel)
    : QWidget(&panel)
{
    auto *name = new QLabel;
    QFont font = name->font();
    font.setPixelSize(11);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    name->setFont(font);
    name->setForegroundRole(QPalette::PlaceholderText);
    auto *close = new QToolButton;
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus); // the View menu closes panels by keys
    const auto show = [name, close](const QString &title) {
        name->setText(title.toUpper());
        close->setAccessibleName(tr("Close %1").arg(title));
        close->setToolTip(tr("Close %1").arg(title));
    };
    show(panel.windowTitle());
    connect(&panel, &QDockWidget::windowTitleChanged, name, show);
    connect(close, &QToolButton::clicked, &panel, &QDockWidget::close);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(10, 6, 6, 0);
    line->addWidget(name, 1);
    line->addWidget(close);
}

} // namespace peergrid
