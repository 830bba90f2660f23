// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/solvedcase.h"

#include "core/words.h"
#include "ui/results/generationplot.h"
#include "ui/results/keyfigures.h"
#include "ui/results/priceplot.h"
#include "ui/results/runnotes.h"
#include "ui/results/storageplot.h"
#include "ui/results/tradedplot.h"

#include <fstream>
#include <functional>
#include <numeric>

#include <nlohmann/json.hpp>

using namespace peergrid;
using nlohmann::json;

namespace
{

constexpr double tolerance = 1e-6;

bool isClose(double a, double b)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

PlotChoice wholeOf(const Solved &solved, Grouping grouping = Grouping::Largest)
{
    return {grouping, {}, {0, solved.hours() - 1}, 0};
}

Plot generationOf(const Solved &solved, const PlotChoice &choice)
{
    return generationPlot(solved, generationGroups(solved, choice), choice);
}
Plot tradedOf(const Solved &solved, const PlotChoice &choice, TradedView view)
{
    return tradedPlot(solved, tradedGroups(solved, choice, view), choice, view);
}
Plot storageOf(const Solved &solved, const PlotChoice &choice,
               StorageView view = StorageView::Energy)
{
    return storagePlot(solved, storageGroups(solved, choice, view), choice, view);
}
Plot pricesOf(const Solved &solved, const PlotChoice &choice, PriceView view)
{
    return pricePlot(solved, priceGroups(solved, choice, view), choice, view);
}

const Series *seriesOf(const Plot &plot, const QString &name, const QString &what = {})
{
    for (const Series &series : plot.series) {
        if (series.name == name && series.what == what)
            return &series;
    }
    return nullptr;
}

/// What the layers or bars of one kind add up to at a place.
double sumOf(const Plot &plot, Series::Kind kind, std::size_t place)
{
    double sum = 0.0;
    for (const Series &series : plot.series)
        sum += series.kind == kind ? series.values[place] : 0.0;
    return sum;
}

json expectedCase(const char *name)
{
    std::ifstream file(PEERGRID_SOURCE_DIR "/tests/expected/paper.json");
    return json::parse(file).at("cases").at(name);
}

} // namespace

/// The numbers of each chart against those of the core and of the paper.
class TestChartData : public QObject
{
    Q_OBJECT

  private slots:
    void initTestCase();
    void generationIsThePapers();
    void barsAreThePapers_data();
    void barsAreThePapers();
    void groupsKeepTotals_data();
    void groupsKeepTotals();
    void theRestIsTheSmallOnes();
    void selectedPeersLeaveTheRest();
    void rolesAreThoseOfTheHour();
    void soldUpIsBoughtDown();
    void chosenPeersAlone();
    void storageIsTheCores();
    void tendencyIsWhatWasAsked();
    void marginalPricesKeepTheirIntervals();
    void infinitePricesAreLeftOut();
    void pricesPaidAddUpToTheBills();
    void ghostsAreMatchedById();
    void hoursWithoutResultHaveNoValue();
    void hoursOnTheDiskAreDrawnAsThoseInMemory();
    void tablesHoldEveryNumber();
    void keyFiguresAreTheSummarys();
    void notesNameWhatIsMissing();
    void hitsNameWhatIsThere();
    void yearsAreCondensedToDays();
    void looksKeepStillUnderPrices();
    void axesAreRound();

  private:
    SolvedPtr m_paper;   ///< 17 peers, 24 hours
    SolvedPtr m_village; ///< 100 peers
    SolvedPtr m_island;  ///< runs short
};

void TestChartData::initTestCase()
{
    m_paper = test::solvedCase("seventeen-peer-case-3");
    m_village = test::solvedCase("village-100");
    m_island = test::solvedCase("island");
    QVERIFY(m_paper && m_village && m_island);
}

