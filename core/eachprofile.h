// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/members.h"

#include <type_traits>

namespace peergrid
{

/// Calls a function with every profile of an object of the market, wherever visitMembers() finds
/// one.
template<class T, class Function>
class ProfileVisitor
{
  public:
    ProfileVisitor(T &target, Function &function)
        : m_target(target)
        , m_function(function)
    {
    }

    template<class Value>
    void member(std::string_view, Value T::*field)
    {
        visit(m_target.*field);
    }
    template<class Value>
    void stated(std::string_view, Value T::*field)
    {
        visit(m_target.*field);
    }
    template<class Value>
    void required(std::string_view, Value T::*field)
    {
        visit(m_target.*field);
    }
    void hours(std::string_view, std::string_view, HourRange T::*) {}
    void terms(ContractTerms T::*field)
    {
        if (auto *fixed = std::get_if<FixedPrice>(&(m_target.*field)))
            visit(fixed->price);
    }

  private:
    void visit(Profile &profile) { m_function(profile); }
    void visit(Generation &generation) { visitWhole(generation); }
    void visit(Storage &storage) { visitWhole(storage); }
    void visit(FlexibleBid &bid) { visitWhole(bid); }
    template<class Value>
    void visit(std::optional<Value> &value)
    {
        if (value)
            visit(*value);
    }
    template<class Value>
    void visit(std::vector<Value> &values)
    {
        for (Value &value : values)
            visit(value);
    }
    template<class Value>
    void visit(Value &)
    {
    }

    template<class Whole>
    void visitWhole(Whole &whole)
    {
        ProfileVisitor<Whole, Function> visitor(whole, m_function);
        visitMembers(visitor, Of<Whole>{});
    }

    T &m_target;
    Function &m_function;
};

/// Calls function(Profile &) for every profile of the market.
template<class Function>
void forEachProfile(Market &market, Function function)
{
    const auto visitAll = [&](auto &objects) {
        for (auto &object : objects) {
            using Object = std::remove_reference_t<decltype(object)>;
            ProfileVisitor<Object, Function> visitor(object, function);
            visitMembers(visitor, Of<Object>{});
        }
    };
    visitAll(market.peers);
    visitAll(market.communities);
    visitAll(market.contracts);
}

} // namespace peergrid
