// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variation.h"

#include "core/csv.h"
#include "core/decimals.h"
#include "core/sampling.h"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

namespace peergrid
{

namespace
{

constexpr std::string_view forms = "values are first:last:count, a,b,c, lhs(first:last) or "
                                   "random(first:last)";

std::vector<std::string_view> parts(std::string_view text, char separator)
{
    std::vector<std::string_view> result;
    for (;;) {
        const std::size_t end = text.find(separator);
        result.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return result;
        text.remove_prefix(end + 1);
    }
}

/// Reads the values of one variation; throws the issue that ends it.
class ValuesReader
{
  public:
    ValuesReader(Variation &variation, const Sampling &sampling)
        : m_variation(variation)
        , m_sampling(sampling)
    {
    }

    void read(std::string_view text)
    {
        if (text.empty())
            refuse("it has no values", std::string(forms), "write some behind the =");
        if (text.ends_with(')'))
            readSampled(text);
        else if (text.find(':') != std::string_view::npos)
            readGrid(text);
        else
            m_variation.values = numbers(parts(text, ','));
    }

  private:
    [[noreturn]] void refuse(std::string found, std::string allowed, std::string remedy) const
    {
        Issue issue;
        issue.object = m_variation.path;
        issue.found = std::move(found);
        issue.allowed = std::move(allowed);
        issue.remedy = std::move(remedy);
        throw Issues{issue};
    }

    double number(std::string_view text) const
    {
        const auto value = decimalNumber(text, DecimalSign::Point);
        if (!value)
            refuse(inQuotes(text) + " is not a finite number", std::string(forms),
                   "write it with a decimal point, as in 0.05, or x0.5 for a factor");
        return *value;
    }

    std::vector<double> numbers(const std::vector<std::string_view> &texts)
    {
        std::vector<double> values;
        std::size_t factors = 0;
        for (std::string_view text : texts) {
            if (text.starts_with('x')) {
                ++factors;
                text.remove_prefix(1);
            }
            values.push_back(number(text));
        }
        if (factors != 0 && factors != texts.size())
            refuse("some values are factors and some are not", {},
                   "write x before each of them, or before none");
        m_variation.isFactor = factors > 0;
        return values;
    }

    std::size_t countOf(std::string_view text) const
    {
        std::size_t count = 0;
        const char *end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, count);
        if (error != std::errc{} || stop != end || count < 1 || count > mostValues)
            refuse(fmt::format("{} is no number of values", inQuotes(text)),
                   fmt::format("from 1 to {} are allowed", mostValues),
                   "write first:last:count, as in 0.03:0.07:41");
        return count;
    }

    void readGrid(std::string_view text)
    {
        const auto texts = parts(text, ':');
        if (texts.size() != 3)
            refuse(inQuotes(text) + " is no range of values", std::string(forms),
                   "write first:last:count, as in 0.03:0.07:41");
        const auto ends = numbers({texts[0], texts[1]});
        const std::size_t count = countOf(texts[2]);
        if (count == 1 && ends[0] != ends[1])
            refuse("one value is not both ends of a range", {},
                   "write 2 values or more, or the one value alone");
        m_variation.values = evenly(ends[0], ends[1], count);
    }

    void readSampled(std::string_view text)
    {
        const std::size_t open = text.find('(');
        const std::string_view word = text.substr(0, open);
        const bool isLatin = word == "lhs";
        if (open == std::string_view::npos || (!isLatin && word != "random"))
            refuse(inQuotes(text) + " is not understood", std::string(forms), "write one of them");
        const auto texts = parts(text.substr(open + 1, text.size() - open - 2), ':');
        if (texts.size() != 2)
            refuse(inQuotes(text) + " is no range", {},
                   fmt::format("write {}(first:last), as in {}(0.03:0.07)", word, word));
        const auto ends = numbers(texts);
        if (!(ends[0] < ends[1]))
            refuse(inQuotes(text) + " is an empty range", "first must be less than last",
                   "exchange the two, or write one value");
        if (!m_sampling.samples)
            refuse("how many samples is not said", {}, "add --samples N");
        const std::size_t count = *m_sampling.samples;
        if (count < 1 || count > mostValues)
            refuse(fmt::format("{} samples", count),
                   fmt::format("from 1 to {} are allowed", mostValues), "give another number");
        m_variation.isSampled = true;
        m_variation.values = (isLatin ? stratified : thrown)(
            ends[0], ends[1], count, seedFor(m_sampling.seed, m_variation.path));
    }

    Variation &m_variation;
    const Sampling &m_sampling;
};

} // namespace

Result<Variation> readVariation(const std::string &text, const Sampling &sampling)
{
    // Ids may hold a = of their own, values don't.
    const std::size_t equals = text.rfind('=');
    Variation variation;
    variation.path = text.substr(0, equals);
    if (equals == std::string::npos || equals == 0) {
        Issue issue;
        issue.object = text;
        issue.found = "this is not PATH=VALUES";
        issue.remedy = "write for example peers.6.generation.cost=0.03:0.07:41";
        return tl::unexpected(Issues{issue});
    }
    try {
        ValuesReader(variation, sampling).read(std::string_view(text).substr(equals + 1));
    } catch (const Issues &issues) {
        return tl::unexpected(issues);
    }
    return variation;
}

} // namespace peergrid
