// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/inspectorhands.h"
#include "ui/panels/sparkline.h"

#include <QColorDialog>

using namespace peergrid;
using namespace peergrid::test;

class TestInspector : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void bidsAreAddedEditedAndRemoved();
    void bidsMayDifferByHour();
    void shiftableDemandsAreAddedEditedAndRemoved();
    void problemsOfEntriesStandAtTheirFields();
    void entriesOfManyPeersAreNamed();
    void tabReachesNewEntriesWhereTheyStand();
    void emissionsAreANumberOrNone();
    void generationIsDrawnWhereItDiffers();
    void contractsAreEditedInEveryTerm();
    void contractsSayWhatTheyMakeOfThePrice();
    void hoursOfContractsAreReadAsTyped();
    void coloursAreChosenFromSwatches();
    void anyOtherColourIsAskedFor();
    void membersAreNamed();
};

void TestInspector::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestInspector::bidsAreAddedEditedAndRemoved()
{
    Hands hands(village(), {"3"});
    const Market empty = hands.market();
    hands.push(QStringLiteral("Add bid"));
    QCOMPARE(QApplication::focusWidget()->objectName(),
             QStringLiteral("flexible_demand[0].energy"));
    hands.push(QStringLiteral("Add bid"));
    const auto &bids = hands.peer("3").bids;
    QCOMPARE(bids.size(), 2U);
    hands.type(QStringLiteral("flexible_demand[1].energy"), QStringLiteral("7.5"));
    QCOMPARE(hands.lastStep(), QStringLiteral("Change energy of bid 2"));
    hands.type(QStringLiteral("flexible_demand[1].highest_price"), QStringLiteral("0.3"));
    QCOMPARE(hands.peer("3").bids[1], (FlexibleBid{7.5, 0.3}));
    QCOMPARE(hands.steps(), 4);

    hands.push(QStringLiteral("Remove bid 1"));
    QCOMPARE(hands.lastStep(), QStringLiteral("Remove bid 1"));
    QCOMPARE(hands.peer("3").bids, (std::vector{FlexibleBid{7.5, 0.3}}));
    QCOMPARE(hands.find(QStringLiteral("flexible_demand[0].energy")).text(), QStringLiteral("7.5"));
    QVERIFY(!hands.seek(QStringLiteral("flexible_demand[1].energy")));

    for (int step = 5; step > 0; --step)
        hands.document.undoStack().undo();
    QCOMPARE(hands.market(), empty);
    QVERIFY(!hands.seek(QStringLiteral("flexible_demand[0].energy")));
}

void TestInspector::bidsMayDifferByHour()
{
    Scenario scenario = village();
    scenario.market.peers[2].bids = {{5.0, 0.1}, {6.0, 0.2}};
    Hands hands(scenario, {"3"});
    std::vector<double> energies(24, 1.0);
    energies[3] = 2.0;
    QStringList asked;
    QObject::connect(
        hands.inspector, &Inspector::profileRequested, hands.inspector,
        [&](const Form::Field &field, const Profile &profile, const Form::Write<Profile> &write) {
            asked << field.label;
            QCOMPARE(profile, Profile(6.0));
            write(Profile(energies), {});
        });
    hands.push(QStringLiteral("Bid 2: energy, hour by hour"));
    QCOMPARE(asked, QStringList{QStringLiteral("Bid 2: energy")});
    QCOMPARE(hands.peer("3").bids[1], (FlexibleBid{Profile(energies), 0.2}));
    QCOMPARE(hands.find(QStringLiteral("flexible_demand[1].energy")).placeholderText(),
             QStringLiteral("by hour"));
}