void TestChartData::generationIsThePapers()
{
    const json expected = expectedCase("17-III").at("hours");
    const Plot plot = generationOf(*m_paper, wholeOf(*m_paper));
    for (std::size_t t = 0; t < 24; ++t) {
        const json &hour = expected.at(std::to_string(t + 1));
        for (const Peer &peer : m_paper->market->peers) {
            const Series *series = seriesOf(plot, QString::fromStdString(nameOf(peer)));
            const double wanted = hour.at("generation").at(peer.id.value).get<double>();
            QVERIFY(isClose(series ? series->values[t] : 0.0, wanted));
        }
        QVERIFY(isClose(reaches(plot)[plot.series.size() - 2][t].to,
                        hour.at("total_generation").get<double>()));
    }
    const Series *load = seriesOf(plot, QStringLiteral("Total load"));
    QVERIFY(load && load->isDashed);
    QCOMPARE(load->values[19], 287.0);
    QVERIFY(isClose(std::accumulate(load->values.begin(), load->values.end(), 0.0), 4813.0));
}

void TestChartData::barsAreThePapers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::newRow("5-I") << "five-peer-case-1"
                         << "5-I";
    QTest::newRow("5-II") << "five-peer-case-2"
                          << "5-II";
    QTest::newRow("17-I") << "seventeen-peer-case-1"
                          << "17-I";
    QTest::newRow("17-II") << "seventeen-peer-case-2"
                           << "17-II";
}

void TestChartData::barsAreThePapers()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    const SolvedPtr solved = test::solvedCase(file.toUtf8().constData());
    QVERIFY(solved);
    const json expected = expectedCase(name.toUtf8().constData());
    const Plot plot = tradedOf(*solved, wholeOf(*solved), TradedView::Hour);
    QCOMPARE(plot.series.size(), 3U);
    const std::array parts{"generation", "import", "export"};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        double sum = 0.0;
        for (std::size_t place = 0; place < plot.categories.size(); ++place) {
            const PeerId id = *plot.categories[place].objects.peers.begin();
            const double wanted = expected.at(parts[i]).at(id.value).get<double>();
            QVERIFY(isClose(plot.series[i].values[place], wanted));
            sum += plot.series[i].values[place];
        }
        QVERIFY(
            isClose(sum, expected.at(i == 0 ? "total_generation" : "total_traded").get<double>()));
    }
}

void TestChartData::groupsKeepTotals_data()
{
    QTest::addColumn<int>("grouping");
    QTest::newRow("largest") << static_cast<int>(Grouping::Largest);
    QTest::newRow("every") << static_cast<int>(Grouping::Every);
    QTest::newRow("role") << static_cast<int>(Grouping::Role);
    QTest::newRow("community") << static_cast<int>(Grouping::Community);
}

void TestChartData::groupsKeepTotals()
{
    QFETCH(int, grouping);
    const PlotChoice choice = wholeOf(*m_village, static_cast<Grouping>(grouping));
    const Plot generation = generationOf(*m_village, choice);
    const Plot storage = storageOf(*m_village, choice);
    for (std::size_t t = 0; t < 24; ++t) {
        const Figures total = totalsOf(*m_village, {t, t}).summary.total;
        QVERIFY(isClose(sumOf(generation, Series::Kind::Area, t), total.generation));
        QVERIFY(isClose(sumOf(storage, Series::Kind::Bar, t), total.charge - total.discharge));
        QVERIFY(isClose(generation.series.back().values[t], total.load));
        PlotChoice hour = choice;
        hour.hour = t;
        const Plot traded = tradedOf(*m_village, hour, TradedView::Hour);
        const std::array wanted{total.generation, total.bought, total.sold};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY(isClose(std::accumulate(traded.series[i].values.begin(),
                                            traded.series[i].values.end(), 0.0),
                            wanted[i]));
    }
}

void TestChartData::theRestIsTheSmallOnes()
{
    const auto energy =
        totals(*m_village, {0, 23},
               [](const PeerHour &result, std::size_t, std::size_t) { return result.generation; });
    const auto generating =
        std::count_if(energy.begin(), energy.end(), [](double kWh) { return kWh > 1e-9; });
    const auto groups = groupsOf(*m_village, Grouping::Largest, {}, energy);
    QCOMPARE(groups.size(), largestSeries + 1);
    QCOMPARE(groups.back().name, QStringLiteral("Other (%1)").arg(generating - 8));
    QVERIFY(groups.back().objects.isEmpty());
    double leastShown = 1e300;
    double mostHidden = 0.0;
    for (std::size_t n = 0; n < energy.size(); ++n) {
        const PeerId &id = m_village->market->peers[n].id;
        const bool isShown = std::any_of(groups.begin(), groups.end(), [&](const Group &group) {
            return group.objects.peers.contains(id);
        });
        (isShown ? leastShown : mostHidden) =
            isShown ? std::min(leastShown, energy[n]) : std::max(mostHidden, energy[n]);
    }
    QVERIFY(leastShown >= mostHidden);
}

