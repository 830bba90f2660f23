// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/whatifrow.h"

#include "ui/panels/numberfield.h"
#include "ui/panels/quantity.h"
#include "ui/panels/roundnumbers.h"
#include "ui/panels/shiftslider.h"
#include "ui/panels/shiftwords.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace peergrid
{

namespace
{

using What = Shift::What;
using By = Shift::By;

constexpr std::array everything = {What::Price, What::GenerationCost, What::NetworkFee,
                                   What::Load,  What::Storage,        What::FeedInTariff};
constexpr int leastPercent = 50;
constexpr int mostPercent = 200;
constexpr int stepsEachWay = 100; ///< of an offset
constexpr double largestPercent = 10000.0;
constexpr std::size_t mostChoices = 200; ///< of communities, and of peers

bool concernsAnyone(const Market &market, const Shift &shift)
{
    return std::any_of(market.peers.begin(), market.peers.end(),
                       [&](const Peer &peer) { return concerns(shift, peer); });
}

double largestOf(const Peer &peer, What what)
{
    const auto largest = [](const Profile &profile) {
        double most = 0.0;
        for (const double value : profile.values())
            most = std::max(most, std::abs(value));
        return most;
    };
    switch (what) {
    case What::Price:
    case What::GenerationCost:
        return largest(peer.generation.cost);
    case What::NetworkFee:
        return largest(peer.networkFee);
    case What::Load:
        return largest(peer.load);
    case What::Storage:
        return peer.storage ? peer.storage->capacity : 0.0;
    case What::FeedInTariff:
        return peer.feedInTariff ? largest(*peer.feedInTariff) : 0.0;
    }
    return 0.0;
}

/// Without what binary numbers add to decimal ones: 0.07 · 100 is 7.
double tidy(double number)
{
    return QString::number(number, 'g', 12).toDouble();
}

double neutralNumber(By by)
{
    return by == By::Factor ? 100.0 : 0.0;
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QComboBox *newChoice(const QString &name)
{
    auto *choice = new QComboBox;
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(5);
    choice->setAccessibleName(name);
    return choice;
}

} // namespace

WhatIfRow::WhatIfRow(const Shift &shift, std::shared_ptr<const Scenario> scenario, QWidget *parent)
    : QWidget(parent)
    , m_scenario(std::move(scenario))
    , m_number(0.0)
    , m_what(newChoice(tr("What changes")))
    , m_whose(newChoice(tr("Whose it is")))
    , m_by(newChoice(tr("Per cent, or added")))
    , m_slider(new ShiftSlider)
    , m_field(new NumberField)
{
    build();
    setShift(shift);
    listen();
}

void WhatIfRow::build()
{
    m_what->setObjectName(QStringLiteral("what"));
    m_whose->setObjectName(QStringLiteral("whose"));
    m_by->setObjectName(QStringLiteral("by"));
    m_by->setMinimumContentsLength(4);
    auto *remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this row"));
    remove->setAccessibleName(tr("Remove this row"));
    remove->setObjectName(QStringLiteral("remove"));
    connect(remove, &QToolButton::clicked, this, &WhatIfRow::removeRequested);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(6);
    choices->addWidget(m_what, 1);
    choices->addWidget(m_whose, 1);
    choices->addWidget(remove);
    m_field->setFixedWidth(64);
    auto *amount = new QHBoxLayout;
    amount->setSpacing(6);
    amount->addWidget(m_slider, 1);
    amount->addWidget(m_field);
    amount->addWidget(m_by);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 6);
    layout->setSpacing(4);
    layout->addLayout(choices);
    layout->addLayout(amount);
    for (QWidget *turned : std::initializer_list<QWidget *>{m_what, m_whose, m_by, m_slider}) {
        turned->setFocusPolicy(Qt::StrongFocus);
        turned->installEventFilter(this);
    }
}

void WhatIfRow::takeFocus()
{
    m_slider->setFocus(Qt::OtherFocusReason);
}

void WhatIfRow::listen()
{
    connect(m_what, &QComboBox::activated, this, &WhatIfRow::choose);
    connect(m_whose, &QComboBox::activated, this, [this](int index) {
        m_shift.whose = m_choices[static_cast<std::size_t>(index)];
        choose();
    });
    connect(m_by, &QComboBox::activated, this, &WhatIfRow::choose);
    connect(m_slider, &QSlider::valueChanged, this, &WhatIfRow::slide);
    connect(m_field, &NumberField::edited, this, &WhatIfRow::type);
}

/// A wheel that scrolls the panel turns nothing it happens to pass.
bool WhatIfRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

Shift WhatIfRow::shift() const
{
    Shift shift = m_shift;
    shift.amount = shift.by == By::Factor ? tidy(m_number / 100.0) : m_number;
    return shift;
}

void WhatIfRow::setShift(const Shift &shift)
{
    m_shift = shift;
    m_number = tidy(shift.by == By::Factor ? shift.amount * 100.0 : shift.amount);
    showChoices();
}

void WhatIfRow::neutralise()
{
    m_number = neutralNumber(m_shift.by);
    showNumber();
}

bool WhatIfRow::offer(std::shared_ptr<const Scenario> scenario)
{
    m_scenario = std::move(scenario);
    if (auto *peers = std::get_if<std::set<PeerId>>(&m_shift.whose))
        *peers = peersOf(m_scenario->market, m_shift);
    if (!concernsAnyone(m_scenario->market, m_shift))
        return false;
    showChoices();
    return true;
}

double WhatIfRow::least() const
{
    return m_shift.by == By::Factor ? leastPercent / 100.0 : -m_reach;
}

double WhatIfRow::most() const
{
    return m_shift.by == By::Factor ? mostPercent / 100.0 : m_reach;
}

/// Takes over what the choices say.
void WhatIfRow::choose()
{
    const Shift before = m_shift;
    m_shift.what = static_cast<What>(m_what->currentData().toInt());
    m_shift.by = static_cast<By>(m_by->currentData().toInt());
    if (!concernsAnyone(m_scenario->market, m_shift))
        m_shift.whose = Shift::Everyone{};
    const bool isOtherUnit =
        shiftedUnit(before.what, *m_scenario) != shiftedUnit(m_shift.what, *m_scenario);
    if (before.by != m_shift.by || (m_shift.by == By::Offset && isOtherUnit))
        m_number = neutralNumber(m_shift.by);
    showChoices();
    emit edited();
}

void WhatIfRow::slide(int step)
{
    m_number = numberAt(step);
    m_field->setProblem({});
    m_field->setValue(m_number);
    emit edited();
}

void WhatIfRow::type(double number)
{
    if (m_shift.by == By::Factor && !(0.0 <= number && number <= largestPercent)) {
        m_field->setProblem(tr("From 0 to %1 %.").arg(exactText(largestPercent)));
        return;
    }
    m_number = number;
    showNumber();
    emit edited();
}

double WhatIfRow::numberAt(int step) const
{
    return m_shift.by == By::Factor ? step : tidy(m_reach / stepsEachWay * step);
}

void WhatIfRow::showChoices()
{
    showWhat();
    showWhose();
    showBy();
    rescale();
    showNumber();
}

void WhatIfRow::showWhat()
{
    m_what->clear();
    for (const What what : everything) {
        if (what == m_shift.what ||
            concernsAnyone(m_scenario->market, {what, Shift::Everyone{}, By::Factor, 1.0}))
            m_what->addItem(shiftedWord(what), static_cast<int>(what));
    }
    m_what->setCurrentIndex(m_what->findData(static_cast<int>(m_shift.what)));
}

/// Those whom the shift may be about. Of very many the selected ones alone: the others are selected
/// on the canvas, where they are found.
void WhatIfRow::showWhose()
{
    const Market &market = m_scenario->market;
    m_choices = {Shift::Everyone{}};
    for (const Role role : {Role::Producer, Role::Prosumer, Role::Consumer}) {
        if (concernsAnyone(market, {m_shift.what, role, m_shift.by, m_shift.amount}))
            m_choices.emplace_back(role);
    }
    std::set<CommunityId> communities;
    std::vector<PeerId> peers;
    for (const Peer &peer : market.peers) {
        if (!has(peer, m_shift.what))
            continue;
        peers.push_back(peer.id);
        if (peer.community)
            communities.insert(*peer.community);
    }
    for (const Community &community : market.communities) {
        if (communities.size() <= mostChoices && communities.contains(community.id))
            m_choices.emplace_back(community.id);
    }
    if (peers.size() <= mostChoices) {
        for (const PeerId &peer : peers)
            m_choices.emplace_back(std::set{peer});
    }
    if (std::find(m_choices.begin(), m_choices.end(), m_shift.whose) == m_choices.end())
        m_choices.insert(m_choices.begin() + 1, m_shift.whose);
    m_whose->clear();
    for (const Shift::Whose &whose : m_choices)
        m_whose->addItem(capitalised(whoseText(whose, *m_scenario)));
    const auto chosen = std::find(m_choices.begin(), m_choices.end(), m_shift.whose);
    m_whose->setCurrentIndex(static_cast<int>(chosen - m_choices.begin()));
}

void WhatIfRow::showBy()
{
    m_by->clear();
    m_by->addItem(QStringLiteral("%"), static_cast<int>(By::Factor));
    m_by->addItem(shiftedUnit(m_shift.what, *m_scenario), static_cast<int>(By::Offset));
    m_by->setCurrentIndex(m_shift.by == By::Factor ? 0 : 1);
}

void WhatIfRow::rescale()
{
    double largest = 0.0;
    for (const Peer &peer : m_scenario->market.peers) {
        if (concerns(m_shift, peer))
            largest = std::max(largest, largestOf(peer, m_shift.what));
    }
    const bool isEnergy = m_shift.what == What::Load || m_shift.what == What::Storage;
    m_reach = roundUp(largest > 0.0 ? largest : isEnergy ? 10.0 : 0.1);
    const bool isFactor = m_shift.by == By::Factor;
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(isFactor ? leastPercent : -stepsEachWay,
                       isFactor ? mostPercent : stepsEachWay);
    m_slider->setNeutral(static_cast<int>(neutralNumber(m_shift.by)));
    m_slider->setPageStep(10);
    m_field->setStep(isFactor ? 1.0 : tidy(m_reach / stepsEachWay));
}

void WhatIfRow::showNumber()
{
    const QSignalBlocker quiet(m_slider);
    const double step = m_shift.by == By::Factor ? m_number : m_number / m_reach * stepsEachWay;
    m_slider->setValue(
        static_cast<int>(std::lround(std::clamp(step, static_cast<double>(m_slider->minimum()),
                                                static_cast<double>(m_slider->maximum())))));
    m_field->setProblem({});
    m_field->setValue(m_number);
    const QString subject = subjectText(m_shift, *m_scenario);
    const QString unit = m_by->currentText();
    m_slider->setAccessibleName(tr("%1, slider").arg(subject));
    m_field->setAccessibleName(QStringLiteral("%1, %2").arg(subject, unit));
    m_slider->setToolTip(
        tr("%1 %2; a double click undoes it").arg(subject, amountText(shift(), *m_scenario)));
}

} // namespace peergrid
