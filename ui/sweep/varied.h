// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace peergrid
{

/// A quantity and its values as a person says them.
struct Varied {
    enum class Spread { Even, List, Random, Latin };

    std::string path; ///< see core/quantity.h
    bool isFactor = true;
    Spread spread = Spread::Even;
    QString from = QStringLiteral("0.5");
    QString to = QStringLiteral("1.5");
    QString steps = QStringLiteral("11"); ///< with Spread::Even
    QString list;                         ///< with Spread::List: "0.5; 1; 1.5"

    bool isThrown() const { return spread == Spread::Random || spread == Spread::Latin; }
    friend bool operator==(const Varied &, const Varied &) = default;
};

/// What is wrong in a field, by its name: "from", "to", "steps", "list".
struct FieldProblem {
    QString field;
    QString sentence;
};

/// As the command line takes it: PATH=VALUES of core/variation.h.
tl::expected<std::string, FieldProblem> variationText(const Varied &varied);

/// The numbers of a list: apart by blanks or semicolons, or by commas where people write decimal
/// points. None where one is no number.
std::optional<std::vector<double>> listedNumbers(const QString &text);

} // namespace peergrid
