// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/breakpoints.h"
#include "core/pricing.h"
#include "core/scenariofile.h"
#include "tests/support/curvejudge.h"
#include "tests/support/figures.h"
#include "tests/support/fivepeers.h"
#include "tests/support/random.h"
#include "tests/support/randommarket.h"

#include <QtTest>

#include <cmath>

#include <fmt/format.h>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

using What = Shift::What;
using By = Shift::By;

Shift shiftOf(What what, const Shift::Whose &whose, By by)
{
    return {what, whose, by, by == By::Factor ? 1.0 : 0.0};
}

std::set<PeerId> only(const char *id)
{
    return {PeerId(id)};
}

CurveRequest request(const Shift &shift, double from, double to, const char *peer = "")
{
    CurveRequest result;
    result.shifts = {shift};
    result.from = from;
    result.to = to;
    result.peer = PeerId(peer);
    return result;
}

Market example(const char *name)
{
    return loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid")
        .value()
        .market;
}

/// A shift of prices of some peers of a market.
Shift anyPriceShift(Random &random, const Market &market)
{
    constexpr std::array prices = {What::Price, What::GenerationCost, What::NetworkFee,
                                   What::FeedInTariff};
    Shift shift;
    shift.what = prices[random.below(prices.size())];
    const std::size_t whose = random.below(4);
    if (whose < 2)
        shift.whose = std::set{market.peers[random.below(market.peers.size())].id};
    else if (whose == 2)
        shift.whose = CommunityId("c1");
    shift.by = random.chance(0.5) ? By::Factor : By::Offset;
    return shift;
}

/// Judges curves of random markets; how many are wrong, and how many breakpoints they have.
struct Tally {
    int wrong = 0;
    int ties = 0; ///< of storage
    std::size_t breakpoints = 0;

    void take(std::uint64_t seed, const Market &market, CurveJudge &judge, int grid)
    {
        const std::string complaint = judge.verdict(grid);
        breakpoints += judge.curve().breakpoints.size();
        if (complaint.empty())
            return;
        if (judge.isTieOfStorage())
            ++ties;
        else if (++wrong <= 5)
            qWarning("seed %llu: %s\n%s", static_cast<unsigned long long>(seed), complaint.c_str(),
                     briefly(market).c_str());
    }
    void judge(std::uint64_t seed, const MarketKnobs &knobs)
    {
        const Market market = randomMarket(seed, knobs);
        Random random(seed);
        CurveRequest asked;
        for (std::size_t i = 0; i <= random.below(3); ++i) {
            Shift shift = anyPriceShift(random, market);
            shift.amount =
                shift.by == By::Factor ? random.between(0.5, 2.0) : random.between(-0.03, 0.03);
            asked.shifts.push_back(shift);
        }
        asked.moving = random.below(asked.shifts.size());
        const bool isFactor = asked.shifts[asked.moving].by == By::Factor;
        asked.from = isFactor ? random.between(0.0, 0.9) : random.between(-0.15, 0.0);
        asked.to = isFactor ? random.between(1.0, 3.0) : random.between(0.01, 0.15);
        asked.peer = market.peers[random.below(market.peers.size())].id;
        CurveJudge judge(market, asked);
        take(seed, market, judge, 10);
    }
    void tell(const std::string &of, int count) const
    {
        report("R8", fmt::format("curves of a price through {} {}, {} breakpoints: {} are not as "
                                 "markets solved one by one, {} but for ties of storage",
                                 count, of, breakpoints, wrong, ties));
        QCOMPARE(wrong, 0);
        QVERIFY(50 * ties <= count);
    }
};

} // namespace

class TestBreakpoints : public QObject
{
    Q_OBJECT

  private slots:
    void theFivePeersByHand();
    void ofEachPriceOfThePaper_data();
    void ofEachPriceOfThePaper();
    void aPriceThatReachesZeroStaysThere();
    void aContractThatBeginsToPayMovesBillsAlone();
    void slopesAreWhatALittleMoreAdds();
    void ofRandomMarkets();
    void ofRandomDaysWithStorage();
    void ofDaysThatLookAhead();
    void ofShiftsThatStand();
    void ofLoadsAndStorageItIsSampled();
    void itTellsHowFarItIs();
    void itCanBeCancelled();
    void whatIsNotValidIsRefused();
};

