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
    void put(const T &value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof(T));
    }
    template<typename Values>
    void putAll(const Values &values)
    {
        put(values.size());
        for (const auto &value : values)
            put(value);
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
    void take(T &value)
    {
        std::memcpy(&value, m_rest.data(), sizeof(T));
        m_rest.remove_prefix(sizeof(T));
    }
    template<typename Values>
    void takeAll(Values &values)
    {
        std::size_t count = 0;
        take(count);
        values.resize(count);
        for (auto &value : values)
            take(value);
    }

  private:
    std::string_view m_rest;
};

/// All of an hour but its peers and flows.
std::string packedRest(const HourOutcome &hour)
{
    Packer pack;
    pack.put(hour.status);
    pack.put(hour.published);
    pack.put(hour.leastCost);
    pack.put(hour.unproved);
    pack.put(hour.shortfalls.size());
    for (const Shortfall &shortfall : hour.shortfalls) {
        pack.put(shortfall.kind);
        pack.put(shortfall.energy);
        pack.putAll(shortfall.peers);
        pack.putAll(shortfall.sellers);
        pack.put(shortfall.needed);
        pack.put(shortfall.available);
        pack.putAll(shortfall.sentence);
    }
    return pack.bytes();
}

void unpackRest(HourOutcome &hour, std::string_view bytes)
{
    Unpacker from(bytes);
    from.take(hour.status);
    from.take(hour.published);
    from.take(hour.leastCost);
    from.take(hour.unproved);
    std::size_t shortfalls = 0;
    from.take(shortfalls);
    hour.shortfalls.resize(shortfalls);
    for (Shortfall &shortfall : hour.shortfalls) {
        from.take(shortfall.kind);
        from.take(shortfall.energy);
        from.takeAll(shortfall.peers);
        from.takeAll(shortfall.sellers);
        from.take(shortfall.needed);
        from.take(shortfall.available);
        from.takeAll(shortfall.sentence);
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

KeptOutcome::KeptOutcome(Outcome outcome, std::size_t memory)
    : KeptOutcome(outcome.hours.size(), memory)
{
    for (std::size_t t = 0; t < size(); ++t) {
        if (outcome.hours[t].status != HourOutcome::Status::NotSolved)
            keep(t, std::move(outcome.hours[t]));
    }
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
    unpackRest(*read, rest);
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
    const std::string rest = packedRest(hour);
    const std::span<const std::byte> parts[] = {std::as_bytes(std::span(hour.peers)),
                                                std::as_bytes(std::span(hour.flows)),
                                                std::as_bytes(std::span(rest))};
    const auto at = m_file->append(parts);
    if (!at)
        return false;
    place.at = *at;
    place.peers = hour.peers.size();
    place.flows = hour.flows.size();
    place.rest = rest.size();
    return true;
}

} // namespace peergrid
