// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sweep.h"

#include "core/spot.h"
#include "core/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace peergrid
{

namespace
{

Issues issue(std::string object, std::string found, std::string allowed, std::string remedy)
{
    Issue issue;
    issue.object = std::move(object);
    issue.found = std::move(found);
    issue.allowed = std::move(allowed);
    issue.remedy = std::move(remedy);
    return {issue};
}

} // namespace

Result<SweepPlan> SweepPlan::make(Market market, std::vector<Variation> variations, Combine combine)
{
    SweepPlan plan;
    plan.m_market = std::move(market);
    plan.m_combine = combine;
    Issues issues;
    const auto add = [&](const Issues &more) {
        issues.insert(issues.end(), more.begin(), more.end());
    };
    for (Variation &variation : variations) {
        const auto isOfThis = [&](const Axis &axis) {
            return axis.quantity.path == variation.path;
        };
        if (std::any_of(plan.m_axes.begin(), plan.m_axes.end(), isOfThis))
            add(issue(variation.path, "it is varied twice", {}, "vary it once, with all values"));
        auto quantity = quantityOf(plan.m_market, variation.path);
        if (!quantity) {
            add(quantity.error());
            continue;
        }
        add(checkSettable(plan.m_market, *quantity, variation.isFactor));
        plan.m_axes.push_back({std::move(variation), std::move(*quantity)});
    }
    if (issues.empty())
        issues = plan.lay();
    if (!issues.empty())
        return tl::unexpected(std::move(issues));
    return plan;
}

Issues SweepPlan::lay()
{
    if (m_axes.empty())
        return issue("sweep", "nothing is varied", {}, "say what, and by which values");
    switch (m_combine) {
    case Combine::Paired:
        return pair();
    case Combine::OneAtATime:
        return chain();
    case Combine::Crossed:
        break;
    }
    return cross();
}

Issues SweepPlan::pair()
{
    const Variation &first = m_axes.front().variation;
    for (const Axis &axis : m_axes) {
        if (axis.variation.values.size() != first.values.size())
            return issue(axis.variation.path,
                         fmt::format("{} values cannot be paired with the {} of {}",
                                     axis.variation.values.size(), first.values.size(), first.path),
                         "pairs need as many values of each",
                         "give as many, or combine them in another way");
    }
    m_size = first.values.size();
    return {};
}

Issues SweepPlan::cross()
{
    m_size = 1;
    std::size_t sampledAt = m_axes.size();
    for (std::size_t n = m_axes.size(); n-- > 0;) {
        if (m_axes[n].variation.isSampled)
            sampledAt = n;
    }
    for (std::size_t n = m_axes.size(); n-- > 0;) {
        const Variation &variation = m_axes[n].variation;
        if (variation.isSampled && n != sampledAt)
            continue; // changes with the first that is sampled
        m_axes[n].stride = m_size;
        if (m_size > mostVariants / variation.values.size())
            return issue("sweep", "all values with all values are too many variants",
                         fmt::format("{} are allowed", mostVariants),
                         "take fewer values, or samples: lhs(first:last)");
        m_size *= variation.values.size();
    }
    for (Axis &axis : m_axes) {
        if (axis.variation.isSampled)
            axis.stride = m_axes[sampledAt].stride;
    }
    return {};
}

Issues SweepPlan::chain()
{
    m_size = 1;
    for (Axis &axis : m_axes) {
        axis.first = m_size;
        m_size += axis.variation.values.size(); // mostValues of few: no sum of these overflows
    }
    if (m_size > mostVariants)
        return issue("sweep", "all values one at a time are too many variants",
                     fmt::format("{} are allowed", mostVariants), "take fewer values");
    return {};
}

std::optional<std::size_t> SweepPlan::changedAlone(std::size_t variant) const
{
    if (m_combine != Combine::OneAtATime || variant == 0)
        return {};
    std::size_t place = m_axes.size() - 1;
    while (variant < m_axes[place].first)
        --place;
    return place;
}

std::vector<std::string> SweepPlan::names() const
{
    std::vector<std::string> names;
    for (const Axis &axis : m_axes)
        names.push_back(axis.variation.path + (axis.variation.isFactor ? ".factor" : ""));
    return names;
}

std::vector<double> SweepPlan::values(std::size_t variant) const
{
    std::vector<double> values;
    if (m_combine == Combine::OneAtATime) {
        values.assign(m_axes.size(), std::numeric_limits<double>::quiet_NaN());
        if (const auto place = changedAlone(variant))
            values[*place] = m_axes[*place].variation.values[variant - m_axes[*place].first];
        return values;
    }
    for (const Axis &axis : m_axes) {
        const std::vector<double> &all = axis.variation.values;
        values.push_back(all[variant / axis.stride % all.size()]);
    }
    return values;
}

Market SweepPlan::variant(std::size_t variant) const
{
    Market market = m_market;
    const std::vector<double> numbers = values(variant);
    for (std::size_t n = 0; n < m_axes.size(); ++n) {
        if (!std::isnan(numbers[n]))
            set(market, m_axes[n].quantity, {numbers[n], m_axes[n].variation.isFactor});
    }
    return market;
}

std::string SweepPlan::label(std::size_t variant) const
{
    std::string text;
    const std::vector<double> numbers = values(variant);
    for (std::size_t n = 0; n < m_axes.size(); ++n) {
        if (!std::isnan(numbers[n]))
            text += fmt::format("{}{} = {}{}", text.empty() ? "" : ", ", m_axes[n].variation.path,
                                m_axes[n].variation.isFactor ? "x" : "", numberText(numbers[n]));
    }
    return fmt::format("variant {} ({})", variant + 1, text.empty() ? "nothing changed" : text);
}

Issues SweepPlan::check(std::size_t variant) const
{
    Issues errors;
    for (Issue &issue : validate(this->variant(variant))) {
        if (issue.severity != Issue::Severity::Error)
            continue;
        issue.file = label(variant);
        issue.place.clear(); // a variant stands in no file
        errors.push_back(std::move(issue));
    }
    return errors;
}

} // namespace peergrid
