// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/peercells.h"

/// Which member of a peer a column stands for.
namespace peergrid
{

/// The profile a column shows, of a peer that is const or not.
template<class AnyPeer>
auto profileOf(AnyPeer &peer, PeerColumn column) -> decltype(&peer.load)
{
    switch (column) {
    case PeerColumn::Minimum:
        return &peer.generation.minimum;
    case PeerColumn::Maximum:
        return &peer.generation.maximum;
    case PeerColumn::Availability:
        return &peer.generation.availability;
    case PeerColumn::Cost:
        return &peer.generation.cost;
    case PeerColumn::Load:
        return &peer.load;
    case PeerColumn::NetworkFee:
        return &peer.networkFee;
    default:
        return nullptr;
    }
}

/// Nothing for a column that is not about the battery.
inline double Storage::*storageMember(PeerColumn column)
{
    switch (column) {
    case PeerColumn::Capacity:
        return &Storage::capacity;
    case PeerColumn::Power:
        return &Storage::power;
    case PeerColumn::Initial:
        return &Storage::initial;
    default:
        return nullptr;
    }
}

} // namespace peergrid
