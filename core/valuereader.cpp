// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"
#include "core/keywords.h"
#include "core/scenarioreader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

constexpr std::size_t longestListShown = 6;

std::string shown(const Json &json)
{
    if (json.is_object())
        return "an object in braces";
    if (json.is_array()) {
        const bool isShort = json.size() <= longestListShown &&
                             std::none_of(json.begin(), json.end(), [](const Json &item) {
                                 return item.is_structured() || item.is_string();
                             });
        return isShort ? oneLine(json) : fmt::format("a list of {}", json.size());
    }
    if (json.is_string())
        return inQuotes(json.get_ref<const std::string &>());
    return oneLine(json);
}

void report(Reading &reading, const Spot &spot, std::string found, std::string allowed,
            std::string remedy)
{
    reading.report(spot, issueAt(spot, std::move(found), std::move(allowed), std::move(remedy)));
}

void reportType(Reading &reading, const Spot &spot, const Json &json, std::string allowed,
                std::string remedy)
{
    report(reading, spot, shown(json) + " is of the wrong kind", std::move(allowed),
           std::move(remedy));
}

/// In place of a number that could not be read: whatever depends on it is not judged.
constexpr double unknownNumber = std::numeric_limits<double>::quiet_NaN();

/// −0 would be written as 0: it is read as 0.
double numberIn(const Json &json)
{
    const double number = json.get<double>();
    return number == 0.0 ? 0.0 : number;
}

template<class Choice>
std::string allWords()
{
    std::string text;
    for (const auto &[value, word] : words<Choice>)
        text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

template<class Choice>
bool readWord(Reading &reading, const Json &json, const Spot &spot, Choice &choice)
{
    if (json.is_string()) {
        for (const auto &[value, word] : words<Choice>) {
            if (word == json.get_ref<const std::string &>()) {
                choice = value;
                return true;
            }
        }
    }
    report(reading, spot, fmt::format("{} is unknown", shown(json)),
           fmt::format("one of {} is allowed", allWords<Choice>()), "write one of these words");
    return false;
}

/// A list with one number an hour. Tells of the first item that is none.
bool readList(Reading &reading, const Json &json, const Spot &spot, Profile &profile)
{
    const auto wrong =
        std::find_if(json.begin(), json.end(), [](const Json &item) { return !item.is_number(); });
    if (wrong != json.end()) {
        const auto hour = static_cast<std::size_t>(wrong - json.begin());
        Issue issue = issueAt(spot, shown(*wrong) + " is not a number",
                              "a profile is a list of numbers, one for each hour",
                              "write a number for this hour");
        issue.place = Spot(spot, hour).place();
        issue.hour = static_cast<int>(hour + 1);
        reading.report(spot, std::move(issue));
        return false;
    }
    std::vector<double> values(json.size());
    std::transform(json.begin(), json.end(), values.begin(), numberIn);
    profile = Profile(std::move(values));
    return true;
}

/// {"csv": "load.csv", "column": "p3"}
bool readTableColumn(Reading &reading, const Json &json, const Spot &spot, Profile &profile)
{
    ObjectReader object(reading, json, spot);
    TableColumn source;
    const auto read = [&](std::string_view key, std::string &text) {
        const Json *member = object.require(key);
        return member && readValue(reading, *member, Spot(spot, key), text);
    };
    const bool hasFile = read("csv", source.file);
    const bool hasColumn = read("column", source.column);
    if (!hasFile || !hasColumn)
        return false;
    Result<std::vector<double>> values = reading.tables.read(source);
    if (values) {
        for (double &value : *values)
            value = value == 0.0 ? 0.0 : value;
        profile = Profile(std::move(*values), std::move(source));
        return true;
    }
    for (Issue &issue : values.error()) {
        issue.object = spot.object();
        issue.field = spot.field();
        issue.place += (issue.place.empty() ? "" : "; ") + spot.place();
        reading.report(spot, std::move(issue));
    }
    reading.unread.insert(spot.place());
    return false;
}

} // namespace

void Reading::report(const Spot &spot, Issue issue)
{
    unread.insert(spot.place());
    issues.push_back(std::move(issue));
}

ObjectReader::ObjectReader(Reading &reading, const Json &json, const Spot &spot)
    : m_reading(reading)
    , m_json(json)
    , m_spot(spot)
    , m_isObject(json.is_object())
{
    if (!m_isObject)
        reportType(reading, spot, json, "an object in braces, {…}, is allowed",
                   "write it as an object");
}

ObjectReader::~ObjectReader()
{
    if (!m_isObject)
        return;
    for (const auto &[key, value] : m_json.items()) {
        if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
            m_reading.unknown.push_back({m_spot.owner(), key, oneLine(value)});
    }
}

