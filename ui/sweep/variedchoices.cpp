// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of a sweep offers: whose number, which one, and in which way.
#include "ui/sweep/variedrow.h"

#include "ui/sweep/sweepwords.h"
#include "ui/wording.h"

#include <QAbstractItemView>
#include <QComboBox>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr std::size_t mostChoices = 400; ///< objects that a list is still good for

/// Names may be longer than the box: its list shows them whole.
void showWhole(QComboBox *choice)
{
    constexpr int besideText = 24;
    choice->view()->setMinimumWidth(choice->view()->sizeHintForColumn(0) + besideText);
}

} // namespace

const Settable *VariedRow::settable() const
{
    const auto found = std::find_if(m_settables.begin(), m_settables.end(), [&](const auto &one) {
        return m_varied.path.ends_with('.' + one.member);
    });
    return found == m_settables.end() ? nullptr : &*found;
}

/// Whose number it is: everyone, and each by name. Of very many the one that is chosen alone.
void VariedRow::offerObjects()
{
    const Market &market = m_scenario->market;
    m_objects.clear();
    const auto offer = [&](MarketQuantity::Of of, const auto &all) {
        if (all.empty())
            return;
        m_objects.push_back({of, "*"});
        for (const auto &one : all) {
            const bool isChosen = m_varied.path.starts_with(pathOf(of, one.id.value, ""));
            if (all.size() <= mostChoices || isChosen)
                m_objects.push_back({of, one.id.value});
        }
    };
    offer(MarketQuantity::Of::Peers, market.peers);
    offer(MarketQuantity::Of::Communities, market.communities);
    offer(MarketQuantity::Of::Contracts, market.contracts);
    m_object->clear();
    for (const Object &one : m_objects)
        m_object->addItem(objectWords(market, one.of, one.id));
    showWhole(m_object);
    const auto quantity = quantityOf(market, m_varied.path);
    const auto isThis = [&](const Object &one) {
        return quantity && one.of == quantity->of && one.id == quantity->id;
    };
    const auto chosen = std::find_if(m_objects.begin(), m_objects.end(), isThis);
    m_object->setCurrentIndex(
        chosen == m_objects.end() ? -1 : static_cast<int>(chosen - m_objects.begin()));
    offerMembers();
}

void VariedRow::offerMembers()
{
    m_member->clear();
    m_settables.clear();
    const int index = m_object->currentIndex();
    if (index >= 0) {
        const Object &object = m_objects[static_cast<std::size_t>(index)];
        m_settables = settables(m_scenario->market, object.of, object.id);
    }
    for (const Settable &one : m_settables)
        m_member->addItem(memberWords(one.member, m_scenario->currency).title);
    showWhole(m_member);
    const Settable *chosen = settable();
    m_member->setCurrentIndex(chosen ? static_cast<int>(chosen - m_settables.data()) : -1);
    offerWays();
}

void VariedRow::offerWays()
{
    m_way->clear();
    const Settable *chosen = settable();
    if (!chosen)
        return;
    const QString unit = memberWords(chosen->member, m_scenario->currency).unit;
    if (chosen->byFactor)
        m_way->addItem(tr("Times what it is"), true);
    if (chosen->byNumber)
        m_way->addItem(unit.isEmpty() ? tr("Numbers") : tr("Numbers, %1").arg(unit), false);
    const int place = m_way->findData(m_varied.isFactor);
    if (place < 0)
        chooseWay();
    else
        m_way->setCurrentIndex(place);
}

/// What the new object has of the same name, or the first number it has.
void VariedRow::chooseObject()
{
    const Settable *before = settable();
    const std::string member = before ? before->member : std::string();
    const Object &object = m_objects[static_cast<std::size_t>(m_object->currentIndex())];
    const auto all = settables(m_scenario->market, object.of, object.id);
    const bool hasSame = std::any_of(all.begin(), all.end(),
                                     [&](const Settable &one) { return one.member == member; });
    m_varied.path =
        pathOf(object.of, object.id, hasSame || all.empty() ? member : all.front().member);
    offerMembers();
    showValues();
    emit edited();
}

void VariedRow::chooseMember()
{
    const Object &object = m_objects[static_cast<std::size_t>(m_object->currentIndex())];
    const Settable &chosen = m_settables[static_cast<std::size_t>(m_member->currentIndex())];
    m_varied.path = pathOf(object.of, object.id, chosen.member);
    if (!m_varied.isFactor)
        m_varied.isFactor = chosen.byFactor; // numbers of another unit would mean nothing
    offerWays();
    chooseWay();
}

/// Takes over whether values are factors; others than before are proposed if that changed.
void VariedRow::chooseWay()
{
    const bool isFactor = m_way->currentData().toBool();
    const Settable *chosen = settable();
    if (isFactor != m_varied.isFactor && chosen) {
        const double now = isFactor ? 1.0 : chosen->number.value_or(1.0);
        m_varied.from = roundedText(0.5 * now);
        m_varied.to = roundedText(now == 0.0 ? 1.0 : 1.5 * now);
        m_varied.list.clear();
    }
    m_varied.isFactor = isFactor;
    showValues();
    emit edited();
}

} // namespace peergrid