void TestChartData::selectedPeersLeaveTheRest()
{
    PlotChoice choice = wholeOf(*m_village);
    const auto before = generationGroups(*m_village, choice);
    const auto isShown = [](const std::vector<Group> &groups, const PeerId &id) {
        return std::any_of(groups.begin(), groups.end(),
                           [&](const Group &group) { return group.objects.peers.contains(id); });
    };
    PeerId small;
    for (std::size_t n = 0; n < m_village->market->peers.size(); ++n) {
        const PeerId &id = m_village->market->peers[n].id;
        if (m_village->summary.peers[n].generation > 0.0 && !isShown(before, id))
            small = id;
    }
    QVERIFY(!small.isEmpty());
    choice.selection.peers = {small};
    const auto after = generationGroups(*m_village, choice);
    QVERIFY(isShown(after, small));
    QCOMPARE(after.size(), before.size() + 1);
    const Plot plot = generationOf(*m_village, choice);
    QVERIFY(plot.isAnySelected());
    QVERIFY(isClose(sumOf(plot, Series::Kind::Area, 12),
                    sumOf(generationOf(*m_village, wholeOf(*m_village)), Series::Kind::Area, 12)));
}

void TestChartData::rolesAreThoseOfTheHour()
{
    Scenario scenario = test::scenarioOf("seventeen-peer-case-3");
    std::vector<Role> roles(24, Role::Prosumer);
    roles[12] = Role::Producer;
    for (Peer &peer : scenario.market.peers) {
        if (peer.id == PeerId("12"))
            peer.role = Hourly<Role>(roles);
    }
    const SolvedPtr solved = test::solved(scenario);
    QVERIFY(solved);
    const Plot plot = generationOf(*solved, wholeOf(*solved, Grouping::Role));
    const Series *producers = seriesOf(plot, QStringLiteral("Producers"));
    QVERIFY(producers);
    QCOMPARE(producers->values[11], 0.0);
    QVERIFY(isClose(producers->values[12], 15.0));
}

void TestChartData::soldUpIsBoughtDown()
{
    const Plot plot = tradedOf(*m_paper, wholeOf(*m_paper), TradedView::Day);
    const auto all = reaches(plot);
    for (std::size_t t = 0; t < 24; ++t) {
        const KeptHour hour = m_paper->outcome[t];
        const double sold =
            std::accumulate(hour->peers.begin(), hour->peers.end(), 0.0,
                            [](double sum, const PeerHour &peer) { return sum + peer.sold; });
        double top = 0.0;
        double bottom = 0.0;
        for (const auto &reach : all) {
            top = std::max(top, reach[t].to);
            bottom = std::min(bottom, reach[t].to);
        }
        QVERIFY(isClose(top, sold));
        QVERIFY(isClose(bottom, -sold));
    }
}

void TestChartData::chosenPeersAlone()
{
    PlotChoice choice = wholeOf(*m_paper);
    choice.selection.peers = {PeerId("6")};
    const Plot plot = tradedOf(*m_paper, choice, TradedView::DayOfChosen);
    QCOMPARE(plot.series.size(), 2U);
    QVERIFY(
        isClose(seriesOf(plot, QStringLiteral("P6"), QStringLiteral("sold"))->values[11], 136.0));
    choice.selection = {};
    QVERIFY(tradedOf(*m_paper, choice, TradedView::DayOfChosen).series.size() > 2);
}

