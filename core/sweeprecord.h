// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sweep.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace peergrid
{

/// What a file of results came from. It is kept with the file, so that only the same sweep goes on
/// with it.
struct SweepRecord {
    std::string program;                 ///< name and version of what solves
    std::string scenario;                ///< the market, as marketPrint()
    std::vector<std::string> variations; ///< as they were written
    Combine combine = Combine::Crossed;
    std::size_t samples = 0; ///< 0: none
    std::uint64_t seed = 1;
    bool withPeers = false;
    std::size_t variants = 0;

    friend bool operator==(const SweepRecord &, const SweepRecord &) = default;
};

/// 16 hexadecimal digits that tell markets apart: all of their values, wherever those stand.
std::string marketPrint(const Market &market);

/// The record as JSON text.
std::string sweepRecordText(const SweepRecord &record);

/// Fails if the text is no record, or that of another sweep, with what differs. `file` is the name
/// that issues carry.
Result<void> checkSweepRecord(std::string_view text, const SweepRecord &record,
                              const std::string &file);

} // namespace peergrid
