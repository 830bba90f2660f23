// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/curvejudge.h"

#include "core/pricing.h"
#include "core/schedule.h"
#include "tests/support/agreement.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace peergrid::test
{

namespace
{

constexpr const char *objective = "objective";

/// Hours in which what anyone does differs.
std::vector<std::size_t> hoursThatDiffer(const Outcome &one, const Outcome &other)
{
    std::vector<std::size_t> hours;
    for (std::size_t t = 0; t < one.hours.size(); ++t) {
        double most = 0.0;
        for (std::size_t n = 0; n < one.hours[t].peers.size(); ++n) {
            for (const auto energy : {&PeerHour::generation, &PeerHour::ownUse, &PeerHour::bought,
                                      &PeerHour::sold, &PeerHour::fedIn, &PeerHour::flexible,
                                      &PeerHour::shifted, &PeerHour::charge, &PeerHour::discharge})
                most = std::max(most, std::abs(one.hours[t].peers[n].*energy -
                                               other.hours[t].peers[n].*energy));
        }
        if (most > 1e-5)
            hours.push_back(t);
    }
    return hours;
}

std::string text(const std::vector<std::size_t> &hours)
{
    return fmt::format("[{}]", fmt::join(hours, " "));
}

} // namespace

CurveSample::CurveSample(const Market &base, CurveRequest request, double amount)
{
    request.shifts[request.moving].amount = amount;
    market = applied(base, request.shifts);
    outcome = solved(market);
    summary = summarise(market, outcome, {0, market.hours - 1});
}

double CurveSample::minimised() const
{
    return objectiveOf(market, outcome);
}

double CurveSample::other() const
{
    return market.objective == Objective::Published ? summary.leastCost : summary.published;
}

double CurveSample::cost(const PeerId &id) const
{
    const Figures &figures = summary.peers[*indexOf(market, id)];
    return figures.bill.cost() - figures.flexibleValue;
}

double CurveSample::sold(const PeerId &id) const
{
    return summary.peers[*indexOf(market, id)].sold;
}

std::string CurveJudge::verdict(int grid)
{
    const auto found = curveOf(m_market, m_request);
    if (!found)
        return describe(found.error());
    m_curve = *found;
    checkPieces();
    for (std::size_t i = 0; i < m_curve.pieces.size() && m_complaint.empty(); ++i)
        checkPiece(i);
    for (int i = 0; i <= grid && m_complaint.empty(); ++i)
        checkObjective(m_request.from + (m_request.to - m_request.from) * i / grid);
    return m_complaint;
}

bool CurveJudge::isTieOfStorage() const
{
    return m_isAboutDispatch &&
           std::any_of(m_market.peers.begin(), m_market.peers.end(), hasOptimisedStorage);
}

void CurveJudge::expect(bool holds, const std::string &complaint, bool isAboutDispatch)
{
    if (holds || !m_complaint.empty())
        return;
    m_complaint = complaint;
    m_isAboutDispatch = isAboutDispatch;
}

void CurveJudge::expectNear(double is, double claimed, const char *what, double amount)
{
    expect(std::abs(is - claimed) <= 1e-9 * (1.0 + std::abs(is)),
           fmt::format("at {} the {} is {}, not {}", amount, what, is, claimed), what != objective);
}

void CurveJudge::checkPieces()
{
    const auto &pieces = m_curve.pieces;
    expect(!pieces.empty() && pieces.front().from == m_request.from &&
               pieces.back().to == m_request.to &&
               m_curve.breakpoints.size() + 1 == pieces.size() && !m_curve.isSampled,
           "pieces do not cover the range");
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
        expect(pieces[i].to == pieces[i + 1].from && pieces[i].from < pieces[i].to &&
                   m_curve.breakpoints[i].at == pieces[i].to,
               "pieces leave a gap");
}

/// Within a piece nothing changes but what it says; at its beginning what the breakpoint says.
void CurveJudge::checkPiece(std::size_t index)
{
    const Curve::Piece &piece = m_curve.pieces[index];
    if (piece.to - piece.from < 1e-5 * (m_request.to - m_request.from)) {
        m_before.reset();
        return; // too near to its ends everywhere
    }
    std::optional<CurveSample> here;
    for (const double share : {0.02, 0.5, 0.98}) {
        const double amount = piece.from + share * (piece.to - piece.from);
        const CurveSample sample(m_market, m_request, amount);
        checkNumbers(piece, sample, amount);
        if (here)
            expect(hoursThatDiffer(here->outcome, sample.outcome).empty(),
                   fmt::format("within a piece the dispatch changes before {}", amount), true);
        else if (m_before)
            checkBreakpoint(m_curve.breakpoints[index - 1],
                            hoursThatDiffer(m_before->outcome, sample.outcome));
        here.emplace(sample);
    }
    m_before = std::move(here);
}

void CurveJudge::checkNumbers(const Curve::Piece &piece, const CurveSample &sample, double amount)
{
    const Objective other =
        m_market.objective == Objective::Published ? Objective::LeastCost : Objective::Published;
    expectNear(sample.minimised(), piece.objective(m_market.objective).at(amount), objective,
               amount);
    expectNear(sample.other(), piece.objective(other).at(amount), "other objective", amount);
    expectNear(sample.cost(m_request.peer), piece.cost.at(amount), "peer's cost", amount);
    expectNear(sample.sold(m_request.peer), piece.sold.at(amount), "energy sold", amount);
}

void CurveJudge::checkBreakpoint(const Curve::Breakpoint &breakpoint,
                                 const std::vector<std::size_t> &changed)
{
    expect(breakpoint.hours == changed,
           fmt::format("at {} the dispatch changes in {}, not in {}", breakpoint.at, text(changed),
                       text(breakpoint.hours)),
           true);
}

void CurveJudge::checkObjective(double amount)
{
    const CurveSample sample(m_market, m_request, amount);
    expectNear(sample.minimised(), m_curve.pieceAt(amount).objective(m_market.objective).at(amount),
               objective, amount);
}

} // namespace peergrid::test
