// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "ui/comparison.h"

#include <functional>

namespace peergrid
{

/// "Compare with: …": a click takes what suggests itself, or ends the comparison; the menu offers
/// everything else.
class CompareButton : public QToolButton
{
    Q_OBJECT

  public:
    /// `recent` gives the files that were open lately.
    CompareButton(Comparison &comparison, const std::function<QStringList()> &recent,
                  QWidget *parent = nullptr);

    /// What a click compares with; the example that was opened has a sibling.
    void suggestFor(const QString &examplePath);

  private:
    void toggle();
    void fillMenu();
    void addFile(QMenu *menu, const QString &path);
    void refresh();

    Comparison &m_comparison;
    std::function<QStringList()> m_recent;
    Comparison::With m_suggestion = Design::GridOnly;
};

} // namespace peergrid
