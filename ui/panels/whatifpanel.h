// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/solved.h"
#include "core/whatif.h"
#include "ui/solverunner.h"

#include <deque>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace peergrid
{

class Document;
class Selection;
class WhatIfFigures;
class WhatIfRow;

/// "What if" beside the document: shifts of prices, loads and storage, solved while a slider moves.
/// The document changes only when they are kept, as one undo step. When it changes underneath, the
/// shifts stay and are solved anew. Whoever opens another document calls reset().
class WhatIfPanel : public QWidget
{
    Q_OBJECT

  public:
    WhatIfPanel(Document &document, Selection &selection, QWidget *parent = nullptr);

    /// The result of the document as it is, which the what-if is compared with.
    void setBase(const SolvedPtr &base);
    /// What is to be shown: the result of the what-if, or the base where none is in force (or is
    /// not solved yet).
    SolvedPtr shown() const { return m_whatIf ? m_whatIf : m_base; }

    /// Those in force: without rows that change nothing.
    std::vector<Shift> shifts() const;
    /// Starts with this one.
    void setShift(const Shift &shift);

    /// Makes the shifts an edit of the document.
    void keep();
    /// Drops the shifts.
    void reset();

  signals:
    /// There is a new result of the what-if; null: none is in force.
    void changed(const peergrid::SolvedPtr &whatIf);

  private:
    void build();
    void listen();
    QWidget *buttons();

    WhatIfRow *addRow(const Shift &shift);
    void removeRow(WhatIfRow *row);
    void addDefaultRow();
    /// The price of the selected peers, or all; none if there is nothing to shift.
    std::optional<Shift> defaultShift() const;
    void followSelection();
    void followDocument(bool isMarketChanged);

    void request();
    void drop();
    void take(const SolvedPtr &result);
    void tell(const QString &sentence, bool isWrong = false);
    void refresh();
    void showCurve();
    void openCurve(const WhatIfRow &row);

    Document &m_document;
    Selection &m_selection;
    SolveRunner m_runner;
    SolvedPtr m_base;
    SolvedPtr m_whatIf;
    /// Markets whose results are awaited, all of the document as it is now.
    std::deque<std::shared_ptr<const Market>> m_asked;
    bool m_isStale = false; ///< the result is one of the document as it was
    std::vector<WhatIfRow *> m_rows;
    WhatIfRow *m_spare = nullptr; ///< hidden, for the next; there is one while there are no rows
    bool m_isUntouched = true;    ///< the one row is as it came, and follows the selection
    QVBoxLayout *m_rowsBox;
    QToolButton *m_add;
    QPushButton *m_keep;
    QPushButton *m_reset;
    QLabel *m_message;
    WhatIfFigures *m_figures;
    QPushButton *m_curve;
};

} // namespace peergrid
