// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tradeschart.h"

#include "ui/results/chooser.h"
#include "ui/results/tradesum.h"

#include <QCheckBox>
#include <QHBoxLayout>

#include <utility>

namespace peergrid
{

TradesChart::TradesChart(const QString &title, const Words &words, std::size_t mostPeers,
                         QWidget *parent)
    : Chart(parent)
    , m_mostPeers(mostPeers)
    , m_view(new DrawnView)
    , m_span(new SpanChooser)
    , m_grouping(chooser(words.grouping, {tr("By peer"), tr("By community")}))
    , m_option(new QCheckBox(words.option))
{
    m_view->setAccessibleName(title);
    m_option->setFont(m_grouping->font());
    m_option->setToolTip(words.optionTip);
    m_option->setChecked(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_view, 1);
    row->addWidget(sideOf({m_span, m_grouping, m_option}));
    connect(m_span, &QComboBox::activated, this, &TradesChart::redraw);
    connect(m_option, &QCheckBox::clicked, this, &TradesChart::redraw);
    connect(m_grouping, &QComboBox::activated, this, [this](int index) {
        m_chosen = index == 1;
        redraw();
    });
    connect(m_view, &DrawnView::objectChosen, this, &Chart::objectChosen);
}

bool TradesChart::isByCommunity() const
{
    const Market &market = *m_shown.solved->market;
    return m_chosen.value_or(market.peers.size() > m_mostPeers) && !market.communities.empty();
}

bool TradesChart::isOptionOn() const
{
    return m_shown.solved && hasOption(m_shown, m_span->hours(m_shown)) && m_option->isChecked();
}

void TradesChart::show(const Shown &shown)
{
    const Shown before = std::exchange(m_shown, shown);
    if (!shown.solved) {
        m_layOut = {};
        return m_view->setLayOut({});
    }
    const bool isSame = before.solved == shown.solved && before.ghost == shown.ghost &&
                        before.selection == shown.selection &&
                        (before.hour == shown.hour || m_span->hours(shown).size() > 1);
    if (!isSame)
        redraw();
}

void TradesChart::redraw()
{
    m_span->show(m_shown);
    m_grouping->setVisible(!m_shown.solved->market->communities.empty());
    m_grouping->setCurrentIndex(isByCommunity() ? 1 : 0);
    m_option->setVisible(hasOption(m_shown, m_span->hours(m_shown)));
    m_layOut = drawing(m_shown, {m_span->hours(m_shown), isByCommunity(), isOptionOn()});
    m_view->setLayOut(m_layOut);
}

QString TradesChart::caption() const
{
    return m_shown.solved ? QStringLiteral("%1 · %2").arg(title(), m_span->words(m_shown))
                          : title();
}

void TradesChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    if (m_layOut)
        m_layOut(area, colours)->paint(painter);
}

DataTable TradesChart::table() const
{
    return m_shown.solved ? tradesTable(*m_shown.solved, m_span->hours(m_shown)) : DataTable{};
}

} // namespace peergrid
