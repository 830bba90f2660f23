// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sweepstudy.h"

#include <fmt/format.h>

#include <algorithm>

namespace peergrid
{

namespace
{

/// As a shell reads it back: in single quotes, unless nothing in it means anything to a shell.
std::string quoted(const std::string &text)
{
    constexpr std::string_view harmless = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789._-/=:,+@%";
    if (!text.empty() && text.find_first_not_of(harmless) == std::string::npos)
        return text;
    std::string whole = "'";
    for (const char letter : text) {
        if (letter == '\'')
            whole += "'\\''";
        else
            whole += letter;
    }
    return whole + '\'';
}

/// A name that begins with a dash would be an option.
std::string fileArgument(const std::string &path)
{
    return quoted(path.starts_with('-') ? "./" + path : path);
}

} // namespace

Result<SweepPlan> planOf(const Market &market, const SweepStudy &study)
{
    std::vector<Variation> variations;
    Issues issues;
    for (const std::string &text : study.variations) {
        if (auto variation = readVariation(text, study.sampling))
            variations.push_back(std::move(*variation));
        else
            issues.insert(issues.end(), variation.error().begin(), variation.error().end());
    }
    if (!issues.empty())
        return tl::unexpected(std::move(issues));
    return SweepPlan::make(market, std::move(variations), study.combine);
}

std::string commandText(const SweepStudy &study, const std::string &scenario,
                        const std::string &target)
{
    std::string text = "peergrid-cli sweep " + fileArgument(scenario);
    for (const std::string &variation : study.variations)
        text += " --vary " + quoted(variation);
    if (study.combine == Combine::Paired)
        text += " --paired";
    if (study.combine == Combine::OneAtATime)
        text += " --one-at-a-time";
    if (study.sampling.samples)
        text +=
            fmt::format(" --samples {} --seed {}", *study.sampling.samples, study.sampling.seed);
    if (study.withPeers)
        text += " --peers";
    return text + " --to " + fileArgument(target);
}

} // namespace peergrid
