// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/sweepdesk.h"

#include <cstdint>
#include <functional>

namespace peergrid::cli
{

/// The processes that mpirun started together for one sweep. The first hands out the work and
/// writes; a process that was started alone is the first of one. There is one object of this kind
/// in a process, and only the thread that made it calls it.
class Ranks
{
  public:
    /// Joins the others. Throws a Failure where there are others but this build knows no MPI.
    Ranks();
    ~Ranks();
    Ranks(const Ranks &) = delete;
    Ranks &operator=(const Ranks &) = delete;

    std::size_t size() const { return m_size; }
    bool isFirst() const { return m_rank == 0; }

    /// The number that the first gives; all must call it.
    std::uint64_t fromFirst(std::uint64_t number) const;

    /// The first: takes the rows that came, and hands out variants to those that ask.
    void serve(SweepDesk &desk);
    /// The first: waits until each of the others was told that there is no more to do, or one
    /// complained.
    void dismiss(SweepDesk &desk);

    /// The others: solves what the first hands out. A reason why a variant cannot be solved ends
    /// the whole sweep.
    void work(const std::function<Result<std::optional<SweepRow>>(std::size_t)> &solve) const;
    /// The others: tells the first why they cannot go on.
    void complain(const std::string &reason) const;

    /// Ends all processes at once.
    [[noreturn]] void abort(int code) const;

  private:
    void hear(SweepDesk &desk);
    void answer(SweepDesk &desk);

    std::size_t m_rank = 0;
    std::size_t m_size = 1;
    std::vector<int> m_asking;   ///< ranks that wait for work
    std::size_t m_dismissed = 0; ///< ranks that were told to leave
};

} // namespace peergrid::cli
