// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenariofile.h"

#include "core/checks.h"
#include "core/eachprofile.h"
#include "core/safefile.h"
#include "core/scenariojson.h"
#include "core/scenarioreader.h"
#include "core/validate.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace peergrid
{

namespace
{

/// What kind of file and which version it is, before its members mean anything.
bool isReadable(Reading &reading, const Json &json)
{
    const Spot root;
    if (!json.is_object()) {
        reading.report(root, issueAt(root, "this is not an object",
                                     "a scenario file is one JSON object, {…}",
                                     "choose a scenario file"));
        return false;
    }
    ObjectReader object(reading, json, root);
    const Json *format = object.require("format");
    const Spot formatSpot(root, "format");
    std::string name;
    if (!format || !readValue(reading, *format, formatSpot, name))
        return false;
    if (name != scenarioFormat) {
        reading.report(formatSpot, issueAt(formatSpot, inQuotes(name) + " is another format",
                                           fmt::format("\"{}\" is allowed", scenarioFormat),
                                           "choose a scenario file"));
        return false;
    }
    const Json *version = object.require("version");
    const Spot versionSpot(root, "version");
    if (!version)
        return false;
    const double number = version->is_number() ? version->get<double>() : 0.0;
    if (number == scenarioFormatVersion)
        return true;
    if (number > scenarioFormatVersion && version->is_number_integer())
        reading.report(
            versionSpot,
            issueAt(versionSpot,
                    fmt::format("the file is of version {}, newer than this program",
                                oneLine(*version)),
                    fmt::format("this program reads versions up to {}", scenarioFormatVersion),
                    "open it with a newer PeerGrid"));
    else
        reading.report(
            versionSpot,
            issueAt(versionSpot, oneLine(*version).substr(0, 40) + " is no version",
                    fmt::format("whole numbers from 1 to {} are allowed", scenarioFormatVersion),
                    "write the version of the format the file is in"));
    return false;
}

/// A value that could not be read has its issue; what follows from its absence is no news.
bool followsFrom(const std::set<std::string> &unread, const std::string &place)
{
    for (std::size_t end = place.size(); end != std::string::npos && end > 0;
         end = place.rfind('/', end - 1)) {
        if (unread.contains(place.substr(0, end)))
            return true;
    }
    const std::string within = place + '/';
    const auto next = unread.lower_bound(within);
    return next != unread.end() && next->compare(0, within.size(), within) == 0;
}

/// Whether ids of objects may be among the values that could not be read.
bool mayHideIds(const std::set<std::string> &unread)
{
    return std::any_of(unread.begin(), unread.end(), [](const std::string &place) {
        const auto parts = std::count(place.begin(), place.end(), '/');
        const bool isList = place.starts_with("/peers") || place.starts_with("/communities") ||
                            place.starts_with("/contracts");
        return isList && (parts <= 2 || place.ends_with("/id"));
    });
}

void addMeaning(Reading &reading, const Market &market)
{
    if (reading.unread.contains("/hours"))
        return;
    const Issues found = mayHideIds(reading.unread) ? checkObjects(market) : validate(market);
    for (const Issue &issue : found) {
        if (!followsFrom(reading.unread, issue.place))
            reading.issues.push_back(issue);
    }
}

/// The values themselves in place of references to tables that do not hold them.
void dropStaleSources(Market &market, const std::filesystem::path &folder)
{
    ProfileTables tables(folder);
    forEachProfile(market, [&](Profile &profile) {
        if (!profile.source())
            return;
        const auto values = profile.values();
        const Result<std::vector<double>> stored = tables.read(*profile.source());
        if (!stored || !std::equal(values.begin(), values.end(), stored->begin(), stored->end()))
            profile = Profile(std::vector<double>(values.begin(), values.end()));
    });
}

enum class Wanted { Draft, Solvable };

/// A profile without values has none to show either.
bool hasEmptyProfile(Market &market)
{
    bool isEmpty = std::any_of(market.peers.begin(), market.peers.end(),
                               [](const Peer &peer) { return peer.role.size() == 0; });
    forEachProfile(market, [&](const Profile &profile) { isEmpty |= profile.size() == 0; });
    return isEmpty;
}

Result<Scenario> read(std::string_view json, const std::filesystem::path &folder,
                      const std::string &file, Wanted wanted)
{
    Reading reading{ProfileTables(folder), {}, {}, {}};
    Scenario scenario;
    const std::optional<Json> document = parseJson(json, reading.issues);
    if (document && isReadable(reading, *document)) {
        reading.unknown.clear();
        scenario = readScenarioObject(reading, *document);
        scenario.unknown = std::move(reading.unknown);
        if (wanted == Wanted::Solvable || hasErrors(reading.issues) ||
            hasEmptyProfile(scenario.market))
            addMeaning(reading, scenario.market);
    }
    if (!hasErrors(reading.issues))
        return scenario;
    for (Issue &issue : reading.issues) {
        if (issue.file.empty())
            issue.file = file;
    }
    return tl::unexpected(std::move(reading.issues));
}

Result<Scenario> load(const std::filesystem::path &path, Wanted wanted)
{
    const Result<std::string> text = readWholeFile(path);
    if (!text)
        return tl::unexpected(text.error());
    return read(*text, path.parent_path(), path.string(), wanted);
}

} // namespace

Result<Scenario> readScenario(std::string_view json, const std::filesystem::path &folder,
                              const std::string &file)
{
    return read(json, folder, file, Wanted::Solvable);
}

Result<Scenario> readDraft(std::string_view json)
{
    return read(json, {}, {}, Wanted::Draft);
}

Result<Scenario> loadScenario(const std::filesystem::path &path)
{
    return load(path, Wanted::Solvable);
}

Result<Scenario> loadDraft(const std::filesystem::path &path)
{
    return load(path, Wanted::Draft);
}

Result<void> saveScenario(const Scenario &scenario, const std::filesystem::path &path)
{
    Scenario complete = scenario;
    dropStaleSources(complete.market, path.parent_path());
    return replaceFile(path, writeScenario(complete));
}

} // namespace peergrid
