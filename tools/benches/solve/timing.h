// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// CPU time, and what is fair between those who take it. Times of different runs must not be
/// compared: what else the machine does changes them. Ratios within a run may be.
namespace peergrid::benches
{

/// CPU milliseconds of this process so far, all threads together.
double cpuMilliseconds();

class Stopwatch
{
  public:
    double milliseconds() const { return cpuMilliseconds() - m_start; }

  private:
    double m_start = cpuMilliseconds();
};

double median(std::vector<double> values);

/// How long a solve took and what it found.
struct Timed {
    double milliseconds = 0.0;
    double objective = 0.0; ///< $
};

struct Contender {
    std::string name;
    std::function<std::optional<Timed>()> run; ///< none: not installed
    int rounds = 1;
    std::optional<double> *middle = nullptr; ///< gets the middle of its milliseconds
};

/// Lets contenders solve the same in turn, round by round. Throws std::runtime_error if two of them
/// find different optima: what is fast and wrong is no rival.
void race(const std::vector<Contender> &contenders);

} // namespace peergrid::benches
