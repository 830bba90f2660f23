// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tradematrixchart.h"

#include "ui/results/chooser.h"
#include "ui/results/matrixdrawing.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace peergrid
{

TradeMatrixChart::TradeMatrixChart(QWidget *parent)
    : Chart(parent)
    , m_view(new DrawnView)
    , m_span(new SpanChooser)
    , m_grouping(chooser(tr("Rows and columns"), {tr("By peer"), tr("By community")}))
    , m_difference(new QCheckBox(tr("Difference")))
{
    m_view->setAccessibleName(title());
    m_difference->setFont(chartFont());
    m_difference->setToolTip(tr("What is sold more or less than in the run it is compared with"));
    m_difference->setChecked(true);
    auto *side = sideOf({m_span, m_grouping, m_difference});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_view, 1);
    row->addWidget(side);
    connect(m_span, &QComboBox::activated, this, &TradeMatrixChart::redraw);
    connect(m_difference, &QCheckBox::clicked, this, &TradeMatrixChart::redraw);
    connect(m_grouping, &QComboBox::activated, this, [this](int index) {
        m_chosen = index == 1;
        redraw();
    });
    connect(m_view, &DrawnView::objectChosen, this, &Chart::objectChosen);
}

bool TradeMatrixChart::isByCommunity() const
{
    const Market &market = *m_shown.solved->market;
    return m_chosen.value_or(market.peers.size() > mostPeersInMatrix) &&
           !market.communities.empty();
}

void TradeMatrixChart::show(const Shown &shown)
{
    const Shown before = std::exchange(m_shown, shown);
    if (!shown.solved) {
        m_matrix.reset();
        return m_view->setLayOut({});
    }
    const bool isSame = before.solved == shown.solved && before.ghost == shown.ghost &&
                        before.selection == shown.selection &&
                        (before.hour == shown.hour || m_span->hours(shown).size() > 1);
    if (!isSame)
        redraw();
}

void TradeMatrixChart::redraw()
{
    m_span->show(m_shown);
    m_grouping->setVisible(!m_shown.solved->market->communities.empty());
    m_grouping->setCurrentIndex(isByCommunity() ? 1 : 0);
    m_difference->setVisible(m_shown.ghost != nullptr);
    const bool isDifference = m_shown.ghost && m_difference->isChecked();
    m_matrix = std::make_shared<const TradeMatrix>(
        tradeMatrix(*m_shown.solved, {m_span->hours(m_shown), isByCommunity(), m_shown.selection},
                    isDifference ? m_shown.ghost.get() : nullptr));
    m_view->setLayOut([matrix = m_matrix](const QRectF &area, const Colours &colours) {
        return layOut(matrix, area, colours);
    });
}

QString TradeMatrixChart::caption() const
{
    if (!m_matrix)
        return title();
    const QString words = QStringLiteral("%1 · %2").arg(title(), m_span->words(m_shown));
    return m_matrix->isDifference ? tr("%1, difference from the run compared").arg(words) : words;
}

void TradeMatrixChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    if (m_matrix)
        layOut(m_matrix, area, colours)->paint(painter);
}

DataTable TradeMatrixChart::table() const
{
    return m_shown.solved ? tradesTable(*m_shown.solved, m_span->hours(m_shown)) : DataTable{};
}

} // namespace peergrid
