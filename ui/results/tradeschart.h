// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/chart.h"
#include "ui/results/drawnview.h"

class QCheckBox;
class QComboBox;

namespace peergrid
{

class SpanChooser;

/// A drawing of trades between peers or communities, in an hour or in all, with an option. What is
/// drawn, each chart says; the numbers behind it are the same.
class TradesChart : public Chart
{
    Q_OBJECT

  public:
    QString caption() const override;
    void show(const Shown &shown) override;
    void paintOn(QPainter &painter, const QRectF &area, const Colours &colours) const override;
    DataTable table() const override;

  protected:
    struct Words {
        QString grouping; ///< what is grouped by peer or by community
        QString option;
        QString optionTip;
    };
    /// More peers than `mostPeers` are shown by community until a person chooses otherwise.
    TradesChart(const QString &title, const Words &words, std::size_t mostPeers, QWidget *parent);

    struct Choice {
        HourRange hours;
        bool isByCommunity = false;
        bool isOptionOn = true;
    };
    virtual DrawnView::LayOut drawing(const Shown &shown, const Choice &choice) const = 0;
    /// Whether there is an option for these hours.
    virtual bool hasOption(const Shown &, HourRange) const { return true; }

    bool isOptionOn() const;

  private:
    void redraw();
    bool isByCommunity() const;

    std::size_t m_mostPeers;
    Shown m_shown;
    std::optional<bool> m_chosen; ///< by community; none: as fits the market
    DrawnView::LayOut m_layOut;   ///< of what is shown
    DrawnView *m_view;
    SpanChooser *m_span;
    QComboBox *m_grouping;
    QCheckBox *m_option;
};

} // namespace peergrid
