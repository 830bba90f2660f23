// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exactcurve.h"

#include "core/curvesum.h"
#include "core/formulation.h"
#include "core/movingprices.h"
#include "core/readback.h"
#include "core/settlement.h"
#include "core/solvememory.h"
#include "core/tangents.h"

#include <fmt/format.h>

namespace peergrid
{

namespace
{

/// Hours that are solved together, and those of them that stay so.
struct Window {
    HourRange hours;
    HourRange kept;
};

/// What hangs together: an hour alone, or all hours by way of their storage.
using Strand = std::vector<Window>;

std::vector<Strand> strandsOf(const Market &market)
{
    std::vector<Strand> strands;
    if (!hoursAreCoupled(market)) {
        for (std::size_t hour = 0; hour < market.hours; ++hour)
            strands.push_back({{{hour, hour}, {hour, hour}}});
        return strands;
    }
    const std::size_t length = std::min(market.lookAhead.value_or(market.hours), market.hours);
    Strand &all = strands.emplace_back();
    for (std::size_t first = 0; first + length < market.hours; ++first)
        all.push_back({{first, first + length - 1}, {first, first}});
    const HourRange last{market.hours - length, market.hours - 1};
    all.push_back({last, last});
    return strands;
}

/// Bills of one hour at prices that stand in its flows.
class Accounts
{
  public:
    explicit Accounts(const Market &market)
        : m_market(market)
        , m_rates(market)
    {
        for (Peer &peer : m_rates.peers) {
            if (peer.storage)
                peer.storage->wearCost = 0.0;
        }
    }

    double cost(std::size_t peer, const HourOutcome &hour, const std::vector<double> &generation)
    {
        return costIn(m_market, peer, hour, generation) - hour.peers[peer].flexibleValue;
    }

    /// The same for what is added to the prices.
    double rate(std::size_t peer, const HourOutcome &hour, const std::vector<double> &generation)
    {
        return costIn(m_rates, peer, hour, generation);
    }

  private:
    static double costIn(Market &market, std::size_t peer, const HourOutcome &hour,
                         const std::vector<double> &generation)
    {
        for (std::size_t n = 0; n < market.peers.size(); ++n)
            market.peers[n].generation.cost = generation[n];
        Outcome outcome;
        outcome.hours = {hour};
        return settle(market, outcome, {0, 0}).peers[peer].cost();
    }

    Market m_market;
    Market m_rates;
};

/// The search for the curve of a shift of prices.
class ExactCurve
{
  public:
    ExactCurve(const Market &market, const CurveRequest &request, const CurveOptions &options)
        : m_request(request)
        , m_options(options)
        , m_prices(market, request.shifts, request.moving)
        , m_market(m_prices.at(request.from))
        , m_prepared(m_market)
        , m_accounts(m_market)
        , m_peer(indexOf(market, request.peer))
        , m_isCoupled(hoursAreCoupled(market))
    {
        m_memory.prepare(market.hours);
    }

    Result<Curve> run()
    {
        Curve curve;
        const std::vector<Strand> strands = strandsOf(m_market);
        const double share = 1.0 / static_cast<double>(strands.size());
        for (std::size_t i = 0; i < strands.size(); ++i) {
            m_stretches.clear();
            m_done = share * static_cast<double>(i);
            m_share = share / (m_request.to - m_request.from);
            if (!follow(strands[i], 0, m_request.from, m_request.to, CoupledState(m_market)))
                return m_failure.empty() ? Result<Curve>(Curve{}) : tl::unexpected(m_failure);
            curve = i == 0 ? joined(m_stretches) : sum(curve, joined(m_stretches));
        }
        return curve;
    }

  private:
    struct Solved {
        std::vector<HourOutcome> hours;
        CoupledState after;
    };

    std::optional<Solved> solveAt(double amount, const Window &window, const CoupledState &before)
    {
        m_market = m_prices.at(amount); // schedules and contracts are the same at all prices
        Network network = m_isCoupled ? formulateWindow(m_prepared, window.hours, before)
                                      : formulateHour(m_prepared, window.hours.first);
        NetworkSolution solution =
            m_memory.program(window.hours.first).solve(network, m_options.stop);
        if (solution.status == NetworkSolution::Status::Cancelled)
            return std::nullopt;
        if (solution.status == NetworkSolution::Status::Failed) {
            fail(amount);
            return std::nullopt;
        }
        Solved solved{readBack(m_prepared, network, solution, window.hours), before};
        if (m_isCoupled)
            advance(solved.after, network, solution.flows.columns, window.kept);
        m_memory.keep(window.hours.first, std::move(network), std::move(solution));
        return solved;
    }

