// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweepdesk.h"

#include <algorithm>
#include <exception>

namespace peergrid::cli
{
namespace
{

/// Variants that may be out: enough that one slow variant keeps nobody waiting for long.
constexpr std::size_t mostOut = 4096;

void solveAll(SweepDesk &desk, const SweepPlan &plan, const SweepTable &table,
              const std::stop_token &stop)
{
    try {
        WholeMemory memory;
        while (const auto variant = desk.takeWaiting()) {
            auto row = solveVariant(plan, table, *variant, stop, &memory);
            if (!row)
                return desk.fail(describe(row.error()));
            if (!*row)
                return; // stopped
            desk.give(std::move(**row));
        }
    } catch (const std::exception &error) {
        desk.fail(error.what());
    }
}

} // namespace

SweepDesk::SweepDesk(std::size_t size, std::function<bool(std::size_t)> isDone)
    : m_size(size)
    , m_isDone(std::move(isDone))
{
    while (m_next < m_size && m_isDone(m_next))
        ++m_next;
}

bool SweepDesk::canTake() const
{
    return !m_isClosed && m_next < m_size && m_out.size() < mostOut;
}

std::size_t SweepDesk::takeOne()
{
    const std::size_t taken = m_next;
    m_out.push_back(taken);
    do
        ++m_next;
    while (m_next < m_size && m_isDone(m_next));
    return taken;
}

std::vector<std::size_t> SweepDesk::take(std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::size_t> taken;
    while (taken.size() < most && canTake())
        taken.push_back(takeOne());
    return taken;
}

std::optional<std::size_t> SweepDesk::takeWaiting()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return canTake() || m_isClosed || m_next >= m_size; });
    if (!canTake())
        return {};
    return takeOne();
}

bool SweepDesk::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_isClosed || m_next >= m_size;
}

std::size_t SweepDesk::left() const
{
    const std::lock_guard lock(m_mutex);
    return m_size - m_next;
}

void SweepDesk::give(SweepRow row)
{
    const std::lock_guard lock(m_mutex);
    const std::size_t variant = row.variant;
    m_rows.insert_or_assign(variant, std::move(row));
    m_changed.notify_all();
}

void SweepDesk::fail(std::string reason)
{
    const std::lock_guard lock(m_mutex);
    if (!m_failure)
        m_failure = std::move(reason);
    m_isClosed = true;
    m_changed.notify_all();
}

void SweepDesk::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_changed.notify_all();
}

std::optional<std::string> SweepDesk::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

std::vector<SweepRow> SweepDesk::ready(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    const auto hasNext = [this] { return !m_out.empty() && m_rows.contains(m_out.front()); };
    m_changed.wait_for(lock, patience, [&] { return hasNext() || m_isClosed; });
    std::vector<SweepRow> rows;
    while (hasNext()) {
        rows.push_back(std::move(m_rows.extract(m_out.front()).mapped()));
        m_out.pop_front();
    }
    if (!rows.empty())
        m_changed.notify_all(); // there is room again
    return rows;
}

bool SweepDesk::isOver() const
{
    const std::lock_guard lock(m_mutex);
    return m_isClosed || (m_next >= m_size && m_out.empty());
}

SweepCrew::SweepCrew(SweepDesk &desk, const SweepPlan &plan, const SweepTable &table,
                     unsigned threads)
    : m_desk(desk)
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([&desk, &plan, &table, stop = m_stop.get_token()] {
            solveAll(desk, plan, table, stop);
        });
}

SweepCrew::~SweepCrew()
{
    m_desk.close();
    m_stop.request_stop();
}

} // namespace peergrid::cli
