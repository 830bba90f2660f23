// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/timing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <stdexcept>

namespace peergrid::benches
{

namespace
{

constexpr double agreement = 1e-6; ///< relative

void compare(const Contender &one, double found, double first, const Contender &other)
{
    if (std::abs(found - first) <= agreement * (1.0 + std::abs(first)))
        return;
    throw std::runtime_error(fmt::format("{} finds {:.9g}, {} finds {:.9g}: one of them is wrong",
                                         one.name, found, other.name, first));
}

} // namespace

double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void race(const std::vector<Contender> &contenders)
{
    std::vector<std::vector<double>> times(contenders.size());
    int rounds = 0;
    for (const Contender &contender : contenders)
        rounds = std::max(rounds, contender.rounds);
    std::optional<double> first;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            const bool isAbsent = round > 0 && times[i].empty();
            if (isAbsent || round >= contenders[i].rounds)
                continue;
            const auto timed = contenders[i].run();
            if (!timed)
                continue;
            if (!first)
                first = timed->objective;
            compare(contenders[i], timed->objective, *first, contenders[0]);
            times[i].push_back(timed->milliseconds);
        }
    }
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        if (contenders[i].middle && !times[i].empty())
            *contenders[i].middle = median(std::move(times[i]));
    }
}

} // namespace peergrid::benches