void TestInspector::shiftableDemandsAreAddedEditedAndRemoved()
{
    Hands hands(village(), {"3"});
    hands.push(QStringLiteral("Add shiftable"));
    hands.type(QStringLiteral("shiftable_demand[0].energy"), QStringLiteral("12"));
    hands.type(QStringLiteral("shiftable_demand[0].power"), QStringLiteral("3.7"));
    hands.type(QStringLiteral("shiftable_demand[0].from_hour"), QStringLiteral("18"));
    hands.type(QStringLiteral("shiftable_demand[0].to_hour"), QStringLiteral("23"));
    QCOMPARE(hands.lastStep(), QStringLiteral("Change last hour of shiftable demand 1"));
    QCOMPARE(hands.peer("3").shiftable, (std::vector{ShiftableDemand{12.0, 3.7, {17, 22}}}));
    QCOMPARE(hands.steps(), 5);
    hands.push(QStringLiteral("Remove shiftable demand 1"));
    QVERIFY(hands.peer("3").shiftable.empty());
    hands.document.undoStack().undo();
    QCOMPARE(hands.find(QStringLiteral("shiftable_demand[0].from_hour")).text(),
             QStringLiteral("18"));
}

void TestInspector::problemsOfEntriesStandAtTheirFields()
{
    Scenario scenario = village();
    scenario.market.peers[2].bids = {{5.0, 0.1}, {-5.0, 0.1}};
    scenario.market.peers[2].shiftable = {{5.0, 5.0, {9, 7}}};
    Hands hands(scenario, {"3"});
    QVERIFY(!hands.find(QStringLiteral("flexible_demand[0].energy")).property("isWrong").toBool());
    QVERIFY(hands.find(QStringLiteral("flexible_demand[1].energy")).property("isWrong").toBool());
    QVERIFY(hands.said().contains(QStringLiteral("-5 is too small")));
    QVERIFY(hands.find(QStringLiteral("shiftable_demand[0].to_hour")).property("isWrong").toBool());

    for (const Issue &issue : hands.document.issues()) { // as the list of problems leads there
        emit hands.selection.editRequested(QString::fromStdString(issue.field));
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromStdString(issue.field));
    }
}

void TestInspector::entriesOfManyPeersAreNamed()
{
    Scenario scenario = village();
    scenario.market.peers[2].bids = {{5.0, 0.1}};
    Hands hands(scenario, {"3", "4"});
    QVERIFY(!hands.seek(QStringLiteral("flexible_demand[0].energy")));
    QVERIFY(hands.said().contains(QStringLiteral("P3. They are edited one peer at a time")));
}

void TestInspector::tabReachesNewEntriesWhereTheyStand()
{
    Hands hands(village(), {"3"});
    hands.push(QStringLiteral("Add bid"));
    QStringList stops;
    hands.find(QStringLiteral("load")).setFocus();
    for (int i = 0; i < 12; ++i) {
        hands.key(Qt::Key_Tab);
        const auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
        stops << (button && !button->text().isEmpty()
                      ? button->text()
                      : QApplication::focusWidget()->accessibleName());
    }
    const auto remove = stops.indexOf(QStringLiteral("Remove bid 1"));
    const auto energy = stops.indexOf(QStringLiteral("Bid 1: energy kWh"));
    const auto add = stops.indexOf(QStringLiteral("Add bid"));
    QVERIFY2(0 <= remove && remove < energy && energy < add, qPrintable(stops.join(u'|')));
}

void TestInspector::emissionsAreANumberOrNone()
{
    Hands hands(village(), {"1"});
    auto &field = hands.find(QStringLiteral("emission_factor"));
    QCOMPARE(field.placeholderText(), QStringLiteral("none"));
    hands.type(QStringLiteral("emission_factor"), QStringLiteral("0.4"));
    QCOMPARE(hands.peer("1").emissionFactor, std::optional(0.4));
    hands.key(Qt::Key_Return); // what comes is another step
    hands.type(QStringLiteral("emission_factor"), QString());
    QCOMPARE(hands.peer("1").emissionFactor, std::optional<double>());
    hands.document.undoStack().undo();
    QCOMPARE(hands.peer("1").emissionFactor, std::optional(0.4));
    QCOMPARE(field.text(), QStringLiteral("0.4"));

    hands.select({"1", "2"});
    QCOMPARE(field.placeholderText(), QStringLiteral("mixed"));
    hands.type(QStringLiteral("emission_factor"), QStringLiteral("0.1"));
    QCOMPARE(hands.peer("2").emissionFactor, std::optional(0.1));
    hands.select({"3"});
    QVERIFY(!hands.seek(QStringLiteral("emission_factor"))); // a consumer
}

