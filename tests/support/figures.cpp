// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/figures.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace peergrid::test
{

int figure(int quick, int full)
{
    return std::getenv("PEERGRID_FULL") ? full : quick;
}

void report(const std::string &figure, const std::string &text)
{
    const std::string line = figure + ": " + text + "\n";
    std::fputs(line.c_str(), stdout);
    if (const char *path = std::getenv("PEERGRID_REPORT"))
        std::ofstream(path, std::ios::app) << line;
}

} // namespace peergrid::test
