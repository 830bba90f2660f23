// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweeprow.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace peergrid::cli
{

/// Hands out the variants of a sweep and takes their rows back, from any thread, in any order;
/// gives the rows on in the order of variants. No more variants are out at a time than fit into
/// memory as rows.
class SweepDesk
{
  public:
    /// Of `size` variants those that are not done yet.
    SweepDesk(std::size_t size, std::function<bool(std::size_t)> isDone);

    /// The next variants, at most so many; none if there is none to hand out now.
    std::vector<std::size_t> take(std::size_t most);
    /// The next variant, as soon as there is one; nothing once there will be none.
    std::optional<std::size_t> takeWaiting();
    /// Whether no variant will be handed out any more.
    bool isEmpty() const;
    /// Variants not handed out yet, at most.
    std::size_t left() const;

    void give(SweepRow row);
    /// Ends the sweep, for this reason; the first reason counts.
    void fail(std::string reason);
    /// Ends the sweep.
    void close();
    /// Why it was ended, if it failed.
    std::optional<std::string> failure() const;

    /// The rows that are next in order; waits a while if there are none.
    std::vector<SweepRow> ready(std::chrono::milliseconds patience);
    /// Whether all rows were given on, or the sweep was ended.
    bool isOver() const;

  private:
    bool canTake() const;
    std::size_t takeOne();

    const std::size_t m_size;
    const std::function<bool(std::size_t)> m_isDone;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_next = 0;                 ///< to hand out; m_size when there is none
    std::deque<std::size_t> m_out;          ///< handed out and not given on, in order
    std::map<std::size_t, SweepRow> m_rows; ///< of those out, what came back
    bool m_isClosed = false;
    std::optional<std::string> m_failure;
};

/// Threads that solve variants until there are none left or the desk is closed. What they are at is
/// cancelled when the crew goes.
class SweepCrew
{
  public:
    SweepCrew(SweepDesk &desk, const SweepPlan &plan, const SweepTable &table, unsigned threads);
    ~SweepCrew();
    SweepCrew(const SweepCrew &) = delete;
    SweepCrew &operator=(const SweepCrew &) = delete;

  private:
    SweepDesk &m_desk;
    std::stop_source m_stop;
    std::vector<std::jthread> m_threads;
};

} // namespace peergrid::cli
