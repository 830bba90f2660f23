// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/roleschart.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace peergrid
{

/// Scrolls what is under a head, which stays.
class HeadedScroll : public QScrollArea
{
  public:
    HeadedScroll(QWidget *head, QWidget *body)
        : m_head(head)
    {
        setFrameShape(NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus); // the body has it
        setWidget(body);
        head->setParent(this);
    }

    void placeHead()
    {
        const int height = headHeight(viewport()->width());
        if (height != m_height) {
            m_height = height;
            setViewportMargins(0, height, 0, 0); // may come back here with another width
        }
        m_head->setGeometry(viewport()->x(), 0, viewport()->width(), m_height);
    }

  protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        placeHead();
    }

  private:
    QWidget *m_head;
    int m_height = 0;
};

RolesChart::RolesChart(QWidget *parent)
    : Chart(parent)
    , m_head(new DrawnView)
    , m_view(new DrawnView)
    , m_scroll(new HeadedScroll(m_head, m_view))
{
    m_head->setFocusPolicy(Qt::NoFocus);
    m_view->setAccessibleName(tr("Roles by peer and hour"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
    connect(m_view, &DrawnView::objectChosen, this, &Chart::objectChosen);
    connect(m_view, &DrawnView::hourChosen, this, &Chart::hourChosen);
    connect(m_view, &DrawnView::reached, this, [this](const QRectF &where) {
        const QPoint middle = where.center().toPoint();
        m_scroll->ensureVisible(middle.x(), middle.y(), 20, 30);
    });
}

void RolesChart::show(const Shown &shown)
{
    m_shown = shown;
    if (!shown.solved)
        return m_view->setLayOut({});
    const HourRange hours = roleHours(*shown.solved, shown.hour);
    m_strips = {roleRows(*shown.solved, hours, shown.selection), hours, shown.solved->hours(),
                shown.hour};
    m_view->setMinimumHeight(heightOf(m_strips));
    const RoleStrips strips = m_strips;
    m_view->setLayOut([strips](const QRectF &area, const Colours &colours) {
        return layOut(strips, area, colours);
    });
    m_head->setLayOut([strips](const QRectF &area, const Colours &colours) {
        return layOutHead(strips, area, colours);
    });
    m_scroll->placeHead();
}

QString RolesChart::caption() const
{
    if (!m_shown.solved || m_strips.hours.size() == m_strips.allHours)
        return title();
    return tr("%1 · day %2").arg(title()).arg(m_strips.hours.first / 24 + 1);
}

void RolesChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    if (m_shown.solved)
        paintRoles(painter, area, m_strips, colours);
}

DataTable RolesChart::table() const
{
    return m_shown.solved ? rolesTable(*m_shown.solved, m_strips.hours) : DataTable{};
}

} // namespace peergrid