void TestChartData::storageIsTheCores()
{
    const Plot plot = storageOf(*m_paper, wholeOf(*m_paper));
    for (const auto &[id, name] : {std::pair("3", "P3"), std::pair("6", "P6")}) {
        const auto n = *indexOf(*m_paper->market, PeerId(id));
        const QString peer = QString::fromLatin1(name);
        const Series *charge = seriesOf(plot, peer, QStringLiteral("charged"));
        const Series *discharge = seriesOf(plot, peer, QStringLiteral("discharged"));
        const Series *state = seriesOf(plot, peer + QStringLiteral(", stored"));
        QVERIFY(charge && discharge && state);
        QCOMPARE(state->before, 0.0);
        for (std::size_t t = 0; t < 24; ++t) {
            const KeptHour hour = m_paper->outcome[t];
            const PeerHour &result = hour->peers[n];
            QCOMPARE(charge->values[t], result.charge);
            QCOMPARE(discharge->values[t], -result.discharge);
            QCOMPARE(state->values[t], result.stateOfCharge);
        }
    }
    PlotChoice afternoon = wholeOf(*m_paper);
    afternoon.hours = {12, 23};
    QCOMPARE(seriesOf(storageOf(*m_paper, afternoon), QStringLiteral("P6, stored"))->before, 60.0);
    QVERIFY(!storageOf(*test::solvedCase("five-peer-case-1"), {}).note.isEmpty());
}

void TestChartData::tendencyIsWhatWasAsked()
{
    QVERIFY(hasTendency(*m_paper->market));
    const Plot plot = storageOf(*m_paper, wholeOf(*m_paper), StorageView::Tendency);
    const auto n = *indexOf(*m_paper->market, PeerId("3"));
    const Series *given = seriesOf(plot, QStringLiteral("P3, tendency"));
    const Series *realised = seriesOf(plot, QStringLiteral("P3"), QStringLiteral("realised"));
    QVERIFY(given && realised && given->isDashed);
    for (std::size_t t = 0; t < 24; ++t) {
        QCOMPARE(given->values[t], m_paper->market->peers[n].storage->tendency.at(t));
        QVERIFY(isClose(realised->values[t], given->values[t]));
    }
}

void TestChartData::marginalPricesKeepTheirIntervals()
{
    const Plot plot = pricesOf(*m_paper, wholeOf(*m_paper, Grouping::Every), PriceView::Marginal);
    int bands = 0;
    for (const Series &series : plot.series) {
        const auto n = *indexOf(*m_paper->market, *series.objects.peers.begin());
        for (std::size_t t = 0; t < 24; ++t) {
            const KeptHour hour = m_paper->outcome[t];
            const PriceInterval &price = hour->peers[n].marginalPrice;
            QCOMPARE(series.values[t], price.high);
            if (!series.lower.empty())
                QCOMPARE(series.lower[t], price.low);
            else
                QVERIFY(price.high - price.low <= 1e-6);
            bands += price.high - price.low > 1e-6 ? 1 : 0;
        }
    }
    QVERIFY(bands > 0); // or there was nothing to keep

    // Of a community, the price of those who buy.
    const Plot communities =
        pricesOf(*m_paper, wholeOf(*m_paper, Grouping::Community), PriceView::Marginal);
    const auto p4 = *indexOf(*m_paper->market, PeerId("4"));
    const KeptHour noon = m_paper->outcome[11];
    QVERIFY(isClose(seriesOf(communities, QStringLiteral("Community 2"))->values[11],
                    noon->peers[p4].marginalPrice.high));
}

void TestChartData::infinitePricesAreLeftOut()
{
    int infinite = 0;
    const Plot plot = pricesOf(*m_island, wholeOf(*m_island, Grouping::Every), PriceView::Marginal);
    for (const Series &series : plot.series) {
        const auto n = *indexOf(*m_island->market, *series.objects.peers.begin());
        for (std::size_t t = 0; t < 24; ++t) {
            const KeptHour hour = m_island->outcome[t];
            const PriceInterval &price = hour->peers[n].marginalPrice;
            infinite += std::isinf(price.high) ? 1 : 0;
            QCOMPARE(std::isnan(series.values[t]), std::isinf(price.high));
        }
    }
    QVERIFY(infinite > 0);
    const auto [least, most] = extent(plot, reaches(plot));
    QVERIFY(std::isfinite(least) && std::isfinite(most) && most > least);
}

