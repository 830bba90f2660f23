// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/priceplot.h"

#include "ui/results/hourlytable.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>

namespace peergrid
{

namespace
{

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
constexpr double leastEnergy = 1e-6; ///< kWh below which a price per kWh means nothing
constexpr double wide = 1e-6;        ///< $/kWh between the ends of an interval that is shown

QString tr(const char *text)
{
    return QCoreApplication::translate("PricePlot", text);
}

/// The prices of a group, by hour.
struct Prices {
    std::vector<double> low;
    std::vector<double> high;
    std::vector<double> line;
};

/// Takes in the interval of one peer after the other.
struct Interval {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double sum = 0.0;
    int count = 0;

    void take(const PriceInterval &price)
    {
        if (!std::isfinite(price.high))
            return;
        low = std::min(low, std::isfinite(price.low) ? price.low : price.high);
        high = std::max(high, price.high);
        sum += price.high;
        ++count;
    }
};

std::vector<Prices> marginalPrices(const Solved &solved, const std::vector<Group> &groups,
                                   HourRange hours)
{
    const auto members = membersOf(groups, *solved.market);
    const std::vector<double> none(hours.size(), noValue);
    std::vector<Prices> prices(groups.size(), Prices{none, none, none});
    for (std::size_t t = hours.first; t <= hours.last; ++t) {
        std::vector<Interval> buyers(groups.size());
        std::vector<Interval> all(groups.size());
        const KeptHour hour = solved.outcome[t];
        for (std::size_t n = 0; n < hour->peers.size(); ++n) {
            const std::size_t group = members[n].at(t);
            const PeerHour &result = hour->peers[n];
            if (group >= groups.size())
                continue;
            all[group].take(result.marginalPrice);
            if (result.bought > leastEnergy)
                buyers[group].take(result.marginalPrice);
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const Interval &met = buyers[g].count > 0 ? buyers[g] : all[g];
            if (met.count == 0)
                continue;
            prices[g].low[t - hours.first] = met.low;
            prices[g].high[t - hours.first] = met.high;
            prices[g].line[t - hours.first] = met.sum / met.count;
        }
    }
    return prices;
}

/// The bills of an hour: the one asked for last is at hand.
class HourBills
{
  public:
    explicit HourBills(const Solved &solved)
        : m_solved(solved)
        , m_prices(*solved.market)
    {
    }

    const Bill &of(std::size_t peer, std::size_t hour)
    {
        if (m_hour != hour)
            settle(hour);
        return m_bills.peers[peer];
    }

  private:
    void settle(std::size_t hour)
    {
        const Market &market = *m_solved.market;
        const KeptHour outcome = m_solved.outcome[hour];
        m_bills.peers.assign(market.peers.size(), {});
        m_bills.managers.assign(market.communities.size(), 0.0);
        settleHour(m_bills, market, m_prices, *outcome, hour);
        m_hour = hour;
    }

