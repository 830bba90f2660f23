// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerspaste.h"

#include "core/pricing.h"
#include "core/words.h"
#include "ui/panels/placebelow.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_set>

namespace peergrid
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("PeersPaste", text);
}

/// Which cell of a pasted row goes into which column.
struct TakenColumn {
    PeerColumn column;
    qsizetype cell;
};

std::optional<PeerColumn> columnNamed(const QString &name)
{
    for (int i = 0; i < peerColumns; ++i) {
        const auto column = static_cast<PeerColumn>(i);
        if (name.trimmed().compare(tableNameOf(column), Qt::CaseInsensitive) == 0)
            return column;
    }
    return {};
}

/// Those that a header names, in the order of the table: a battery's capacity comes before the rest
/// of it.
std::vector<TakenColumn> columnsNamed(const QStringList &header)
{
    std::vector<TakenColumn> columns;
    for (qsizetype cell = 0; cell < header.size(); ++cell) {
        if (const auto column = columnNamed(header[cell]))
            columns.push_back({*column, cell});
    }
    std::stable_sort(
        columns.begin(), columns.end(),
        [](const TakenColumn &a, const TakenColumn &b) { return a.column < b.column; });
    return columns;
}

/// A single name of a column may be the name of a peer, two are not.
bool isHeader(const QStringList &row)
{
    return columnsNamed(row).size() >= 2;
}

std::vector<TakenColumn> columnsFrom(PeerColumn first, const TextRows &rows)
{
    qsizetype width = 0;
    for (const QStringList &row : rows)
        width = std::max(width, row.size());
    std::vector<TakenColumn> columns;
    for (qsizetype cell = 0; cell < width && static_cast<int>(first) + cell < peerColumns; ++cell)
        columns.push_back({static_cast<PeerColumn>(static_cast<int>(first) + cell), cell});
    return columns;
}

/// A peer that has a place in the table and nothing else.
Peer emptyPeer(std::string id)
{
    Peer peer;
    peer.name = "P" + id;
    peer.id = PeerId(std::move(id));
    return peer;
}

/// Writes the rows one after another and collects what does not fit.
class PeersPaste
{
  public:
    PeersPaste(const Scenario &scenario, const TextRows &rows, const PasteTarget &target)
        : m_scenario(scenario)
        , m_rows(rows)
        , m_target(target)
        , m_hasHeader(isHeader(rows.front()))
        , m_columns(m_hasHeader ? columnsNamed(rows.front()) : columnsFrom(target.first, rows))
        , m_before(scenario.market.peers.size())
        , m_communitiesBefore(scenario.market.communities.size())
    {
        for (const Peer &peer : scenario.market.peers)
            m_ids.insert(peer.id.value);
    }

    tl::expected<PastedCells, QStringList> run()
    {
        for (std::size_t row = m_hasHeader ? 1 : 0; row < m_rows.size(); ++row)
            writeRow(row);
        if (!m_complaints.empty())
            return tl::unexpected(m_complaints);
        const std::size_t added = peers().size() - m_before;
        if (added > 0)
            m_scenario = placedBelow(std::move(m_scenario), m_before, m_communitiesBefore);
        return PastedCells{std::move(m_scenario), m_rows.size() - (m_hasHeader ? 1 : 0),
                           m_columns.size(), added};
    }

  private:
    std::vector<Peer> &peers() { return m_scenario.market.peers; }

    /// Nothing where the row is shorter.
    std::optional<QString> cell(std::size_t row, const TakenColumn &column) const
    {
        const QStringList &cells = m_rows[row];
        return column.cell < cells.size() ? std::optional(cells[column.cell]) : std::nullopt;
    }

    QString idIn(std::size_t row) const
    {
        const bool hasIds = !m_columns.empty() && m_columns.front().column == PeerColumn::Id;
        return hasIds ? cell(row, m_columns.front()).value_or(QString()).trimmed() : QString();
    }

