// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace peergrid::cli
{

/// While it lives, the first Ctrl+C (SIGINT) asks to stop; a second one ends the process as usual.
class Interrupt
{
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_source.get_token(); }

  private:
    std::stop_source m_source;
    std::thread m_listener;
};

} // namespace peergrid::cli