    const Solved &m_solved;
    PriceBook m_prices;
    std::optional<std::size_t> m_hour;
    Settlement m_bills;
};

/// Reads the bills hour by hour, so that it should be asked in that order.
PeerFigure moneyIn(const std::shared_ptr<HourBills> &bills, double Bill::*part)
{
    return [bills, part](const PeerHour &, std::size_t peer, std::size_t hour) {
        return bills->of(peer, hour).*part;
    };
}

double bought(const PeerHour &result, std::size_t, std::size_t)
{
    return result.bought;
}
double sold(const PeerHour &result, std::size_t, std::size_t)
{
    return result.sold;
}

/// Money by energy of each group.
std::vector<Prices> meanPrices(const Solved &solved, const std::vector<Group> &groups,
                               HourRange hours, PriceView view)
{
    const bool isPaid = view == PriceView::Paid;
    const auto bills = std::make_shared<HourBills>(solved);
    const auto money =
        sums(solved, groups, hours, moneyIn(bills, isPaid ? &Bill::paid : &Bill::earned));
    const auto energy = sums(solved, groups, hours, isPaid ? bought : sold);
    std::vector<Prices> prices(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (std::size_t i = 0; i < hours.size(); ++i)
            prices[g].line.push_back(energy[g][i] > leastEnergy ? money[g][i] / energy[g][i]
                                                                : noValue);
        prices[g].low = prices[g].high = prices[g].line;
    }
    return prices;
}

bool isWide(const Prices &prices)
{
    for (std::size_t i = 0; i < prices.low.size(); ++i) {
        if (prices.high[i] - prices.low[i] > wide)
            return true;
    }
    return false;
}

QString titleOf(PriceView view)
{
    switch (view) {
    case PriceView::Paid:
        return tr("Price paid (%1)");
    case PriceView::Earned:
        return tr("Price earned (%1)");
    case PriceView::Marginal:
        break;
    }
    return tr("Marginal price (%1)");
}

PeerFigure energyOf(const Solved &solved, PriceView view)
{
    if (view == PriceView::Paid)
        return bought;
    if (view == PriceView::Earned)
        return sold;
    return [market = solved.market](const PeerHour &result, std::size_t n, std::size_t hour) {
        return demand(market->peers[n], result, hour) + result.generation;
    };
}

} // namespace

std::vector<Group> priceGroups(const Solved &solved, const PlotChoice &choice, PriceView view)
{
    return groupsOf(solved, choice.grouping, choice.selection,
                    totals(solved, choice.hours, energyOf(solved, view)));
}

Plot pricePlot(const Solved &solved, const std::vector<Group> &groups, const PlotChoice &choice,
               PriceView view)
{
    Plot plot;
    plot.unit = priceUnit(solved.scenario->currency);
    plot.yTitle = titleOf(view).arg(plot.unit);
    plot.isPrice = true;
    plot.hours = choice.hours;
    plot.allHours = solved.hours();
    if (groups.empty())
        plot.note = tr("Nobody trades.");
    const auto prices = view == PriceView::Marginal
                            ? marginalPrices(solved, groups, choice.hours)
                            : meanPrices(solved, groups, choice.hours, view);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (std::all_of(prices[g].line.begin(), prices[g].line.end(),
                        [](double price) { return std::isnan(price); }))
            continue;
        Series series;
        series.stand = Series::Stand::Whole;
        series.name = groups[g].name;
        series.objects = groups[g].objects;
        series.look = groups[g].look;
        series.isSelected = groups[g].isSelected;
        series.values = prices[g].line;
        if (isWide(prices[g])) {
            series.lower = prices[g].low;
            series.upper = prices[g].high;
        }
        plot.series.push_back(std::move(series));
    }
    return plot;
}

DataTable priceTable(const Solved &solved, HourRange hours)
{
    const QString unit = priceUnit(solved.scenario->currency);
    const auto bills = std::make_shared<HourBills>(solved);
    const auto marginal = [](double PriceInterval::*end) {
        return [end](const PeerHour &result, std::size_t, std::size_t) {
            const double price = result.marginalPrice.*end;
            return std::isfinite(price) ? price : noValue;
        };
    };
    const auto perKwh = [&](double Bill::*part, const PeerFigure &energy) {
        const PeerFigure money = moneyIn(bills, part);
        return [money, energy](const PeerHour &result, std::size_t n, std::size_t hour) {
            const double kwh = energy(result, n, hour);
            return kwh > leastEnergy ? money(result, n, hour) / kwh : noValue;
        };
    };
    return hourlyTable(solved, hours,
                       {{tr("Marginal price low, %1").arg(unit), marginal(&PriceInterval::low)},
                        {tr("Marginal price high, %1").arg(unit), marginal(&PriceInterval::high)},
                        {tr("Price paid, %1").arg(unit), perKwh(&Bill::paid, bought)},
                        {tr("Price earned, %1").arg(unit), perKwh(&Bill::earned, sold)}});
}

} // namespace peergrid
