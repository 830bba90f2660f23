// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/names.h"

#include "core/keywords.h"

namespace peergrid::cli
{
namespace
{

template<class T>
std::vector<std::string> namesOf(const std::vector<T> &objects)
{
    std::map<std::string, int> uses;
    for (const T &object : objects)
        ++uses[object.name];
    std::vector<std::string> names;
    for (const T &object : objects) {
        const std::string &id = object.id.value;
        const bool isClear = uses[object.name] == 1;
        names.push_back(object.name.empty() ? id
                        : isClear           ? object.name
                                            : object.name + " (" + id + ")");
    }
    return names;
}

template<class Choice>
std::map<std::string, Choice> byWord()
{
    std::map<std::string, Choice> choices;
    for (const auto &[choice, word] : words<Choice>)
        choices.emplace(word, choice);
    return choices;
}

} // namespace

const std::map<std::string, Design> designNames = byWord<Design>();
const std::map<std::string, Objective> objectiveNames = byWord<Objective>();

std::vector<std::string> peerNames(const Market &market)
{
    return namesOf(market.peers);
}

std::vector<std::string> communityNames(const Market &market)
{
    return namesOf(market.communities);
}

std::string count(std::size_t number, const std::string &noun)
{
    return std::to_string(number) + ' ' + noun + (number == 1 ? "" : "s");
}

} // namespace peergrid::cli
