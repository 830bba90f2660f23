// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solvememory.h"

#include "core/solve.h"
#include "core/validate.h"
#include "core/whatif.h"
#include "tests/support/agreement.h"
#include "tests/support/figures.h"
#include "tests/support/random.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

/// Solving again after a change, from what was kept (R20: cold or warm).
class TestSolveMemory : public QObject
{
    Q_OBJECT

  private slots:
    void manyChangesGiveWhatASolveAnewGives_data();
    void manyChangesGiveWhatASolveAnewGives();
    void goingBackGivesTheOldResult();
    void anotherMarketIsNotTakenForTheLast();
    void whatHasNoRoomIsNotKept();
};

namespace
{

Outcome solvedWith(const Market &market, SolveMemory *memory)
{
    SolveOptions options;
    options.memory = memory;
    auto outcome = solve(market, options);
    if (!outcome)
        throw std::runtime_error(describe(outcome.error()));
    return *outcome;
}

Profile scaled(const Profile &profile, double factor)
{
    std::vector<double> values;
    for (const double value : profile.values())
        values.push_back(factor * value);
    return profile.isConstant() ? Profile(values.front()) : Profile(std::move(values));
}

/// What a person may do to a market; now and then it is no valid one.
void maybeChange(Market &market, Random &random)
{
    Peer &peer = market.peers[random.below(market.peers.size())];
    const double factor = std::vector{0.5, 0.8, 0.99, 1.0, 1.01, 1.25, 2.0}[random.below(7)];
    switch (random.below(6)) {
    case 0:
        peer.generation.cost = scaled(peer.generation.cost, factor);
        break;
    case 1:
        peer.networkFee = scaled(peer.networkFee, factor);
        break;
    case 2:
        peer.load = scaled(peer.load, factor);
        break;
    case 3:
        peer.generation.cost = Profile(0.01 * static_cast<double>(random.below(20)));
        break;
    case 4:
        if (!market.communities.empty())
            market.communities[random.below(market.communities.size())].managerFee =
                Profile(0.01 * static_cast<double>(random.below(4)));
        break;
    default:
        if (peer.storage)
            peer.storage->power *= factor;
        break;
    }
}

void change(Market &market, Random &random)
{
    const Market before = market;
    maybeChange(market, random);
    if (hasErrors(validate(market)))
        market = before;
}

Shift ofCost(const Market &market, std::size_t peer, double factor)
{
    return {Shift::What::GenerationCost, std::set<PeerId>{market.peers[peer].id}, Shift::By::Factor,
            factor};
}

} // namespace

void TestSolveMemory::manyChangesGiveWhatASolveAnewGives_data()
{
    QTest::addColumn<bool>("isDay");
    QTest::addColumn<int>("steps");
    QTest::newRow("independent hours") << false << figure(1000, 20000);
    QTest::newRow("a day with storage") << true << figure(300, 3000);
}

void TestSolveMemory::manyChangesGiveWhatASolveAnewGives()
{
    QFETCH(bool, isDay);
    QFETCH(int, steps);
    constexpr int stepsEach = 50;
    int differ = 0;
    for (int i = 0; i < steps / stepsEach; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        MarketKnobs knobs = isDay ? randomDayKnobs(seed, 6) : randomKnobs(seed);
        if (!isDay)
            knobs.hours = 3;
        Market market = randomMarket(seed, knobs);
        Random random(seed);
        SolveMemory memory;
        for (int step = 0; step < stepsEach; ++step) {
            if (!(solvedWith(market, &memory) == solvedWith(market, nullptr)) && ++differ <= 5)
                qWarning("step %d of %s", step, briefly(market).c_str());
            change(market, random); // now and then back to numbers it had
        }
    }
    report("R20", fmt::format("{} {} after a change: {} differ from a solve anew in a bit", steps,
                              isDay ? "days with storage" : "markets", differ));
    QCOMPARE(differ, 0);
}

void TestSolveMemory::goingBackGivesTheOldResult()
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Market market = randomMarket(seed, randomKnobs(seed));
        SolveMemory memory;
        const Outcome before = solvedWith(market, &memory);
        for (const double factor : {0.5, 0.9, 1.1, 3.0}) {
            const Shift shift = ofCost(market, seed % market.peers.size(), factor);
            (void)solvedWith(applied(market, std::span(&shift, 1)), &memory);
        }
        QVERIFY2(solvedWith(market, &memory) == before, briefly(market).c_str());
    }
}

/// One memory for markets of other sizes and with other numbers of hours.
void TestSolveMemory::anotherMarketIsNotTakenForTheLast()
{
    SolveMemory memory;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        MarketKnobs knobs = seed % 3 == 0 ? randomDayKnobs(seed, 4) : randomKnobs(seed);
        if (seed % 3 == 1)
            knobs.hours = 1 + seed % 5;
        const Market market = randomMarket(seed, knobs);
        QVERIFY2(solvedWith(market, &memory) == solvedWith(market, nullptr),
                 briefly(market).c_str());
    }
}

void TestSolveMemory::whatHasNoRoomIsNotKept()
{
    const Market market = randomMarket(3, randomKnobs(3));
    SolveMemory none(0);
    const Outcome first = solvedWith(market, &none);
    QVERIFY(solvedWith(market, &none) == first);
}

QTEST_APPLESS_MAIN(TestSolveMemory)
#include "tst_solvememory.moc"
