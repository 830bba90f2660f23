// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "core/safefile.h"

#include <fmt/format.h>

#include <cstdio>

namespace peergrid::cli
{

void print(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void writeFile(const std::filesystem::path &path, std::string_view text)
{
    orFail(replaceFile(path, text));
}

void mayWrite(const std::vector<std::filesystem::path> &paths, bool replace)
{
    for (const auto &path : paths) {
        if (!replace && std::filesystem::exists(path))
            throw Failure(BadInput, fmt::format("{}: is there already; give another name, or "
                                                "--force to replace it",
                                                path.string()));
    }
}

} // namespace peergrid::cli
