// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tangents.h"

#include <algorithm>
#include <cmath>

namespace peergrid
{

namespace
{

constexpr double closeness = 1e-10; ///< of values, relative
constexpr double sliver = 1e-9;     ///< of the range: no face is shorter

class Search
{
  public:
    Search(double from, double to, const std::function<std::optional<Tangent>(double)> &ask)
        : m_shortest(sliver * (to - from))
        , m_ask(ask)
    {
    }

    std::optional<std::vector<Face>> run(double from, double to)
    {
        const auto left = m_ask(from);
        const auto right = left ? m_ask(to) : std::nullopt;
        if (!right || !between(*left, *right))
            return std::nullopt;
        return std::move(m_faces);
    }

  private:
    bool meets(const Tangent &line, const Tangent &point) const
    {
        const double scale = 1.0 + std::max(std::abs(line.value), std::abs(point.value));
        return line(point.at) <= point.value + closeness * scale;
    }

    void add(double from, double to, const Tangent &line)
    {
        if (to - from < m_shortest && !m_faces.empty()) {
            m_faces.back().to = to;
            return;
        }
        if (!m_faces.empty()) {
            Face &last = m_faces.back();
            const Tangent here{to, line(to), 0.0};
            const Tangent there{last.from, last.line(last.from), 0.0};
            const bool isSliver = last.to - last.from < m_shortest;
            if (isSliver || (isOn(last.line, here) && isOn(line, there))) {
                last = {last.from, to, isSliver ? line : last.line};
                return;
            }
        }
        m_faces.push_back({from, to, line});
    }

    bool isOn(const Tangent &line, const Tangent &point) const
    {
        const double scale = 1.0 + std::max(std::abs(line.value), std::abs(point.value));
        return std::abs(line(point.at) - point.value) <= closeness * scale;
    }

    /// Adds the faces between two places at which tangents are known.
    bool between(const Tangent &left, const Tangent &right)
    {
        if (meets(left, right)) {
            add(left.at, right.at, left);
            return true;
        }
        if (meets(right, left)) {
            add(left.at, right.at, right);
            return true;
        }
        const double corner = left.at + (right(left.at) - left.value) / (left.slope - right.slope);
        const bool isBetween = left.at + m_shortest < corner && corner < right.at - m_shortest;
        if (!isBetween) { // also of no number: rounding has the last word
            add(left.at, right.at, corner <= left.at + m_shortest ? right : left);
            return true;
        }
        const auto here = m_ask(corner);
        if (!here)
            return false;
        if (meets(left, *here)) {
            add(left.at, corner, left);
            add(corner, right.at, right);
            return true;
        }
        return between(left, *here) && between(*here, right);
    }

    double m_shortest;
    const std::function<std::optional<Tangent>(double)> &m_ask;
    std::vector<Face> m_faces;
};

} // namespace

std::optional<std::vector<Face>> facesOf(double from, double to,
                                         const std::function<std::optional<Tangent>(double)> &ask)
{
    return Search(from, to, ask).run(from, to);
}

} // namespace peergrid
