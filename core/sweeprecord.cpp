// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sweeprecord.h"

#include "core/eachprofile.h"
#include "core/jsontext.h"
#include "core/sampling.h"
#include "core/scenariofile.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace peergrid
{

namespace
{

constexpr std::string_view formatName = "peergrid-sweep";

Json json(const SweepRecord &record)
{
    Json json;
    json["format"] = formatName;
    json["program"] = record.program;
    json["scenario"] = record.scenario;
    json["vary"] = record.variations;
    json["paired"] = record.combine == Combine::Paired;
    json["one_at_a_time"] = record.combine == Combine::OneAtATime;
    json["samples"] = record.samples;
    json["seed"] = record.seed;
    json["peers"] = record.withPeers;
    json["variants"] = record.variants;
    return json;
}

/// What a member of the record says, in words for a message.
std::string_view meaning(std::string_view member)
{
    if (member == "program")
        return "another version of the program";
    if (member == "scenario")
        return "other values in the scenario";
    if (member == "vary")
        return "other variations (--vary)";
    if (member == "paired" || member == "one_at_a_time")
        return "another combination (--paired, --one-at-a-time)";
    if (member == "samples" || member == "seed")
        return "other samples (--samples, --seed)";
    if (member == "peers")
        return "other columns (--peers)";
    return "something else";
}

} // namespace

std::string marketPrint(const Market &market)
{
    // A profile that stands in a table would show as the table's name.
    Scenario scenario;
    scenario.market = market;
    forEachProfile(scenario.market, [](Profile &profile) {
        if (profile.source())
            profile =
                Profile(std::vector<double>(profile.values().begin(), profile.values().end()));
    });
    return fmt::format("{:016x}", fingerprint(writeScenario(scenario)));
}

std::string sweepRecordText(const SweepRecord &record)
{
    return layOut(json(record));
}

Result<void> checkSweepRecord(std::string_view text, const SweepRecord &record,
                              const std::string &file)
{
    const auto failure = [&](std::string found, std::string remedy) {
        return tl::unexpected(Issues{fileIssue(file, std::move(found), {}, std::move(remedy))});
    };
    Issues issues;
    const auto there = parseJson(text, issues);
    if (!there || !issues.empty() || !there->is_object() ||
        there->value("format", Json()) != Json(formatName))
        return failure("this does not say which sweep the results are of",
                       "begin anew under another name");
    const Json wanted = json(record);
    for (const auto &[member, value] : wanted.items()) {
        // Files of before there was a choice do not say that it was not made.
        const Json otherwise = member == "one_at_a_time" ? Json(false) : Json();
        if (there->value(member, otherwise) == value)
            continue;
        return failure(fmt::format("the results are of another sweep, with {}", meaning(member)),
                       "resume with what it was begun with, or begin anew under another name");
    }
    return {};
}

} // namespace peergrid
