// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule.h"

#include <QtTest>

using namespace peergrid;

namespace
{

Peer withStorage(Storage::Operation operation)
{
    Peer peer;
    peer.role = Role::Prosumer;
    Storage storage;
    storage.capacity = 10.0;
    storage.power = 4.0;
    storage.chargeEfficiency = 0.5;
    storage.dischargeEfficiency = 0.8;
    storage.least = 1.0;
    storage.initial = 2.0;
    storage.operation = operation;
    peer.storage = storage;
    return peer;
}

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

  private slots:
    void aTendencyIsFollowedWithItsLosses()
    {
        Peer peer = withStorage(Storage::Operation::Tendency);
        peer.storage->tendency = Profile({4.0, -1.6, 0.0});
        const auto schedule = givenSchedule(peer, 3);
        QCOMPARE(schedule[0].charge, 4.0);
        QCOMPARE(schedule[0].stateOfCharge, 4.0);
        QCOMPARE(schedule[1].discharge, 1.6);
        QCOMPARE(schedule[1].stateOfCharge, 2.0);
        QCOMPARE(schedule[2].stateOfCharge, 2.0);
    }

    void selfConsumptionTakesTheSurplusAndServesTheLack()
    {
        Peer peer = withStorage(Storage::Operation::SelfConsumption);
        peer.generation.maximum = Profile({9.0, 3.0, 30.0, 30.0, 30.0, 30.0, 30.0});
        peer.load = Profile({6.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0});
        const auto schedule = givenSchedule(peer, 7);
        QCOMPARE(schedule[0].charge, 3.0); // the surplus, less than the power
        QCOMPARE(schedule[0].stateOfCharge, 3.5);
        QCOMPARE(schedule[1].discharge, 2.0); // the lack; 2.5 kWh at 0.8 is all there is
        QCOMPARE(schedule[1].stateOfCharge, 1.0);
        QCOMPARE(schedule[2].charge, 4.0); // the power
        QCOMPARE(schedule[5].charge, 4.0);
        QCOMPARE(schedule[6].charge, 2.0); // the room: 1 kWh at 0.5
        QCOMPARE(schedule[6].stateOfCharge, 10.0);
    }

    void selfConsumptionNeverTakesMoreThanThereIs()
    {
        Peer peer = withStorage(Storage::Operation::SelfConsumption);
        peer.load = 50.0;
        const auto schedule = givenSchedule(peer, 2);
        QCOMPARE(schedule[0].discharge, 0.8);
        QCOMPARE(schedule[0].stateOfCharge, 1.0);
        QCOMPARE(schedule[1].discharge, 0.0);
    }

    void theMarketDecidesOnOptimisedStorage()
    {
        Peer peer = withStorage(Storage::Operation::Optimised);
        QVERIFY(givenSchedule(peer, 3).empty());
        Market market;
        market.peers = {peer};
        QVERIFY(hoursAreCoupled(market));
        market.peers[0].storage->operation = Storage::Operation::Tendency;
        QVERIFY(!hoursAreCoupled(market));
        market.peers[0].shiftable = {{1.0, 1.0, {0, 3}}};
        QVERIFY(hoursAreCoupled(market));
    }

    void generationIsLimitedByRoleAndAvailability()
    {
        Peer peer;
        peer.role = Hourly<Role>({Role::Prosumer, Role::Consumer});
        peer.generation.maximum = 10.0;
        peer.generation.minimum = 4.0;
        peer.generation.availability = 0.3;
        QCOMPARE(availableGeneration(peer, 0), 3.0);
        QCOMPARE(leastGeneration(peer, 0), 3.0);
        QCOMPARE(availableGeneration(peer, 1), 0.0);
        QCOMPARE(leastGeneration(peer, 1), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
