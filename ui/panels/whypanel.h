// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

#include "core/solved.h"

namespace peergrid
{

class Selection;

/// Why the result is as it is, in sentences: of the selected peer; of two selected peers, between
/// them; of a trade that was asked about.
class WhyPanel : public QTextBrowser
{
    Q_OBJECT

  public:
    explicit WhyPanel(Selection &selection, QWidget *parent = nullptr);

    void show(const SolvedPtr &solved, bool isStale);
    /// About a trade, or that there is none; until something else is selected.
    void ask(const ContractEnd &seller, const ContractEnd &buyer);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void refresh();
    QString text() const;
    QString aboutPeer(std::size_t peer) const;
    QString aboutPair(std::size_t seller, std::size_t buyer) const;
    QString aboutEnds(const ContractEnd &seller, const ContractEnd &buyer) const;

    Selection &m_selection;
    SolvedPtr m_solved;
    bool m_isStale = false;
    std::optional<std::pair<ContractEnd, ContractEnd>> m_asked;
};

} // namespace peergrid
