// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/report.h"

#include <nlohmann/json.hpp>

namespace peergrid::benches
{

namespace
{

using Json = nlohmann::ordered_json;

Json json(const Cell &cell)
{
    return cell ? Json(*cell) : Json(nullptr);
}

Json json(const Table &table)
{
    Json rows = Json::array();
    for (const Table::Row &row : table.rows) {
        Json cells = Json::array();
        for (const Cell &cell : row.cells)
            cells.push_back(json(cell));
        rows.push_back({{"name", row.name}, {"cells", std::move(cells)}});
    }
    return {{"title", table.title}, {"columns", table.columns}, {"rows", std::move(rows)}};
}

} // namespace

std::string jsonOf(const Report &report)
{
    Json all = {{"ratios", Json::array()}, {"tables", Json::array()}};
    for (const Ratio &ratio : report.ratios)
        all["ratios"].push_back({{"name", ratio.name},
                                 {"value", json(ratio.value)},
                                 {"required", ratio.required},
                                 {"met", ratio.isMet()}});
    for (const Table &table : report.tables)
        all["tables"].push_back(json(table));
    return all.dump(2);
}

} // namespace peergrid::benches
