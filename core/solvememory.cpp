// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solvememory.h"

#include <algorithm>
#include <utility>

namespace peergrid
{

namespace
{

bool hasSameEnds(const Arc &one, const Arc &other)
{
    return one.kind == other.kind && one.hour == other.hour && one.peer == other.peer &&
           one.part == other.part && one.from == other.from && one.to == other.to &&
           one.cap == other.cap && one.crossesEdge == other.crossesEdge;
}

bool hasSameLimits(const Arc &one, const Arc &other)
{
    return one.lower == other.lower && one.upper == other.upper && one.leaves == other.leaves &&
           one.arrives == other.arrives;
}

bool isSamePlace(const Node &one, const Node &other)
{
    return one.kind == other.kind && one.hour == other.hour && one.index == other.index &&
           one.part == other.part;
}

bool hasSameLimits(const Node &one, const Node &other)
{
    return one.lower == other.lower && one.upper == other.upper;
}

template<class Part, class IsSame>
bool areSame(const std::vector<Part> &ones, const std::vector<Part> &others, IsSame isSame)
{
    return std::equal(ones.begin(), ones.end(), others.begin(), others.end(), isSame);
}

/// Whether a basis of the one is a basis of the other.
bool hasSameShape(const Network &one, const Network &other)
{
    return areSame(one.arcs, other.arcs, hasSameEnds) &&
           areSame(one.nodes, other.nodes, isSamePlace);
}

/// Of networks of the same shape: whether the same flows are possible.
bool hasSameLimits(const Network &one, const Network &other)
{
    return areSame(one.arcs, other.arcs,
                   [](const Arc &a, const Arc &b) { return hasSameLimits(a, b); }) &&
           areSame(one.nodes, other.nodes,
                   [](const Node &a, const Node &b) { return hasSameLimits(a, b); });
}

bool hasSameCosts(const Network &one, const Network &other)
{
    return areSame(one.arcs, other.arcs,
                   [](const Arc &a, const Arc &b) { return a.cost == b.cost; });
}

} // namespace

NetworkSolution SolvedProgram::solve(const Network &network, const std::stop_token &stop,
                                     bool fromMeritOrder)
{
    SolverStart start{fromMeritOrder};
    if (!m_network.arcs.empty() && hasSameShape(m_network, network)) {
        if (hasSameLimits(m_network, network) && isBorneOut(network))
            return m_solution;
        start.last = &m_solution.basis;
        start.isLastPriced = hasSameCosts(m_network, network);
    }
    m_isCertified = false;
    return solveNetwork(network, stop, start);
}

void SolvedProgram::keep(Network network, NetworkSolution solution)
{
    m_network = std::move(network);
    m_solution = std::move(solution);
}

void SolvedProgram::forget()
{
    *this = {};
}

/// Whether the flows stay what they are at the costs of another network, all else being equal.
bool SolvedProgram::isBorneOut(const Network &network)
{
    std::vector<Certificate::NewCost> changes;
    for (std::size_t j = 0; j < network.arcs.size(); ++j) {
        if (network.arcs[j].cost != m_network.arcs[j].cost)
            changes.push_back({j, network.arcs[j].cost});
    }
    if (changes.empty())
        return true;
    if (!m_isCertified)
        certify();
    return m_certificate && m_certificate->moveTo(changes) &&
           m_certificate->gap(m_solution.flows.columns) <= largestGap;
}

/// What is unserved, or which way storage may move, is decided by more than one set of costs.
void SolvedProgram::certify()
{
    m_certificate.reset();
    if (m_solution.status == NetworkSolution::Status::Solved && !m_solution.hasChosenDirections)
        m_certificate =
            Certificate::of(linearProgram(m_network), m_solution.basis, m_solution.zeroPrice);
    m_isCertified = true;
}

void SolveMemory::keep(std::size_t hour, Network network, NetworkSolution solution)
{
    if (network.arcs.size() * m_programs.size() <= m_mostArcs)
        m_programs[hour].keep(std::move(network), std::move(solution));
    else
        m_programs[hour].forget();
}

} // namespace peergrid