/// P5 sells inside its community at 2 · 0.05 · f of the objective until P3's 2 · 0.048 + 0.0216
/// from outside is less. P3 has 200 kWh for the 240 there.
void TestBreakpoints::theFivePeersByHand()
{
    const Shift shift = shiftOf(What::GenerationCost, only("5"), By::Factor);
    const Curve curve = curveOf(fivePeers(), request(shift, 0.5, 2.0, "5")).value();
    QCOMPARE(curve.pieces.size(), std::size_t(2));
    QVERIFY(std::abs(curve.breakpoints[0].at - 1.176) < 1e-12);
    QCOMPARE(curve.breakpoints[0].hours, std::vector<std::size_t>{0});
    const Curve::Piece &first = curve.pieces[0];
    QVERIFY(std::abs(first.published.at(1.0) - 28.456) < 1e-12);
    QVERIFY(std::abs(first.published.slope - 0.05 * (200.0 + 180.0)) < 1e-12);
    QVERIFY(std::abs(first.leastCost.slope - 0.05 * 200.0) < 1e-12);
    QVERIFY(std::abs(first.cost.slope - 0.05 * 20.0) < 1e-12); // what it sells, others pay
    QCOMPARE(first.sold, (Line{180.0, 0.0}));
    QCOMPARE(curve.pieces[1].sold, (Line{40.0, 0.0}));
    QCOMPARE(&curve.pieceAt(0.5), &curve.pieces[0]);
    QCOMPARE(&curve.pieceAt(1.5), &curve.pieces[1]);
}

