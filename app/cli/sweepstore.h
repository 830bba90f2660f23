// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweeprecord.h"
#include "core/sweeprow.h"

#include <cstddef>
#include <filesystem>
#include <memory>

namespace peergrid::cli
{

/// Where the rows of a sweep are kept, one after the other. A process that is killed loses at most
/// rows of the last seconds, never one in part, and what is kept can be gone on from.
class SweepStore
{
  public:
    SweepStore() = default;
    virtual ~SweepStore() = default;
    SweepStore(const SweepStore &) = delete;
    SweepStore &operator=(const SweepStore &) = delete;

    virtual bool has(std::size_t variant) const = 0;
    /// Whether a row that was there at the start is of a variant that was not all served.
    virtual bool hadShortfall() const = 0;
    /// Rows come in the order of variants. Throws a Failure if it cannot be kept.
    virtual void add(const SweepRow &row) = 0;
    /// Everything to the disk; throws as add().
    virtual void flush() = 0;
};

/// What a store is of.
struct SweepResults {
    std::filesystem::path path;
    const SweepPlan &plan;
    const SweepTable &table;
    SweepRecord record;
    bool isResumed = false; ///< go on with what is there, if anything is
};

/// Throws a Failure where the file is there and is not to be resumed, or is of another sweep.
std::unique_ptr<SweepStore> openSweepStore(const SweepResults &results);

/// An error unless the name's extension says what to write.
std::string sweepExtension(const std::string &target);

/// By kind of file; see openSweepStore().
std::unique_ptr<SweepStore> openSweepCsv(const SweepResults &results);
std::unique_ptr<SweepStore> openSweepDatabase(const SweepResults &results);

} // namespace peergrid::cli
