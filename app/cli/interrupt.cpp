// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <array>
#include <csignal>
#include <system_error>
#include <unistd.h>

namespace peergrid::cli
{
namespace
{

// A signal handler may not touch a stop_source, but it may write to a pipe that a thread reads.
std::array<int, 2> pipeEnds;

void tell(char what)
{
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &what, 1);
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe(pipeEnds.data()) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    m_listener = std::thread([this] {
        char what = 0;
        if (::read(pipeEnds[0], &what, 1) == 1 && what == 'i')
            m_source.request_stop();
    });
    struct sigaction action = {};
    action.sa_handler = [](int) { tell('i'); };
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART); // the second one kills
    ::sigaction(SIGINT, &action, nullptr);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    tell('q');
    m_listener.join();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

} // namespace peergrid::cli