    /// The peer a row is about; a new one if there is none yet.
    std::size_t peerOf(std::size_t row)
    {
        const std::string id = idIn(row).toStdString();
        if (!m_hasHeader && row < m_target.peers.size())
            return m_target.peers[row];
        if (m_hasHeader && m_ids.contains(id)) {
            if (const auto index = indexOf(m_scenario.market, PeerId(id)))
                return *index;
        }
        const bool isFree = !id.empty() && !m_ids.contains(id);
        peers().push_back(emptyPeer(isFree ? id : freeId()));
        m_ids.insert(peers().back().id.value);
        return peers().size() - 1;
    }

    std::string freeId()
    {
        while (m_ids.contains(std::to_string(m_nextId)))
            ++m_nextId;
        return std::to_string(m_nextId);
    }

    void writeRow(std::size_t row)
    {
        const bool isBlank = m_rows[row].join(QString()).trimmed().isEmpty();
        if (isBlank && (m_hasHeader || row >= m_target.peers.size()))
            return; // else it empties the cells of a peer
        const std::size_t peer = peerOf(row);
        for (const TakenColumn &column : m_columns) {
            const auto text = cell(row, column);
            const bool isLeftOut = text && text->trimmed().isEmpty() &&
                                   column.column == PeerColumn::Id && peer >= m_before;
            if (!text || isLeftOut)
                continue;
            if (m_hasHeader && column.column == PeerColumn::Community)
                makeCommunity(text->trimmed());
            if (const Complaint complaint = write(m_scenario, peer, column.column, *text))
                complain(row, titleOf(column.column), *complaint);
        }
        if (!m_hasHeader && m_rows[row].size() > static_cast<qsizetype>(m_columns.size()))
            complain(row, tr("cell %1").arg(m_columns.size() + 1),
                     tr("the table has no column for it"));
        if (peer >= m_before)
            markMainGrid(row, peers()[peer]);
    }

    /// As the import of table files does: a column says so, or else the name.
    void markMainGrid(std::size_t row, Peer &peer)
    {
        if (!m_hasHeader || peer.role != Role::Producer)
            return;
        const auto column = m_rows.front().indexOf(QStringLiteral("main_grid"));
        if (column >= 0)
            peer.isMainGrid |= m_rows[row].value(column).trimmed() == QStringLiteral("1");
        else if (QString::fromStdString(peer.name).toLower() == QStringLiteral("main grid"))
            peer.isMainGrid = true;
    }

    void makeCommunity(const QString &text)
    {
        const std::string name = text.toStdString();
        const auto &all = m_scenario.market.communities;
        const bool isKnown = std::any_of(all.begin(), all.end(), [&](const Community &one) {
            return one.id.value == name || nameOf(one) == name;
        });
        if (text.isEmpty() || isKnown)
            return;
        bool isNumber = false;
        text.toUInt(&isNumber);
        m_scenario.market.communities.push_back(
            {CommunityId(name), isNumber ? "Community " + name : name, 0.0});
    }

    void complain(std::size_t row, const QString &column, const QString &complaint)
    {
        m_complaints += tr("row %1, %2: %3").arg(row + 1).arg(column, complaint);
    }

    Scenario m_scenario;
    const TextRows &m_rows;
    const PasteTarget &m_target;
    const bool m_hasHeader;
    const std::vector<TakenColumn> m_columns;
    const std::size_t m_before; ///< peers
    const std::size_t m_communitiesBefore;
    std::unordered_set<std::string> m_ids;
    std::size_t m_nextId = 1;
    QStringList m_complaints;
};

} // namespace

TextRows pastedRows(const QString &text)
{
    for (const char separator : {'\t', ';', ','}) {
        TextRows rows = rowsOf(text, QLatin1Char(separator));
        if (!rows.empty() && isHeader(rows.front()))
            return rows;
    }
    const bool hasTabs = text.contains(QLatin1Char('\t'));
    return rowsOf(text, QLatin1Char(hasTabs ? '\t' : ';'));
}

tl::expected<PastedCells, QStringList> pasteCells(const Scenario &scenario, const TextRows &rows,
                                                  const PasteTarget &target)
{
    if (rows.empty())
        return tl::unexpected(QStringList{tr("there is no text to paste")});
    return PeersPaste(scenario, rows, target).run();
}

} // namespace peergrid