const Json *ObjectReader::find(std::string_view key)
{
    m_known.push_back(key);
    if (!m_isObject)
        return nullptr;
    for (const auto &[name, value] : m_json.get_ref<const Json::object_t &>()) {
        if (name == key)
            return &value;
    }
    return nullptr;
}

const Json *ObjectReader::require(std::string_view key)
{
    const Json *member = find(key);
    if (!member && m_isObject)
        report(m_reading, Spot(m_spot, key), fmt::format("\"{}\" is missing", key),
               fmt::format("\"{}\" must be there", key), fmt::format("add \"{}\"", key));
    return member;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, double &value)
{
    value = unknownNumber;
    if (!json.is_number()) {
        reportType(reading, spot, json, "a number is allowed",
                   "write a number, with a decimal point and without quotation marks");
        return false;
    }
    value = numberIn(json);
    return true;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, bool &value)
{
    if (!json.is_boolean()) {
        reportType(reading, spot, json, "true or false is allowed", "write true or false");
        return false;
    }
    value = json.get<bool>();
    return true;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, std::string &value)
{
    if (!json.is_string()) {
        reportType(reading, spot, json, "text in quotation marks is allowed",
                   "put it in quotation marks");
        return false;
    }
    value = json.get_ref<const std::string &>();
    return true;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, std::size_t &value)
{
    const double number = json.is_number() ? json.get<double>() : 0.0;
    if (number != std::floor(number) || number < 1.0 || number > static_cast<double>(maxHours)) {
        report(reading, spot, shown(json) + " is not a number of hours",
               fmt::format("a whole number from 1 to {} is allowed", maxHours),
               "write a whole number of hours");
        return false;
    }
    value = static_cast<std::size_t>(number);
    return true;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Profile &value)
{
    value = unknownNumber;
    if (json.is_array())
        return readList(reading, json, spot, value);
    if (json.is_object())
        return readTableColumn(reading, json, spot, value);
    if (json.is_number()) {
        value = numberIn(json);
        return true;
    }
    reportType(reading, spot, json,
               "a number, a list with a number for each hour, or "
               "{\"csv\": \"file.csv\", \"column\": \"name\"} is allowed",
               "write one of these");
    return false;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, HourRange &value)
{
    if (!json.is_array() || json.size() != 2) {
        reportType(reading, spot, json, "a list of two hours, [first, last], is allowed",
                   "write the first and the last hour, counted from 1");
        return false;
    }
    std::size_t first = 0;
    std::size_t last = 0;
    const bool isFirstRead = readValue(reading, json[0], Spot(spot, std::size_t{0}), first);
    if (!readValue(reading, json[1], Spot(spot, std::size_t{1}), last) || !isFirstRead)
        return false;
    value = {first - 1, last - 1};
    return true;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Hourly<Role> &value)
{
    value = Role::Producer; // if it cannot be read, nothing it is given is out of place
    if (!json.is_array()) {
        Role role = Role::Consumer;
        if (!readWord(reading, json, spot, role))
            return false;
        value = role;
        return true;
    }
    std::vector<Role> roles(json.size());
    for (std::size_t hour = 0; hour < roles.size(); ++hour) {
        if (!readWord(reading, json[hour], Spot(spot, hour), roles[hour]))
            return false;
    }
    value = Hourly<Role>(std::move(roles));
    return true;
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Design &value)
{
    return readWord(reading, json, spot, value);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Objective &value)
{
    return readWord(reading, json, spot, value);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Storage::EndRule &value)
{
    return readWord(reading, json, spot, value);
}

bool readValue(Reading &reading, const Json &json, const Spot &spot, Storage::Operation &value)
{
    return readWord(reading, json, spot, value);
}

bool readNumbers(Reading &reading, const Json &json, const Spot &spot, std::size_t count,
                 std::vector<double> &values)
{
    const auto isRight = [](const Json &item) {
        return item.is_number() && std::abs(item.get<double>()) <= largestCoordinate;
    };
    if (!json.is_array() || json.size() != count ||
        !std::all_of(json.begin(), json.end(), isRight)) {
        report(reading, spot, shown(json) + " is not a place on the canvas",
               fmt::format("a list of {} numbers from -{} to {} is allowed", count,
                           numberText(largestCoordinate), numberText(largestCoordinate)),
               "write such a list, or leave the place out");
        return false;
    }
    values.resize(count);
    std::transform(json.begin(), json.end(), values.begin(), numberIn);
    return true;
}

} // namespace peergrid