void TestInspector::generationIsDrawnWhereItDiffers()
{
    std::vector<double> sun(24, 0.0);
    sun[12] = 1.0;
    Scenario scenario = village();
    scenario.market.peers[0].generation.availability = Profile(sun);
    Hands hands(scenario, {"2"});
    const QString name = QStringLiteral("Generation by hour");
    QVERIFY(!hands.seek<Sparkline>(name));
    hands.select({"1", "2"});
    QVERIFY(!hands.seek<Sparkline>(name)); // theirs is not one curve
    hands.select({"1"});
    const QSignalSpy asked(hands.inspector, &Inspector::profileRequested);
    QTest::mouseClick(&hands.find<Sparkline>(name), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<Form::Field>().name, QStringLiteral("generation.availability"));
    QCOMPARE(asked[0][1].value<Profile>(), Profile(sun));
}

void TestInspector::contractsAreEditedInEveryTerm()
{
    Hands hands(contractVillage(NetworkFeeFactor{1.0}));
    hands.selectContract();
    const auto contract = [&]() -> const Contract & { return hands.market().contracts.front(); };
    hands.type(QStringLiteral("name"), QStringLiteral("Sun"));
    hands.type(QStringLiteral("network_fee_factor"), QStringLiteral("0.2"));
    QCOMPARE(contract().terms, ContractTerms(NetworkFeeFactor{0.2}));
    hands.choose(QStringLiteral("terms"), QStringLiteral("Fixed price"));
    hands.type(QStringLiteral("fixed_price"), QStringLiteral("0.06"));
    QCOMPARE(contract().terms, ContractTerms(FixedPrice{0.06}));
    QVERIFY(!hands.seek(QStringLiteral("network_fee_factor")));
    hands.choose(QStringLiteral("seller"), QStringLiteral("P2"));
    hands.choose(QStringLiteral("buyer"), QStringLiteral("P4"));
    QCOMPARE(contract().seller, ContractEnd(PeerId("2")));
    QCOMPARE(contract().buyer, ContractEnd(PeerId("4")));
    QCOMPARE(hands.find(QStringLiteral("energy_cap")).placeholderText(), QStringLiteral("none"));
    hands.type(QStringLiteral("energy_cap"), QStringLiteral("12"));
    QCOMPARE(contract().energyCap, std::optional(Profile(12.0)));
    hands.key(Qt::Key_Return);
    hands.type(QStringLiteral("energy_cap"), QString());
    QCOMPARE(contract().energyCap, std::optional<Profile>());
    QCOMPARE(hands.lastStep(), QStringLiteral("Change energy cap"));
    QVERIFY(hands.document.issues().empty());
}

void TestInspector::contractsSayWhatTheyMakeOfThePrice()
{
    const auto said = [](const ContractTerms &terms, std::size_t hour,
                         const std::vector<HourRange> &hours = {}) {
        Scenario scenario = contractVillage(terms);
        scenario.market.contracts[0].hours = hours;
        Hands hands(scenario);
        hands.selectContract();
        hands.selection.setHour(hour);
        return hands.said().section(QLatin1Char('\n'), -1);
    };
    QCOMPARE(said(FixedPrice{0.05}, 0),
             QStringLiteral("In hour 1 Community 1 sells to P3 at 0.05 $/kWh; without the contract "
                            "at 0.07 $/kWh (−29 %)."));
    QCOMPARE(said(NetworkFeeFactor{2.0}, 11),
             QStringLiteral("In hour 12 Community 1 sells to P3 at 0.1 $/kWh; without the contract "
                            "at 0.07 $/kWh (+43 %)."));
    QCOMPARE(said(NoTrade{}, 0),
             QStringLiteral("In hour 1 Community 1 may not sell to P3; without the contract at "
                            "0.07 $/kWh."));
    QCOMPARE(said(FixedPrice{0.05}, 3, {{8, 16}}), QStringLiteral("It does not hold in hour 4."));

    Scenario passedOver = contractVillage(FixedPrice{0.05});
    passedOver.market.design = Design::FullP2P;
    Hands hands(passedOver);
    hands.selectContract();
    QVERIFY(hands.said().contains(QStringLiteral("The design of the market passes it over.")));
}

