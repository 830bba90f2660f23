// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/rivals.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include <sys/wait.h>
#include <unistd.h>

namespace peergrid::benches
{

namespace
{

constexpr int notInstalled = 3; ///< what compare.py ends with then

const char *nameOf(Python which)
{
    return which == Python::Highs ? "highs" : "cbc";
}

/// Removed at the end of its life.
struct TemporaryFile {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / fmt::format("peergrid-bench-{}.mps", getpid());

    TemporaryFile() = default;
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;
    ~TemporaryFile()
    {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

std::optional<Timed> run(const char *python, Python which, const std::string &file)
{
    const std::string command = fmt::format("{} '{}/tools/benches/solve/compare.py' {} '{}'",
                                            python, PEERGRID_SOURCE_DIR, nameOf(which), file);
    std::FILE *answer = popen(command.c_str(), "r");
    if (!answer)
        return {};
    Timed timed;
    const int read = std::fscanf(answer, "%lf %lf", &timed.milliseconds, &timed.objective);
    const int status = pclose(answer);
    if (read == 2 && status == 0)
        return timed;
    if (WIFEXITED(status) && (WEXITSTATUS(status) == notInstalled || WEXITSTATUS(status) == 127))
        return {};
    throw std::runtime_error(command + " fails");
}

} // namespace

std::optional<Timed> byPython(const LinearProgram &program, Python which)
{
    const TemporaryFile file;
    writeMps(program, file.path.c_str());
    // The second is where the system's packages are, whatever Python comes first.
    for (const char *python : {"python3", "/usr/bin/python3"}) {
        if (const auto timed = run(python, which, file.path.string()))
            return timed;
    }
    return {};
}

} // namespace peergrid::benches
