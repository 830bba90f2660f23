// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tangents.h"
#include "tests/support/random.h"

#include <QtTest>

#include <algorithm>

using namespace peergrid;
using namespace peergrid::test;

namespace
{

/// The lowest of some lines, and one that touches it: at a corner any in between.
struct Lowest {
    std::vector<Tangent> lines;
    Random random{1};
    int asked = 0;

    double operator()(double x) const
    {
        double least = lines.front()(x);
        for (const Tangent &line : lines)
            least = std::min(least, line(x));
        return least;
    }
    Tangent tangent(double x)
    {
        ++asked;
        double steepest = -1e9;
        double flattest = 1e9;
        for (const Tangent &line : lines) {
            if (line(x) <= (*this)(x) + 1e-12) {
                steepest = std::max(steepest, line.slope);
                flattest = std::min(flattest, line.slope);
            }
        }
        return {x, (*this)(x), random.between(flattest, steepest)};
    }
    std::vector<Face> faces(double from, double to)
    {
        return facesOf(from, to, [this](double x) { return std::optional(tangent(x)); }).value();
    }
};

} // namespace

class TestTangents : public QObject
{
    Q_OBJECT

  private slots:
    void oneLineIsOneFace();
    void aCornerIsFoundExactly();
    void endsInCornersAreNoFaces();
    void findsTheFacesOfAnyLines();
    void endsWhenNothingIsSaid();
};

void TestTangents::oneLineIsOneFace()
{
    Lowest function{{{0.0, 3.0, -2.0}}};
    const auto faces = function.faces(-1.0, 5.0);
    QCOMPARE(faces.size(), std::size_t(1));
    QCOMPARE(faces[0].from, -1.0);
    QCOMPARE(faces[0].to, 5.0);
    QCOMPARE(faces[0].line(2.0), -1.0);
    QCOMPARE(function.asked, 2);
}

void TestTangents::aCornerIsFoundExactly()
{
    Lowest function{{{0.0, 0.0, 1.0}, {0.0, 0.3, 0.0}}};
    const auto faces = function.faces(0.0, 1.0);
    QCOMPARE(faces.size(), std::size_t(2));
    QCOMPARE(faces[0].to, 0.3);
    QCOMPARE(faces[1].from, 0.3);
    QCOMPARE(faces[0].line.slope, 1.0);
    QCOMPARE(faces[1].line.slope, 0.0);
    QCOMPARE(function.asked, 3);
}

void TestTangents::endsInCornersAreNoFaces()
{
    Lowest function{{{0.0, 0.0, 2.0}, {0.0, 0.0, 1.0}, {1.0, 1.0, -1.0}}};
    const auto faces = function.faces(0.0, 1.0); // a corner at either end
    QCOMPARE(faces.size(), std::size_t(1));
    QCOMPARE(faces[0].line(0.5), 0.5);
}

void TestTangents::findsTheFacesOfAnyLines()
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        Lowest function;
        function.random = Random(seed + 1000);
        const std::size_t count = 1 + random.below(20);
        for (std::size_t i = 0; i < count; ++i) {
            const bool isRound = random.chance(0.5); // three lines through one point, and the like
            const auto number = [&](double most) {
                const double any = random.between(-most, most);
                return isRound ? std::round(any) : any;
            };
            function.lines.push_back({number(3.0), number(5.0), number(4.0)});
        }
        const auto faces = function.faces(-2.0, 2.0);
        QCOMPARE(faces.front().from, -2.0);
        QCOMPARE(faces.back().to, 2.0);
        for (std::size_t i = 0; i < faces.size(); ++i) {
            const Face &face = faces[i];
            for (const double share : {0.0, 0.1, 0.5, 0.9, 1.0}) {
                const double x = face.from + share * (face.to - face.from);
                QVERIFY(std::abs(face.line(x) - function(x)) < 1e-8);
            }
            QVERIFY(i == 0 ||
                    (faces[i - 1].to == face.from && faces[i - 1].line.slope > face.line.slope));
        }
        QVERIFY(function.asked <= 4 * static_cast<int>(faces.size()));
    }
}

void TestTangents::endsWhenNothingIsSaid()
{
    Lowest function{{{0.0, 0.0, 1.0}, {0.0, 0.3, 0.0}}};
    for (const int enough : {0, 1, 2}) {
        function.asked = 0;
        const auto faces = facesOf(0.0, 1.0, [&](double x) -> std::optional<Tangent> {
            if (function.asked == enough)
                return std::nullopt;
            return function.tangent(x);
        });
        QVERIFY(!faces);
    }
}

QTEST_APPLESS_MAIN(TestTangents)
#include "tst_tangents.moc"
