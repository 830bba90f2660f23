// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/scenario.h"

#include <optional>

/// The peers of a scenario as a table of text: one row a peer, the columns of PeerColumn.
namespace peergrid
{

enum class PeerColumn {
    Id,
    Name,
    Role,
    Community,
    Minimum,      ///< kW
    Maximum,      ///< kW
    Availability, ///< 0…1
    Cost,         ///< $/kWh
    Load,         ///< kWh
    NetworkFee,   ///< $/kWh
    Capacity,     ///< kWh
    Power,        ///< kW
    Initial,      ///< kWh
    Emission,     ///< kg CO₂/kWh
};
inline constexpr int peerColumns = 14;

QString titleOf(PeerColumn column);
/// Empty for text.
QString unitOf(PeerColumn column, const std::string &currency);
/// What a table file calls the column: "load_kwh".
QString tableNameOf(PeerColumn column);
/// The member of a peer in a scenario file, as a JSON pointer has it: "generation/maximum".
QString memberOf(PeerColumn column);

bool isNumber(PeerColumn column);
/// Whether the peer has values by hour there, which one cell cannot show.
bool isHourly(const Peer &peer, PeerColumn column);

/// What a cell shows: numbers rounded, "24 h: 0–150" for a profile.
QString shownText(const Scenario &scenario, const Peer &peer, PeerColumn column);
/// What is edited and copied: numbers in full.
QString exactText(const Scenario &scenario, const Peer &peer, PeerColumn column);
/// The number in a cell, the largest of a profile; nothing where the cell is empty or text.
std::optional<double> numberOf(const Peer &peer, PeerColumn column);

/// What write() takes for a role, in the order of Role and then the main grid; it takes the letters
/// of table files, too.
QStringList roleWords();

/// Why a cell does not take a text, as a clause; nothing if it did.
using Complaint = std::optional<QString>;

/// Writes a text into the cell of the peer at an index of the market. What the cell says already
/// changes nothing; other text does not replace values by hour. An empty text clears the cell,
/// which an id and a role refuse. Numbers are taken whether in range or not.
Complaint write(Scenario &scenario, std::size_t peer, PeerColumn column, const QString &text);

/// Makes a cell empty, or what it is for a new peer: 0, no community, available throughout. Without
/// capacity there is no storage. Ids and roles stay.
void clear(Peer &peer, PeerColumn column);

} // namespace peergrid
