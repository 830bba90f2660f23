// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/results/chart.h"

#include <functional>
#include <vector>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace peergrid
{

class FigureCard;
class Veil;

/// The charts of a run, a tab each, and its key figures; says when there is no run, when it is out
/// of date or stopped early, and in which hours not everything is served.
class ResultsPanel : public QWidget
{
    Q_OBJECT

  public:
    explicit ResultsPanel(QWidget *parent = nullptr);

    /// Adds a tab. Its chart is made when it is first looked at.
    void add(const QString &title, std::function<Chart *()> make);

    /// What there is to see; drawn when the panel is visible.
    void show(const Shown &shown);
    /// The chart that is seen; none while nothing is solved.
    Chart *current() const;
    /// Goes to the tab with this title.
    void setCurrent(const QString &title);

    QSize sizeHint() const override { return {900, 300}; }

  signals:
    void objectChosen(const peergrid::ObjectIds &objects);
    void hourChosen(std::size_t hour);
    void exportRequested(peergrid::Chart *chart);

  protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    struct Tab {
        std::function<Chart *()> make;
        Chart *chart = nullptr;
    };

    void buildHeader();
    QWidget *buildFigures();
    void turnTo(int tab);
    void refresh();
    void refreshNotes();

    Shown m_shown;
    std::vector<Tab> m_tabs;
    QTabBar *m_bar;
    QToolButton *m_export;
    QLabel *m_notes;
    QStackedWidget *m_charts; ///< the first page is the face of no run
    QLabel *m_nothing;
    FigureCard *m_figures;
    QScrollArea *m_figuresArea;
    QWidget *m_body;
    Veil *m_veil;
};

} // namespace peergrid
