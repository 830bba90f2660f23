// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/billschart.h"

#include "ui/results/billstable.h"
#include "ui/results/chartstyle.h"
#include "ui/results/chooser.h"
#include "ui/results/reconciliation.h"
#include "ui/wording.h"

#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace peergrid
{

BillsChart::BillsChart(QWidget *parent)
    : Chart(parent)
    , m_heading(new QLabel)
    , m_view(new DrawnView)
    , m_span(new SpanChooser)
    , m_table(new BillsTable)
    , m_sentences(new QLabel)
{
    auto *sides = new QSplitter;
    sides->setChildrenCollapsible(false);
    sides->addWidget(waterfallSide());
    sides->addWidget(tableSide());
    sides->setSizes({400, 600}); // in proportion
    m_sentences->setWordWrap(true);
    m_sentences->setFont(chartFont());
    m_sentences->setForegroundRole(QPalette::PlaceholderText);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentences->setAccessibleName(tr("How the bills add up"));
    m_sentences->setContentsMargins(8, 0, 8, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(4);
    column->addWidget(sides, 1);
    column->addWidget(m_sentences);
    connect(m_span, &QComboBox::activated, this, &BillsChart::redraw);
    connect(m_table, &BillsTable::chosen, this, &Chart::objectChosen);
    connect(m_table, &BillsTable::hourChosen, this, &Chart::hourChosen);
}

QWidget *BillsChart::waterfallSide()
{
    m_view->setAccessibleName(tr("How the cost comes about"));
    m_heading->setFont(chartFont(13));
    m_heading->setContentsMargins(8, 6, 0, 0);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    auto *scroll = new QScrollArea; // a low panel must not lose steps
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_view);
    column->addWidget(scroll, 1);
    connect(m_view, &DrawnView::reached, scroll, [scroll](const QRectF &where) {
        scroll->ensureVisible(0, static_cast<int>(where.center().y()), 0, 20);
    });
    return side;
}

QWidget *BillsChart::tableSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_span, 0, Qt::AlignRight);
    column->addWidget(m_table, 1);
    return side;
}

void BillsChart::show(const Shown &shown)
{
    const Shown before = std::exchange(m_shown, shown);
    m_span->show(shown);
    if (!shown.solved)
        return m_view->setLayOut({});
    const bool isSame = before.solved == shown.solved && before.ghost == shown.ghost &&
                        before.selection == shown.selection && before.hour == shown.hour;
    if (!isSame)
        redraw();
}

void BillsChart::redraw()
{
    const Solved &solved = *m_shown.solved;
    const HourRange hours = m_span->hours(m_shown);
    if (m_of != m_shown.solved || m_bills.hours != hours)
        m_bills = billsOf(solved, hours);
    m_of = m_shown.solved;
    m_lines = billLines(solved, m_bills, m_shown.selection, m_shown.ghost.get());
    m_selected = selectedLine(solved, m_lines, m_shown.selection);
    m_heading->setText(heading());
    const Waterfall shown = waterfall();
    m_view->setMinimumHeight(leastHeight(shown, m_view->width()));
    m_view->setLayOut([shown](const QRectF &area, const Colours &colours) {
        return layOut(shown, area, colours);
    });
    m_table->show(m_shown.solved, m_lines, hours, m_shown.hour);
    m_sentences->setText(
        inSentences(reconcile(solved, m_bills), solved.scenario->currency).join(QLatin1Char(' ')));
}

Waterfall BillsChart::waterfall() const
{
    const Solved &solved = *m_shown.solved;
    Waterfall shown;
    shown.currency = QString::fromStdString(solved.scenario->currency);
    if (m_bills.hours.size() == 1 && !solved.has(m_bills.hours.first)) {
        shown.note = tr("This hour is not solved.");
        return shown;
    }
    shown.steps = billSteps(m_selected);
    shown.compared = m_selected.compared;
    if (m_shown.ghost)
        shown.comparedWith = QString::fromStdString(m_shown.ghost->scenario->name);
    shown.note = noteOn(solved, m_bills, m_selected);
    return shown;
}

QString BillsChart::heading() const
{
    return QStringLiteral("%1 · %2").arg(m_selected.name, m_span->words(m_shown));
}

QString BillsChart::caption() const
{
    return m_shown.solved ? QStringLiteral("%1 · %2").arg(title(), heading()) : title();
}

void BillsChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    if (m_shown.solved)
        layOut(waterfall(), area, colours)->paint(painter);
}

DataTable BillsChart::table() const
{
    return m_shown.solved ? billsTable(*m_shown.solved, m_bills, m_lines) : DataTable{};
}

} // namespace peergrid