void TestChartData::pricesPaidAddUpToTheBills()
{
    const auto choice = wholeOf(*m_village, Grouping::Every);
    const Plot paid = pricesOf(*m_village, choice, PriceView::Paid);
    const Plot earned = pricesOf(*m_village, choice, PriceView::Earned);
    const auto check = [&](const Plot &plot, double PeerHour::*energy, double Bill::*money) {
        double all = 0.0;
        for (const Series &series : plot.series) {
            const auto n = *indexOf(*m_village->market, *series.objects.peers.begin());
            double sum = 0.0;
            for (std::size_t t = 0; t < 24; ++t) {
                const KeptHour hour = m_village->outcome[t];
                const double kWh = hour->peers[n].*energy;
                sum += std::isnan(series.values[t]) ? 0.0 : series.values[t] * kWh;
            }
            QVERIFY(isClose(sum, m_village->summary.peers[n].bill.*money));
            all += sum;
        }
        QVERIFY(isClose(all, m_village->summary.total.bill.*money));
    };
    check(paid, &PeerHour::bought, &Bill::paid);
    check(earned, &PeerHour::sold, &Bill::earned);
}

void TestChartData::ghostsAreMatchedById()
{
    Scenario scenario = test::scenarioOf("seventeen-peer-case-3");
    std::reverse(scenario.market.peers.begin(), scenario.market.peers.end());
    scenario.market.peers.front().name = "Renamed"; // peer 17
    const SolvedPtr other = test::solved(scenario);
    QVERIFY(other);
    const auto choice = wholeOf(*m_paper);
    const auto groups = generationGroups(*m_paper, choice);
    const Plot plot = generationPlot(*m_paper, groups, choice);
    const Plot ghost = generationPlot(*other, groups, choice);
    QCOMPARE(ghost.series.size(), plot.series.size());
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        for (std::size_t t = 0; t < 24; ++t)
            QVERIFY(isClose(plot.series[s].values[t], ghost.series[s].values[t]));
    }
}

void TestChartData::hoursWithoutResultHaveNoValue()
{
    SolveOptions options;
    options.hours = HourRange{0, 6};
    const SolvedPtr part = test::solved(test::scenarioOf("seventeen-peer-case-3"), options);
    QVERIFY(part);
    const Plot plot = generationOf(*part, wholeOf(*part));
    QVERIFY(!plot.series.empty());
    for (const Series &series : plot.series) {
        QVERIFY(!std::isnan(series.values[6]));
        QVERIFY(std::isnan(series.values[7]));
    }
    QCOMPARE(generationTable(*part, {0, 23}).rows.size(), 7U * 17U);
    const auto notes = runNotes({part, {}, false, false, {}, 0});
    QCOMPARE(notes.size(), 1U);
    QCOMPARE(notes[0].text, QStringLiteral("7 of 24 hours are solved"));
}

