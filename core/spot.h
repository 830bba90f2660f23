// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace peergrid
{

/// Where a value stands in a scenario: a member of an object, or an item of a list, of a parent
/// spot. Costs next to nothing until something is wrong there. Parents must outlive their children.
class Spot
{
  public:
    Spot() = default; ///< the scenario itself
    Spot(const Spot &parent, std::string_view member);
    Spot(const Spot &parent, std::size_t index);
    /// An item that people know by kind, id and name: `peer 6 "P6"`.
    Spot(const Spot &parent, std::size_t index, std::string_view kind, std::string_view id,
         std::string_view name);

    std::string place() const;  ///< JSON pointer: "/peers/3/generation/cost"
    std::string object() const; ///< `peer 6 "P6"`; `scenario`
    std::string field() const;  ///< "generation.cost" within its object
    std::string owner() const;  ///< "peers/6/generation", as UnknownKey::owner

  private:
    bool isObject() const { return !m_parent || !m_kind.empty(); }

    const Spot *m_parent = nullptr;
    std::string_view m_member;
    std::size_t m_index = 0;
    std::string_view m_kind;
    std::string_view m_id;
    std::string_view m_name;
};

/// An error at a spot. The three texts are clauses: what stands there, what may, what to do.
Issue issueAt(const Spot &spot, std::string found, std::string allowed, std::string remedy);

/// A part of a JSON pointer: "~" and "/" are escaped.
std::string escapedForPointer(std::string_view part);

/// The shortest text that reads back as the same number; 0 for −0.
std::string numberText(double number);

/// `peer 6 "P6"`, or `peer 6` if it has no name, or `peer number 3` if it has no id.
std::string objectLabel(std::string_view kind, std::size_t index, std::string_view id,
                        std::string_view name);

} // namespace peergrid
