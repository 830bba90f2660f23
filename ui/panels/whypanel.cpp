// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/whypanel.h"

#include "core/explain.h"
#include "core/explainpair.h"
#include "core/pricing.h"
#include "ui/colours.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QEvent>

namespace peergrid
{

namespace
{

constexpr std::size_t mostTrades = 12; ///< told of two communities

QString heading(const QString &text)
{
    return QStringLiteral("<p style='font-weight:600; margin-bottom:2px'>%1</p>")
        .arg(text.toHtmlEscaped());
}

QString paragraphs(const std::vector<std::string> &sentences)
{
    QString html;
    for (const std::string &sentence : sentences)
        html += QStringLiteral("<p style='margin-top:4px; margin-bottom:4px'>%1</p>")
                    .arg(QString::fromStdString(sentence).toHtmlEscaped());
    return html;
}

} // namespace

WhyPanel::WhyPanel(Selection &selection, QWidget *parent)
    : QTextBrowser(parent)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("why"));
    setAccessibleName(tr("Why?"));
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(10);
    connect(&selection, &Selection::changed, this, [this] {
        m_asked.reset();
        refresh();
    });
    connect(&selection, &Selection::hourChanged, this, &WhyPanel::refresh);
    refresh();
}

void WhyPanel::show(const SolvedPtr &solved, bool isStale)
{
    if (m_solved == solved && m_isStale == isStale)
        return;
    m_solved = solved;
    m_isStale = isStale;
    refresh();
}

void WhyPanel::ask(const ContractEnd &seller, const ContractEnd &buyer)
{
    m_asked = std::pair(seller, buyer);
    refresh();
}

void WhyPanel::refresh()
{
    setHtml(text());
}

QString WhyPanel::text() const
{
    const QString grey = coloursOf(palette()).secondary.name();
    const auto note = [&](const QString &sentence) {
        return QStringLiteral("<p style='color:%1'>%2</p>").arg(grey, sentence.toHtmlEscaped());
    };
    if (!m_solved)
        return note(tr("There is no result yet."));
    QString html =
        m_isStale ? note(tr("About the result that is shown, which is out of date.")) : QString();
    const Market &market = *m_solved->market;
    std::vector<std::size_t> peers;
    for (const PeerId &id : m_selection.objects().peers) {
        if (const auto index = indexOf(market, id))
            peers.push_back(*index);
    }
    if (m_asked)
        return html + aboutEnds(m_asked->first, m_asked->second);
    if (peers.size() == 1)
        return html + aboutPeer(peers.front());
    if (peers.size() == 2)
        return html + aboutPair(peers[0], peers[1]) + aboutPair(peers[1], peers[0]);
    return html + note(tr("Select a peer, or two peers to see what is between them, or click a "
                          "trade on the canvas."));
}

QString WhyPanel::aboutPeer(std::size_t peer) const
{
    const KeptHour hour = m_solved->outcome[m_selection.hour()];
    return paragraphs(explain(*m_solved->market, *hour, m_selection.hour(), peer).sentences);
}

QString WhyPanel::aboutPair(std::size_t seller, std::size_t buyer) const
{
    const Market &market = *m_solved->market;
    const KeptHour hour = m_solved->outcome[m_selection.hour()];
    return heading(tr("%1 → %2").arg(nameOfEnd(market, market.peers[seller].id),
                                     nameOfEnd(market, market.peers[buyer].id))) +
           paragraphs(explainPair(market, *hour, m_selection.hour(), seller, buyer));
}

/// Between communities, the largest trades of their members.
QString WhyPanel::aboutEnds(const ContractEnd &seller, const ContractEnd &buyer) const
{
    const Market &market = *m_solved->market;
    const auto isOf = [&](std::size_t peer, const ContractEnd &end) {
        const Peer &one = market.peers[peer];
        return end == ContractEnd(one.id) || (one.community && end == ContractEnd(*one.community));
    };
    if (std::holds_alternative<PeerId>(seller) && std::holds_alternative<PeerId>(buyer)) {
        const auto from = indexOf(market, std::get<PeerId>(seller));
        const auto to = indexOf(market, std::get<PeerId>(buyer));
        return from && to
                   ? aboutPair(*from, *to) + heading(nameOfEnd(market, buyer)) + aboutPeer(*to)
                   : QString();
    }
    if (!m_solved->has(m_selection.hour()))
        return {};
    std::vector<Trade> found;
    const KeptHour hour = m_solved->outcome[m_selection.hour()];
    for (std::size_t n = 0; n < market.peers.size(); ++n) {
        if (!isOf(n, buyer))
            continue;
        for (const Trade &trade : tradesOf(market, *hour, n)) {
            if (trade.buyer == n && isOf(trade.seller, seller))
                found.push_back(trade);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Trade &a, const Trade &b) {
        return std::tuple(-a.energy, a.seller) < std::tuple(-b.energy, b.seller);
    });
    QString html = heading(tr("%1 → %2, the largest of %3 trades")
                               .arg(nameOfEnd(market, seller), nameOfEnd(market, buyer))
                               .arg(found.size()));
    for (std::size_t i = 0; i < std::min(mostTrades, found.size()); ++i)
        html += paragraphs(
            explainPair(market, *hour, m_selection.hour(), found[i].seller, found[i].buyer));
    return html;
}

void WhyPanel::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace peergrid
