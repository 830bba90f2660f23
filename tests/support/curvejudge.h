// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/breakpoints.h"
#include "core/outcome.h"
#include "core/summary.h"

#include <optional>
#include <string>

namespace peergrid::test
{

/// A curve's market at one amount, solved by itself.
struct CurveSample {
    CurveSample(const Market &base, CurveRequest request, double amount);

    Market market;
    Outcome outcome;
    Summary summary;

    double minimised() const;
    double other() const; ///< the other objective
    double cost(const PeerId &id) const;
    double sold(const PeerId &id) const;
};

/// Everything a curve claims, against markets solved one by one.
class CurveJudge
{
  public:
    /// The market must outlive it.
    CurveJudge(const Market &market, const CurveRequest &request)
        : m_market(market)
        , m_request(request)
    {
    }

    /// What does not hold; empty if all does. Besides places within each piece a grid is solved.
    std::string verdict(int grid = 40);
    const Curve &curve() const { return m_curve; }

    /// Whether what is minimised is as the curve says, and only what is done to that end is not.
    /// Storage that may move in either of two hours for the same money chooses by no rule.
    bool isTieOfStorage() const;

  private:
    void expect(bool holds, const std::string &complaint, bool isAboutDispatch = false);
    void expectNear(double is, double claimed, const char *what, double amount);
    void checkPieces();
    void checkPiece(std::size_t index);
    void checkNumbers(const Curve::Piece &piece, const CurveSample &sample, double amount);
    void checkBreakpoint(const Curve::Breakpoint &breakpoint,
                         const std::vector<std::size_t> &changed);
    void checkObjective(double amount);

    const Market &m_market;
    CurveRequest m_request;
    Curve m_curve;
    std::string m_complaint;
    bool m_isAboutDispatch = false;
    std::optional<CurveSample> m_before;
};

} // namespace peergrid::test
