// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/inspectorhands.h"

#include <QCheckBox>
#include <QWheelEvent>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

/// Two prosumers with batteries that differ in everything a form shows.
Scenario unlikePair()
{
    Scenario scenario = tendencyVillage(0.5);
    Market &market = scenario.market;
    market.communities.push_back(edits::newCommunity(market));
    Peer &other = market.peers[1];
    other.role = Role::Producer;
    other.community = market.communities[1].id;
    other.generation = {2.0, 30.0, 0.5, 0.06};
    other.networkFee = 0.05;
    other.emissionFactor = 0.3;
    other.load = 7.0;
    other.storage = Storage{9.0, 3.0, 0.9, 0.8, 2.0, 4.0, 0.01};
    other.storage->operation = Storage::Operation::Tendency;
    return scenario;
}

} // namespace

class TestInspectorFields : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void everyNumberSaysWhatIsAllowed_data();
    void everyNumberSaysWhatIsAllowed();
    void countsAreWholeNumbersUpToTheirLargest();
    void hoursOnTheWayCutNothing();
    void problemsWithoutAFieldStandAtTheTop();
    void stepsOfAGestureAreOneUndoStep();
    void theWheelTurnsOnlyWhereTheCursorIs();
    void everyNumberOfManyPeersIsMixedAndSetsAll();
    void hoursOfManyPeersAreSetForAll();
    void choicesOfManyPeersAreMixedAndSetAll();
    void problemsOfManyPeersNameThePeer();
};

void TestInspectorFields::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestInspectorFields::everyNumberSaysWhatIsAllowed_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("peer") << 0;
    QTest::newRow("main grid") << 1;
    QTest::newRow("community") << 2;
    QTest::newRow("fixed price") << 3;
    QTest::newRow("factor") << 4;
    QTest::newRow("scenario") << 5;
}

void TestInspectorFields::everyNumberSaysWhatIsAllowed()
{
    QFETCH(int, form);
    Scenario scenario = unlikePair();
    Market &market = scenario.market;
    market.peers[0].bids = {{5.0, 0.1}, {6.0, 0.2}};
    market.peers[0].shiftable = {{5.0, 5.0, {0, 23}}};
    market.peers.push_back(edits::newPeer(market, edits::Kind::MainGrid));
    const ContractTerms terms = form == 4 ? ContractTerms(NetworkFeeFactor{0.2}) : FixedPrice{0.1};
    market.contracts = contractVillage(terms).market.contracts;
    Hands hands(scenario);
    switch (form) {
    case 0:
        hands.select({"1"});
        break;
    case 1:
        hands.select({"5"});
        break;
    case 2:
        hands.selectCommunity();
        break;
    case 3:
    case 4:
        hands.selectContract();
        break;
    default:
        hands.select({});
    }
    const std::size_t fields[] = {23, 7, 1, 2, 2, 2};
    QCOMPARE(hands.numbers().size(), fields[form]);

    for (NumberField *field : hands.numbers()) {
        const Scenario before = hands.document.scenario();
        for (const char *text : {"abc", "-1e12", "1e12"}) {
            hands.type(field->objectName(), QString::fromLatin1(text));
            const QString what = field->objectName() + QLatin1Char(' ') + QString::fromLatin1(text);
            QVERIFY2(field->property("isWrong").toBool(), qPrintable(what));
            QVERIFY2(field->toolTip().contains(QStringLiteral(" allowed")), qPrintable(what));
            QVERIFY2(hands.said().contains(field->toolTip()), qPrintable(what));
        }
        hands.type(field->objectName(), QStringLiteral("abc"));
        hands.key(Qt::Key_Tab);
        QVERIFY(field->text() != QLatin1String("abc"));
        while (hands.document.undoStack().canUndo())
            hands.document.undoStack().undo();
        QCOMPARE(hands.document.scenario(), before);
        QVERIFY(!field->property("isWrong").toBool());
    }
}

