// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcomepage.h"

#include "ui/colours.h"
#include "ui/gallery.h"
#include "ui/symbols.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int pathRole = Qt::UserRole;
constexpr int sideMargin = 40;
constexpr int widest = 1400; ///< lines that are longer are hard to scan
constexpr int recentRow = 26;

QLabel *newHeading(const QString &text, int pixels)
{
    auto *label = new QLabel(text);
    QFont font = label->font();
    font.setPixelSize(pixels);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(6, 8, 0, 0); // in line with the cards
    return label;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QScrollArea(parent)
    , m_back(new QPushButton)
    , m_starts(newStarts())
    , m_recent(new QListWidget)
    , m_recentHeading(newHeading(tr("Recent files"), 16))
    , m_examples(newExamples())
{
    setObjectName(QStringLiteral("welcome"));
    setAccessibleName(tr("Welcome page"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    m_recent->setObjectName(QStringLiteral("recent"));
    m_recent->setAccessibleName(tr("Recent files"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->viewport()->setAutoFillBackground(false);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit fileChosen(item->data(pathRole).toString());
    });
    connect(m_recent, &QListWidget::itemClicked, m_recent, &QListWidget::itemActivated);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(sideMargin, 28, sideMargin, 28);
    layout->setSpacing(8);
    layout->addWidget(newHead());
    layout->addWidget(newHeading(tr("Start from"), 16));
    layout->addWidget(m_starts);
    layout->addWidget(m_recentHeading);
    layout->addWidget(m_recent);
    layout->addWidget(newHeading(tr("Examples"), 16));
    layout->addWidget(m_examples);
    layout->addStretch();
    setWidget(page);
    setRecent({});
    setOpen({});
}

QWidget *WelcomePage::newHead()
{
    auto *head = new QWidget;
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(newHeading(tr("PeerGrid"), 26));
    auto *what = new QLabel(tr("Draw a local electricity market and see what it does."));
    what->setForegroundRole(QPalette::PlaceholderText);
    what->setContentsMargins(6, 0, 0, 0);
    names->addWidget(what);
    auto *start = new QPushButton(tr("New scenario"));
    auto *open = new QPushButton(tr("Open…"));
    start->setDefault(true);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 6, 0);
    line->addLayout(names);
    line->addStretch();
    line->addWidget(m_back);
    line->addWidget(start);
    line->addWidget(open);
    connect(m_back, &QPushButton::clicked, this, &WelcomePage::backRequested);
    connect(start, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    return head;
}

Gallery *WelcomePage::newStarts()
{
    auto *starts = new Gallery(Gallery::Form::Wide);
    starts->setObjectName(QStringLiteral("starts"));
    starts->setAccessibleName(tr("Start from"));
    const QSize pixels = starts->pictureSize() * devicePixelRatio();
    QPixmap sheet(pixels);
    sheet.fill(Qt::transparent);
    QPainter painter(&sheet);
    QRectF symbol(0.0, 0.0, 0.5 * pixels.height(), 0.5 * pixels.height());
    symbol.moveCenter(QRectF(sheet.rect()).center());
    drawSymbol(painter, QStringLiteral("new"), symbol, lightColours());
    painter.end();
    starts->addCard(tr("Empty canvas"), tr("Draw everything yourself."), sheet, {});
    for (const char *file : {"template-house", "template-community", "template-two-communities"})
        starts->addScenario(QString::fromLatin1(file) + QStringLiteral(".peergrid"));
    connect(starts, &Gallery::chosen, this, [this](const QVariant &path) {
        if (path.isValid())
            emit exampleChosen(path.toString());
        else
            emit newRequested();
    });
    return starts;
}

Gallery *WelcomePage::newExamples()
{
    auto *examples = new Gallery(Gallery::Form::Tall);
    examples->setObjectName(QStringLiteral("gallery"));
    examples->setAccessibleName(tr("Examples"));
    for (const char *file :
         {"five-peer-case-1", "five-peer-case-2", "seventeen-peer-case-1", "seventeen-peer-case-2",
          "seventeen-peer-case-3", "village-100", "island", "five-peer-as-printed"})
        examples->addScenario(QString::fromLatin1(file) + QStringLiteral(".peergrid"));
    connect(examples, &Gallery::chosen, this,
            [this](const QVariant &path) { emit exampleChosen(path.toString()); });
    return examples;
}

void WelcomePage::setRecent(const QStringList &paths)
{
    m_recent->clear();
    for (const QString &path : paths) {
        auto *item = new QListWidgetItem(m_recent);
        item->setText(tr("%1  —  %2")
                          .arg(QFileInfo(path).completeBaseName(),
                               QDir::toNativeSeparators(QFileInfo(path).path())));
        item->setSizeHint({100, recentRow});
        item->setData(pathRole, path);
    }
    m_recent->setFixedHeight(recentRow * std::min(static_cast<int>(paths.size()), 5) + 4);
    m_recent->setVisible(!paths.isEmpty());
    m_recentHeading->setVisible(!paths.isEmpty());
}

void WelcomePage::setOpen(const QString &title)
{
    m_back->setText(tr("Back to %1").arg(title));
    m_back->setVisible(!title.isEmpty());
}

/// In the middle of a wide window, rather than along its left edge.
void WelcomePage::fitGalleries()
{
    const int room = viewport()->width();
    const int side = std::max(sideMargin, (room - widest) / 2);
    widget()->layout()->setContentsMargins(side, 28, side, 28);
    for (Gallery *gallery : {m_starts, m_examples})
        gallery->fitTo(room - 2 * side);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitGalleries();
}

} // namespace peergrid
