// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contracttable.h"

#include "core/pricing.h"
#include "core/spot.h"

#include <charconv>

namespace peergrid
{

namespace
{

/// An hour counted from 1, or 0 if the text is none.
std::size_t hourFrom(std::string_view text)
{
    std::size_t hour = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, hour);
    return error == std::errc() && stop == end && hour <= maxHours ? hour : 0;
}

/// One end of a contract; the more particular of its two cells counts.
ContractEnd readEnd(TableCells &cells, std::size_t row, const std::string &side,
                    const Market &market)
{
    const std::string peerColumn = side + "_peer";
    const std::string communityColumn = side + "_community";
    const PeerId peer(cells.text(row, peerColumn));
    const CommunityId community(cells.text(row, communityColumn));
    if (!peer.isEmpty() && !indexOf(market, peer))
        cells.report(row, peerColumn, "no peer has the id " + inQuotes(peer.value), {},
                     "name a peer of the peer table by its id");
    if (!community.isEmpty() && !indexOf(market, community))
        cells.report(row, communityColumn, "no peer is in a community " + inQuotes(community.value),
                     {}, "name a community of the peer table");
    if (!peer.isEmpty())
        return peer;
    if (community.isEmpty() && (cells.has(peerColumn) || cells.has(communityColumn)))
        cells.report(row, cells.has(communityColumn) ? communityColumn : peerColumn,
                     "the contract has no " + side, {},
                     "fill " + communityColumn + " or " + peerColumn);
    return community;
}

ContractTerms readTerms(TableCells &cells, std::size_t row)
{
    const auto factor = cells.optionalNumber(row, "distribution_factor");
    const auto price = cells.optionalNumber(row, "fixed_price");
    const bool isBan = cells.flag(row, "no_trade");
    const int given = (factor ? 1 : 0) + (price ? 1 : 0) + (isBan ? 1 : 0);
    if (given != 1) {
        const std::string column = cells.has("distribution_factor") ? "distribution_factor"
                                   : cells.has("fixed_price")       ? "fixed_price"
                                                                    : "no_trade";
        if (cells.has(column))
            cells.report(row, column,
                         given == 0 ? "the contract has no terms" : "two kinds of terms",
                         "one of distribution_factor, fixed_price, no_trade (1)",
                         "fill exactly one of them");
    }
    if (isBan)
        return NoTrade{};
    if (price)
        return FixedPrice{*price};
    return NetworkFeeFactor{factor.value_or(1.0)};
}

Contract readContract(TableCells &cells, std::size_t row, const Market &market)
{
    Contract contract;
    contract.id = ContractId(cells.text(row, "contract"));
    contract.name = cells.text(row, "name");
    if (contract.name.empty())
        contract.name = contract.id.value;
    cells.setObject(objectLabel("contract", row, contract.id.value, contract.name));
    if (contract.id.isEmpty() && cells.has("contract"))
        cells.report(row, "contract", "the cell is empty", {}, "give every contract an id");
    contract.seller = readEnd(cells, row, "seller", market);
    contract.buyer = readEnd(cells, row, "buyer", market);
    contract.terms = readTerms(cells, row);
    if (const auto cap = cells.optionalNumber(row, "energy_cap_kwh"))
        contract.energyCap = *cap;
    const std::string hoursText = cells.text(row, "hours");
    if (const auto hours = hoursFromText(hoursText))
        contract.hours = *hours;
    else
        cells.report(row, "hours", inQuotes(hoursText),
                     "hours counted from 1, such as 7-12 18; empty: all");
    return contract;
}

/// Of each group one column must be there.
void requireOneOf(TableCells &cells, std::initializer_list<const char *> columns)
{
    for (const char *column : columns)
        if (cells.has(column))
            return;
    cells.require({*columns.begin()});
}

} // namespace

std::vector<Contract> readContracts(TableCells &cells, const Market &market)
{
    cells.require({"contract"});
    requireOneOf(cells, {"seller_community", "seller_peer"});
    requireOneOf(cells, {"buyer_community", "buyer_peer"});
    requireOneOf(cells, {"distribution_factor", "fixed_price", "no_trade"});
    std::vector<Contract> contracts;
    for (std::size_t row = 0; row < cells.table().rows(); ++row)
        contracts.push_back(readContract(cells, row, market));
    cells.setObject({});
    return contracts;
}

std::optional<std::vector<HourRange>> hoursFromText(const std::string &text)
{
    std::vector<HourRange> hours;
    std::string_view rest = text;
    constexpr std::string_view between = " ,;";
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(between), rest.size()));
        if (rest.empty())
            return hours;
        const std::string_view part = rest.substr(0, rest.find_first_of(between));
        rest.remove_prefix(part.size());
        const std::size_t dash = part.find('-');
        const std::size_t first = hourFrom(part.substr(0, dash));
        const std::size_t last =
            dash == std::string_view::npos ? first : hourFrom(part.substr(dash + 1));
        if (first == 0 || last < first)
            return std::nullopt;
        hours.push_back({first - 1, last - 1});
    }
}

std::string textFromHours(const std::vector<HourRange> &hours)
{
    std::string text;
    for (const HourRange &range : hours) {
        if (!text.empty())
            text += ' ';
        text += std::to_string(range.first + 1);
        if (range.last != range.first)
            text += '-' + std::to_string(range.last + 1);
    }
    return text;
}

} // namespace peergrid
