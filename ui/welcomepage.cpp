// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcomepage.h"

#include "core/scenariofile.h"
#include "ui/canvas/diagramexport.h"
#include "ui/colours.h"
#include "ui/symbols.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <array>

namespace peergrid
{

namespace
{

constexpr QSize pictureSize(252, 150);
constexpr QSize cardSize(276, 268);
constexpr int pathRole = Qt::UserRole;
constexpr int sentenceRole = Qt::UserRole + 1;

/// The paper's cases first.
constexpr std::array examples{"five-peer-case-1",
                              "five-peer-case-2",
                              "seventeen-peer-case-1",
                              "seventeen-peer-case-2",
                              "seventeen-peer-case-3",
                              "village-100",
                              "island",
                              "five-peer-as-printed"};

QString firstSentence(const std::string &text)
{
    const QString whole = QString::fromStdString(text);
    const qsizetype end = whole.indexOf(QLatin1String(". "));
    return end < 0 ? whole : whole.left(end + 1);
}

/// A card of the gallery: picture, name, one sentence.
class Card : public QStyledItemDelegate
{
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return cardSize;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Colours &colours = coloursOf(option.palette);
        const bool isActive = option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF card = QRectF(option.rect).adjusted(6, 6, -6, -6);
        painter->setPen(QPen(isActive ? colours.accent : colours.border, isActive ? 2.0 : 1.0));
        painter->setBrush(colours.canvas);
        painter->drawRoundedRect(card, 8, 8);
        paintPicture(*painter, card, index);
        const QRectF text(card.left() + 12, card.top() + pictureSize.height() + 12,
                          card.width() - 24,
                          card.bottom() - card.top() - pictureSize.height() - 18);
        QFont font = option.font;
        font.setPixelSize(14);
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(colours.text);
        painter->drawText(
            text, Qt::AlignTop | Qt::AlignLeft,
            QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        font.setPixelSize(12);
        font.setWeight(QFont::Normal);
        painter->setFont(font);
        painter->setPen(colours.secondary);
        painter->drawText(text.adjusted(0, 22, 0, 0), Qt::AlignTop | Qt::TextWordWrap,
                          index.data(sentenceRole).toString());
        painter->restore();
    }

  private:
    static void paintPicture(QPainter &painter, const QRectF &card, const QModelIndex &index)
    {
        // Pictures are drawn in light colours, as exports are.
        QRectF ground(card.topLeft() + QPointF(6, 6),
                      QSizeF(card.width() - 12, pictureSize.height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(lightColours().canvas);
        painter.drawRoundedRect(ground, 5, 5);
        const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
        QRectF target(QPointF(), QSizeF(pictureSize).boundedTo(ground.size()));
        target.moveCenter(ground.center());
        painter.drawPixmap(target, picture, QRectF(picture.rect()));
    }
};

QLabel *newHeading(const QString &text, int pixels)
{
    auto *label = new QLabel(text);
    QFont font = label->font();
    font.setPixelSize(pixels);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

QString scenarioFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    for (const char *place : {"../share/peergrid/scenarios", "../../../scenarios"}) {
        const QString folder = program.absoluteFilePath(QString::fromLatin1(place));
        if (QFileInfo::exists(folder))
            return QDir::cleanPath(folder);
    }
    return {};
}

WelcomePage::WelcomePage(QWidget *parent)
    : QScrollArea(parent)
    , m_gallery(newGallery())
    , m_recent(new QListWidget)
    , m_recentHeading(newHeading(tr("Recent files"), 16))
{
    setObjectName(QStringLiteral("welcome"));
    setAccessibleName(tr("Welcome page"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(40, 32, 40, 32);
    layout->setSpacing(12);
    layout->addWidget(newHeading(tr("PeerGrid"), 26));
    auto *what = new QLabel(tr("Draw a local electricity market and see what it does."));
    what->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(what);
    auto *buttons = new QHBoxLayout;
    auto *start = new QPushButton(tr("New scenario"));
    auto *open = new QPushButton(tr("Open…"));
    start->setDefault(true);
    buttons->addWidget(start);
    buttons->addWidget(open);
    buttons->addStretch();
    layout->addLayout(buttons);
    m_recent->setAccessibleName(tr("Recent files"));
    m_recent->setFrameShape(NoFrame);
    m_recent->setMaximumHeight(132);
    layout->addWidget(m_recentHeading);
    layout->addWidget(m_recent);
    layout->addWidget(newHeading(tr("Examples"), 16));
    layout->addWidget(m_gallery);
    layout->addStretch();
    setWidget(page);
    connect(start, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit fileChosen(item->data(pathRole).toString());
    });
    connect(m_recent, &QListWidget::itemClicked, m_recent, &QListWidget::itemActivated);
    setRecent({});
    fillGallery();
}

QListWidget *WelcomePage::newGallery()
{
    auto *gallery = new QListWidget;
    gallery->setObjectName(QStringLiteral("gallery"));
    gallery->setAccessibleName(tr("Examples"));
    gallery->setViewMode(QListView::IconMode);
    gallery->setMovement(QListView::Static);
    gallery->setResizeMode(QListView::Adjust);
    gallery->setFrameShape(NoFrame);
    gallery->setMouseTracking(true);
    gallery->setItemDelegate(new Card(gallery));
    gallery->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    gallery->viewport()->setAutoFillBackground(false);
    connect(gallery, &QListWidget::itemClicked, gallery, &QListWidget::itemActivated);
    connect(gallery, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit exampleChosen(item->data(pathRole).toString());
    });
    return gallery;
}

void WelcomePage::fillGallery()
{
    m_gallery->clear();
    const QDir folder(scenarioFolder());
    for (const char *name : examples) {
        const QString path =
            folder.absoluteFilePath(QString::fromLatin1(name) + QStringLiteral(".peergrid"));
        const auto scenario = loadScenario(path.toStdString());
        if (!scenario)
            continue;
        auto *item = new QListWidgetItem(QString::fromStdString(scenario->name), m_gallery);
        item->setData(pathRole, path);
        item->setData(sentenceRole, firstSentence(scenario->description));
        item->setToolTip(QString::fromStdString(scenario->description));
        QImage picture = thumbnail(path, pictureSize * devicePixelRatio());
        picture.setDevicePixelRatio(devicePixelRatio());
        item->setData(Qt::DecorationRole, QPixmap::fromImage(picture));
    }
    fitGallery();
}

/// All cards are seen; the page scrolls, not the gallery.
void WelcomePage::fitGallery()
{
    const int columns = std::max(1, (viewport()->width() - 84) / cardSize.width());
    const int rows = (m_gallery->count() + columns - 1) / columns;
    m_gallery->setFixedHeight(rows * cardSize.height() + 8);
}

void WelcomePage::setRecent(const QStringList &paths)
{
    m_recent->clear();
    for (const QString &path : paths) {
        auto *item = new QListWidgetItem(m_recent);
        item->setText(tr("%1  —  %2")
                          .arg(QFileInfo(path).completeBaseName(),
                               QDir::toNativeSeparators(QFileInfo(path).path())));
        item->setData(pathRole, path);
    }
    m_recent->setVisible(!paths.isEmpty());
    m_recentHeading->setVisible(!paths.isEmpty());
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitGallery();
}

void WelcomePage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_gallery->viewport()->update();
}

} // namespace peergrid
