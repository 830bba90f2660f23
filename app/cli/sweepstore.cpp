// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweepstore.h"

#include "app/cli/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peergrid::cli
{
namespace
{

constexpr std::array databaseExtensions = {".sqlite", ".sqlite3", ".db"};

bool isDatabase(const std::filesystem::path &path)
{
    const auto extension = path.extension();
    return std::any_of(databaseExtensions.begin(), databaseExtensions.end(),
                       [&](const char *known) { return extension == known; });
}

} // namespace

std::string sweepExtension(const std::string &target)
{
    const std::filesystem::path path(target);
    return path.extension() == ".csv" || isDatabase(path)
               ? std::string()
               : "the name must end in .csv, .sqlite or .db, which says the format";
}

std::unique_ptr<SweepStore> openSweepStore(const SweepResults &results)
{
    if (!results.isResumed && std::filesystem::exists(results.path))
        throw Failure(BadInput, fmt::format("{}: is there already; give another name, or --resume "
                                            "to go on with the sweep that it is of",
                                            results.path.string()));
    return isDatabase(results.path) ? openSweepDatabase(results) : openSweepCsv(results);
}

} // namespace peergrid::cli
