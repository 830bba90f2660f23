// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settable.h"

#include "core/eachnumber.h"

#include <algorithm>

namespace peergrid
{

namespace
{

std::span<const double> valuesOf(const double &number)
{
    return {&number, 1};
}
std::span<const double> valuesOf(const Profile &profile)
{
    return profile.values();
}

bool isOneNumber(double)
{
    return true;
}
bool isOneNumber(const Profile &profile)
{
    return profile.isConstant();
}

bool isIdle(const Peer &peer, const std::string &member)
{
    return !decides(peer, member);
}
template<class Object>
bool isIdle(const Object &, const std::string &)
{
    return false;
}

/// Gathers what the numbers of objects have in common.
class Gathering
{
  public:
    template<class Object>
    void add(Object object)
    {
        forEachNumber(object, [&](const std::string &name, const auto &number) {
            if (!isIdle(object, name))
                add(name, valuesOf(number), isOneNumber(number));
        });
    }

    std::vector<Settable> settables()
    {
        std::erase_if(m_found, [](const Settable &one) { return !one.byNumber && !one.byFactor; });
        return std::move(m_found);
    }

  private:
    void add(const std::string &name, std::span<const double> values, bool isOne)
    {
        auto one = std::find_if(m_found.begin(), m_found.end(),
                                [&](const Settable &known) { return known.member == name; });
        if (one == m_found.end()) {
            m_found.push_back({name, true, false, values.empty() ? 0.0 : values.front()});
            one = m_found.end() - 1;
        }
        one->byNumber = one->byNumber && isOne;
        one->byFactor = one->byFactor || std::any_of(values.begin(), values.end(),
                                                     [](double value) { return value != 0.0; });
        if (!isOne || one->number != values.front())
            one->number.reset();
    }

    std::vector<Settable> m_found;
};

template<class Objects>
void gather(Gathering &gathering, const Objects &objects, const std::string &id)
{
    for (const auto &object : objects) {
        if (id == "*" || object.id.value == id)
            gathering.add(object);
    }
}

} // namespace

std::vector<Settable> settables(const Market &market, MarketQuantity::Of of, const std::string &id)
{
    Gathering gathering;
    switch (of) {
    case MarketQuantity::Of::Peers:
        gather(gathering, market.peers, id);
        break;
    case MarketQuantity::Of::Communities:
        gather(gathering, market.communities, id);
        break;
    case MarketQuantity::Of::Contracts:
        gather(gathering, market.contracts, id);
        break;
    }
    return gathering.settables();
}

std::optional<Settable> settableOf(const Market &market, const MarketQuantity &quantity)
{
    for (Settable &one : settables(market, quantity.of, quantity.id)) {
        if (one.member == quantity.member)
            return std::move(one);
    }
    return {};
}

std::string pathOf(MarketQuantity::Of of, const std::string &id, const std::string &member)
{
    const char *kind = of == MarketQuantity::Of::Peers         ? "peers."
                       : of == MarketQuantity::Of::Communities ? "communities."
                                                               : "contracts.";
    return kind + id + '.' + member;
}

} // namespace peergrid