    void fail(double amount)
    {
        Issue issue;
        issue.object = "market";
        issue.found =
            fmt::format("with an amount of {} the solver found no result it can vouch for", amount);
        issue.remedy = "look for a price or limit that is far larger or smaller than the others";
        m_failure = {issue};
    }

    std::vector<PriceRates> ratesOf(HourRange hours, double amount) const
    {
        std::vector<PriceRates> rates;
        for (std::size_t hour = hours.first; hour <= hours.last; ++hour)
            rates.push_back(m_prices.rates(hour, amount));
        return rates;
    }

    double minimised(const HourOutcome &hour) const
    {
        return m_market.objective == Objective::Published ? hour.published : hour.leastCost;
    }

    Tangent tangent(double amount, const std::vector<HourOutcome> &hours,
                    const std::vector<PriceRates> &rates) const
    {
        Tangent result{amount, 0.0, 0.0};
        for (std::size_t i = 0; i < hours.size(); ++i) {
            result.value += minimised(hours[i]);
            result.slope += minimised(derivative(m_market, hours[i], rates[i]));
        }
        return result;
    }

    /// Searches a window, and the windows after it, between amounts at which the windows before it
    /// leave it in one state.
    bool follow(const Strand &strand, std::size_t step, double from, double to,
                const CoupledState &state)
    {
        const Window &window = strand[step];
        std::vector<double> ends = m_prices.bends(window.hours, from, to);
        ends.push_back(to);
        for (const double end : ends) {
            const auto rates = ratesOf(window.hours, 0.5 * (from + end));
            const auto ask = [&](double amount) -> std::optional<Tangent> {
                const auto solved = solveAt(amount, window, state);
                if (!solved)
                    return std::nullopt;
                return tangent(amount, solved->hours, rates);
            };
            const auto faces = facesOf(from, end, ask);
            if (!faces)
                return false;
            for (const Face &face : *faces) {
                if (!keep(strand, step, face, rates, state))
                    return false;
            }
            from = end;
        }
        return true;
    }

    /// The corners of a face may be solved in more than one way; in between there is one.
    bool keep(const Strand &strand, std::size_t step, const Face &face,
              const std::vector<PriceRates> &rates, const CoupledState &state)
    {
        const Window &window = strand[step];
        const double middle = 0.5 * (face.from + face.to);
        auto solved = solveAt(middle, window, state);
        if (!solved)
            return false;
        const std::size_t before = m_path.size();
        for (std::size_t i = 0; i < window.kept.size(); ++i) {
            const std::size_t hour = window.kept.first + i;
            m_path.push_back(curveHour(hour, middle, std::move(solved->hours[i]), rates[i]));
        }
        bool goesOn = true;
        if (step + 1 < strand.size()) {
            goesOn = follow(strand, step + 1, face.from, face.to, solved->after);
        } else {
            m_stretches.push_back({face.from, face.to, m_path});
            if (m_options.progress)
                m_options.progress(m_done + m_share * (face.to - m_request.from));
        }
        m_path.resize(before);
        return goesOn;
    }

    CurveHour curveHour(std::size_t hour, double amount, HourOutcome outcome,
                        const PriceRates &rates)
    {
        const HourOutcome rate = derivative(m_market, outcome, rates);
        const auto through = [&](double value, double slope) {
            return Line{value - slope * amount, slope};
        };
        CurveHour result;
        result.hour = hour;
        result.part.published = through(outcome.published, rate.published);
        result.part.leastCost = through(outcome.leastCost, rate.leastCost);
        if (m_peer) {
            std::vector<double> costs;
            for (const Peer &peer : m_market.peers)
                costs.push_back(peer.generation.cost.at(hour));
            result.part.cost = through(m_accounts.cost(*m_peer, outcome, costs),
                                       m_accounts.rate(*m_peer, rate, rates.cost));
            result.part.sold = {outcome.peers[*m_peer].sold, 0.0};
        }
        result.outcome = std::make_shared<const HourOutcome>(std::move(outcome));
        return result;
    }

    const CurveRequest &m_request;
    const CurveOptions &m_options;
    MovingPrices m_prices;
    Market m_market; ///< at the amount solved last
    PreparedMarket m_prepared;
    Accounts m_accounts;
    std::optional<std::size_t> m_peer;
    bool m_isCoupled;
    SolveMemory m_memory;          ///< of the amounts before
    std::vector<CurveHour> m_path; ///< of the windows before the one in hand
    std::vector<Stretch> m_stretches;
    Issues m_failure;
    double m_done = 0.0;
    double m_share = 1.0; ///< of the whole, for each one of the amount
};

} // namespace

Result<Curve> exactCurve(const Market &market, const CurveRequest &request,
                         const CurveOptions &options)
{
    return ExactCurve(market, request, options).run();
}

} // namespace peergrid
