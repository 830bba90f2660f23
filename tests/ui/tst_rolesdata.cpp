// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/solvedcase.h"

#include "ui/results/rolesdata.h"

using namespace peergrid;

namespace
{

const RoleRow &rowOf(const std::vector<RoleRow> &rows, const char *id)
{
    for (const RoleRow &row : rows)
        if (row.id == PeerId(id))
            return row;
    qFatal("no such peer");
}

RealisedRole roleOf(double sold, double bought, double ownUse = 0.0, double unserved = 0.0)
{
    PeerHour hour;
    hour.sold = sold;
    hour.bought = bought;
    hour.ownUse = ownUse;
    hour.unserved = unserved;
    return realisedRole(hour);
}

} // namespace

class TestRolesData : public QObject
{
    Q_OBJECT

  private slots:
    void rolesFollowFromEnergy()
    {
        QCOMPARE(roleOf(3.0, 0.0, 5.0), RealisedRole::Seller);
        QCOMPARE(roleOf(0.0, 3.0, 5.0), RealisedRole::Buyer);
        QCOMPARE(roleOf(3.0, 2.0), RealisedRole::Seller);
        QCOMPARE(roleOf(2.0, 3.0), RealisedRole::Buyer);
        QCOMPARE(roleOf(0.0, 0.0, 5.0), RealisedRole::Own);
        QCOMPARE(roleOf(0.0, 0.0), RealisedRole::Idle);
        QCOMPARE(roleOf(0.0, 0.0, 0.0, 1.0), RealisedRole::Unserved);
        QCOMPARE(roleOf(0.0, 2.0, 0.0, 1.0), RealisedRole::Buyer);
        QCOMPARE(roleOf(1e-9, 1e-8), RealisedRole::Idle); // rounding
    }

    void rolesOfTheFivePeers()
    {
        const SolvedPtr five = test::solvedCase("five-peer-case-2");
        const auto rows = roleRows(*five, {0, 0}, {{}, {CommunityId("3")}, {}});
        QCOMPARE(rows.size(), 5U);
        QCOMPARE(rowOf(rows, "1").realised, std::vector{RealisedRole::Idle});
        QCOMPARE(rowOf(rows, "2").realised, std::vector{RealisedRole::Buyer});
        QCOMPARE(rowOf(rows, "5").realised, std::vector{RealisedRole::Seller});
        QCOMPARE(rowOf(rows, "1").declared, QStringLiteral("M"));
        QCOMPARE(rowOf(rows, "2").declared, QStringLiteral("C"));
        QCOMPARE(rowOf(rows, "5").declared, QStringLiteral("P"));
        QVERIFY(rowOf(rows, "2").isSelected && !rowOf(rows, "3").isSelected);
    }

    void everyCellIsTheCoresEnergy()
    {
        for (const char *name : {"seventeen-peer-case-3", "island", "village-100"}) {
            const SolvedPtr solved = test::solvedCase(name);
            const HourRange all{0, solved->hours() - 1};
            const auto rows = roleRows(*solved, all, {});
            for (std::size_t n = 0; n < rows.size(); ++n) {
                QCOMPARE(rows[n].realised.size(), solved->hours());
                for (std::size_t t = 0; t < solved->hours(); ++t) {
                    const KeptHour outcome = solved->outcome[t];
                    const PeerHour &hour = outcome->peers[n];
                    switch (rows[n].realised[t]) {
                    case RealisedRole::Seller:
                        QVERIFY(hour.sold > 0.0 && hour.sold >= hour.bought);
                        break;
                    case RealisedRole::Buyer:
                        QVERIFY(hour.bought > hour.sold);
                        break;
                    case RealisedRole::Own:
                        QVERIFY(hour.ownUse > 0.0 && hour.sold + hour.bought < 1e-5);
                        break;
                    case RealisedRole::Unserved:
                        QVERIFY(hour.unserved > 0.0 && hour.bought + hour.ownUse < 1e-5);
                        break;
                    case RealisedRole::Idle:
                        QVERIFY(hour.ownUse + hour.sold + hour.bought + hour.unserved < 1e-5);
                        break;
                    case RealisedRole::NoResult:
                        QFAIL("all hours are solved");
                    }
                }
            }
        }
    }

    void declaredRolesMayChange()
    {
        Scenario scenario = test::scenarioOf("five-peer-case-2");
        scenario.market.hours = 3;
        scenario.market.peers[4].role =
            Hourly<Role>(std::vector<Role>{Role::Producer, Role::Prosumer, Role::Consumer});
        const SolvedPtr solved = test::solved(std::move(scenario));
        QVERIFY(solved);
        QCOMPARE(rowOf(roleRows(*solved, {0, 2}, {}), "5").declared, QStringLiteral("GPC"));
        QCOMPARE(rowOf(roleRows(*solved, {1, 2}, {}), "5").declared, QStringLiteral("PC"));
    }

    void hoursThatAreNotSolvedHaveNoRole()
    {
        SolveOptions some;
        some.hours = HourRange{2, 4};
        const SolvedPtr part = test::solved(test::scenarioOf("seventeen-peer-case-3"), some);
        const auto rows = roleRows(*part, {0, 23}, {});
        QCOMPARE(rows[3].realised[1], RealisedRole::NoResult);
        QVERIFY(rows[3].realised[2] != RealisedRole::NoResult);
        QCOMPARE(rolesTable(*part, {0, 23}).rows.size(), 3 * part->market->peers.size());
    }

    void longRunsAreSeenDayByDay()
    {
        Scenario scenario = test::scenarioOf("five-peer-case-2");
        scenario.market.hours = 60;
        const SolvedPtr solved = test::solved(std::move(scenario));
        QCOMPARE(roleHours(*solved, 5), (HourRange{0, 23}));
        QCOMPARE(roleHours(*solved, 50), (HourRange{48, 59}));
        QCOMPARE(roleHours(*test::solvedCase("seventeen-peer-case-3"), 5), (HourRange{0, 23}));
    }

    void theTableTellsWhy()
    {
        const SolvedPtr island = test::solvedCase("island");
        const DataTable table = rolesTable(*island, {19, 19});
        QCOMPARE(table.rows.size(), island->market->peers.size());
        double sold = 0.0;
        double unserved = 0.0;
        for (const auto &row : table.rows) {
            QCOMPARE(row.size(), table.header.size());
            QCOMPARE(row[0].number, 20.0);
            sold += row[5].number;
            unserved += row[8].number;
        }
        QVERIFY(sold > 0.0);
        QVERIFY(std::abs(unserved - 7.22) < 1e-6);
    }
};

QTEST_APPLESS_MAIN(TestRolesData)
#include "tst_rolesdata.moc"
