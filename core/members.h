// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"

/// The members of each object of a scenario file, in the order of the file. Reader and writer both
/// walk these lists, so a member that one knows the other knows too.
///
/// A visitor is told of each member by its name in the file and the field it stands for:
///   required  must be in the file
///   stated    is always written, though it may be left out
///   member    is left out where it is as a new object has it
namespace peergrid
{

template<class T>
struct Of {
};

template<class Visitor>
void visitMembers(Visitor &visitor, Of<Scenario>)
{
    visitor.member("name", &Scenario::name);
    visitor.member("description", &Scenario::description);
    visitor.member("currency", &Scenario::currency);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<Market>)
{
    visitor.stated("hours", &Market::hours);
    visitor.stated("design", &Market::design);
    visitor.stated("objective", &Market::objective);
    visitor.member("look_ahead", &Market::lookAhead);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<Generation>)
{
    visitor.member("minimum", &Generation::minimum);
    visitor.member("maximum", &Generation::maximum);
    visitor.member("availability", &Generation::availability);
    visitor.member("cost", &Generation::cost);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<FlexibleBid>)
{
    visitor.required("energy", &FlexibleBid::energy);
    visitor.required("highest_price", &FlexibleBid::highestPrice);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<ShiftableDemand>)
{
    visitor.required("energy", &ShiftableDemand::energy);
    visitor.required("power", &ShiftableDemand::power);
    visitor.hours("from_hour", "to_hour", &ShiftableDemand::hours);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<Storage>)
{
    visitor.required("capacity", &Storage::capacity);
    visitor.required("power", &Storage::power);
    visitor.member("charge_efficiency", &Storage::chargeEfficiency);
    visitor.member("discharge_efficiency", &Storage::dischargeEfficiency);
    visitor.member("least", &Storage::least);
    visitor.member("initial", &Storage::initial);
    visitor.member("wear_cost", &Storage::wearCost);
    visitor.member("end_rule", &Storage::endRule);
    visitor.stated("operation", &Storage::operation);
    visitor.member("tendency", &Storage::tendency);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<Peer>)
{
    visitor.required("id", &Peer::id);
    visitor.member("name", &Peer::name);
    visitor.stated("role", &Peer::role);
    visitor.member("main_grid", &Peer::isMainGrid);
    visitor.member("community", &Peer::community);
    visitor.member("generation", &Peer::generation);
    visitor.member("load", &Peer::load);
    visitor.member("network_fee", &Peer::networkFee);
    visitor.member("flexible_demand", &Peer::bids);
    visitor.member("shiftable_demand", &Peer::shiftable);
    visitor.member("storage", &Peer::storage);
    visitor.member("feed_in_tariff", &Peer::feedInTariff);
    visitor.member("emission_factor", &Peer::emissionFactor);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<Community>)
{
    visitor.required("id", &Community::id);
    visitor.member("name", &Community::name);
    visitor.member("manager_fee", &Community::managerFee);
}

template<class Visitor>
void visitMembers(Visitor &visitor, Of<Contract>)
{
    visitor.required("id", &Contract::id);
    visitor.member("name", &Contract::name);
    visitor.required("seller", &Contract::seller);
    visitor.required("buyer", &Contract::buyer);
    visitor.terms(&Contract::terms);
    visitor.member("energy_cap", &Contract::energyCap);
    visitor.member("hours", &Contract::hours);
}

} // namespace peergrid
