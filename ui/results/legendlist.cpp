// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/legendlist.h"

#include "ui/results/legend.h"

#include <QEvent>
#include <QHash>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int mostWithoutSearch = 20;
constexpr QSize swatchSize(24, 14);

/// Swatches that look the same are one icon: Qt keeps pixmaps of each that it has painted.
QIcon iconOf(const QImage &image)
{
    static QHash<QByteArray, QIcon> known;
    constexpr qsizetype many = 500;
    if (known.size() > many)
        known.clear();
    const QByteArray key(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
    auto found = known.find(key);
    if (found == known.end())
        found = known.insert(key, QPixmap::fromImage(image));
    return *found;
}

QIcon swatch(const Plot &plot, std::size_t series, const Colours &colours, double pixelRatio)
{
    QImage image(swatchSize * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSwatch(painter, QRectF(1.0, 0.0, swatchSize.width() - 2.0, swatchSize.height()), plot,
                series, colours);
    painter.end();
    return iconOf(image);
}

bool looksTheSame(const Plot &a, const Plot &b)
{
    const auto isSame = [](const Series &one, const Series &other) {
        return one.name == other.name && one.kind == other.kind && one.look == other.look &&
               one.isDashed == other.isDashed && one.isSelected == other.isSelected;
    };
    return a.comparedWith == b.comparedWith && a.isAnySelected() == b.isAnySelected() &&
           std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(), isSame);
}

} // namespace

LegendList::LegendList(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
{
    m_search->setPlaceholderText(tr("Find…"));
    m_search->setAccessibleName(tr("Find in the legend"));
    m_search->setClearButtonEnabled(true);
    m_search->hide();
    m_list->setAccessibleName(tr("Legend"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(swatchSize);
    m_list->setFont(chartFont());
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &LegendList::filter);
    const auto choose = [this](QListWidgetItem *item) {
        const auto series = item->data(Qt::UserRole).toUInt();
        if (series < m_plot.series.size() && !m_plot.series[series].objects.isEmpty())
            emit chosen(m_plot.series[series].objects);
    };
    connect(m_list, &QListWidget::itemClicked, this, choose);
    connect(m_list, &QListWidget::itemActivated, this, choose);
}

void LegendList::setPlot(const Plot &plot)
{
    const bool isSame = looksTheSame(m_plot, plot);
    m_plot = plot;
    if (!isSame) // while a slider moves, the same legend comes again and again
        rebuild();
}

void LegendList::rebuild()
{
    const Colours &colours = coloursOf(palette());
    const int row = m_list->currentRow();
    m_list->clear();
    for (const std::size_t s : legendOf(m_plot)) {
        const QString name = legendName(m_plot, s);
        auto *item =
            new QListWidgetItem(swatch(m_plot, s, colours, devicePixelRatioF()), name, m_list);
        item->setData(Qt::UserRole, static_cast<uint>(s));
        item->setToolTip(name);
        QFont font = m_list->font();
        font.setBold(s < m_plot.series.size() && m_plot.series[s].isSelected);
        item->setFont(font);
    }
    m_list->setCurrentRow(row);
    m_search->setVisible(m_list->count() > mostWithoutSearch);
    filter();
}

void LegendList::filter()
{
    const QString wanted = m_search->isHidden() ? QString() : m_search->text();
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(
            !m_list->item(row)->text().contains(wanted, Qt::CaseInsensitive));
}

void LegendList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace peergrid
