// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stdexcept>
#include <stop_token>
#include <string>

namespace CLI
{
class App;
}

/// The commands of peergrid-cli, one a file.
namespace peergrid::cli
{

enum ExitCode { Solved = 0, BadInput = 1, BadUsage = 2, NotAllServed = 3, Cancelled = 4 };

/// Ends a command; the message is for stderr.
class Failure : public std::runtime_error
{
  public:
    Failure(ExitCode code, const std::string &message)
        : std::runtime_error(message)
        , m_code(code)
    {
    }
    ExitCode code() const { return m_code; }

  private:
    ExitCode m_code;
};

/// What the command that was given does. Asked to stop when the user interrupts it.
using Run = std::function<ExitCode(std::stop_token)>;

/// Adds a command with its options and help; when it is given, `run` becomes what it does.
using AddCommand = void (*)(CLI::App &program, Run &run);

void addSolve(CLI::App &program, Run &run);
void addValidate(CLI::App &program, Run &run);
void addCompare(CLI::App &program, Run &run);
void addTrades(CLI::App &program, Run &run);
void addExplain(CLI::App &program, Run &run);
void addExportLp(CLI::App &program, Run &run);
void addImport(CLI::App &program, Run &run);
void addExport(CLI::App &program, Run &run);
void addSchema(CLI::App &program, Run &run);
void addSweep(CLI::App &program, Run &run);

/// In the order of the help.
inline constexpr AddCommand commands[] = {addSolve, addValidate, addCompare, addTrades, addExplain,
                                          addSweep, addExportLp, addImport,  addExport, addSchema};

} // namespace peergrid::cli