void TestInspector::hoursOfContractsAreReadAsTyped()
{
    Scenario scenario = contractVillage(FixedPrice{0.05});
    scenario.market.hours = 168;
    Hands hands(scenario);
    hands.selectContract();
    const QString hours = QStringLiteral("hours");
    QCOMPARE(hands.find(hours).placeholderText(), QStringLiteral("always"));
    const auto held = [&] { return hands.market().contracts.front().hours; };
    hands.type(hours, QStringLiteral("9-17, 20"));
    QCOMPARE(held(), (std::vector<HourRange>{{8, 16}, {19, 19}}));
    hands.type(hours, QStringLiteral("10-10")); // hour 10 alone, but on the way to more
    hands.selection.setHour(5);                 // as while the hours are played
    QTest::keyClicks(&hands.find(hours), QStringLiteral("0"));
    QCOMPARE(held(), (std::vector<HourRange>{{9, 99}}));
    QCOMPARE(hands.steps(), 1);
    hands.type(hours, QStringLiteral("10-"));
    QCOMPARE(held(), (std::vector<HourRange>{{9, 9}})); // as far as it could be read
    QVERIFY(
        hands.said().contains(QStringLiteral("“10-” is no list of hours; hours from 1 to 168")));
    hands.key(Qt::Key_Tab);
    QCOMPARE(hands.find(hours).text(), QStringLiteral("10"));
    QVERIFY(!hands.said().contains(QStringLiteral("no list of hours")));
    hands.type(hours, QStringLiteral("160-170"));
    QVERIFY(hands.find(hours).property("isWrong").toBool());
    QVERIFY(hands.said().contains(QStringLiteral("reach past the last hour")));
}

void TestInspector::coloursAreChosenFromSwatches()
{
    Hands hands;
    hands.selectCommunity();
    const auto isMarked = [&](const char *name) {
        return hands.find<QAbstractButton>(QString::fromLatin1(name)).isChecked();
    };
    hands.push(QStringLiteral("Green"));
    QCOMPARE(hands.colour(), "#009e73");
    QVERIFY(isMarked("Green") && !isMarked("Blue"));
    QCOMPARE(hands.lastStep(), QStringLiteral("Change colour"));

    hands.find<QAbstractButton>(QStringLiteral("Green")).setFocus();
    hands.key(Qt::Key_Tab); // to the next
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Pink"));
    hands.key(Qt::Key_Space);
    QCOMPARE(hands.colour(), "#cc79a7");
    hands.key(Qt::Key_Space); // again: nothing changes
    QVERIFY(isMarked("Pink"));
    QCOMPARE(hands.steps(), 2);
    hands.undo();
    QCOMPARE(hands.colour(), "#009e73");
    QVERIFY(isMarked("Green") && !isMarked("Pink"));
}

void TestInspector::anyOtherColourIsAskedFor()
{
    Hands hands;
    hands.selectCommunity();
    QTimer::singleShot(0, [] {
        auto *dialog = qobject_cast<QColorDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        auto *hex = dialog->findChild<QLineEdit *>();
        hex->selectAll();
        QTest::keyClicks(hex, QStringLiteral("#123456"));
        QTest::keyClick(hex, Qt::Key_Return);
    });
    hands.push(QStringLiteral("Other…"));
    QCOMPARE(hands.colour(), "#123456");
    QCOMPARE(hands.steps(), 1);
}

void TestInspector::membersAreNamed()
{
    Scenario scenario = village();
    Hands hands(scenario);
    hands.selectCommunity();
    QVERIFY(hands.said().contains(QStringLiteral("Members: P1, P2. ")));
    for (int i = 0; i < 10; ++i) {
        scenario.market.peers.push_back(edits::newPeer(scenario.market, edits::Kind::Consumer));
        scenario.market.peers.back().community = scenario.market.communities[0].id;
    }
    hands.document.reset(scenario);
    QVERIFY(hands.said().contains(QStringLiteral("P1, P2, P5, P6, P7, P8 and 6 more")));
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
