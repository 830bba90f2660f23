// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/palette.h"

#include "ui/colours.h"
#include "ui/symbols.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

#include <array>

namespace peergrid
{

namespace
{

constexpr auto mimeType = "application/x-peergrid-palette";
constexpr int rowHeight = 46;

struct Offer {
    const char *symbol;
    const char *name;
    const char *what;
};

/// In the order of PaletteThing.
constexpr std::array<Offer, 6> offers{{
    {"maingrid", QT_TRANSLATE_NOOP("Palette", "Main grid"),
     QT_TRANSLATE_NOOP("Palette", "unlimited supply")},
    {"producer", QT_TRANSLATE_NOOP("Palette", "Producer"),
     QT_TRANSLATE_NOOP("Palette", "sells only")},
    {"prosumer", QT_TRANSLATE_NOOP("Palette", "Prosumer"),
     QT_TRANSLATE_NOOP("Palette", "generates, buys, sells")},
    {"consumer", QT_TRANSLATE_NOOP("Palette", "Consumer"),
     QT_TRANSLATE_NOOP("Palette", "buys only")},
    {"community", QT_TRANSLATE_NOOP("Palette", "Community"),
     QT_TRANSLATE_NOOP("Palette", "drop peers inside")},
    {"battery", QT_TRANSLATE_NOOP("Palette", "Battery (ESS)"),
     QT_TRANSLATE_NOOP("Palette", "drop on a prosumer")},
}};

/// A card: symbol, name, and what it does in small letters.
class Card : public QStyledItemDelegate
{
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {150, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Colours &colours = coloursOf(option.palette);
        const bool isActive = option.state.testFlag(QStyle::State_HasFocus) ||
                              option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF card = QRectF(option.rect).adjusted(1.5, 2.5, -1.5, -2.5);
        painter->setPen(QPen(isActive ? colours.accent : colours.border, isActive ? 1.6 : 1.0));
        painter->setBrush(colours.canvas);
        painter->drawRoundedRect(card, 6.0, 6.0);
        const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
        icon.paint(painter, QRectF(card.left() + 8, card.center().y() - 12, 24, 24).toRect());
        const QRectF text = card.adjusted(42.0, 4.0, -4.0, -4.0);
        QFont font = option.font;
        font.setPixelSize(13);
        painter->setFont(font);
        painter->setPen(colours.text);
        painter->drawText(text, Qt::AlignTop | Qt::AlignLeft, index.data().toString());
        font.setPixelSize(11);
        painter->setFont(font);
        painter->setPen(colours.secondary);
        painter->drawText(text, Qt::AlignBottom | Qt::AlignLeft,
                          QFontMetricsF(font).elidedText(index.data(Qt::UserRole + 1).toString(),
                                                         Qt::ElideRight, text.width()));
        painter->restore();
    }
};

} // namespace

Palette::Palette(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Palette"));
    setFrameShape(NoFrame);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new Card(this));
    viewport()->setAutoFillBackground(false);
    setViewportMargins(8, 2, 8, 2);
    for (std::size_t i = 0; i < offers.size(); ++i) {
        auto *item = new QListWidgetItem(tr(offers[i].name), this);
        item->setData(Qt::UserRole, static_cast<int>(i));
        item->setData(Qt::UserRole + 1, tr(offers[i].what));
        item->setData(Qt::AccessibleDescriptionRole, tr(offers[i].what));
        item->setToolTip(
            tr("Drag it onto the canvas; double-click or Enter adds it at the centre"));
    }
    setCurrentRow(0);
    drawIcons();
    connect(this, &QListWidget::itemDoubleClicked, this, &Palette::choose);
}

QSize Palette::sizeHint() const
{
    return {190, rowHeight * static_cast<int>(offers.size()) + 6};
}

void Palette::drawIcons()
{
    for (int i = 0; i < count(); ++i)
        item(i)->setIcon(symbolIcon(QString::fromLatin1(offers[static_cast<std::size_t>(i)].symbol),
                                    coloursOf(palette())));
}

QStringList Palette::mimeTypes() const
{
    return {QString::fromLatin1(mimeType)};
}

QMimeData *Palette::mimeData(const QList<QListWidgetItem *> &items) const
{
    auto *mime = new QMimeData;
    if (!items.empty())
        mime->setData(QString::fromLatin1(mimeType),
                      QByteArray::number(items.front()->data(Qt::UserRole).toInt()));
    return mime;
}

void Palette::choose(const QListWidgetItem *item)
{
    if (item)
        emit chosen(static_cast<PaletteThing>(item->data(Qt::UserRole).toInt()));
}

void Palette::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(currentItem());
    else
        QListWidget::keyPressEvent(event);
}

void Palette::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcons();
}

std::optional<PaletteThing> thingIn(const QMimeData *data)
{
    bool isNumber = false;
    const int thing = data->data(QString::fromLatin1(mimeType)).toInt(&isNumber);
    if (!isNumber || thing < 0 || thing >= static_cast<int>(offers.size()))
        return {};
    return static_cast<PaletteThing>(thing);
}

} // namespace peergrid
