// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/breakpointtable.h"

#include "ui/panels/quantity.h"
#include "ui/panels/shiftwords.h"
#include "ui/wording.h"

#include <QHeaderView>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int lineHeight = 24;

/// "1, 3–5, 24": hours as people count them.
QString hoursText(const std::vector<std::size_t> &hours)
{
    QStringList parts;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        std::size_t last = i;
        while (last + 1 < hours.size() && hours[last + 1] == hours[last] + 1)
            ++last;
        parts << (last == i ? QString::number(hours[i] + 1)
                            : QStringLiteral("%1–%2").arg(hours[i] + 1).arg(hours[last] + 1));
        i = last;
    }
    return parts.join(QStringLiteral(", "));
}

QString changeText(double before, double after)
{
    const QString from = roundedText(before, {});
    const QString to = roundedText(after, {});
    return from == to ? from : QStringLiteral("%1 → %2").arg(from, to);
}

const Profile *priceOf(const Peer &peer, Shift::What what)
{
    switch (what) {
    case Shift::What::GenerationCost:
        return &peer.generation.cost;
    case Shift::What::NetworkFee:
        return &peer.networkFee;
    case Shift::What::FeedInTariff:
        return &*peer.feedInTariff;
    default:
        return nullptr;
    }
}

/// The one price that an amount makes of the one price it moves.
std::optional<double> priceAt(double amount, const CurveRequest &request, const Market &market)
{
    std::vector<Shift> shifts = request.shifts;
    Shift &moving = shifts[request.moving];
    const auto isMoved = [&](const Peer &peer) { return concerns(moving, peer); };
    if (std::count_if(market.peers.begin(), market.peers.end(), isMoved) != 1)
        return std::nullopt;
    const Peer &peer = *std::find_if(market.peers.begin(), market.peers.end(), isMoved);
    const Profile *price = priceOf(peer, moving.what);
    if (!price || !price->isConstant())
        return std::nullopt;
    moving.amount = amount;
    return changed(price->at(0), changeOf(shifts, peer, moving.what), maxPrice);
}

} // namespace

BreakpointTable::BreakpointTable(QWidget *parent)
    : QTableWidget(parent)
{
    setAccessibleName(tr("Breakpoints"));
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void BreakpointTable::fill(const Curve &curve, const CurveRequest &request,
                           const Scenario &scenario, Objective objective)
{
    const Shift &moving = request.shifts[request.moving];
    const QString unit = shiftedUnit(moving.what, scenario);
    const bool isFactor = moving.by == Shift::By::Factor;
    const bool hasPrice = priceAt(1.0, request, scenario.market).has_value();
    QStringList titles = {isFactor ? tr("At") : tr("At, %1").arg(unit)};
    if (hasPrice)
        titles << tr("Then, %1").arg(unit);
    const auto hours = static_cast<int>(titles.size());
    titles << tr("Hours")
           << (objective == Objective::Published ? tr("Published") : tr("Least cost"))
           << tr("%1 sells, kWh").arg(nameOfEnd(scenario.market, request.peer));
    showTitles(titles, hours);
    setRowCount(static_cast<int>(curve.breakpoints.size()));
    for (std::size_t i = 0; i < curve.breakpoints.size(); ++i) {
        const double at = curve.breakpoints[i].at;
        const auto &changed = curve.breakpoints[i].hours;
        QStringList cells = {isFactor ? placeText(at, moving, scenario) : roundedText(at, {})};
        if (hasPrice)
            cells << roundedText(*priceAt(at, request, scenario.market), {});
        cells << (changed.empty() ? tr("prices only") : hoursText(changed));
        cells << roundedText(curve.pieces[i].objective(objective).at(at), {});
        cells << changeText(curve.pieces[i].sold.at(at), curve.pieces[i + 1].sold.at(at));
        setRow(static_cast<int>(i), cells, hours);
    }
}

/// The hours take what room there is left.
void BreakpointTable::showTitles(const QStringList &titles, int hours)
{
    setColumnCount(static_cast<int>(titles.size()));
    setHorizontalHeaderLabels(titles);
    for (int column = 0; column < columnCount(); ++column)
        horizontalHeader()->setSectionResizeMode(
            column, column == hours ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
}

void BreakpointTable::setRow(int row, const QStringList &cells, int hours)
{
    for (int column = 0; column < cells.size(); ++column) {
        auto *cell = new QTableWidgetItem(cells[column]);
        if (column == hours)
            cell->setToolTip(tr("Hours: %1").arg(cells[column])); // it may be cut
        setItem(row, column, cell);
    }
}

} // namespace peergrid
