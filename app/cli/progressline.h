// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace peergrid::cli
{

/// One line on stderr, where that is a terminal, that comes after a moment and goes away in the
/// end.
class ProgressLine
{
  public:
    ProgressLine() = default;
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// Shows text(), every so often.
    template<class Text>
    void show(Text text)
    {
        if (isDue())
            put(text());
    }

  private:
    bool isDue();
    void put(const std::string &text);

    bool m_isShown = false;
    std::chrono::steady_clock::time_point m_next =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
};

} // namespace peergrid::cli
