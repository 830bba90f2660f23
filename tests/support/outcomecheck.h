// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <string>
#include <vector>

/// What must hold of any result, checked against the market alone.
namespace peergrid::test
{

/// Sentences on what does not hold, at most a few; empty if all is well. `tolerance` is in kWh for
/// energy, relative for money. Hours that are NotSolved are skipped; storage is followed from hour
/// to hour where all hours are solved.
struct Complaints {
    double tolerance = 1e-6;
    std::vector<std::string> sentences;

    void expect(bool holds, const std::string &sentence);
    void expectEqual(double a, double b, const std::string &what);
    void expectWithin(double low, double value, double high, const std::string &what);
    bool isEmpty() const { return sentences.empty(); }
    std::string text() const;
};

/// All of the checks below.
Complaints complaints(const Market &market, const Outcome &outcome, double tolerance = 1e-6);

/// Identities and limits of each peer in each hour; eq. 3 in total.
void checkPeers(const Market &market, const Outcome &outcome, Complaints &complaints);

/// State of charge (eq. 7), operations, shiftable demand: what binds the hours.
void checkStorage(const Market &market, const Outcome &outcome, Complaints &complaints);

/// Conservation at every junction; trades: allowed, at the right price, within caps, adding up to
/// what is bought and sold; both objectives as section 3 counts them.
void checkFlows(const Market &market, const Outcome &outcome, Complaints &complaints);

/// Of equal optima, the one with most own use and least across the edges of communities: no
/// exchange of two trades that costs no more improves on that (hours without shortage, design
/// with communities or without).
void checkTies(const Market &market, const Outcome &outcome, Complaints &complaints);

} // namespace peergrid::test
