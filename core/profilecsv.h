// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv.h"
#include "core/hourly.h"
#include "core/issue.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace peergrid
{

/// The CSV tables beside a scenario, each read once. A table has a header row and one row an hour;
/// a column `hour`, if there is one, counts 1, 2, 3, ….
class ProfileTables
{
  public:
    explicit ProfileTables(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    /// The values of a column, or why there are none. What is wrong with the table as a whole is
    /// told the first time; later columns of it fail without issues.
    Result<std::vector<double>> read(const TableColumn &source);

  private:
    const Result<CsvTable> &table(const std::string &file);

    std::filesystem::path m_folder;
    std::map<std::string, Result<CsvTable>> m_tables;
};

} // namespace peergrid
