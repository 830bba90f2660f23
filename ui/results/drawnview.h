// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QWidget>

#include "core/objectids.h"

#include <functional>
#include <memory>
#include <optional>

namespace peergrid
{

struct Colours;

/// A place in a drawing that says something, and what a click on it chooses.
struct DrawnSpot {
    QPainterPath outline;
    QString words; ///< plain text, a few lines
    ObjectIds objects;
    std::optional<std::size_t> hour;
};

/// A chart laid out in an area, in the colours of a theme: what Qt Charts cannot draw. The same is
/// seen on screen and on paper; spots and marks are for the screen alone.
class Drawn
{
  public:
    Drawn() = default;
    virtual ~Drawn() = default;
    Drawn(const Drawn &) = delete;
    Drawn &operator=(const Drawn &) = delete;

    virtual void paint(QPainter &painter) const = 0;
    /// What is marked on screen alone: the hour that is looked at.
    virtual void paintMarks(QPainter &) const {}

    /// Spots are numbered; a number stays with its place while a person looks at the same chart.
    virtual bool has(std::size_t number) const = 0;
    virtual std::optional<std::size_t> spotAt(const QPointF &point) const = 0;
    virtual DrawnSpot spot(std::size_t number) const = 0;
    /// Where an arrow key leads, from a spot or from none; the same where there is nothing beyond.
    virtual std::optional<std::size_t> beside(std::optional<std::size_t> spot,
                                              Qt::Key arrow) const = 0;
};

using DrawnPtr = std::unique_ptr<const Drawn>;

/// A drawing on the screen: says what is under the pointer, and chooses it by a click; arrow keys
/// walk over the spots, Enter chooses.
class DrawnView : public QWidget
{
    Q_OBJECT

  public:
    using LayOut = std::function<DrawnPtr(const QRectF &area, const Colours &colours)>;

    explicit DrawnView(QWidget *parent = nullptr);

    /// What is drawn from now on.
    void setLayOut(LayOut layOut);
    const Drawn *drawn() const { return m_drawn.get(); }

    QSize sizeHint() const override { return {520, 260}; }
    QSize minimumSizeHint() const override { return {220, 120}; }

  signals:
    void objectChosen(const peergrid::ObjectIds &objects);
    void hourChosen(std::size_t hour);
    void reached(const QRectF &where); ///< an arrow key led there

  protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

  private:
    void rebuild();
    void goTo(std::optional<std::size_t> spot);
    void choose(std::size_t spot);

    LayOut m_layOut;
    DrawnPtr m_drawn;
    std::optional<std::size_t> m_spot; ///< under the pointer, or where the keys are
    bool m_isByKeys = false;
};

} // namespace peergrid
