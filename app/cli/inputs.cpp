// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "app/cli/command.h"
#include "core/pricing.h"
#include "core/scenariofile.h"
#include "core/validate.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>

namespace peergrid::cli
{
namespace
{

/// A whole number that is all of the text, or nothing.
std::optional<int> wholeNumber(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return {};
    return value;
}

} // namespace

Scenario load(const std::string &file)
{
    Scenario scenario = orFail(loadScenario(file));
    warn(scenario.market, file);
    return scenario;
}

void warn(const Market &market, const std::string &file)
{
    for (Issue issue : validate(market)) {
        issue.file = file;
        fmt::print(stderr, "warning: {}\n", describe(issue));
    }
}

HourRange hourRange(const std::string &text, const Market &market)
{
    const std::size_t dash = text.find('-');
    const auto first = wholeNumber(std::string_view(text).substr(0, dash));
    const auto last =
        dash == std::string::npos ? first : wholeNumber(std::string_view(text).substr(dash + 1));
    if (!first || !last || *first > *last)
        throw Failure(BadUsage, fmt::format("--hours: \"{}\" is not a range of hours; "
                                            "write the first and the last, as in 7-12",
                                            text));
    return {hourIndex(*first, market), hourIndex(*last, market)};
}

std::size_t hourIndex(int hour, const Market &market)
{
    if (hour < 1 || static_cast<std::size_t>(hour) > market.hours)
        throw Failure(BadUsage, fmt::format("There is no hour {}; the scenario has hours 1 to {}.",
                                            hour, market.hours));
    return static_cast<std::size_t>(hour) - 1;
}

std::size_t peerIndex(const std::string &text, const Market &market)
{
    if (const auto index = indexOf(market, PeerId(text)))
        return *index;
    std::vector<std::size_t> named;
    std::string known;
    for (std::size_t i = 0; i < market.peers.size(); ++i) {
        if (market.peers[i].name == text)
            named.push_back(i);
        if (i < 20)
            known += (i ? ", " : "") + market.peers[i].id.value;
    }
    if (named.size() == 1)
        return named.front();
    if (named.size() > 1)
        throw Failure(BadUsage, fmt::format("{} peers are called \"{}\"; give the id instead.",
                                            named.size(), text));
    throw Failure(BadUsage, fmt::format("No peer has the id or name \"{}\"; the ids are {}{}.",
                                        text, known, market.peers.size() > 20 ? ", …" : ""));
}

void fail(const Issues &issues)
{
    throw Failure(BadInput, describe(issues));
}

} // namespace peergrid::cli
