// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/spillfile.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace peergrid
{

/// An hour that was taken from a KeptOutcome. It may be there only as long as this is, so it must
/// have a name while it is looked at.
class KeptHour
{
  public:
    KeptHour(); ///< one that is not solved: without peers
    explicit KeptHour(std::shared_ptr<const HourOutcome> hour)
        : m_hour(std::move(hour))
    {
    }
    const HourOutcome &operator*() const & { return *m_hour; }
    const HourOutcome *operator->() const & { return m_hour.get(); }
    const HourOutcome &operator*() const && = delete;
    const HourOutcome *operator->() const && = delete;

  private:
    std::shared_ptr<const HourOutcome> m_hour;
};

/// The hours of a run, for those who look at one or some of them. The first stay in memory; those
/// for which it is not meant to suffice go to the disk and are read each time they are asked for,
/// so that memory does not grow with the hours that are done. Copies share what is kept, and may be
/// read by any thread while hours are added to the one they were copied from.
class KeptOutcome
{
  public:
    static constexpr std::size_t usualMemory = std::size_t(64) << 20;

    KeptOutcome() = default;
    /// Of so many hours, none solved yet. Keeps about `memory` bytes of them in memory.
    explicit KeptOutcome(std::size_t hours, std::size_t memory = usualMemory);

    bool empty() const { return m_hours.empty(); }
    std::size_t size() const { return m_hours.size(); }

    /// NotSolved past the end, too.
    HourOutcome::Status status(std::size_t hour) const
    {
        return hour < size() ? m_hours[hour].status : HourOutcome::Status::NotSolved;
    }
    bool has(std::size_t hour) const { return status(hour) != HourOutcome::Status::NotSolved; }

    /// An hour without peers where there is none. Throws std::system_error if the disk does not
    /// give back what it took.
    KeptHour operator[](std::size_t hour) const;

    /// Keeps an hour (< size()) that is solved. Where the disk is full, it stays in memory.
    void keep(std::size_t hour, HourOutcome &&outcome);

  private:
    struct Place {
        HourOutcome::Status status = HourOutcome::Status::NotSolved;
        std::shared_ptr<const HourOutcome> inMemory; ///< none: on the disk
        std::uint64_t at = 0; ///< in the file, bytes: peers, flows and the rest
        std::size_t peers = 0;
        std::size_t flows = 0;
        std::size_t rest = 0; ///< bytes
    };

    bool setAside(Place &place, const HourOutcome &hour);

    std::vector<Place> m_hours;
    std::size_t m_memory = 0;          ///< bytes that may still be used
    std::shared_ptr<SpillFile> m_file; ///< made when it is needed
};

} // namespace peergrid