void TestChartData::hoursOnTheDiskAreDrawnAsThoseInMemory()
{
    WholeRun run;
    run.hoursInMemory = 0;
    const SolvedPtr kept = solveWhole(m_village->scenario, m_village->market, run).value();
    const PlotChoice choice = wholeOf(*m_village, Grouping::Every);
    const std::function<Plot(const Solved &)> plots[] = {
        [&](const Solved &solved) { return generationOf(solved, choice); },
        [&](const Solved &solved) { return tradedOf(solved, choice, TradedView::Day); },
        [&](const Solved &solved) { return storageOf(solved, choice); },
        [&](const Solved &solved) { return pricesOf(solved, choice, PriceView::Paid); },
        [&](const Solved &solved) { return pricesOf(solved, choice, PriceView::Marginal); },
    };
    for (const auto &plot : plots) {
        const Plot here = plot(*kept);
        const Plot there = plot(*m_village);
        QCOMPARE(here.series.size(), there.series.size());
        for (std::size_t s = 0; s < here.series.size(); ++s) {
            QCOMPARE(here.series[s].name, there.series[s].name);
            QVERIFY(std::equal(
                here.series[s].values.begin(), here.series[s].values.end(),
                there.series[s].values.begin(), there.series[s].values.end(),
                [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
        }
    }
}

void TestChartData::tablesHoldEveryNumber()
{
    for (const auto &[table, columns] : {std::pair(generationTable(*m_village, {0, 23}), 6U),
                                         std::pair(tradedTable(*m_village, {0, 23}), 7U),
                                         std::pair(priceTable(*m_village, {0, 23}), 8U)}) {
        QCOMPARE(table.header.size(), columns);
        QCOMPARE(table.rows.size(), 24U * 100U);
        for (const auto &row : table.rows)
            QCOMPARE(row.size(), columns);
    }
    const DataTable traded = tradedTable(*m_village, {0, 23});
    QCOMPARE(traded.header[5], QStringLiteral("Bought, kWh"));
    for (std::size_t row = 0; row < traded.rows.size(); ++row) {
        const KeptHour hour = m_village->outcome[row / 100];
        const PeerHour &result = hour->peers[row % 100];
        QCOMPARE(traded.rows[row][0].number, static_cast<double>(row / 100 + 1));
        QVERIFY(traded.rows[row][4].number == result.generation); // to the last bit
        QVERIFY(traded.rows[row][5].number == result.bought);
        QVERIFY(traded.rows[row][6].number == result.sold);
    }
    const DataTable storage = storageTable(*m_paper, {0, 23});
    QCOMPARE(storage.rows.size(), 24U * 2U);
    QCOMPARE(storage.header.back(), QStringLiteral("Tendency, kWh"));
}

void TestChartData::keyFiguresAreTheSummarys()
{
    const SolvedPtr without = test::solvedCase("seventeen-peer-case-1");
    const SolvedPtr with = test::solvedCase("seventeen-peer-case-2");
    const auto value = [](const std::vector<KeyFigure> &figures, const QString &name) {
        for (const KeyFigure &figure : figures) {
            if (figure.name.startsWith(name))
                return figure.value;
        }
        return QString();
    };
    const auto figures = keyFigures(*with, without.get(), {0, 0});
    QCOMPARE(value(figures, QStringLiteral("Cost, published")), QStringLiteral("38.71 $"));
    QCOMPARE(value(figures, QStringLiteral("Compared")), QStringLiteral("−11.26 $"));
    QCOMPARE(value(figures, QStringLiteral("From main grid")), QStringLiteral("0 kWh"));
    const auto hour = keyFigures(*m_paper, nullptr, {19, 19});
    QCOMPARE(value(hour, QStringLiteral("Cost, published")), QStringLiteral("23.65 $"));
    QVERIFY(value(hour, QStringLiteral("Compared")).isEmpty());
    const double share = *m_paper->summary.total.selfSufficiency();
    QCOMPARE(value(keyFigures(*m_paper, nullptr, {0, 23}), QStringLiteral("Self-sufficiency")),
             QStringLiteral("%1 %").arg(std::lround(share * 100.0)));
}

void TestChartData::notesNameWhatIsMissing()
{
    const auto notes = runNotes({m_island, {}, false, false, {}, 0});
    QCOMPARE(notes.size(), 1U);
    QCOMPARE(notes[0].hour, std::optional<std::size_t>(19));
    QVERIFY(notes[0].text.contains(QStringLiteral("7.22 kWh")));
    QVERIFY(notes[0].hint.contains(QStringLiteral("Fish factory")));
    QVERIFY(runNotes({m_paper, {}, false, false, {}, 0}).empty());
    QVERIFY(runNotes({m_paper, {}, true, true, {}, 0})[0].text.contains(QStringLiteral("solving")));
}

void TestChartData::hitsNameWhatIsThere()
{
    const Plot plot = generationOf(*m_paper, wholeOf(*m_paper));
    const auto all = reaches(plot);
    // Hour 12: P3 14, P5 102, P6 150 on each other.
    const auto hit = hitOf(plot, all, {11.5, 14.0 + 102.0 + 20.0}, 0.5);
    QVERIFY(hit && hit->series);
    QCOMPARE(hit->place, 11U);
    QCOMPARE(plot.series[*hit->series].name, QStringLiteral("P6"));
    QCOMPARE(hitText(plot, *hit), QStringLiteral("P6 · 11:00–12:00 · 150 kWh"));
    const auto line = hitOf(plot, all, {19.5, 287.4}, 0.5);
    QVERIFY(line && line->series);
    QCOMPARE(plot.series[*line->series].name, QStringLiteral("Total load"));
    const auto above = hitOf(plot, all, {3.5, 290.0}, 0.5);
    QVERIFY(above && !above->series);
    QCOMPARE(above->place, 3U);
    QVERIFY(!hitOf(plot, all, {24.5, 10.0}, 0.5));

    const Plot bars = tradedOf(*m_paper, {Grouping::Largest, {}, {0, 23}, 11}, TradedView::Hour);
    const auto slot_ = barSlots(bars)[2];
    std::size_t place = 0;
    while (bars.categories[place].name != QStringLiteral("P6"))
        ++place;
    const auto bar =
        hitOf(bars, reaches(bars),
              {static_cast<double>(place) + (slot_.left + slot_.right) / 2.0, 100.0}, 0.5);
    QVERIFY(bar && bar->series);
    QCOMPARE(hitText(bars, *bar), QStringLiteral("P6 · Sold (β) · 11:00–12:00 · 136 kWh"));
}

void TestChartData::yearsAreCondensedToDays()
{
    const Plot hourly = storageOf(*m_paper, wholeOf(*m_paper));
    const Plot plot = condensed(hourly, 5);
    QCOMPARE(plot.places(), 5U);
    QCOMPARE(plot.hourOf(4), 20U);
    QCOMPARE(plot.placeOf(23), 4U);
    const std::vector<double> &charged = hourly.series[0].values;
    QVERIFY(
        isClose(plot.series[0].values[1], std::accumulate(&charged[5], &charged[10], 0.0) / 5.0));
    QVERIFY(isClose(plot.series[0].values[4],
                    std::accumulate(&charged[20], &charged[23] + 1, 0.0) / 4.0));
    QCOMPARE(plot.series.back().values[1], hourly.series.back().values[9]); // a state: the last
    const Plot prices = pricesOf(*m_paper, wholeOf(*m_paper, Grouping::Every), PriceView::Marginal);
    const Plot bands = condensed(prices, 24);
    for (std::size_t s = 0; s < prices.series.size(); ++s) {
        if (prices.series[s].lower.empty())
            continue;
        const auto &lower = prices.series[s].lower;
        const auto &upper = prices.series[s].upper;
        QCOMPARE(bands.series[s].lower[0], *std::min_element(lower.begin(), lower.end()));
        QCOMPARE(bands.series[s].upper[0], *std::max_element(upper.begin(), upper.end()));
    }
}

void TestChartData::looksKeepStillUnderPrices()
{
    Market market = *m_paper->market;
    const auto before = peerLooks(market);
    for (Peer &peer : market.peers)
        peer.generation.cost = 0.3;
    QVERIFY(peerLooks(market) == before);
    for (std::size_t a = 0; a < before.size(); ++a)
        for (std::size_t b = a + 1; b < before.size(); ++b)
            for (const Colours *colours : {&lightColours(), &darkColours()})
                QVERIFY(colourOf(before[a], *colours) != colourOf(before[b], *colours));
    // In grey, what stands side by side differs: neighbours' lines by their dashes.
    const auto communities = communityLooks(*m_village->scenario);
    for (std::size_t c = 1; c < communities.size(); ++c)
        QVERIFY(dashesOf(communities[c]) != dashesOf(communities[c - 1]));
    for (const Colours *colours : {&lightColours(), &darkColours()}) {
        const double generated = brightness(colourOf(generatedLook(), *colours));
        const double bought = brightness(colourOf(boughtLook(), *colours));
        const double sold = brightness(colourOf(soldLook(), *colours));
        QVERIFY(bought - generated > 0.12 && sold - bought > 0.12);
    }
}

void TestChartData::axesAreRound()
{
    const RoundAxis axis = roundAxis(0.0, 287.0);
    QCOMPARE(axis.tick, 100.0);
    QCOMPARE(axis.ticks(), (std::vector<double>{0.0, 100.0, 200.0, 300.0}));
    QVERIFY(roundAxis(0.0, 300.0).high > 300.0); // nothing touches the edge
    const RoundAxis prices = roundAxis(0.0936, 0.1124, 5, true);
    QVERIFY(prices.low > 0.08 && prices.low <= 0.0936);
    QCOMPARE(tickText(0.1, prices.tick), QStringLiteral("0.100"));
    QVERIFY(roundAxis(0.0, 0.0).high > 0.0);
    QVERIFY(roundAxis(5.0, 5.0, 5, true).high > 5.0);
    QCOMPARE(tickText(-1e-12, 0.5), QStringLiteral("0.0"));
}

QTEST_MAIN(TestChartData)
#include "tst_chartdata.moc"