void TestBreakpoints::ofEachPriceOfThePaper_data()
{
    QTest::addColumn<QString>("scenario");
    for (const char *name : {"five-peer-case-2", "seventeen-peer-case-2", "seventeen-peer-case-3"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestBreakpoints::ofEachPriceOfThePaper()
{
    QFETCH(QString, scenario);
    const Market market = example(scenario.toLatin1().constData());
    std::vector<Shift::Whose> whose = {{}, Role::Prosumer};
    for (const Community &community : market.communities)
        whose.emplace_back(community.id);
    for (const Peer &peer : market.peers) {
        if (has(peer, What::Price))
            whose.emplace_back(std::set{peer.id});
    }
    std::size_t breakpoints = 0;
    int curves = 0;
    const auto step = static_cast<std::size_t>(figure(2, 1));
    for (std::size_t i = 0; i < whose.size(); i += step) {
        if (peersOf(market, {What::Price, whose[i], By::Factor, 1.0}).empty())
            continue;
        // All of them with one kind of price each, quickly; every kind, both ways, in full.
        for (std::size_t kind = 0; kind < 3; ++kind) {
            if (kind != i % 3 && figure(0, 1) == 0)
                continue;
            const auto what = static_cast<What>(kind);
            for (const By by : {By::Factor, By::Offset}) {
                const bool isFactor = by == By::Factor;
                if (isFactor != (i % 4 == 0) && figure(0, 1) == 0)
                    continue;
                const CurveRequest asked =
                    request(shiftOf(what, whose[i], by), isFactor ? 0.5 : -0.04,
                            isFactor ? 2.0 : 0.06, i % 3 == 0 ? "5" : "3");
                CurveJudge judge(market, asked);
                const std::string complaint = judge.verdict(figure(10, 40));
                QVERIFY2(complaint.empty(), fmt::format("whose {}, what {}, by {}: {}", i, kind,
                                                        isFactor ? "factor" : "offset", complaint)
                                                .c_str());
                breakpoints += judge.curve().breakpoints.size();
                ++curves;
            }
        }
    }
    qInfo("%d curves with %zu breakpoints", curves, breakpoints);
    QVERIFY(breakpoints > 0);
}

void TestBreakpoints::aPriceThatReachesZeroStaysThere()
{
    const Shift shift = shiftOf(What::GenerationCost, only("5"), By::Offset);
    const Curve curve = curveOf(fivePeers(), request(shift, -0.08, 0.0, "5")).value();
    QCOMPARE(curve.pieces.size(), std::size_t(2));
    QCOMPARE(curve.breakpoints[0].at, -0.05);
    QVERIFY(curve.breakpoints[0].hours.empty()); // another course, the same dispatch
    QCOMPARE(curve.pieces[0].published.slope, 0.0);
    QVERIFY(curve.pieces[1].published.slope > 0.0);
    QCOMPARE(CurveJudge(fivePeers(), request(shift, -0.08, 0.0, "5")).verdict(), std::string());
}

/// S sells to A under a contract, for nobody else may; B and C buy from S and T. While the contract
/// undercuts what the sale would cost without it, S needs no hub of its own, else it shares T's:
/// energy mixes in another way, and B pays another price, though everyone does what it did.
void TestBreakpoints::aContractThatBeginsToPayMovesBillsAlone()
{
    Market market;
    market.hours = 1;
    for (const char *id : {"S", "T", "A", "B", "C"}) {
        Peer &peer = market.peers.emplace_back();
        peer.id = PeerId(id);
        peer.load = 60.0;
        if (peer.id != PeerId("B") && peer.id != PeerId("C"))
            continue;
        peer.community = CommunityId(id);
        market.communities.push_back({*peer.community, id, 0.0});
    }
    for (const std::size_t seller : {0, 1}) {
        market.peers[seller].role = Role::Producer;
        market.peers[seller].load = 0.0;
        market.peers[seller].generation = {0.0, seller == 0 ? 100.0 : 80.0, 1.0, 0.05};
    }
    const auto contract = [&](const char *seller, const ContractTerms &terms) {
        Contract &between = market.contracts.emplace_back();
        between.id = ContractId(seller);
        between.seller = PeerId(seller);
        between.buyer = PeerId("A");
        between.terms = terms;
    };
    contract("S", FixedPrice{0.08});
    contract("T", NoTrade{});
    const Shift shift = shiftOf(What::GenerationCost, only("S"), By::Offset);
    CurveJudge judge(market, request(shift, 0.0, 0.06, "B"));
    QCOMPARE(judge.verdict(), std::string());
    QCOMPARE(judge.curve().breakpoints.size(), std::size_t(1));
    QVERIFY(std::abs(judge.curve().breakpoints[0].at - 0.03) < 1e-12);
    QVERIFY(judge.curve().breakpoints[0].hours.empty());
}

void TestBreakpoints::slopesAreWhatALittleMoreAdds()
{
    const Market market = example("seventeen-peer-case-3");
    for (const What what : {What::GenerationCost, What::NetworkFee}) {
        for (const char *id : {"1", "5", "6"}) {
            const CurveRequest asked =
                request(shiftOf(what, only(id), By::Offset), -0.001, 0.001, id);
            const Curve curve = curveOf(market, asked).value();
            const Curve::Piece &piece = curve.pieceAt(0.0004);
            constexpr double little = 1e-6;
            const CurveSample more(market, asked, 0.0004 + little);
            const CurveSample less(market, asked, 0.0004 - little);
            const auto slope = [&](double one, double other) {
                return (one - other) / (2.0 * little);
            };
            const auto isNear = [](double a, double b) { return std::abs(a - b) < 1e-5; };
            QVERIFY(isNear(piece.published.slope,
                           slope(more.summary.published, less.summary.published)));
            QVERIFY(isNear(piece.leastCost.slope,
                           slope(more.summary.leastCost, less.summary.leastCost)));
            QVERIFY(isNear(piece.cost.slope, slope(more.cost(asked.peer), less.cost(asked.peer))));
        }
    }
}

void TestBreakpoints::ofRandomMarkets()
{
    const int count = figure(150, 3000);
    Tally tally;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        tally.judge(seed, randomKnobs(seed));
    }
    tally.tell("markets", count);
}

void TestBreakpoints::ofRandomDaysWithStorage()
{
    const int count = figure(25, 400);
    Tally tally;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        tally.judge(seed, randomDayKnobs(seed, 5));
    }
    tally.tell("days with storage", count);
}

void TestBreakpoints::ofDaysThatLookAhead()
{
    const int count = figure(15, 200);
    Tally tally;
    for (int i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        MarketKnobs knobs = randomDayKnobs(seed, 5);
        knobs.optimisedStorages = 2;
        Market market = randomMarket(seed, knobs);
        market.lookAhead = 1 + seed % 3;
        CurveRequest asked = request(shiftOf(What::Price, only("grid"), By::Factor), 0.2, 2.0);
        asked.peer = market.peers[seed % market.peers.size()].id;
        CurveJudge judge(market, asked);
        // What is minimised need not be continuous: at a breakpoint it is on either side.
        tally.take(seed, market, judge, -1);
    }
    tally.tell("days that look ahead", count);
}

/// Other shifts stay as they are while one moves.
void TestBreakpoints::ofShiftsThatStand()
{
    const Market market = example("seventeen-peer-case-3");
    CurveRequest asked = request(shiftOf(What::Price, only("6"), By::Factor), 0.5, 2.0, "6");
    asked.shifts.insert(asked.shifts.begin(), {What::Load, {}, By::Factor, 1.1});
    asked.shifts.push_back({What::Storage, {}, By::Factor, 0.5});
    asked.shifts.push_back({What::GenerationCost, {}, By::Offset, -0.005});
    asked.moving = 1;
    QCOMPARE(CurveJudge(market, asked).verdict(), std::string());
}

void TestBreakpoints::ofLoadsAndStorageItIsSampled()
{
    const Market market = example("seventeen-peer-case-3");
    for (const What what : {What::Load, What::Storage}) {
        const CurveRequest asked = request(shiftOf(what, {}, By::Factor), 0.5, 1.5, "5");
        const Curve curve = curveOf(market, asked).value();
        QVERIFY(curve.isSampled);
        QVERIFY(curve.breakpoints.empty());
        QCOMPARE(curve.pieces.front().from, 0.5);
        QCOMPARE(curve.pieces.back().to, 1.5);
        for (const std::size_t i : {0U, 10U, 63U}) {
            const Curve::Piece &piece = curve.pieces[i];
            const CurveSample sample(market, asked, piece.to);
            QVERIFY(std::abs(piece.published.at(piece.to) - sample.minimised()) < 1e-9);
            QVERIFY(std::abs(piece.leastCost.at(piece.to) - sample.other()) < 1e-9);
            QVERIFY(std::abs(piece.cost.at(piece.to) - sample.cost(asked.peer)) < 1e-9);
            QVERIFY(std::abs(piece.sold.at(piece.to) - sample.sold(asked.peer)) < 1e-9);
        }
    }
}

void TestBreakpoints::itTellsHowFarItIs()
{
    for (const char *name : {"seventeen-peer-case-3", "island"}) {
        std::vector<double> shares;
        CurveOptions options;
        options.progress = [&](double share) { shares.push_back(share); };
        const CurveRequest asked = request(shiftOf(What::Price, {}, By::Factor), 0.9, 1.1);
        QVERIFY(!curveOf(example(name), asked, options).value().pieces.empty());
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QVERIFY(shares.front() > 0.0);
        QVERIFY(std::abs(shares.back() - 1.0) < 1e-9);
    }
}

void TestBreakpoints::itCanBeCancelled()
{
    const Market market = example("seventeen-peer-case-3");
    for (const What what : {What::Price, What::Load}) {
        for (const int after : {0, 3}) {
            std::stop_source stop;
            int told = 0;
            CurveOptions options;
            options.stop = stop.get_token();
            options.progress = [&](double) {
                if (++told == after)
                    stop.request_stop();
            };
            if (after == 0)
                stop.request_stop();
            const auto curve =
                curveOf(market, request(shiftOf(what, {}, By::Factor), 0.5, 2.0), options);
            QVERIFY(curve && curve->pieces.empty());
            QCOMPARE(told, after);
        }
    }
}

void TestBreakpoints::whatIsNotValidIsRefused()
{
    Market market = fivePeers();
    market.peers[1].load = -1.0;
    for (const What what : {What::Price, What::Load})
        QVERIFY(!curveOf(market, request(shiftOf(what, {}, By::Factor), 0.5, 2.0)));
}

QTEST_APPLESS_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
