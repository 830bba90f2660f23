// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/issue.h"

#include <algorithm>
#include <utility>

namespace peergrid
{

Issue fileIssue(std::string file, std::string found, std::string allowed, std::string remedy)
{
    Issue issue;
    issue.file = std::move(file);
    issue.found = std::move(found);
    issue.allowed = std::move(allowed);
    issue.remedy = std::move(remedy);
    return issue;
}

std::string describe(const Issue &issue)
{
    std::string text;
    const auto add = [&](const std::string &part, const char *between) {
        if (part.empty())
            return;
        if (!text.empty())
            text += between;
        text += part;
    };
    add(issue.file, "");
    add(issue.object, ": ");
    add(issue.field, ": ");
    if (issue.hour)
        add("hour " + std::to_string(*issue.hour), ", ");
    add(issue.found, ": ");
    add(issue.allowed, "; ");
    add(issue.remedy, "; ");
    if (!issue.place.empty())
        text += " (" + issue.place + ")";
    return text;
}

std::string describe(const Issues &issues)
{
    std::string text;
    for (const Issue &issue : issues) {
        if (!text.empty())
            text += '\n';
        text += describe(issue);
    }
    return text;
}

bool hasErrors(const Issues &issues)
{
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue &issue) { return issue.severity == Issue::Severity::Error; });
}

} // namespace peergrid
