// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tableplaces.h"

#include "core/hourtables.h"

#include <array>
#include <charconv>

namespace peergrid
{

namespace
{

/// A JSON pointer into a list of the market: "/peers/3/generation/cost/7".
struct Pointer {
    std::string_view list;  ///< "peers"
    std::size_t index = 0;  ///< 3
    std::string_view field; ///< "generation/cost/7"
};

std::string_view takePart(std::string_view &rest)
{
    const std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    return part;
}

std::optional<std::size_t> indexFrom(std::string_view text)
{
    std::size_t index = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc() || stop != text.data() + text.size())
        return std::nullopt;
    return index;
}

std::optional<Pointer> pointerFrom(std::string_view place)
{
    if (!place.starts_with('/'))
        return std::nullopt;
    place.remove_prefix(1);
    Pointer pointer;
    pointer.list = takePart(place);
    const auto index = indexFrom(takePart(place));
    if (!index)
        return std::nullopt;
    pointer.index = *index;
    pointer.field = place;
    return pointer;
}

/// The cell at fault.
struct Spotted {
    const CsvTable *table = nullptr;
    std::size_t row = 0;
    std::string column; ///< may be one the table does not have
};

struct FieldColumn {
    std::string_view field; ///< or its beginning
    const char *column;
};

constexpr std::array peerColumns = {
    FieldColumn{"name", "name"},
    FieldColumn{"role", "role"},
    FieldColumn{"main_grid", "main_grid"},
    FieldColumn{"community", "community"},
    FieldColumn{"generation/minimum", "pmin_kw"},
    FieldColumn{"generation/cost", "generation_cost"},
    FieldColumn{"generation", "pmax_kw"},
    FieldColumn{"load", "load_kwh"},
    FieldColumn{"network_fee", "distribution_cost"},
    FieldColumn{"storage/power", "ess_power_kw"},
    FieldColumn{"storage", "ess_capacity_kwh"},
    FieldColumn{"", "id"},
};

constexpr std::array contractColumns = {
    FieldColumn{"seller", "seller_community"},
    FieldColumn{"buyer", "buyer_community"},
    FieldColumn{"fixed_price", "fixed_price"},
    FieldColumn{"network_fee_factor", "distribution_factor"},
    FieldColumn{"energy_cap", "energy_cap_kwh"},
    FieldColumn{"hours", "hours"},
    FieldColumn{"", "contract"},
};

template<class Columns>
std::string columnOf(std::string_view field, const Columns &columns)
{
    for (const FieldColumn &entry : columns)
        if (field.starts_with(entry.field))
            return entry.column;
    return {};
}

/// The hour, counted from 0, that an issue about a profile names: by itself or in its pointer.
std::size_t hourOf(const Issue &issue, std::string_view field)
{
    if (issue.hour)
        return static_cast<std::size_t>(*issue.hour - 1);
    return indexFrom(field.substr(field.rfind('/') + 1)).value_or(0);
}

Spotted spottedPeer(const Issue &issue, const Pointer &pointer, const Peer &peer,
                    const Tables &tables)
{
    const auto inHours = [&](const std::optional<CsvTable> &table, std::string_view field,
                             const std::string &column) -> std::optional<Spotted> {
        if (!table || !pointer.field.starts_with(field) || !table->column(column))
            return std::nullopt;
        return Spotted{&*table, hourOf(issue, pointer.field), column};
    };
    if (const auto spotted = inHours(tables.load, "load", hourlyColumn(peer)))
        return *spotted;
    if (const auto spotted =
            inHours(tables.availability, "generation/availability", hourlyColumn(peer)))
        return *spotted;
    if (const auto spotted = inHours(tables.tendency, "storage/tendency", tendencyColumn(peer)))
        return *spotted;
    return {&tables.peers, pointer.index, columnOf(pointer.field, peerColumns)};
}

std::optional<Spotted> spotted(const Issue &issue, const Market &market, const Tables &tables)
{
    const auto pointer = pointerFrom(issue.place);
    if (!pointer)
        return std::nullopt;
    if (pointer->list == "peers" && pointer->index < market.peers.size())
        return spottedPeer(issue, *pointer, market.peers[pointer->index], tables);
    if (pointer->list == "contracts" && tables.contracts)
        return Spotted{&*tables.contracts, pointer->index,
                       columnOf(pointer->field, contractColumns)};
    return std::nullopt;
}

} // namespace

Issue placedInTables(Issue issue, const Market &market, const Tables &tables)
{
    const auto cell = spotted(issue, market, tables);
    if (!cell || cell->row >= cell->table->rows()) {
        issue.file = tables.peers.file();
        return issue;
    }
    issue.file = cell->table->file();
    issue.place = "row " + std::to_string(cell->table->rowNumber(cell->row));
    if (cell->table->column(cell->column)) {
        issue.place += ", column " + cell->column;
        issue.field = cell->column;
    }
    return issue;
}

} // namespace peergrid
