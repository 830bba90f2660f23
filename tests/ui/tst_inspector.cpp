// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector.h"

#include "core/edits.h"
#include "core/pricing.h"
#include "core/validate.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/panels/sparkline.h"
#include "ui/panels/tendencybars.h"
#include "ui/selection.h"

#include <QAbstractButton>
#include <QAction>
#include <QColorDialog>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QtTest>

#include <stdexcept>

using namespace peergrid;

namespace
{

/// Two members of a community that may generate, a battery among them, and two consumers outside.
Scenario village()
{
    Scenario scenario;
    Market &market = scenario.market;
    market.communities.push_back(edits::newCommunity(market));
    for (const auto kind : {edits::Kind::Prosumer, edits::Kind::Prosumer, edits::Kind::Consumer,
                            edits::Kind::Consumer})
        market.peers.push_back(edits::newPeer(market, kind));
    market.peers[0].community = market.communities[0].id;
    market.peers[1].community = market.communities[0].id;
    market.peers[0].storage = edits::newStorage();
    return scenario;
}

/// The inspector on the screen, and someone who uses it by mouse and keys alone.
struct Hands {
    Document document;
    Selection selection;
    QWidget window;
    Inspector *inspector = nullptr;

    explicit Hands(Scenario scenario = village(), std::set<std::string> peers = {})
    {
        document.reset(std::move(scenario));
        inspector = new Inspector(document, selection);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(inspector);
        auto *undo = new QAction(&window);
        undo->setShortcut(QKeySequence::Undo);
        QObject::connect(undo, &QAction::triggered, &document.undoStack(), &QUndoStack::undo);
        window.addAction(undo);
        window.resize(320, 900);
        window.show();
        QApplication::setActiveWindow(&window);
        select(peers);
    }

    const Market &market() const { return document.scenario().market; }
    const Peer &peer(const char *id) const
    {
        return market().peers.at(*indexOf(market(), PeerId(id)));
    }
    void select(const std::set<std::string> &peers)
    {
        ObjectIds objects;
        for (const std::string &id : peers)
            objects.peers.insert(PeerId(id));
        selection.select(objects);
        QApplication::processEvents(); // the forms take their places
    }

    void selectContract()
    {
        selection.select({{}, {}, {market().contracts.front().id}});
        QApplication::processEvents();
    }

    void selectCommunity()
    {
        selection.select({{}, {market().communities.front().id}, {}});
        QApplication::processEvents();
    }
    std::string colour() const
    {
        return document.scenario().layout.communities.at(market().communities.front().id).colour;
    }

    /// A widget that is seen, by its name or by what a screen reader says.
    template<class Widget = QLineEdit>
    Widget *seek(const QString &name)
    {
        for (auto *widget : inspector->findChildren<Widget *>()) {
            if (widget->isVisible() &&
                (widget->objectName() == name || widget->accessibleName() == name))
                return widget;
        }
        return nullptr;
    }
    template<class Widget = QLineEdit>
    Widget &find(const QString &name)
    {
        if (auto *widget = seek<Widget>(name))
            return *widget;
        throw std::runtime_error("no " + name.toStdString() + " to be seen");
    }
    void push(const QString &name)
    {
        for (auto *button : inspector->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && (button->text() == name || button->accessibleName() == name))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        throw std::runtime_error("no button " + name.toStdString());
    }
    void type(const QString &field, const QString &text)
    {
        auto &editor = find(field);
        QTest::mouseClick(&editor, Qt::LeftButton);
        QTest::keyClick(&editor, Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty())
            QTest::keyClick(&editor, Qt::Key_Delete);
        QTest::keyClicks(&editor, text);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, keys);
    }
    void choose(const QString &field, const QString &text)
    {
        auto &editor = find<QComboBox>(field);
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_Home);
        for (int i = 0; i < editor.count() && editor.currentText() != text; ++i)
            QTest::keyClick(&editor, Qt::Key_Down);
    }
    /// By the window's own keys, as far as the field lets them through.
    void undo() { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier); }
    QString lastStep() { return document.undoStack().undoText(); }
    int steps() { return document.undoStack().count(); }

    /// All that the inspector says, line by line.
    QString said() const
    {
        QStringList texts;
        for (const auto *label : inspector->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(QLatin1Char('\n'));
    }
};

Scenario tendencyVillage(const Profile &tendency, std::size_t hours = 24)
{
    Scenario scenario = village();
    scenario.market.hours = hours;
    Storage &storage = *scenario.market.peers[0].storage;
    storage.operation = Storage::Operation::Tendency;
    storage.tendency = tendency;
    return scenario;
}

/// The community's members sell to peer 3 at 0.04 + 0.03 $/kWh, but for the contract.
Scenario contractVillage(const ContractTerms &terms)
{
    Scenario scenario = village();
    Market &market = scenario.market;
    Contract contract = edits::newContract(market, market.communities[0].id, market.peers[2].id);
    contract.terms = terms;
    market.contracts.push_back(contract);
    return scenario;
}

/// The bars of the peer's tendency, and where they are on the screen.
struct Bars {
    TendencyBars &widget;

