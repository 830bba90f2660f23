// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/sankeychart.h"

#include "ui/results/chooser.h"
#include "ui/results/sankeydrawing.h"

#include <QCheckBox>
#include <QHBoxLayout>

#include <utility>

namespace peergrid
{

SankeyChart::SankeyChart(QWidget *parent)
    : Chart(parent)
    , m_view(new DrawnView)
    , m_span(new SpanChooser)
    , m_grouping(chooser(tr("Sellers and buyers"), {tr("By peer"), tr("By community")}))
    , m_ownUse(new QCheckBox(tr("Own use")))
{
    m_view->setAccessibleName(title());
    m_ownUse->setFont(chartFont());
    m_ownUse->setToolTip(tr("Show what peers use of their own, too"));
    m_ownUse->setChecked(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_view, 1);
    row->addWidget(sideOf({m_span, m_grouping, m_ownUse}));
    connect(m_span, &QComboBox::activated, this, &SankeyChart::redraw);
    connect(m_ownUse, &QCheckBox::clicked, this, &SankeyChart::redraw);
    connect(m_grouping, &QComboBox::activated, this, [this](int index) {
        m_chosen = index == 1;
        redraw();
    });
    connect(m_view, &DrawnView::objectChosen, this, &Chart::objectChosen);
}

bool SankeyChart::isByCommunity() const
{
    const Market &market = *m_shown.solved->market;
    return m_chosen.value_or(market.peers.size() > mostPeersInFlows) && !market.communities.empty();
}

void SankeyChart::show(const Shown &shown)
{
    const Shown before = std::exchange(m_shown, shown);
    if (!shown.solved) {
        m_sankey.reset();
        return m_view->setLayOut({});
    }
    const bool isSame = before.solved == shown.solved && before.selection == shown.selection &&
                        (before.hour == shown.hour || m_span->hours(shown).size() > 1);
    if (!isSame)
        redraw();
}

void SankeyChart::redraw()
{
    m_span->show(m_shown);
    m_grouping->setVisible(!m_shown.solved->market->communities.empty());
    m_grouping->setCurrentIndex(isByCommunity() ? 1 : 0);
    m_sankey = std::make_shared<const Sankey>(
        sankey(*m_shown.solved, {m_span->hours(m_shown), isByCommunity(), m_ownUse->isChecked(),
                                 m_shown.selection}));
    m_view->setLayOut([sankey = m_sankey](const QRectF &area, const Colours &colours) {
        return layOut(sankey, area, colours);
    });
}

QString SankeyChart::caption() const
{
    return m_sankey ? QStringLiteral("%1 · %2").arg(title(), m_span->words(m_shown)) : title();
}

void SankeyChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    if (m_sankey)
        layOut(m_sankey, area, colours)->paint(painter);
}

DataTable SankeyChart::table() const
{
    return m_shown.solved ? tradesTable(*m_shown.solved, m_span->hours(m_shown)) : DataTable{};
}

} // namespace peergrid
