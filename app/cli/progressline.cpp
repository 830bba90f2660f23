// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include <cstdio>
#include <unistd.h>

namespace peergrid::cli
{

ProgressLine::~ProgressLine()
{
    if (m_isShown)
        std::fputs("\r\033[K", stderr);
}

bool ProgressLine::isDue()
{
    static const bool isTerminal = ::isatty(STDERR_FILENO) != 0;
    const auto now = std::chrono::steady_clock::now();
    if (!isTerminal || now < m_next)
        return false;
    m_next = now + std::chrono::milliseconds(100);
    return true;
}

void ProgressLine::put(const std::string &text)
{
    m_isShown = true;
    std::fprintf(stderr, "\r\033[K%s …", text.c_str());
    std::fflush(stderr);
}

} // namespace peergrid::cli