    explicit Bars(Hands &hands)
        : widget(*hands.inspector->findChild<TendencyBars *>())
    {
    }
    QPoint at(int column, double y) const
    {
        return {qRound(4.0 + (widget.width() - 8.0) / 24.0 * (column + 0.5)), qRound(y)};
    }
    double zero() const { return 20.0 + (widget.height() - 40.0) / 2.0; }
    void drag(int column, double to)
    {
        QTest::mousePress(&widget, Qt::LeftButton, {}, at(column, zero()));
        QTest::mouseMove(&widget, at(column, (zero() + to) / 2.0));
        QTest::mouseMove(&widget, at(column, to));
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, at(column, to));
    }
};

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void bidsAreAddedEditedAndRemoved();
    void shiftableDemandsAreAddedEditedAndRemoved();
    void problemsOfEntriesStandAtTheirFields();
    void entriesOfManyPeersAreNamed();
    void tabReachesNewEntriesWhereTheyStand();
    void tendencyIsDragged();
    void tendencyIsChangedByKeys();
    void tendencyShowsTheDayOfTheHour();
    void tendencyOutOfThePowerIsMarked();
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

void TestInspector::tendencyIsDragged()
{
    Hands hands(tendencyVillage(0.0), {"1"});
    Bars bars(hands);
    QTest::mouseClick(&bars.widget, Qt::LeftButton, {}, bars.at(3, 30.0));
    QCOMPARE(hands.steps(), 0); // a click only chooses the hour
    QCOMPARE(hands.selection.hour(), 3U);

    bars.drag(5, -100.0);
    std::vector<double> expected(24, 0.0);
    expected[5] = 10.0; // the power
    QCOMPARE(hands.peer("1").storage->tendency, Profile(expected));
    bars.drag(20, 1000.0);
    expected[20] = -10.0;
    QCOMPARE(hands.peer("1").storage->tendency, Profile(expected));
    QCOMPARE(hands.selection.hour(), 20U);
    QCOMPARE(hands.steps(), 2);
    QCOMPARE(hands.lastStep(), QStringLiteral("Change tendency"));
    hands.document.undoStack().undo();
    expected[20] = 0.0;
    QCOMPARE(hands.peer("1").storage->tendency, Profile(expected));

    bars.drag(5, bars.zero() + 100.0);
    bars.drag(5, bars.zero() - 18.0);
    const double half = hands.peer("1").storage->tendency.at(5);
    QVERIFY2(3.0 < half && half < 8.0, qPrintable(QString::number(half)));
}

void TestInspector::tendencyIsChangedByKeys()
{
    Hands hands(tendencyVillage(0.0), {"1"});
    Bars bars(hands);
    bars.widget.setFocus();
    hands.key(Qt::Key_Right);
    hands.key(Qt::Key_Right);
    QCOMPARE(hands.selection.hour(), 2U);
    hands.key(Qt::Key_Up);
    const double step = hands.peer("1").storage->tendency.at(2);
    QVERIFY(step > 0.0);
    hands.key(Qt::Key_Up);
    hands.key(Qt::Key_Up);
    QCOMPARE(hands.peer("1").storage->tendency.at(2), 3.0 * step);
    QCOMPARE(hands.steps(), 1); // of one hour: one gesture
    hands.key(Qt::Key_Right);
    hands.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hands.peer("1").storage->tendency.at(3), -10.0 * step);
    QCOMPARE(hands.steps(), 2);
    for (int i = 0; i < 100; ++i)
        hands.key(Qt::Key_Down);
    QCOMPARE(hands.peer("1").storage->tendency.at(3), -10.0); // the power
    QVERIFY(bars.widget.accessibleDescription().contains(QStringLiteral("discharges 10 kWh")));
    hands.undo();
    hands.undo();
    QCOMPARE(hands.peer("1").storage->tendency, Profile(0.0));
}

void TestInspector::tendencyShowsTheDayOfTheHour()
{
    Hands hands(tendencyVillage(0.0, 72), {"1"});
    hands.selection.setHour(30);
    Bars bars(hands);
    bars.drag(0, -100.0);
    QCOMPARE(hands.peer("1").storage->tendency.at(24), 10.0);
    QCOMPARE(hands.peer("1").storage->tendency.size(), 72U);
    QCOMPARE(hands.selection.hour(), 24U);
}

void TestInspector::tendencyOutOfThePowerIsMarked()
{
    std::vector<double> tendency(24, 0.0);
    tendency[2] = 4.0;
    tendency[10] = -6.0;
    Hands hands(tendencyVillage(Profile(tendency)), {"1"});
    Bars bars(hands);
    const auto colourAt = [&](int column, double y) {
        return bars.widget.grab().toImage().pixelColor(bars.at(column, y));
    };
    const QColor wrong = coloursOf(bars.widget.palette()).wrong;
    QVERIFY(colourAt(10, bars.zero() + 8.0) != wrong);
    hands.type(QStringLiteral("storage.power"), QStringLiteral("5"));
    QCOMPARE(colourAt(10, bars.zero() + 8.0), wrong);
    QVERIFY(colourAt(2, bars.zero() - 8.0) != wrong);
    QVERIFY(hands.said().contains(QStringLiteral("-6 kWh is 1 more than the power allows")));

    // What is out may be pulled back, and not further out.
    bars.drag(10, 1000.0);
    QCOMPARE(hands.peer("1").storage->tendency.at(10), -6.0);
    bars.drag(10, -1000.0);
    QCOMPARE(hands.peer("1").storage->tendency.at(10), 5.0);
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
    const auto held = [&] { return hands.market().contracts.front().hours; };
    hands.type(hours, QStringLiteral("9-17, 20"));
    QCOMPARE(held(), (std::vector<HourRange>{{8, 16}, {19, 19}}));
    hands.type(hours, QStringLiteral("10-100")); // by way of 10-10, which is hour 10 alone
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
