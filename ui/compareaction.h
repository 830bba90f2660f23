// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>

#include "ui/comparison.h"

#include <functional>
#include <memory>

class QMenu;

namespace peergrid
{

/// "Compare with: …": triggered, it takes what suggests itself, or ends the comparison; its menu
/// offers everything else.
class CompareAction : public QAction
{
    Q_OBJECT

  public:
    /// `recent` gives the files that were open lately.
    CompareAction(Comparison &comparison, const std::function<QStringList()> &recent,
                  QObject *parent = nullptr);
    ~CompareAction() override;

    /// What a click compares with; the example that was opened has a sibling.
    void suggestFor(const QString &examplePath);

  private:
    void toggle();
    void fillMenu();
    void addFile(QMenu *menu, const QString &path);
    void refresh();

    Comparison &m_comparison;
    std::function<QStringList()> m_recent;
    std::unique_ptr<QMenu> m_menu;
    Comparison::With m_suggestion = Design::GridOnly;
};

} // namespace peergrid
