// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/objectids.h"
#include "core/scenario.h"

#include <optional>

/// How the interface names and describes what a scenario holds.
namespace peergrid
{

/// Every digit of a value, by locale, without thousands separators, so that it can be typed back.
QString exactText(double value);
/// Four digits, by locale.
QString roundedText(double value);

/// "07:00–08:00"; with its day if there are more: "day 2, 07:00–08:00".
QString hourText(std::size_t hour, std::size_t hours);

/// "$/kWh"
QString priceUnit(const std::string &currency);

QString nameOfEnd(const Market &market, const ContractEnd &end);

/// "P1, P2, P3 and 12 more": no more names than that.
QString listed(const QStringList &names, qsizetype most = 6);

/// The object's name if it is one, else how many there are.
QString objectsText(const Market &market, const ObjectIds &objects);

/// "producer", "main grid", …, of a peer's first hour.
QString kindWord(const Peer &peer);

/// What a contract makes of the price: "0.052 $/kWh", "0.2 × fee", "no trade"; with its cap.
QString contractLabel(const Contract &contract, const std::string &currency, std::size_t hour);

/// The same as a sentence with both ends.
QString contractSentence(const Scenario &scenario, const Contract &contract);

QString designName(Design design);
QString objectiveName(Objective objective);

/// "manager 0.002 $/kWh"; "manager" where it takes nothing.
QString feeText(const Community &community, const std::string &currency, std::size_t hour);

/// The peer a JSON pointer leads into ("/peers/3/load"), by its place in the market.
std::optional<std::size_t> peerIndexIn(const std::string &pointer);

/// The object a JSON pointer leads into, if it is one of a market.
ObjectIds objectsIn(const Market &market, const std::string &pointer);

} // namespace peergrid
