// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/pairprice.h"
#include "tests/support/random.h"
#include "tests/support/randommarket.h"

#include "core/trades.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// Changes to a market of which the effect on the result is known without solving it.
class TestMetamorphic : public QObject
{
    Q_OBJECT

  private slots:
    void theOrderOfPeersAndContractsChangesNoCost();
    void scalingAllPricesScalesTheObjectiveAlone();
    void splittingALoadBetweenEqualPeersChangesNothing();
    void anIdlePeerChangesNothing();
    void removingAContractNobodyUsesRaisesNoCost();

  private:
    /// Says what is wrong with a market, nothing if all is well; empty if it does not apply.
    using Check = std::optional<std::string> (*)(Market market, Random &random, bool isRound);
    static void run(const char *change, Check check);
};

namespace
{

bool isSame(double a, double b)
{
    return std::fabs(a - b) <= 1e-8 * std::max({1.0, std::fabs(a), std::fabs(b)});
}

std::string compareTotals(const Market &before, const Outcome &a, const Market &after,
                          const Outcome &b, double factor = 1.0)
{
    std::string text;
    const auto expect = [&](double was, double is, const char *what) {
        if (!isSame(was, is))
            text += fmt::format("{}: {} before, {} after; ", what, was, is);
    };
    expect(factor * objectiveOf(before, a), objectiveOf(after, b), "objective");
    expect(unservedOf(a), unservedOf(b), "unserved");
    expect(surplusOf(a), surplusOf(b), "surplus");
    expect(ownUseOf(a), ownUseOf(b), "own use");
    return text;
}

template<class T>
void shuffle(std::vector<T> &things, Random &random)
{
    for (std::size_t i = things.size(); i > 1; --i)
        std::swap(things[i - 1], things[random.below(i)]);
}

std::optional<std::string> renumbered(Market market, Random &random, bool)
{
    Market other = market;
    shuffle(other.peers, random);
    shuffle(other.communities, random);
    shuffle(other.contracts, random);
    return compareTotals(market, solved(market), other, solved(other));
}

void scale(Profile &profile, double factor)
{
    std::vector<double> values(profile.values().begin(), profile.values().end());
    for (double &value : values)
        value *= factor;
    profile = profile.isConstant() ? Profile(values.front()) : Profile(values);
}

Market withPrices(Market market, double factor)
{
    for (Peer &peer : market.peers) {
        scale(peer.generation.cost, factor);
        scale(peer.networkFee, factor);
        for (FlexibleBid &bid : peer.bids)
            scale(bid.highestPrice, factor);
        if (peer.feedInTariff)
            scale(*peer.feedInTariff, factor);
        if (peer.storage)
            peer.storage->wearCost *= factor;
    }
    for (Community &community : market.communities)
        scale(community.managerFee, factor);
    for (Contract &contract : market.contracts) {
        if (auto *fixed = std::get_if<FixedPrice>(&contract.terms))
            scale(fixed->price, factor);
    }
    return market;
}

std::optional<std::string> scaled(Market market, Random &random, bool isRound)
{
    const double factors[] = {1e-4, 0.01, 0.3, 7.0, 100.0, 1e4};
    const double factor = factors[random.below(std::size(factors))];
    const Market other = withPrices(market, factor);
    const Outcome a = solved(market);
    const Outcome b = solved(other);
    std::string text = compareTotals(withPrices(market, 1.0), a, other, b, factor);
    if (!isRound) {
        for (std::size_t n = 0; n < market.peers.size(); ++n) {
            if (!isSame(a.hours[0].peers[n].generation, b.hours[0].peers[n].generation))
                text += fmt::format("generation of {} differs; ", market.peers[n].id.value);
        }
    }
    return text.empty() ? text : fmt::format("factor {}: {}", factor, text);
}

bool isNamed(const Market &market, const PeerId &id)
{
    return std::any_of(
        market.contracts.begin(), market.contracts.end(), [&](const Contract &contract) {
            return contract.seller == ContractEnd(id) || contract.buyer == ContractEnd(id);
        });
}

std::optional<std::string> split(Market market, Random &, bool)
{
    const auto whole = std::find_if(market.peers.begin(), market.peers.end(), [&](const Peer &p) {
        return p.role == Hourly<Role>(Role::Consumer) && p.load.at(0) > 0.0 && p.bids.empty() &&
               !isNamed(market, p.id);
    });
    if (whole == market.peers.end())
        return std::nullopt;
    Market other = market;
    Peer half = *whole;
    half.load = 0.5 * whole->load.at(0);
    const auto at = whole - market.peers.begin();
    other.peers[static_cast<std::size_t>(at)] = half;
    half.id = PeerId("other half");
    other.peers.insert(other.peers.begin() + at, half);
    return compareTotals(market, solved(market), other, solved(other));
}

std::optional<std::string> withIdle(Market market, Random &random, bool)
{
    Peer idle;
    idle.id = PeerId("idle");
    idle.role = static_cast<Role>(random.below(3));
    idle.networkFee = 0.01;
    idle.generation.cost = 0.05;
    if (!market.communities.empty() && random.chance(0.7))
        idle.community = market.communities[random.below(market.communities.size())].id;
    Market other = market;
    const auto place = static_cast<std::ptrdiff_t>(random.below(market.peers.size() + 1));
    other.peers.insert(other.peers.begin() + place, idle);
    return compareTotals(market, solved(market), other, solved(other));
}

/// Whether no pair trades at a lower price, or at all only, once the contract is gone.
bool isNoDearer(const Market &with, const Market &without)
{
    for (std::size_t s = 0; s < with.peers.size(); ++s) {
        for (std::size_t b = 0; b < with.peers.size(); ++b) {
            const auto now = pairPrice(with, s, b, 0);
            const auto then = pairPrice(without, s, b, 0);
            if (then && (!now || then->price < now->price))
                return false;
        }
    }
    return true;
}

std::optional<std::string> withoutUnused(Market market, Random &, bool)
{
    const Outcome before = solved(market);
    std::vector<bool> isUsed(market.contracts.size());
    for (const Trade &trade : trades(market, before.hours[0])) {
        if (trade.price.contract)
            isUsed[*trade.price.contract] = true;
    }
    const auto unused = std::find(isUsed.begin(), isUsed.end(), false);
    if (unused == isUsed.end())
        return std::nullopt;
    Market other = market;
    const auto &contract = market.contracts[static_cast<std::size_t>(unused - isUsed.begin())];
    const bool isCapped = contract.energyCap && contract.energyCap->at(0) <= 0.0;
    other.contracts.erase(other.contracts.begin() + (unused - isUsed.begin()));
    const Outcome after = solved(other);
    if (!isCapped && isNoDearer(market, other))
        return compareTotals(market, before, other, after);
    const double was = objectiveOf(market, before);
    const double is = objectiveOf(other, after);
    const bool servesMore =
        unservedOf(after) + surplusOf(after) < unservedOf(before) + surplusOf(before) - 1e-9;
    if (servesMore || is <= was + 1e-8 * std::max(1.0, std::fabs(was)))
        return std::string();
    return fmt::format("without contract {}: objective {} before, {} after", contract.id.value, was,
                       is);
}

} // namespace

