// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/scenario.h"

#include <string>

/// What a command was given, or a Failure that says what is wrong with it.
namespace peergrid::cli
{

/// Loads a scenario; its warnings go to stderr.
Scenario load(const std::string &file);

/// Says on stderr what is odd about a market of this file, though it can be solved.
void warn(const Market &market, const std::string &file);

/// "7-12" or "7", counted from 1.
HourRange hourRange(const std::string &text, const Market &market);

/// An hour counted from 1.
std::size_t hourIndex(int hour, const Market &market);

/// A peer by its id or, where only one has it, its name.
std::size_t peerIndex(const std::string &text, const Market &market);

/// Throws the issues as bad input.
[[noreturn]] void fail(const Issues &issues);

template<class T>
T orFail(Result<T> result)
{
    if (!result)
        fail(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace peergrid::cli