void TestInspectorFields::countsAreWholeNumbersUpToTheirLargest()
{
    Hands hands;
    hands.select({});
    auto &lookAhead = hands.find(QStringLiteral("look_ahead"));
    QCOMPARE(lookAhead.placeholderText(), QStringLiteral("all"));
    for (const char *text : {"0", "25", "2.5", "-3"}) {
        hands.type(QStringLiteral("look_ahead"), QString::fromLatin1(text));
        QVERIFY2(hands.said().contains(QStringLiteral("a whole number from 1 to 24 is allowed")),
                 text);
    }
    hands.type(QStringLiteral("look_ahead"), QStringLiteral("6"));
    QCOMPARE(hands.market().lookAhead, std::optional<std::size_t>(6));
    hands.type(QStringLiteral("look_ahead"), QString());
    QCOMPARE(hands.market().lookAhead, std::optional<std::size_t>());
    hands.type(QStringLiteral("hours"), QStringLiteral("9000"));
    QVERIFY(hands.said().contains(QStringLiteral("from 1 to 8760 is allowed")));
    QCOMPARE(hands.market().hours, 900U); // as far as it was one
}

void TestInspectorFields::hoursOnTheWayCutNothing()
{
    std::vector<double> load(24);
    for (std::size_t hour = 0; hour < load.size(); ++hour)
        load[hour] = static_cast<double>(hour);
    Scenario scenario = village();
    scenario.market.peers[0].load = Profile(load);
    Hands hands(scenario);
    hands.select({});
    hands.type(QStringLiteral("hours"), QStringLiteral("48")); // by way of 4
    const auto values = hands.peer("1").load.values();
    QCOMPARE(values.size(), 48U);
    QVERIFY(std::equal(load.begin(), load.end(), values.begin()));
    QVERIFY(std::equal(load.begin(), load.end(), values.begin() + 24));
    QCOMPARE(hands.steps(), 1);
    hands.document.undoStack().undo();
    QCOMPARE(hands.peer("1").load, Profile(load));
}

void TestInspectorFields::problemsWithoutAFieldStandAtTheTop()
{
    Scenario scenario = village();
    scenario.market.peers[2].generation.maximum = 3.0;
    Hands hands(scenario, {"3"});
    QVERIFY(!hands.seek(QStringLiteral("generation.maximum")));
    QVERIFY(hands.said().contains(QStringLiteral("A consumer that could generate 3 kW")));
}

void TestInspectorFields::stepsOfAGestureAreOneUndoStep()
{
    Hands hands(village(), {"1"});
    hands.find(QStringLiteral("network_fee")).setFocus();
    for (int i = 0; i < 3; ++i)
        hands.key(Qt::Key_Up);
    QCOMPARE(hands.peer("1").networkFee, Profile(0.033));
    hands.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hands.peer("1").networkFee, Profile(0.023));
    QCOMPARE(hands.steps(), 1);
    for (int i = 0; i < 5; ++i)
        hands.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hands.peer("1").networkFee, Profile(0.0)); // the least allowed
    hands.undo();                                       // with the cursor still in the field
    QCOMPARE(hands.peer("1").networkFee, Profile(0.03));
    QCOMPARE(hands.find(QStringLiteral("network_fee")).text(), QStringLiteral("0.03"));
}

void TestInspectorFields::theWheelTurnsOnlyWhereTheCursorIs()
{
    Hands hands(village(), {"1"});
    const auto turn = [&](QWidget &widget, int by) {
        const QPointF at = widget.rect().center();
        QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, by}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&widget, &event);
    };
    auto &cost = hands.find(QStringLiteral("generation.cost"));
    const Market before = hands.market();
    turn(cost, 120);
    turn(hands.find<QComboBox>(QStringLiteral("role")), -120);
    hands.find<QComboBox>(QStringLiteral("role")).setFocus();
    turn(hands.find<QComboBox>(QStringLiteral("role")), -120);
    QCOMPARE(hands.market(), before);
    cost.setFocus();
    turn(cost, 120);
    turn(cost, 60); // a fine wheel: half a notch, and the other half
    turn(cost, 60);
    QCOMPARE(hands.peer("1").generation.cost, Profile(0.042));
    turn(cost, -120);
    QCOMPARE(hands.peer("1").generation.cost, Profile(0.041));
    QCOMPARE(hands.steps(), 1);
}

