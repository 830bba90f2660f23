// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/scenario.h"

#include <filesystem>
#include <string>
#include <string_view>

/// Scenario files: JSON, extension .peergrid, described by resources/scenario.schema.json.
namespace peergrid
{

inline constexpr int scenarioFormatVersion = 1;

/// Reads a scenario from text. `folder` is where CSV tables it refers to are looked for, `file`
/// the name issues carry. Fails with all problems at once, each with its JSON pointer, also with
/// what validate() finds wrong with the market.
Result<Scenario> readScenario(std::string_view json, const std::filesystem::path &folder = {},
                              const std::string &file = {});

/// The scenario as text in the one layout there is: the same scenario gives the same bytes, a
/// change shows as a change of its own lines. Reading it back gives an equal scenario.
std::string writeScenario(const Scenario &scenario);

Result<Scenario> loadScenario(const std::filesystem::path &path);

/// The same for editing: a scenario in which every value could be read and no profile is empty,
/// though its market may not be solvable yet. validate() says what is wrong with it.
Result<Scenario> readDraft(std::string_view json);
Result<Scenario> loadDraft(const std::filesystem::path &path);

/// Writes the whole file or leaves what was there untouched. Profiles that refer to a CSV table
/// which does not stand beside `path` with the same values are written inline, so that the file is
/// complete. Refuses targets that are not regular files.
Result<void> saveScenario(const Scenario &scenario, const std::filesystem::path &path);

/// The published JSON Schema of scenario files.
std::string_view scenarioSchema();

} // namespace peergrid
