// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/comparechart.h"

#include "core/words.h"
#include "ui/colours.h"
#include "ui/differencestable.h"
#include "ui/results/comparedata.h"
#include "ui/results/keyfigures.h"
#include "ui/results/plotview.h"
#include "ui/wording.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace peergrid
{

namespace
{

constexpr double noticeable = 1e-6;

QString numberText(const std::optional<double> &value, bool isShare)
{
    if (!value)
        return QStringLiteral("–");
    return isShare ? CompareChart::tr("%1 %").arg(roundedText(*value * 100.0))
                   : roundedText(*value);
}

QString signedText(const std::optional<double> &value, bool isShare)
{
    const QString text = numberText(value, isShare);
    return value && *value > noticeable ? QLatin1Char('+') + text : text;
}

QTableWidgetItem *newNumber(const QString &text)
{
    auto *cell = new QTableWidgetItem(text);
    cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return cell;
}

} // namespace

CompareChart::CompareChart(QWidget *parent)
    : Chart(parent)
    , m_pages(new QStackedWidget)
    , m_legend(new QLabel)
    , m_plot(new PlotView)
    , m_figures(newTable(tr("Figures compared")))
    , m_peers(newTable(tr("Peers compared")))
    , m_inputs(new DifferencesTable)
{
    m_figures->setObjectName(QStringLiteral("comparedFigures"));
    auto *nothing = new QLabel(tr("Choose another scenario, design or objective under “Compare” "
                                  "in the tool bar."));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setForegroundRole(QPalette::PlaceholderText);
    m_plot->setAccessibleName(tr("Costs compared"));
    m_inputs->setFrameShape(QFrame::NoFrame);
    auto *tables = new QTabWidget;
    tables->setDocumentMode(true);
    tables->addTab(m_figures, tr("Figures"));
    tables->addTab(m_peers, tr("Peers"));
    tables->addTab(m_inputs, tr("Inputs"));
    auto *bars = new QWidget;
    auto *column = new QVBoxLayout(bars);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_legend);
    column->addWidget(m_plot, 1);
    auto *both = new QSplitter;
    both->setChildrenCollapsible(false);
    both->addWidget(bars);
    both->addWidget(tables);
    both->setSizes({1000, 1000}); // in equal parts
    m_pages->addWidget(nothing);
    m_pages->addWidget(both);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_plot, &PlotView::clicked, this, [this](const PlotHit &hit) {
        const auto &categories = m_plot->drawing().plot.categories;
        if (hit.place < categories.size())
            emit objectChosen(categories[hit.place].objects);
    });
    connect(m_peers, &QTableWidget::cellClicked, this, [this](int row, int) {
        emit objectChosen(
            {{PeerId(m_peers->item(row, 0)->data(Qt::UserRole).toString().toStdString())}, {}, {}});
    });
}

QTableWidget *CompareChart::newTable(const QString &name)
{
    auto *table = new QTableWidget;
    table->setAccessibleName(name);
    table->setFrameShape(QFrame::NoFrame);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(22);
    return table;
}

QString CompareChart::title() const
{
    return tr("Compare");
}

QString CompareChart::caption() const
{
    return m_shown.ghost ? tr("Compared with %1").arg(otherName()) : title();
}

/// What tells the two apart: the scenario's name or, if it is the same, how it is solved.
QString CompareChart::otherName() const
{
    const Solved &here = *m_shown.solved;
    const Solved &other = *m_shown.ghost;
    if (other.scenario->name != here.scenario->name)
        return QString::fromStdString(other.scenario->name);
    if (other.market->design != here.market->design)
        return designName(other.market->design);
    if (other.market->objective != here.market->objective)
        return objectiveName(other.market->objective);
    return tr("before");
}

void CompareChart::show(const Shown &shown)
{
    const bool isSame = shown.solved == m_shown.solved && shown.ghost == m_shown.ghost &&
                        shown.selection == m_shown.selection;
    m_shown = shown;
    if (!isSame)
        refresh();
}

