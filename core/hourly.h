// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace peergrid
{

/// Where the values of a profile stand when they stand in a CSV table beside the scenario.
struct TableColumn {
    std::string file;   ///< relative to the scenario's folder
    std::string column; ///< header of the column

    friend bool operator==(const TableColumn &, const TableColumn &) = default;
};

/// One value for all hours, or one value an hour (a profile). Copies share the values, so a year
/// of hours costs nothing to keep twice.
template<class T>
class Hourly
{
  public:
    Hourly(T constant = T{})
        : m_constant(std::move(constant))
    {
    }
    explicit Hourly(std::vector<T> values, std::optional<TableColumn> source = {})
        : m_values(std::make_shared<const std::vector<T>>(std::move(values)))
        , m_source(std::move(source))
    {
    }

    bool isConstant() const { return !m_values; }

    /// The value in an hour, counted from 0. For a profile the hour must lie within size().
    T at(std::size_t hour) const { return m_values ? (*m_values)[hour] : m_constant; }

    /// One value, or one an hour.
    std::span<const T> values() const
    {
        return m_values ? std::span<const T>(*m_values) : std::span<const T>(&m_constant, 1);
    }
    std::size_t size() const { return values().size(); }

    /// The CSV column the profile was read from and is written back as a reference to, if any.
    const std::optional<TableColumn> &source() const { return m_source; }

    friend bool operator==(const Hourly &a, const Hourly &b)
    {
        if (a.isConstant() != b.isConstant() || a.m_source != b.m_source)
            return false;
        if (a.isConstant())
            return a.m_constant == b.m_constant;
        return a.m_values == b.m_values || *a.m_values == *b.m_values;
    }

  private:
    T m_constant{};
    std::shared_ptr<const std::vector<T>> m_values;
    std::optional<TableColumn> m_source;
};

using Profile = Hourly<double>;

} // namespace peergrid
