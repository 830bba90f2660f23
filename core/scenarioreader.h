// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"
#include "core/profilecsv.h"
#include "core/scenario.h"
#include "core/spot.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// How the values of a scenario file are read: the parts of readScenario().
namespace peergrid
{

/// Beyond this the canvas does not reach, either way.
inline constexpr double largestCoordinate = 1e6;

/// What comes together while a file is read.
struct Reading {
    ProfileTables tables;
    Issues issues;
    std::set<std::string> unread; ///< JSON pointers of values that could not be read
    std::vector<UnknownKey> unknown;

    /// Adds an issue about a value that could not be read.
    void report(const Spot &spot, Issue issue);
};

/// An object of the file whose members are asked for by name. Those that nobody asked for are kept
/// as unknown keys when it goes out of scope.
class ObjectReader
{
  public:
    ObjectReader(Reading &reading, const Json &json, const Spot &spot);
    ~ObjectReader();
    ObjectReader(const ObjectReader &) = delete;
    ObjectReader &operator=(const ObjectReader &) = delete;

    /// The member of this name, if there is one.
    const Json *find(std::string_view key);
    /// The same; an issue if there is none.
    const Json *require(std::string_view key);

    bool isObject() const { return m_isObject; }
    Reading &reading() const { return m_reading; }
    const Spot &spot() const { return m_spot; }

  private:
    Reading &m_reading;
    const Json &m_json;
    const Spot &m_spot;
    bool m_isObject;
    std::vector<std::string_view> m_known;
};

/// Reads one value: true, or an issue. A number that cannot be read becomes NaN, so that validate()
/// judges nothing by it; its own complaint about the NaN is dropped.
bool readValue(Reading &reading, const Json &json, const Spot &spot, double &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, bool &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, std::string &value);
/// A whole number from 1 to maxHours.
bool readValue(Reading &reading, const Json &json, const Spot &spot, std::size_t &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Profile &value);
/// Hours as [first, last], counted from 1.
bool readValue(Reading &reading, const Json &json, const Spot &spot, HourRange &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Hourly<Role> &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Design &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Objective &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Storage::EndRule &value);
bool readValue(Reading &reading, const Json &json, const Spot &spot, Storage::Operation &value);
/// A list of so many numbers, coordinates on the canvas.
bool readNumbers(Reading &reading, const Json &json, const Spot &spot, std::size_t count,
                 std::vector<double> &values);

/// The objects of a scenario; indices stay those of the file, whatever is wrong.
Scenario readScenarioObject(Reading &reading, const Json &json);

} // namespace peergrid
