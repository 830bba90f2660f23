// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keptoutcome.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>

namespace peergrid
{

namespace
{

std::size_t bytesOf(const HourOutcome &hour)
{
    std::size_t bytes = sizeof(HourOutcome) + hour.peers.capacity() * sizeof(PeerHour) +
                        hour.flows.capacity() * sizeof(Flow);
    for (const Shortfall &shortfall : hour.shortfalls)
        bytes += sizeof(Shortfall) + shortfall.sentence.size() +
                 (shortfall.peers.size() + shortfall.sellers.size()) * sizeof(std::size_t);
    return bytes;
}

/// Values as they stand in memory: only this run of the program reads them.
class Packer
{
  public:
    template<typename T>
    void pass(const T &value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof(T));
    }
    template<typename Values>
    void passSize(const Values &values)
    {
        pass(values.size());
    }
    const std::string &bytes() const { return m_bytes; }

  private:
    std::string m_bytes;
};

/// Takes them out again, in the same order.
class Unpacker
{
  public:
    explicit Unpacker(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    template<typename T>
    void pass(T &value)
    {
        std::memcpy(&value, m_rest.data(), sizeof(T));
        m_rest.remove_prefix(sizeof(T));
    }
    template<typename Values>
    void passSize(Values &values)
    {
        std::size_t size = 0;
        pass(size);
        values.resize(size);
    }

  private:
    std::string_view m_rest;
};

template<typename Passer, typename Values>
void passAll(Passer &passer, Values &values)
{
    passer.passSize(values);
    for (auto &value : values)
        passer.pass(value);
}

/// All of an hour but its peers and flows, in or out.
template<typename Passer, typename Hour>
void passRest(Passer &passer, Hour &hour)
{
    passer.pass(hour.status);
    passer.pass(hour.published);
    passer.pass(hour.leastCost);
    passer.pass(hour.unproved);
    passer.passSize(hour.shortfalls);
    for (auto &shortfall : hour.shortfalls) {
        passer.pass(shortfall.kind);
        passer.pass(shortfall.energy);
        passAll(passer, shortfall.peers);
        passAll(passer, shortfall.sellers);
        passer.pass(shortfall.needed);
        passer.pass(shortfall.available);
        passAll(passer, shortfall.sentence);
    }
}

} // namespace

KeptHour::KeptHour()
{
    static const auto notSolved = std::make_shared<const HourOutcome>();
    m_hour = notSolved;
}

KeptOutcome::KeptOutcome(std::size_t hours, std::size_t memory)
    : m_hours(hours)
    , m_memory(memory)
{
}

KeptHour KeptOutcome::operator[](std::size_t hour) const
{
    if (!has(hour))
        return {};
    const Place &place = m_hours[hour];
    if (place.inMemory)
        return KeptHour(place.inMemory);
    const auto read = std::make_shared<HourOutcome>();
    read->peers.resize(place.peers);
    read->flows.resize(place.flows);
    std::string rest(place.rest, '\0');
    std::uint64_t at = place.at;
    for (const std::span<std::byte> part : {std::as_writable_bytes(std::span(read->peers)),
                                            std::as_writable_bytes(std::span(read->flows)),
                                            std::as_writable_bytes(std::span(rest))}) {
        m_file->read(at, part);
        at += part.size();
    }
    Unpacker unpacker(rest);
    passRest(unpacker, *read);
    return KeptHour(read);
}

void KeptOutcome::keep(std::size_t hour, HourOutcome &&outcome)
{
    Place &place = m_hours[hour];
    place.status = outcome.status;
    const std::size_t bytes = bytesOf(outcome);
    if (bytes > m_memory && setAside(place, outcome)) {
        m_memory = 0; // what follows goes to the disk, too, however small it is
        return;
    }
    m_memory -= std::min(m_memory, bytes);
    place.inMemory = std::make_shared<const HourOutcome>(std::move(outcome));
}

bool KeptOutcome::setAside(Place &place, const HourOutcome &hour)
{
    if (!m_file)
        m_file = SpillFile::make();
    if (!m_file)
        return false;
    static_assert(std::is_trivially_copyable_v<PeerHour> && std::is_trivially_copyable_v<Flow>);
    Packer rest;
    passRest(rest, hour);
    const std::span<const std::byte> parts[] = {std::as_bytes(std::span(hour.peers)),
                                                std::as_bytes(std::span(hour.flows)),
                                                std::as_bytes(std::span(rest.bytes()))};
    const auto at = m_file->append(parts);
    if (!at)
        return false;
    place.at = *at;
    place.peers = hour.peers.size();
    place.flows = hour.flows.size();
    place.rest = rest.bytes().size();
    return true;
}

} // namespace peergrid