void TestMetamorphic::run(const char *change, Check check)
{
    const int count = figure(60, 2000);
    int done = 0;
    int failures = 0;
    for (int seed = 0; done < count; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        const MarketKnobs knobs = randomKnobs(number);
        const Market market = randomMarket(number, knobs);
        Random random(number);
        const auto text = check(market, random, knobs.isRound);
        if (!text)
            continue;
        ++done;
        if (!text->empty() && ++failures <= 5)
            qWarning("%s, seed %d: %s\n%s", change, seed, text->c_str(), briefly(market).c_str());
    }
    report("R9", fmt::format("{}: {} markets, {} wrong", change, done, failures));
    QCOMPARE(failures, 0);
}

void TestMetamorphic::theOrderOfPeersAndContractsChangesNoCost()
{
    run("renumber peers", renumbered);
}

void TestMetamorphic::scalingAllPricesScalesTheObjectiveAlone()
{
    run("scale all prices", scaled);
}

void TestMetamorphic::splittingALoadBetweenEqualPeersChangesNothing()
{
    run("split a load", split);
}

void TestMetamorphic::anIdlePeerChangesNothing()
{
    run("add an idle peer", withIdle);
}

void TestMetamorphic::removingAContractNobodyUsesRaisesNoCost()
{
    run("remove an unused contract", withoutUnused);
}

QTEST_APPLESS_MAIN(TestMetamorphic)
#include "tst_metamorphic.moc"
