// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include "core/issue.h"
#include "core/scenario.h"

#include <functional>
#include <optional>

namespace peergrid
{

class Document;
class Selection;

/// How a problem can be mended without asking back.
struct QuickFix {
    QString name; ///< of the undo step, and of the button
    std::function<Scenario(Scenario)> apply;
};

/// The obvious way to mend an issue of a scenario's market, if there is one.
std::optional<QuickFix> quickFixFor(const Scenario &scenario, const Issue &issue);

/// What validation finds, while the scenario is edited. A click selects the object, opens the field
/// and sets the hour.
class IssuesPanel : public QListWidget
{
    Q_OBJECT

  public:
    IssuesPanel(Document &document, Selection &selection, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {190, 110}; }

  signals:
    void countChanged(int errors, int warnings);

  protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

  private:
    void rebuild();
    void goTo(int row);
    void fix(int row);

    Document &m_document;
    Selection &m_selection;
};

} // namespace peergrid
