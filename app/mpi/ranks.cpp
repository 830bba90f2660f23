// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpi/ranks.h"

#include "app/mpi/launcher.h"

#include <mpi.h>

#include <algorithm>

// Three kinds of message go to the first rank, one comes back. All numbers but the variants handed
// out travel as doubles, bit by bit.
namespace peergrid::cli
{
namespace
{

constexpr int rowTag = 1;  ///< to the first: variant, whether all was served, the figures
constexpr int askTag = 2;  ///< to the first, empty: what next?
constexpr int failTag = 3; ///< to the first: a reason, as text
constexpr int workTag = 4; ///< from the first: variants; none: no more

constexpr std::size_t mostAtOnce = 16;   ///< variants a rank is given
constexpr std::size_t roundsAtLeast = 8; ///< that are left for all ranks when it is given as many

void send(const SweepRow &row)
{
    std::vector<double> numbers = {static_cast<double>(row.variant), row.isAllServed ? 1.0 : 0.0};
    numbers.insert(numbers.end(), row.figures.begin(), row.figures.end());
    MPI_Send(numbers.data(), static_cast<int>(numbers.size()), MPI_DOUBLE, 0, rowTag,
             MPI_COMM_WORLD);
}

SweepRow receiveRow(const MPI_Status &status)
{
    int count = 0;
    MPI_Get_count(&status, MPI_DOUBLE, &count);
    std::vector<double> numbers(static_cast<std::size_t>(count));
    MPI_Recv(numbers.data(), count, MPI_DOUBLE, status.MPI_SOURCE, rowTag, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return {static_cast<std::size_t>(numbers[0]),
            numbers[1] != 0.0,
            {numbers.begin() + 2, numbers.end()}};
}

std::string receiveText(const MPI_Status &status)
{
    int count = 0;
    MPI_Get_count(&status, MPI_CHAR, &count);
    std::string text(static_cast<std::size_t>(count), '\0');
    MPI_Recv(text.data(), count, MPI_CHAR, status.MPI_SOURCE, failTag, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return text;
}

void hand(const std::vector<std::size_t> &variants, int rank)
{
    const std::vector<std::uint64_t> numbers(variants.begin(), variants.end());
    MPI_Send(numbers.data(), static_cast<int>(numbers.size()), MPI_UINT64_T, rank, workTag,
             MPI_COMM_WORLD);
}

std::vector<std::uint64_t> askForWork()
{
    MPI_Send(nullptr, 0, MPI_DOUBLE, 0, askTag, MPI_COMM_WORLD);
    std::vector<std::uint64_t> variants(mostAtOnce);
    MPI_Status status;
    MPI_Recv(variants.data(), static_cast<int>(mostAtOnce), MPI_UINT64_T, 0, workTag,
             MPI_COMM_WORLD, &status);
    int count = 0;
    MPI_Get_count(&status, MPI_UINT64_T, &count);
    variants.resize(static_cast<std::size_t>(count));
    return variants;
}

} // namespace

Ranks::Ranks()
{
    if (launchedTogether() < 2)
        return;
    int granted = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &granted);
    int number = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &number);
    m_rank = static_cast<std::size_t>(number);
    MPI_Comm_size(MPI_COMM_WORLD, &number);
    m_size = static_cast<std::size_t>(number);
}

Ranks::~Ranks()
{
    if (m_size > 1)
        MPI_Finalize();
}

std::uint64_t Ranks::fromFirst(std::uint64_t number) const
{
    if (m_size > 1)
        MPI_Bcast(&number, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
    return number;
}

void Ranks::hear(SweepDesk &desk)
{
    MPI_Status status;
    MPI_Probe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &status);
    if (status.MPI_TAG == rowTag) {
        desk.give(receiveRow(status));
    } else if (status.MPI_TAG == failTag) {
        desk.fail(receiveText(status));
    } else {
        MPI_Recv(nullptr, 0, MPI_DOUBLE, status.MPI_SOURCE, askTag, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
        m_asking.push_back(status.MPI_SOURCE);
    }
}

void Ranks::answer(SweepDesk &desk)
{
    std::vector<int> waiting;
    for (const int rank : m_asking) {
        const auto variants = desk.take(
            std::clamp<std::size_t>(desk.left() / (m_size * roundsAtLeast), 1, mostAtOnce));
        if (variants.empty() && !desk.isEmpty()) {
            waiting.push_back(rank); // until rows that are out came back
            continue;
        }
        hand(variants, rank);
        if (variants.empty())
            ++m_dismissed;
    }
    m_asking = std::move(waiting);
}

void Ranks::serve(SweepDesk &desk)
{
    if (m_size < 2)
        return;
    int isThere = 1;
    while (isThere) {
        MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &isThere, MPI_STATUS_IGNORE);
        if (isThere)
            hear(desk);
    }
    answer(desk);
}

void Ranks::dismiss(SweepDesk &desk)
{
    answer(desk);
    while (m_dismissed + 1 < m_size && !desk.failure()) {
        hear(desk);
        answer(desk);
    }
}

void Ranks::work(const std::function<Result<std::optional<SweepRow>>(std::size_t)> &solve) const
{
    for (auto variants = askForWork(); !variants.empty(); variants = askForWork()) {
        for (const std::uint64_t variant : variants) {
            const auto row = solve(variant);
            if (!row)
                complain(describe(row.error()));
            else if (*row)
                send(**row);
        }
    }
}

void Ranks::complain(const std::string &reason) const
{
    MPI_Send(reason.data(), static_cast<int>(reason.size()), MPI_CHAR, 0, failTag, MPI_COMM_WORLD);
}

void Ranks::abort(int code) const
{
    if (m_size > 1)
        MPI_Abort(MPI_COMM_WORLD, code);
    std::exit(code);
}

} // namespace peergrid::cli
