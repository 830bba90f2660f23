// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/colours.h"

#include <QApplication>
#include <QPixmapCache>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>

namespace peergrid
{

namespace
{

constexpr int pixmapKilobytes = 2048;

QString settingsKey()
{
    return QStringLiteral("theme");
}

/// What the system says, asked before our own palette hides it.
bool isSystemDark()
{
    static const bool isDark =
        QApplication::style()->standardPalette().color(QPalette::Window).lightness() < 128 ||
        QApplication::palette().color(QPalette::Window).lightness() < 128;
    return isDark;
}

/// What a palette cannot say: borders and roundness. The menu of a button in a tool bar is drawn by
/// these rules whole: of Fusion's own drawing of it, Qt would keep a pixmap for each time.
QString styleSheet(const Colours &colours)
{
    return QStringLiteral(
               "QToolBar { border: none; border-bottom: 1px solid %1; padding: 4px 8px; spacing: "
               "4px; }"
               "QToolBar QToolButton { padding: 4px 6px; border: 1px solid %1; border-radius: 5px;"
               " background: %2; }"
               "QToolBar QToolButton:hover { border-color: %3; }"
               "QToolBar QToolButton:checked { background: %4; border-color: %3; }"
               "QToolBar QToolButton:disabled { color: %5; }"
               "QToolBar QToolButton[popupMode=\"1\"] { padding-right: 20px; }"
               "QToolBar QToolButton::menu-button { width: 16px; border: none; border-left: 1px"
               " solid %1; }"
               "QToolBar QToolButton::menu-arrow { width: 10px; height: 10px;"
               " image: url(:/icons/menuarrow.svg); }"
               "QStatusBar { border-top: 1px solid %1; }"
               "QStatusBar::item { border: none; }"
               "QMainWindow::separator { background: %1; width: 1px; height: 1px; }"
               "QLineEdit { padding: 3px 6px; border: 1px solid %1; border-radius: 5px;"
               " background: %2; }"
               "QLineEdit:focus { border-color: %3; }"
               "QLineEdit[isWrong=\"true\"] { border-color: %6; }"
               "QPushButton { padding: 5px 14px; border: 1px solid %1; border-radius: 5px;"
               " background: %2; }"
               "QPushButton:hover, QPushButton:focus { border-color: %3; }"
               "QPushButton:disabled { color: %5; }"
               "QToolTip { border: 1px solid %1; padding: 3px; }"
               "QTabBar#resultTabs::tab { padding: 5px 8px; margin: 1px 2px 3px 0px; border: 1px "
               "solid"
               " transparent; border-radius: 6px; }"
               "QTabBar#resultTabs::tab:selected { background: %4; color: %3; }"
               "QTabBar#resultTabs::tab:hover, QTabBar#resultTabs::tab:selected:focus"
               " { border-color: %3; }"
               "QTabBar#resultTabs::tab:disabled { background: transparent; color: %5; }"
               "QToolButton#quiet { padding: 4px 10px; border: 1px solid transparent;"
               " border-radius: 5px; background: transparent; color: %3; }"
               "QToolButton#quiet:hover, QToolButton#quiet:focus { border-color: %3; }"
               "QToolButton#quiet:checked { background: %4; }"
               "QToolButton#quiet:disabled { color: %5; }"
               "QFrame#card { background: %7; border: 1px solid %1; border-radius: 8px; }")
        .arg(colours.border.name(), colours.canvas.name(), colours.accent.name(),
             colours.isDark ? QStringLiteral("#1E3A5F") : QStringLiteral("#DBEAFE"),
             colours.secondary.name(), colours.wrong.name(), colours.panel.name());
}

} // namespace

Theme rememberedTheme()
{
    const QString name = QSettings().value(settingsKey()).toString();
    if (name == QLatin1String("light"))
        return Theme::Light;
    return name == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

void applyTheme(Theme theme, bool isChosen)
{
    const bool isDark = theme == Theme::Dark || (theme == Theme::System && isSystemDark());
    const Colours &colours = isDark ? darkColours() : lightColours();
    if (QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(colours));
    // Icons of file dialogs are made anew each time, and Qt keeps all of them, in its own bounds of
    // 10 MB, with as much again for looking after such small ones.
    QPixmapCache::setCacheLimit(pixmapKilobytes);
    qApp->setStyleSheet(styleSheet(colours));
    if (isChosen)
        QSettings().setValue(settingsKey(), theme == Theme::Light  ? QStringLiteral("light")
                                            : theme == Theme::Dark ? QStringLiteral("dark")
                                                                   : QStringLiteral("system"));
}

} // namespace peergrid
