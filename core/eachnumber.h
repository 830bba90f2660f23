// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/members.h"

#include <string>
#include <string_view>

namespace peergrid
{

/// Calls a function with the name and the place (double & or Profile &) of every number of an
/// object of the market, wherever visitMembers() finds one.
template<class T, class Function>
class NumberVisitor
{
  public:
    NumberVisitor(T &target, std::string prefix, Function &function)
        : m_target(target)
        , m_prefix(std::move(prefix))
        , m_function(function)
    {
    }

    template<class Value>
    void member(std::string_view name, Value T::*field)
    {
        visit(m_prefix + std::string(name), m_target.*field);
    }
    template<class Value>
    void stated(std::string_view name, Value T::*field)
    {
        member(name, field);
    }
    template<class Value>
    void required(std::string_view name, Value T::*field)
    {
        member(name, field);
    }
    void hours(std::string_view, std::string_view, HourRange T::*) {}
    void terms(ContractTerms T::*field)
    {
        if (auto *fixed = std::get_if<FixedPrice>(&(m_target.*field)))
            visit(m_prefix + "fixed_price", fixed->price);
        if (auto *share = std::get_if<NetworkFeeFactor>(&(m_target.*field)))
            visit(m_prefix + "network_fee_factor", share->factor);
    }

  private:
    void visit(const std::string &name, double &number) { m_function(name, number); }
    void visit(const std::string &name, Profile &profile) { m_function(name, profile); }
    void visit(const std::string &name, Generation &generation) { visitWhole(name, generation); }
    void visit(const std::string &name, Storage &storage) { visitWhole(name, storage); }
    void visit(const std::string &name, FlexibleBid &bid) { visitWhole(name, bid); }
    void visit(const std::string &name, ShiftableDemand &demand) { visitWhole(name, demand); }
    template<class Value>
    void visit(const std::string &name, std::optional<Value> &value)
    {
        if (value)
            visit(name, *value);
    }
    template<class Value>
    void visit(const std::string &name, std::vector<Value> &values)
    {
        for (std::size_t i = 0; i < values.size(); ++i)
            visit(name + '.' + std::to_string(i + 1), values[i]);
    }
    template<class Value>
    void visit(const std::string &, Value &)
    {
    }

    template<class Whole>
    void visitWhole(const std::string &name, Whole &whole)
    {
        NumberVisitor<Whole, Function> visitor(whole, name + '.', m_function);
        visitMembers(visitor, Of<Whole>{});
    }

    T &m_target;
    std::string m_prefix;
    Function &m_function;
};

/// Calls function(name, number) for every number of a peer, community or contract; `number` is a
/// double & or a Profile &.
template<class Object, class Function>
void forEachNumber(Object &object, Function function)
{
    NumberVisitor<Object, Function> visitor(object, {}, function);
    visitMembers(visitor, Of<Object>{});
}

} // namespace peergrid
