// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reshape.h"
#include "core/typicalshapes.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace peergrid;

namespace
{

using Values = std::vector<double>;
using Kind = TypicalShape::Kind;

double sum(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

class TestTypicalShapes : public QObject
{
    Q_OBJECT

  private slots:
    void keepWhatTheirKindSays();
    void areNamedAndExplained();
    void standInTheOrderOfTheirEnum();
    void runWhenTheirNamesSay();
    void scaleToAPeak();
    void scaleToADailyTotal();
    void scalingLeavesNoRoundingNoise();
    void shiftingGoesRound();
    void smoothingKeepsTheSum();
};

void TestTypicalShapes::keepWhatTheirKindSays()
{
    for (const TypicalShape &shape : typicalShapes()) {
        const auto [low, high] = std::minmax_element(shape.day.begin(), shape.day.end());
        QVERIFY(*low >= 0.0);
        if (shape.kind == Kind::ShareOfDay)
            QVERIFY2(std::abs(sum(shape.day) - 1.0) < 1e-12, shape.name.data());
        else if (shape.kind == Kind::PriceFactor)
            QVERIFY2(std::abs(sum(shape.day) - 24.0) < 1e-12, shape.name.data());
        else
            QVERIFY2(*high <= 1.0, shape.name.data());
    }
}

void TestTypicalShapes::areNamedAndExplained()
{
    std::set<std::string_view> names;
    for (const TypicalShape &shape : typicalShapes()) {
        QVERIFY(names.insert(shape.name).second);
        QVERIFY(shape.what.ends_with('.'));
    }
}

void TestTypicalShapes::standInTheOrderOfTheirEnum()
{
    QCOMPARE(typicalShapes().size(), 9U);
    QVERIFY(typicalShape(Shape::Household).name == "Household");
    QVERIFY(typicalShape(Shape::SummerSun).name == "Sun in summer");
    QVERIFY(typicalShape(Shape::Flat).name == "Flat");
}

void TestTypicalShapes::runWhenTheirNamesSay()
{
    QCOMPARE(typicalShape(Shape::SummerSun).day[0], 0.0);
    QVERIFY(typicalShape(Shape::SummerSun).day[12] > 2.0 * typicalShape(Shape::WinterSun).day[12]);
    QCOMPARE(typicalShape(Shape::ElectricCar).day[12], 0.0);
    QCOMPARE(typicalShape(Shape::NightHeater).day[12], 0.0);
    QVERIFY(typicalShape(Shape::TimeOfUsePrice).day[19] >
            typicalShape(Shape::TimeOfUsePrice).day[3]);
}

void TestTypicalShapes::scaleToAPeak()
{
    const Values values = withPeak(typicalShape(Shape::SummerSun).day, 7.0, 30);
    QCOMPARE(values.size(), 30U);
    QCOMPARE(*std::max_element(values.begin(), values.end()), 7.0);
    QCOMPARE(values[12], 7.0);
    QCOMPARE(values[24 + 5], values[5]);
}

void TestTypicalShapes::scaleToADailyTotal()
{
    const Values values = withDailyTotal(typicalShape(Shape::WinterSun).day, 10.0, 48);
    QVERIFY(std::abs(sum(values) - 20.0) < 1e-6);
}

void TestTypicalShapes::scalingLeavesNoRoundingNoise()
{
    QCOMPARE(scaled(Values{3.0, 0.0, -0.3}, 1.1), (Values{3.3, 0.0, -0.33}));
    QVERIFY(scaled(Values{0.1}, 3.0)[0] == 0.3);
    QVERIFY(tidy(123456789123.0) == 123456789000.0);
    QVERIFY(!std::signbit(tidy(-0.0)));
    QVERIFY(tidy(1e-310) == 1e-310);
}

void TestTypicalShapes::shiftingGoesRound()
{
    const Values values{1, 2, 3, 4};
    QCOMPARE(shifted(values, 1), (Values{4, 1, 2, 3}));
    QCOMPARE(shifted(values, -1), (Values{2, 3, 4, 1}));
    QCOMPARE(shifted(values, 9), (Values{4, 1, 2, 3}));
    QCOMPARE(shifted(Values{}, 3), Values{});
}

void TestTypicalShapes::smoothingKeepsTheSum()
{
    QCOMPARE(smoothed(Values{4, 0, 0, 0}), (Values{2, 1, 0, 1}));
    QCOMPARE(smoothed(Values{5}), Values{5});
}

QTEST_GUILESS_MAIN(TestTypicalShapes)
#include "tst_typicalshapes.moc"
