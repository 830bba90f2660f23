// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/whatiffigures.h"

#include "core/pricing.h"
#include "ui/colours.h"
#include "ui/panels/quantity.h"
#include "ui/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr std::size_t mostRows = 8; ///< then the others together
constexpr int rowHeight = 22;

QString money(double value)
{
    return roundedText(value, {}).replace(QLatin1Char('-'), QChar(0x2212));
}

/// "−1.2", "+1.2"
QString signedMoney(double value)
{
    return (value < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + money(std::abs(value));
}

QString arrow(double by)
{
    return by < 0.0 ? QStringLiteral("▼ ") : QStringLiteral("▲ ");
}

QString currencyOf(const Solved &solved)
{
    return QString::fromStdString(solved.scenario->currency);
}

void tint(QLabel &label, const QColor &colour)
{
    QPalette palette = label.parentWidget()->palette();
    palette.setColor(QPalette::WindowText, colour);
    label.setPalette(palette);
}

QTableWidgetItem *cellOf(QTableWidget &table, int row, int column)
{
    QTableWidgetItem *cell = table.item(row, column);
    if (!cell) {
        cell = new QTableWidgetItem;
        cell->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        table.setItem(row, column, cell);
    }
    return cell;
}

} // namespace

WhatIfFigures::WhatIfFigures(QWidget *parent)
    : QWidget(parent)
    , m_costs(new QLabel)
    , m_difference(new QLabel)
    , m_unserved(new QLabel)
    , m_count(new QLabel)
    , m_table(new QTableWidget)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    buildTotal();
    buildTable();
    compare({}, {});
}

QLabel *WhatIfFigures::newHeading(const QString &text)
{
    auto *heading = new QLabel(text.toUpper());
    QFont font = heading->font();
    font.setPixelSize(11);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    heading->setFont(font);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setContentsMargins(0, 10, 0, 2);
    return heading;
}

void WhatIfFigures::buildTotal()
{
    layout()->addWidget(newHeading(tr("Total cost")));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_costs->setFont(bold);
    m_difference->setFont(bold);
    m_costs->setObjectName(QStringLiteral("costs"));
    m_difference->setObjectName(QStringLiteral("difference"));
    m_costs->setToolTip(tr("What all peers together pay less what they earn, and what generation "
                           "and wear cost them."));
    auto *line = new QHBoxLayout;
    line->addWidget(m_costs, 1);
    line->addWidget(m_difference);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
    m_unserved->hide();
    layout()->addWidget(m_unserved);
}

void WhatIfFigures::buildTable()
{
    layout()->addWidget(newHeading(tr("Winners and losers")));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setObjectName(QStringLiteral("count"));
    layout()->addWidget(m_count);
    m_table->setObjectName(QStringLiteral("changes"));
    m_table->setAccessibleName(tr("Winners and losers"));
    m_table->setColumnCount(3);
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionMode(QTableWidget::SingleSelection);
    m_table->setSelectionBehavior(QTableWidget::SelectRows);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_table->setShowGrid(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->viewport()->setAutoFillBackground(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (row >= 0 && static_cast<std::size_t>(row) < m_peers.size())
            emit peerChosen(m_peers[static_cast<std::size_t>(row)]);
    });
    layout()->addWidget(m_table);
}

void WhatIfFigures::compare(const SolvedPtr &base, const SolvedPtr &whatIf)
{
    m_base = base;
    m_whatIf = whatIf;
    showTotal();
    showChanges();
}

void WhatIfFigures::showTotal()
{
    m_difference->clear();
    m_unserved->hide();
    if (!m_base) {
        m_costs->setText(tr("–"));
        return;
    }
    const double before = costOf(m_base->summary.total);
    const SolvedPtr &now = m_whatIf ? m_whatIf : m_base;
    if (!m_whatIf) {
        m_costs->setText(tr("%1 %2").arg(money(before), currencyOf(*m_base)));
    } else {
        const double after = costOf(m_whatIf->summary.total);
        const double by = after - before;
        m_costs->setText(tr("%1 → %2 %3").arg(money(before), money(after), currencyOf(*m_base)));
        const Colours &colours = coloursOf(palette());
        const bool isSame = std::abs(by) <= 1e-9 * (std::abs(before) + std::abs(after));
        m_difference->setText(isSame ? tr("unchanged") : arrow(by) + signedMoney(by));
        tint(*m_difference, isSame ? colours.secondary : by < 0.0 ? colours.good : colours.wrong);
    }
    const double unserved = now->summary.total.unserved;
    if (unserved > 1e-6) {
        m_unserved->setText(tr("%1 kWh cannot be served.").arg(money(unserved)));
        tint(*m_unserved, coloursOf(palette()).wrong);
        m_unserved->show();
    }
}

void WhatIfFigures::showChanges()
{
    const bool isComparing = m_base && m_whatIf;
    const auto changes = isComparing ? costChanges(*m_base, *m_whatIf) : std::vector<CostChange>();
    const auto winners = std::count_if(changes.begin(), changes.end(),
                                       [](const CostChange &c) { return c.by() < 0.0; });
    const auto all = isComparing ? m_whatIf->market->peers.size() : 0;
    m_count->setText(!isComparing ? tr("Move a slider to see whose cost changes.")
                                  : tr("%1 win · %2 lose · %3 as before")
                                        .arg(winners)
                                        .arg(changes.size() - static_cast<std::size_t>(winners))
                                        .arg(all - changes.size()));
    const std::size_t shown = changes.size() <= mostRows + 1 ? changes.size() : mostRows;
    const std::size_t rows = shown < changes.size() ? shown + 1 : shown;
    m_peers.clear();
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(static_cast<int>(rows));
    for (std::size_t i = 0; i < shown; ++i) {
        const CostChange &change = changes[i];
        m_peers.push_back(change.peer);
        setRow(static_cast<int>(i), nameOfEnd(*m_whatIf->market, change.peer),
               tr("%1 → %2").arg(money(change.before), money(change.after)), change.by());
    }
    if (shown < changes.size()) {
        double rest = 0.0;
        for (std::size_t i = shown; i < changes.size(); ++i)
            rest += changes[i].by();
        setRow(static_cast<int>(shown), tr("%1 others").arg(changes.size() - shown), {}, rest);
    }
    m_table->setVisible(rows > 0);
    m_table->setFixedHeight(static_cast<int>(rows) * rowHeight + 2);
}

void WhatIfFigures::setRow(int row, const QString &name, const QString &costs, double by)
{
    const Colours &colours = coloursOf(palette());
    cellOf(*m_table, row, 0)->setText(name);
    QTableWidgetItem *middle = cellOf(*m_table, row, 1);
    middle->setText(costs);
    middle->setForeground(colours.secondary);
    QTableWidgetItem *change = cellOf(*m_table, row, 2);
    change->setText(arrow(by) + signedMoney(by));
    change->setForeground(by < 0.0 ? colours.good : colours.wrong);
    cellOf(*m_table, row, 0)
        ->setToolTip(by < 0.0 ? tr("%1 wins").arg(name) : tr("%1 loses").arg(name));
}

void WhatIfFigures::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        compare(SolvedPtr(m_base), SolvedPtr(m_whatIf));
}

} // namespace peergrid
