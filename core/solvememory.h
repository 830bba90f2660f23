// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/certificate.h"
#include "core/networksolver.h"

#include <optional>
#include <vector>

namespace peergrid
{

/// How a program was solved, for the next that is nearly the same.
class SolvedProgram
{
  public:
    /// The same as solveNetwork(). Flows that a certificate bears out are taken over from the
    /// program before; else the solver begins where it ended, if it had the same arcs.
    NetworkSolution solve(const Network &network, const std::stop_token &stop = {},
                          bool fromMeritOrder = true);

    /// The network that solve() was for, with its solution, is the program before from now on.
    void keep(Network network, NetworkSolution solution);
    void forget();

  private:
    bool isBorneOut(const Network &network);
    void certify();

    Network m_network;          ///< without arcs: nothing is known
    NetworkSolution m_solution; ///< of it
    bool m_isCertified = false; ///< or it was tried in vain, and there is no certificate
    std::optional<Certificate> m_certificate;
};

/// What is kept from one solve to the next of a market that differs little, as those of a moving
/// slider do: the programs of its hours or windows. Results are the same with and without.
class SolveMemory
{
  public:
    /// Keeps programs of so many arcs in all, about 350 bytes each; those of more are not kept.
    explicit SolveMemory(std::size_t mostArcs = 250'000)
        : m_mostArcs(mostArcs)
    {
    }

    /// Makes room for a market of so many hours. Then each hour may be used by a thread of its own.
    void prepare(std::size_t hours) { m_programs.resize(hours); }

    /// The program that begins with an hour.
    SolvedProgram &program(std::size_t hour) { return m_programs[hour]; }
    void keep(std::size_t hour, Network network, NetworkSolution solution);

  private:
    std::size_t m_mostArcs;
    std::vector<SolvedProgram> m_programs; ///< by their first hour
};

} // namespace peergrid
