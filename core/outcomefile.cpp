// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcomefile.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <string_view>

// Written straight to text: a year of a hundred peers is a million rows, too many for a tree.
namespace peergrid
{

namespace
{

using Number = std::optional<double>;
struct Field {
    std::string_view name;
    Number value;
};

template<class... Args>
void print(std::string &out, fmt::format_string<Args...> format, Args &&...args)
{
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

std::string quoted(const std::string &text)
{
    using nlohmann::json;
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

void printNumber(std::string &out, Number value, std::string_view none)
{
    if (value && std::isfinite(*value))
        print(out, "{}", *value + 0.0); // + 0.0: no "-0"
    else
        out += none;
}

void printFields(std::string &out, std::initializer_list<Field> fields)
{
    std::string_view between;
    for (const Field &field : fields) {
        print(out, "{}\"{}\":", between, field.name);
        printNumber(out, field.value, "null");
        between = ",";
    }
}

template<class T>
std::vector<std::string> quotedIds(const std::vector<T> &objects)
{
    std::vector<std::string> ids;
    for (const T &object : objects)
        ids.push_back(quoted(object.id.value));
    return ids;
}

/// `"name":[a,b]` of the ids of some peers.
void printIds(std::string &out, std::string_view name, const std::vector<std::size_t> &peers,
              const std::vector<std::string> &ids)
{
    print(out, "\"{}\":[", name);
    std::string_view between;
    for (const std::size_t peer : peers) {
        print(out, "{}{}", between, ids[peer]);
        between = ",";
    }
    out += ']';
}

/// `"name":{` and a line for each id, its fields printed by `printOne(place)`, and `}`.
template<class PrintOne>
void printByIds(std::string &out, std::string_view name, const std::vector<std::string> &ids,
                PrintOne printOne)
{
    print(out, "\"{}\":{{", name);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        print(out, "{}\n{}:{{", i == 0 ? "" : ",", ids[i]);
        printOne(i);
        out += '}';
    }
    out += ids.empty() ? "}" : "\n}";
}

std::string_view statusName(Outcome::Status status)
{
    switch (status) {
    case Outcome::Status::Solved:
        return "solved";
    case Outcome::Status::NotAllServed:
        return "not-all-served";
    case Outcome::Status::Cancelled:
        break;
    }
    return "cancelled";
}

std::string_view statusName(HourOutcome::Status status)
{
    switch (status) {
    case HourOutcome::Status::Solved:
        return "solved";
    case HourOutcome::Status::NotAllServed:
        return "not-all-served";
    case HourOutcome::Status::NotSolved:
        break;
    }
    return "not-solved";
}

void printPeerHour(std::string &out, const PeerHour &peer)
{
    printFields(out, {{"generation", peer.generation},
                      {"bought", peer.bought},
                      {"sold", peer.sold},
                      {"fed_in", peer.fedIn},
                      {"own_use", peer.ownUse},
                      {"flexible", peer.flexible},
                      {"shifted", peer.shifted},
                      {"charge", peer.charge},
                      {"discharge", peer.discharge},
                      {"state_of_charge", peer.stateOfCharge},
                      {"unserved", peer.unserved},
                      {"surplus", peer.surplus}});
    out += ",\"marginal_price\":[";
    printNumber(out, peer.marginalPrice.low, "null");
    out += ',';
    printNumber(out, peer.marginalPrice.high, "null");
    out += ']';
}

void printShortfall(std::string &out, const Shortfall &shortfall,
                    const std::vector<std::string> &ids)
{
    print(out, "{{\"kind\":\"{}\",",
          shortfall.kind == Shortfall::Kind::Unserved ? "unserved" : "surplus");
    printFields(out, {{"energy", shortfall.energy},
                      {"needed", shortfall.needed},
                      {"available", shortfall.available}});
    out += ',';
    printIds(out, "peers", shortfall.peers, ids);
    out += ',';
    printIds(out, "reachable", shortfall.sellers, ids);
    print(out, ",\"sentence\":{}}}", quoted(shortfall.sentence));
}

void printHour(std::string &out, const HourOutcome &hour, std::size_t t,
               const std::vector<std::string> &ids)
{
    print(out, "{{\"hour\":{},\"status\":\"{}\",\"objective\":", t + 1, statusName(hour.status));
    if (hour.status == HourOutcome::Status::NotSolved) {
        out += "null,\"peers\":{},\"shortfalls\":[]}";
        return;
    }
    out += '{';
    printFields(out, {{"published", hour.published}, {"least_cost", hour.leastCost}});
    out += "},";
    if (hour.unproved > 0.0) {
        printFields(out, {{"unproved", hour.unproved}});
        out += ',';
    }
    printByIds(out, "peers", ids, [&](std::size_t n) { printPeerHour(out, hour.peers[n]); });
    out += ",\"shortfalls\":[";
    std::string_view between;
    for (const Shortfall &shortfall : hour.shortfalls) {
        out += between;
        printShortfall(out, shortfall, ids);
        between = ",";
    }
    out += "]}";
}

void printBill(std::string &out, const Bill &bill, Number savings)
{
    printFields(out, {{"paid", bill.paid},
                      {"earned", bill.earned},
                      {"fees", bill.networkFees + bill.managerFees},
                      {"network_fees", bill.networkFees},
                      {"manager_fees", bill.managerFees},
                      {"net", bill.net()},
                      {"generation_cost", bill.generationCost},
                      {"wear", bill.wear},
                      {"cost", bill.cost()},
                      {"savings", savings}});
}

void printEnergy(std::string &out, const Figures &figures)
{
    printFields(out, {{"load", figures.load},
                      {"generation", figures.generation},
                      {"own_use", figures.ownUse},
                      {"bought", figures.bought},
                      {"sold", figures.sold},
                      {"bought_inside", figures.boughtInside},
                      {"grid_import", figures.gridImport},
                      {"grid_export", figures.gridExport},
                      {"charge", figures.charge},
                      {"discharge", figures.discharge},
                      {"unserved", figures.unserved},
                      {"surplus", figures.surplus},
                      {"emissions", figures.emissions},
                      {"flexible_value", figures.flexibleValue},
                      {"self_consumption", figures.selfConsumption()},
                      {"self_sufficiency", figures.selfSufficiency()},
                      {"share_inside", figures.shareInside()}});
}

void printFigures(std::string &out, const Figures &figures)
{
    printEnergy(out, figures);
    out += ',';
    printBill(out, figures.bill, figures.savings);
}

void printTotals(std::string &out, const Market &market, const Summary &summary,
                 const std::vector<std::string> &ids)
{
    printFigures(out, summary.total);
    out += ",\n\"fairness\":{";
    printFields(out, {{"quality_of_experience", summary.fairness.qualityOfExperience},
                      {"jain", summary.fairness.jain},
                      {"min_max", summary.fairness.minMax}});
    out += "},\n";
    printIds(out, "worse_off", summary.worseOff, ids);
    out += ",\n";
    printByIds(out, "communities", quotedIds(market.communities),
               [&](std::size_t c) { printFigures(out, summary.communities[c]); });
    out += ",\n";
    // Their money stands in the bills.
    printByIds(out, "peers", ids, [&](std::size_t n) { printEnergy(out, summary.peers[n]); });
}

/// A CSV cell as RFC 4180 has it.
std::string cell(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

std::size_t end(const Outcome &outcome, HourRange hours)
{
    return std::min(hours.last + 1, outcome.hours.size());
}

} // namespace

std::string outcomeJson(const Market &market, const Outcome &outcome, const Summary &summary,
                        HourRange hours)
{
    const auto ids = quotedIds(market.peers);
    std::string out;
    print(out, "{{\n\"status\":\"{}\",\n\"objective\":{{", statusName(outcome.status));
    printFields(out, {{"published", summary.published}, {"least_cost", summary.leastCost}});
    out += "},\n\"hours\":[";
    for (std::size_t t = hours.first; t < end(outcome, hours); ++t) {
        out += t == hours.first ? "\n" : ",\n";
        printHour(out, outcome.hours[t], t, ids);
    }
    out += "\n],\n";
    printByIds(out, "bills", ids, [&](std::size_t n) {
        printBill(out, summary.peers[n].bill, summary.peers[n].savings);
    });
    out += ",\n\"totals\":{\n";
    printTotals(out, market, summary, ids);
    out += "\n}\n}\n";
    return out;
}

OutcomeCsv::OutcomeCsv(const Market &market)
    : m_market(market)
{
    for (const Peer &peer : market.peers)
        m_names.push_back(cell(peer.id.value) + ',' + cell(peer.name));
}

std::string OutcomeCsv::header()
{
    return "hour,peer,name,load_kwh,generation_kwh,bought_kwh,sold_kwh,fed_in_kwh,"
           "own_use_kwh,flexible_kwh,shifted_kwh,charge_kwh,discharge_kwh,"
           "state_of_charge_kwh,unserved_kwh,surplus_kwh,marginal_price_low_per_kwh,"
           "marginal_price_high_per_kwh\n";
}

std::string OutcomeCsv::rows(const HourOutcome &hour, std::size_t t) const
{
    std::string out;
    for (std::size_t n = 0; n < hour.peers.size(); ++n) {
        const PeerHour &peer = hour.peers[n];
        print(out, "{},{}", t + 1, m_names[n]);
        for (const double value : {m_market.peers[n].load.at(t), peer.generation, peer.bought,
                                   peer.sold, peer.fedIn, peer.ownUse, peer.flexible, peer.shifted,
                                   peer.charge, peer.discharge, peer.stateOfCharge, peer.unserved,
                                   peer.surplus, peer.marginalPrice.low, peer.marginalPrice.high}) {
            out += ',';
            printNumber(out, value, "");
        }
        out += '\n';
    }
    return out;
}

} // namespace peergrid