void CompareChart::refresh()
{
    m_pages->setCurrentIndex(m_shown.ghost ? 1 : 0);
    if (!m_shown.ghost)
        return;
    m_plot->setDrawing(Drawing(
        comparedCosts(*m_shown.solved, tr("here"), *m_shown.ghost, otherName(), m_shown.selection),
        {}));
    m_plot->setMarker({});
    const auto entry = [this](const Series &series) {
        return QStringLiteral("<span style='color:%1'>■</span> %2")
            .arg(colourOf(series.look, coloursOf(palette())).name(), series.name.toHtmlEscaped());
    };
    const auto &series = m_plot->drawing().plot.series;
    m_legend->setText(entry(series[0]) + QStringLiteral("&nbsp;&nbsp;&nbsp;") + entry(series[1]));
    fillFigures();
    fillPeers();
    m_inputs->show(*m_shown.ghost->scenario, otherName(), *m_shown.solved->scenario, tr("here"));
}

void CompareChart::fillFigures()
{
    const auto figures = comparedFigures(*m_shown.solved, *m_shown.ghost);
    m_figures->setColumnCount(4);
    m_figures->setHorizontalHeaderLabels({tr("Figure"), tr("here"), tr("other"), tr("Difference")});
    m_figures->setRowCount(static_cast<int>(figures.size()));
    for (int row = 0; row < m_figures->rowCount(); ++row) {
        const ComparedFigure &one = figures[static_cast<std::size_t>(row)];
        m_figures->setItem(row, 0, new QTableWidgetItem(one.name));
        m_figures->setItem(row, 1, newNumber(numberText(one.here, one.isShare)));
        m_figures->setItem(row, 2, newNumber(numberText(one.other, one.isShare)));
        m_figures->setItem(row, 3, newNumber(signedText(one.difference(), one.isShare)));
    }
    m_figures->resizeColumnsToContents();
}

void CompareChart::fillPeers()
{
    const Colours &colours = coloursOf(palette());
    const auto peers = comparedPeers(*m_shown.solved, *m_shown.ghost);
    const QString money = QString::fromStdString(m_shown.solved->scenario->currency);
    m_peers->setColumnCount(5);
    m_peers->setHorizontalHeaderLabels({tr("Cost, %1").arg(money), tr("here"), tr("other"),
                                        tr("Difference"), tr("Against grid alone")});
    m_peers->setRowCount(static_cast<int>(peers.size()));
    for (int row = 0; row < m_peers->rowCount(); ++row) {
        const ComparedPeer &one = peers[static_cast<std::size_t>(row)];
        auto *name = new QTableWidgetItem(one.name);
        name->setData(Qt::UserRole, QString::fromStdString(one.id.value));
        m_peers->setItem(row, 0, name);
        m_peers->setItem(row, 1, newNumber(numberText(one.here, false)));
        m_peers->setItem(row, 2, newNumber(numberText(one.other, false)));
        QTableWidgetItem *difference = newNumber(signedText(one.difference(), false));
        const double by = one.difference().value_or(0.0);
        if (std::abs(by) > noticeable)
            difference->setForeground(by < 0.0 ? colours.good : colours.wrong);
        m_peers->setItem(row, 3, difference);
        QTableWidgetItem *alone =
            newNumber(one.isWorseOffThanAlone() ? tr("worse by %1").arg(roundedText(-*one.savings))
                      : one.savings             ? tr("better by %1").arg(roundedText(*one.savings))
                                                : QStringLiteral("–"));
        if (one.isWorseOffThanAlone())
            alone->setForeground(colours.wrong);
        m_peers->setItem(row, 4, alone);
    }
    m_peers->resizeColumnsToContents();
}

void CompareChart::paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const
{
    if (m_shown.ghost)
        paintPlot(painter, area,
                  Drawing(comparedCosts(*m_shown.solved, tr("here"), *m_shown.ghost, otherName(),
                                        m_shown.selection),
                          {}),
                  colours);
}

DataTable CompareChart::table() const
{
    return m_shown.ghost ? comparedTable(*m_shown.solved, *m_shown.ghost) : DataTable{};
}

} // namespace peergrid
