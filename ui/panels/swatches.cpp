// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/swatches.h"

#include "ui/colours.h"

#include <QAbstractButton>
#include <QColorDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace peergrid
{

namespace
{

constexpr int side = 20; ///< pixels

/// A round patch of a colour; the chosen one has a ring and a tick, the one with the cursor a ring.
class Swatch : public QAbstractButton
{
  public:
    Swatch(const QColor &colour, const QString &name)
        : m_colour(colour)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setFixedSize(side, side);
        setToolTip(name);
        setAccessibleName(name);
    }

  protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &colours = coloursOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF whole = QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0);
        if (isChecked() || hasFocus()) {
            painter.setPen(QPen(hasFocus() ? colours.accent : colours.text, 1.6));
            painter.drawEllipse(whole);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        painter.drawEllipse(whole.adjusted(2.5, 2.5, -2.5, -2.5));
        if (isChecked())
            paintTick(painter);
    }

  private:
    void paintTick(QPainter &painter) const
    {
        const bool isBright = qGray(m_colour.rgb()) > 140;
        painter.setPen(QPen(isBright ? Qt::black : Qt::white, 1.8, Qt::SolidLine, Qt::RoundCap,
                            Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const QPointF centre = QRectF(rect()).center();
        painter.drawPolyline(QPolygonF{centre + QPointF(-3.5, 0.3), centre + QPointF(-1.0, 2.8),
                                       centre + QPointF(3.6, -2.6)});
    }

    QColor m_colour;
};

/// Of Colours::hues, in their order.
QString nameOfHue(std::size_t hue)
{
    const std::array<QString, 8> names{Swatches::tr("Blue"),     Swatches::tr("Orange"),
                                       Swatches::tr("Green"),    Swatches::tr("Pink"),
                                       Swatches::tr("Sky blue"), Swatches::tr("Vermilion"),
                                       Swatches::tr("Yellow"),   Swatches::tr("Grey")};
    return names[hue];
}

} // namespace

Swatches::Swatches(QWidget *parent)
    : QWidget(parent)
    , m_other(new QPushButton(tr("Other…")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto &hues = lightColours().hues; // those of both themes
    for (std::size_t i = 0; i < m_hues.size(); ++i) {
        auto *swatch = new Swatch(hues[i], nameOfHue(i));
        connect(swatch, &QAbstractButton::clicked, this, [this, colour = hues[i]] {
            setColour(m_colour); // what is marked the document says
            emit chosen(colour);
        });
        row->addWidget(swatch);
        m_hues[i] = swatch;
    }
    m_other->setToolTip(tr("Any colour"));
    connect(m_other, &QPushButton::clicked, this, &Swatches::askForOther);
    row->addSpacing(6);
    row->addWidget(m_other);
    row->addStretch();
}

void Swatches::setColour(const QColor &colour)
{
    m_colour = colour;
    bool isHue = false;
    for (std::size_t i = 0; i < m_hues.size(); ++i) {
        const bool isChosen = colour == lightColours().hues[i];
        m_hues[i]->setChecked(isChosen);
        isHue |= isChosen;
    }
    QPixmap patch(12, 12);
    patch.fill(colour);
    m_other->setIcon(isHue || !colour.isValid() ? QIcon() : QIcon(patch));
}

void Swatches::askForOther()
{
    const QColor colour = QColorDialog::getColor(m_colour, this, tr("Colour of the community"));
    if (colour.isValid())
        emit chosen(colour);
}

} // namespace peergrid