void TestInspectorFields::everyNumberOfManyPeersIsMixedAndSetsAll()
{
    Hands hands(unlikePair(), {"1", "2"});
    QCOMPARE(hands.numbers().size(), 15U);
    for (NumberField *field : hands.numbers()) {
        const QString name = field->objectName();
        QVERIFY2(field->text().isEmpty() && field->placeholderText() == QLatin1String("mixed"),
                 qPrintable(name));
        hands.type(name, QStringLiteral("1"));
        for (const char *peer : {"1", "2"}) {
            hands.select({peer});
            QVERIFY2(hands.find(name).text() == QLatin1String("1"), qPrintable(name));
        }
        hands.select({"1", "2"});
        QVERIFY2(field->text() == QLatin1String("1"), qPrintable(name));
    }
    QCOMPARE(hands.steps(), 15);
    hands.type(QStringLiteral("name"), QStringLiteral("Twin"));
    QCOMPARE(hands.peer("1").name, "Twin");
    QCOMPARE(hands.peer("2").name, "Twin");
}

void TestInspectorFields::hoursOfManyPeersAreSetForAll()
{
    Hands hands(unlikePair(), {"1", "2"});
    std::vector<double> values(24, 0.25);
    values[7] = 0.5;
    int count = 0;
    QObject::connect(
        hands.inspector, &Inspector::profileRequested, hands.inspector,
        [&](const Form::Field &field, const Profile &profile, const Form::Write<Profile> &write) {
            QVERIFY2(profile.isConstant(), qPrintable(field.name));
            write(Profile(values), {});
            ++count;
        });
    for (auto *button : hands.inspector->findChildren<QAbstractButton *>()) {
        if (button->isVisible() &&
            button->accessibleName().endsWith(QLatin1String(", hour by hour")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(count, 7);
    for (const char *id : {"1", "2"}) {
        const Peer &peer = hands.peer(id);
        for (const Profile *profile :
             {&peer.generation.minimum, &peer.generation.maximum, &peer.generation.availability,
              &peer.generation.cost, &peer.networkFee, &peer.load, &peer.storage->tendency})
            QCOMPARE(*profile, Profile(values));
    }
}

void TestInspectorFields::choicesOfManyPeersAreMixedAndSetAll()
{
    Scenario scenario = unlikePair();
    scenario.market.peers[1].storage->operation = Storage::Operation::SelfConsumption;
    Hands hands(scenario, {"1", "2"});
    for (const char *name : {"role", "community", "storage.operation"}) {
        const auto &choice = hands.find<QComboBox>(QString::fromLatin1(name));
        QCOMPARE(choice.currentIndex(), -1);
        QCOMPARE(choice.placeholderText(), QStringLiteral("mixed"));
    }
    hands.choose(QStringLiteral("role"), QStringLiteral("Prosumer"));
    hands.choose(QStringLiteral("community"), QStringLiteral("Community 2"));
    hands.choose(QStringLiteral("storage.operation"), QStringLiteral("Tendency"));
    auto &end = hands.find<QCheckBox>(QStringLiteral("storage.end_rule"));
    QCOMPARE(end.checkState(), Qt::PartiallyChecked);
    end.setFocus();
    hands.key(Qt::Key_Space);
    for (const char *id : {"1", "2"}) {
        const Peer &peer = hands.peer(id);
        QCOMPARE(peer.role, Hourly<Role>(Role::Prosumer));
        QCOMPARE(peer.community, std::optional(CommunityId("2")));
        QCOMPARE(peer.storage->operation, Storage::Operation::Tendency);
        QCOMPARE(peer.storage->endRule, Storage::EndRule::NoLowerThanInitial);
    }
}

void TestInspectorFields::problemsOfManyPeersNameThePeer()
{
    Scenario scenario = village();
    scenario.market.peers[1].load = -5.0;
    Hands hands(scenario, {"1", "2"});
    QVERIFY(
        hands.said().contains(QStringLiteral("Peer 2 \"P2\": -5 is too small; a number from 0")));
}

QTEST_MAIN(TestInspectorFields)
#include "tst_inspectorfields.moc"
