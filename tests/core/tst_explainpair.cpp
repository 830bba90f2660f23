// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explainpair.h"
#include "core/pricing.h"
#include "core/scenariofile.h"
#include "core/solve.h"
#include "core/trades.h"
#include "core/words.h"

#include <QtTest>

using namespace peergrid;

namespace
{

Market example(const char *name)
{
    return loadScenario(std::string(PEERGRID_SOURCE_DIR "/scenarios/") + name + ".peergrid")
        ->market;
}

/// All that is said of two peers, by id.
QString about(const Market &market, const char *seller, const char *buyer, std::size_t hour = 0)
{
    const Outcome outcome = solve(market).value();
    QStringList sentences;
    for (const std::string &one :
         explainPair(market, outcome.hours[hour], hour, *indexOf(market, PeerId(seller)),
                     *indexOf(market, PeerId(buyer))))
        sentences << QString::fromStdString(one);
    return sentences.join(QLatin1Char(' '));
}

#define SAYS(text, part) QVERIFY2((text).contains(QStringLiteral(part)), qPrintable(text))

} // namespace

class TestExplainPair : public QObject
{
    Q_OBJECT

  private slots:
    void aTradeIsToldWithItsPrice()
    {
        const Market market = example("five-peer-case-2");
        const Outcome outcome = solve(market).value();
        const auto sold = trades(market, outcome.hours[0]);
        QVERIFY(!sold.empty());
        for (const Trade &trade : sold) {
            const auto sentences =
                explainPair(market, outcome.hours[0], 0, trade.seller, trade.buyer);
            const QString first = QString::fromStdString(sentences.front());
            QVERIFY(first.contains(QString::fromStdString("sells " + rounded(trade.energy))));
            QVERIFY(first.contains(QString::fromStdString(rounded(trade.price.price))));
        }
    }

    void aDearerSellerIsToldByHowMuch()
    {
        const QString said = about(example("five-peer-case-2"), "1", "2");
        SAYS(said, "Main grid sells nothing to P2.");
        SAYS(said, "it is dearer by");
    }

    void rolesKeepPeersApart()
    {
        SAYS(about(example("five-peer-case-2"), "2", "4"), "consumers sell nothing");
        SAYS(about(example("five-peer-case-2"), "5", "1"), "no feed-in tariff");
        Market market = example("five-peer-case-2");
        market.peers[2].role = Role::Producer;
        SAYS(about(market, "5", "3"), "producers buy nothing");
    }

    void contractsAndDesignsKeepPeersApart()
    {
        Market market = example("five-peer-case-2");
        market.contracts.push_back(
            {ContractId("no"), "", PeerId("5"), PeerId("2"), NoTrade{}, {}, {}});
        SAYS(about(market, "5", "2"), "may not sell");
        market.contracts[0].terms = FixedPrice{0.001};
        market.contracts[0].energyCap = 0.0;
        SAYS(about(market, "5", "2"), "is used up");
        market.design = Design::GridOnly;
        SAYS(about(market, "5", "2"), "main grid alone");
    }

    void whoHasNothingToSpareIsNamed()
    {
        Market market = example("five-peer-case-2");
        market.peers[2].generation.maximum = 50.0; // all of it goes into its own load
        SAYS(about(market, "3", "2"), "has nothing to spare");
    }

    void anHourThatIsNotSolvedIsSaid()
    {
        const Market market = example("five-peer-case-2");
        const auto said = explainPair(market, {}, 9, 0, 1);
        QCOMPARE(said, std::vector<std::string>{"Hour 10 is not solved."});
    }
};

QTEST_APPLESS_MAIN(TestExplainPair)
#include "tst_explainpair.moc"
