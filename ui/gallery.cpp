// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery.h"

#include "core/scenariofile.h"
#include "ui/canvas/diagramexport.h"
#include "ui/colours.h"
#include "ui/datafolder.h"
#include "ui/textlines.h"

#include <QDir>
#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int valueRole = Qt::UserRole;
constexpr int sentenceRole = Qt::UserRole + 1;
constexpr int leastWidth = 264;      ///< of a card
constexpr QMarginsF gap(6, 6, 6, 6); ///< about a card
constexpr qreal inset = 6.0;         ///< of the picture in its card

QString firstSentence(const std::string &text)
{
    const QString whole = QString::fromStdString(text);
    const qsizetype end = whole.indexOf(QLatin1String(". "));
    return end < 0 ? whole : whole.left(end + 1);
}

class Card : public QStyledItemDelegate
{
  public:
    Card(Gallery::Form form, QSize picture, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_form(form)
        , m_picture(picture)
    {
    }

    void setSize(const QSize &size) { m_card = size; }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return m_card;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Colours &colours = coloursOf(option.palette);
        const bool isActive = option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
        const QRectF card = QRectF(option.rect).marginsRemoved(gap);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(isActive ? colours.accent : colours.border, isActive ? 2.0 : 1.0));
        painter->setBrush(colours.canvas);
        painter->drawRoundedRect(card, 8, 8);
        QRectF text = card.adjusted(12, 10, -12, -8);
        if (m_form == Gallery::Form::Tall) {
            paintPicture(*painter,
                         QRectF(card.left() + inset, card.top() + inset, card.width() - 2 * inset,
                                m_picture.height()),
                         index);
            text.setTop(card.top() + m_picture.height() + 12);
        } else {
            paintPicture(*painter,
                         QRectF(card.left() + inset, card.top() + inset, m_picture.width(),
                                card.height() - 2 * inset),
                         index);
            text.setLeft(card.left() + m_picture.width() + 18);
        }
        paintText(*painter, text, option.font, colours, index);
        painter->restore();
    }

  private:
    void paintPicture(QPainter &painter, const QRectF &ground, const QModelIndex &index) const
    {
        // Pictures are drawn in light colours, as exports are.
        painter.setPen(Qt::NoPen);
        painter.setBrush(lightColours().canvas);
        painter.drawRoundedRect(ground, 5, 5);
        const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
        QRectF target(QPointF(), QSizeF(m_picture).boundedTo(ground.size()));
        target.moveCenter(ground.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawPixmap(target, picture, QRectF(picture.rect()));
    }

    static void paintText(QPainter &painter, const QRectF &text, QFont font, const Colours &colours,
                          const QModelIndex &index)
    {
        font.setPixelSize(14);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colours.text);
        const double title = drawLines(painter, text, index.data().toString(), 2);
        font.setPixelSize(12);
        font.setWeight(QFont::Normal);
        painter.setFont(font);
        painter.setPen(colours.secondary);
        drawLines(painter, text.adjusted(0.0, title + 4.0, 0.0, 0.0),
                  index.data(sentenceRole).toString(), 8);
    }

    Gallery::Form m_form;
    QSize m_card;
    QSize m_picture;
};

} // namespace

QString scenarioFolder()
{
    return dataFolder(QStringLiteral("scenarios"), QStringLiteral("scenarios"));
}

Gallery::Gallery(Form form, QWidget *parent)
    : QListWidget(parent)
    , m_form(form)
{
    setViewMode(IconMode);
    setMovement(Static);
    setResizeMode(Adjust);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setItemDelegate(new Card(form, pictureSize(), this));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::itemClicked, this, &QListWidget::itemActivated);
    connect(this, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { emit chosen(item->data(valueRole)); });
}

QSize Gallery::pictureSize() const
{
    return m_form == Form::Tall ? QSize(252, 150) : QSize(92, 74);
}

void Gallery::addScenario(const QString &file)
{
    const QString path = QDir(scenarioFolder()).absoluteFilePath(file);
    const auto scenario = loadScenario(path.toStdString());
    if (!scenario)
        return;
    QImage picture = thumbnail(path, pictureSize() * devicePixelRatio());
    picture.setDevicePixelRatio(devicePixelRatio());
    addCard(QString::fromStdString(scenario->name), firstSentence(scenario->description),
            QPixmap::fromImage(picture), path);
    item(count() - 1)->setToolTip(QString::fromStdString(scenario->description));
}

void Gallery::addCard(const QString &name, const QString &sentence, const QPixmap &picture,
                      const QVariant &value)
{
    auto *card = new QListWidgetItem(name, this);
    card->setData(valueRole, value);
    card->setData(sentenceRole, sentence);
    card->setData(Qt::AccessibleDescriptionRole, sentence);
    card->setData(Qt::DecorationRole, picture);
}

void Gallery::fitTo(int width)
{
    const int columns = std::max(1, width / leastWidth);
    const int rows = (count() + columns - 1) / columns;
    const QSize card((width - 4) / columns, m_form == Form::Tall ? 268 : 98);
    static_cast<Card *>(itemDelegate())->setSize(card);
    setGridSize(card);
    setFixedHeight(rows * card.height() + 8);
}

void Gallery::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace peergrid
