// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solved.h"
#include "ui/results/chart.h"
#include "ui/results/plot.h"

#include <optional>
#include <vector>

/// Two runs side by side, as plain data.
namespace peergrid
{

/// A figure of both runs; none where it has no value.
struct ComparedFigure {
    QString name; ///< with its unit
    std::optional<double> here;
    std::optional<double> other;
    bool isShare = false; ///< 0…1, shown as per cent

    std::optional<double> difference() const;
};
/// Over the hours of each run.
std::vector<ComparedFigure> comparedFigures(const Solved &here, const Solved &other);

/// A peer that both runs have, or one of them.
struct ComparedPeer {
    PeerId id;
    QString name;
    std::optional<double> here;    ///< $, its cost
    std::optional<double> other;   ///< $, its cost
    std::optional<double> savings; ///< $, here, on being alone with the main grid

    std::optional<double> difference() const;
    bool isWorseOffThanAlone() const;
};
/// In the order of the first run; those of the other alone at the end.
std::vector<ComparedPeer> comparedPeers(const Solved &here, const Solved &other);

/// The peers' costs as bars, two each; of many the ones that differ most.
Plot comparedCosts(const Solved &here, const QString &hereName, const Solved &other,
                   const QString &otherName, const ObjectIds &selection);

DataTable comparedTable(const Solved &here, const Solved &other);

} // namespace peergrid
