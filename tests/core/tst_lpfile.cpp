// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lpfile.h"

#include "core/solve.h"
#include "tests/support/fivepeers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <memory>

#include <glpk.h>

using namespace peergrid;

namespace
{

/// The optimum GLPK finds in a file; NaN if it cannot read or solve it.
double optimum(const QString &path)
{
    glp_term_out(GLP_OFF);
    const std::unique_ptr<glp_prob, decltype(&glp_delete_prob)> problem(glp_create_prob(),
                                                                        &glp_delete_prob);
    const QByteArray file = QFile::encodeName(path);
    const int failed = path.endsWith(".mps")
                           ? glp_read_mps(problem.get(), GLP_MPS_FILE, nullptr, file)
                           : glp_read_lp(problem.get(), nullptr, file);
    if (failed != 0 || glp_simplex(problem.get(), nullptr) != 0 ||
        glp_get_status(problem.get()) != GLP_OPT)
        return std::nan("");
    return glp_get_obj_val(problem.get());
}

Storage battery(Storage::Operation operation)
{
    Storage storage;
    storage.capacity = 40.0;
    storage.power = 10.0;
    storage.initial = 20.0;
    storage.wearCost = 0.003;
    storage.chargeEfficiency = 0.9;
    storage.operation = operation;
    return storage;
}

} // namespace

class TestLpFile : public QObject
{
    Q_OBJECT

  private slots:
    void anotherSolverFindsTheSameOptimum_data()
    {
        QTest::addColumn<QString>("extension");
        QTest::addColumn<bool>("isOptimised");
        QTest::newRow("an hour as MPS") << ".mps" << false;
        QTest::newRow("an hour as LP") << ".lp" << false;
        QTest::newRow("a window as MPS") << ".mps" << true;
        QTest::newRow("a window as LP") << ".lp" << true;
    }

    void anotherSolverFindsTheSameOptimum()
    {
        QFETCH(QString, extension);
        QFETCH(bool, isOptimised);
        Market market = test::fivePeers();
        market.hours = 4;
        market.peers[1].load = Profile({140.0 / 3.0, 120.0, 150.0, 30.0});
        market.peers[2].storage =
            battery(isOptimised ? Storage::Operation::Optimised : Storage::Operation::Tendency);
        market.peers[2].storage->tendency = Profile({0.0, -10.0, 5.0, 0.0});
        const auto outcome = solve(market);
        QVERIFY(outcome);
        double expected = 0.0;
        for (std::size_t hour = 0; hour < 4; ++hour) {
            if (isOptimised || hour == 1)
                expected += outcome->hours[hour].published;
        }
        const QTemporaryDir folder;
        const QString path = folder.filePath("program" + extension);
        QVERIFY(writeLp(market, 1, path.toStdString()));
        QVERIFY2(std::abs(optimum(path) - expected) < 1e-9,
                 qPrintable(QString("%1 is not %2").arg(optimum(path)).arg(expected)));
    }

    void idsOfAnyKindBecomePlainNames()
    {
        Market market = test::fivePeers();
        market.peers[2].id = PeerId("größe 1+2");
        market.peers[4].id = PeerId("gr__e 1+2");
        const QTemporaryDir folder;
        const QString path = folder.filePath("program.lp");
        QVERIFY(writeLp(market, 0, path.toStdString()));
        QVERIFY(std::abs(optimum(path) - 28.456) < 1e-9);
    }

    void refusesOtherFormatsAndPlaces()
    {
        const auto format = writeLp(test::fivePeers(), 0, "program.txt");
        QVERIFY(!format);
        QVERIFY(QString::fromStdString(describe(format.error())).contains(".mps nor .lp"));
        const auto place = writeLp(test::fivePeers(), 0, "/nowhere/at/all/program.lp");
        QVERIFY(!place);
        QVERIFY(!writeLp(test::fivePeers(), 1, "program.lp")); // it has one hour
    }
};

QTEST_APPLESS_MAIN(TestLpFile)
#include "tst_lpfile.moc"
