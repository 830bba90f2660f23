// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/contractform.h"

#include "core/contracttable.h"
#include "core/words.h"
#include "ui/document.h"
#include "ui/panels/celltext.h"
#include "ui/panels/contractpricestext.h"
#include "ui/selection.h"
#include "ui/wording.h"

#include <QRegularExpression>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr std::size_t fixedTerms = 0; ///< places in ContractTerms
constexpr std::size_t factorTerms = 1;

QString keyOf(const ContractEnd &end)
{
    if (const auto *peer = std::get_if<PeerId>(&end))
        return QStringLiteral("peer ") + QString::fromStdString(peer->value);
    return QStringLiteral("community ") + QString::fromStdString(std::get<CommunityId>(end).value);
}

ContractEnd endOf(const QString &key)
{
    const std::string id = key.section(QLatin1Char(' '), 1).toStdString();
    if (key.startsWith(QLatin1String("peer ")))
        return PeerId(id);
    return CommunityId(id);
}

} // namespace

std::optional<std::vector<HourRange>> hoursIn(const QString &text)
{
    static const QRegularExpression dash(QStringLiteral("\\s*[-–]\\s*"));
    return hoursFromText(
        QString(text).replace(dash, QStringLiteral("-")).simplified().toStdString());
}

QString hoursText(const std::vector<HourRange> &hours)
{
    QStringList parts;
    for (const HourRange &range : hours)
        parts << (range.first == range.last
                      ? QString::number(range.first + 1)
                      : QStringLiteral("%1-%2").arg(range.first + 1).arg(range.last + 1));
    return parts.join(QStringLiteral(", "));
}

ContractForm::ContractForm(Document &document, Selection &selection, QWidget *parent)
    : Form(parent)
    , m_document(document)
    , m_selection(selection)
{
    addText(
        {"name", tr("Name"), {}, {}},
        [this] {
            std::vector<QString> names;
            for (const Contract *one : contracts())
                names.push_back(QString::fromStdString(one->name));
            return names;
        },
        [this](const QString &text, const QString &key) {
            change(
                tr("Rename"), [text](Contract &one) { one.name = text.toStdString(); }, key);
        });
    addEnd({"seller", tr("Seller"), {}, {}}, &Contract::seller);
    addEnd({"buyer", tr("Buyer"), {}, {}}, &Contract::buyer);
    addTerms();
    addLimits();
    beginPart({});
    addNote([this] { return pricesText(); });
}

std::vector<const Contract *> ContractForm::contracts() const
{
    std::vector<const Contract *> result;
    for (const Contract &one : m_document.scenario().market.contracts) {
        if (m_selection.objects().contracts.contains(one.id))
            result.push_back(&one);
    }
    return result;
}

bool ContractForm::haveAll(std::size_t terms) const
{
    const auto selected = contracts();
    return std::all_of(selected.begin(), selected.end(),
                       [&](const Contract *one) { return one->terms.index() == terms; });
}

void ContractForm::change(const QString &name, const std::function<void(Contract &)> &change,
                          const QString &key)
{
    const auto &ids = m_selection.objects().contracts;
    QString whole;
    if (!key.isEmpty() && !ids.empty())
        whole = QStringLiteral("contract ") + key + QString::fromStdString(ids.begin()->value);
    m_document.apply(name, edits::changeContracts(m_document.scenario(), ids, change), whole);
}

void ContractForm::addEnd(const Field &field, ContractEnd Contract::*end)
{
    addChoice(
        field,
        [this] {
            const Market &market = m_document.scenario().market;
            Choices choices;
            for (const Community &one : market.communities)
                choices.emplace_back(QString::fromStdString(nameOf(one)), keyOf(one.id));
            for (const Peer &one : market.peers)
                choices.emplace_back(QString::fromStdString(nameOf(one)), keyOf(one.id));
            return choices;
        },
        [this, end] {
            std::vector<QString> keys;
            for (const Contract *one : contracts())
                keys.push_back(keyOf(one->*end));
            return keys;
        },
        [this, end, field](const QString &key, const QString &) {
            change(tr("Change %1").arg(field.label.toLower()),
                   [end, key](Contract &one) { one.*end = endOf(key); });
        });
}

void ContractForm::addTerms()
{
    addHeading(tr("Price"));
    addChoice(
        {"terms", tr("Kind"), {}, tr("What the contract makes of the sale price")},
        [] {
            return Choices{{tr("Fixed price"), QStringLiteral("0")},
                           {tr("Factor on the fee"), QStringLiteral("1")},
                           {tr("May not trade"), QStringLiteral("2")}};
        },
        [this] {
            std::vector<QString> kinds;
            for (const Contract *one : contracts())
                kinds.push_back(QString::number(one->terms.index()));
            return kinds;
        },
        [this](const QString &kind, const QString &) {
            change(tr("Change kind of contract"), [kind](Contract &one) {
                const ContractTerms choices[] = {FixedPrice{0.05}, NetworkFeeFactor{1.0},
                                                 NoTrade{}};
                const ContractTerms &chosen = choices[kind.toInt()];
                if (one.terms.index() != chosen.index())
                    one.terms = chosen;
            });
        });
    beginPart([this] { return haveAll(fixedTerms); });
    addProfile(
        {"fixed_price", tr("Price"), tr("$/kWh"),
         tr("Replaces the whole sale price: no network fee, no managers' fees"), 0.001, priceRange},
        [this] {
            std::vector<Profile> prices;
            for (const Contract *one : contracts()) {
                if (const auto *fixed = std::get_if<FixedPrice>(&one->terms))
                    prices.push_back(fixed->price);
            }
            return prices;
        },
        [this](const Profile &price, const QString &key) {
            change(
                tr("Change contract price"),
                [price](Contract &one) {
                    if (auto *fixed = std::get_if<FixedPrice>(&one.terms))
                        fixed->price = price;
                },
                key);
        });
    beginPart([this] { return haveAll(factorTerms); });
    addNumber(
        {"network_fee_factor", tr("Factor"), tr("× fee"),
         tr("0.2 means a fifth of the network fee"), 0.1, factorRange},
        [this] {
            std::vector<double> factors;
            for (const Contract *one : contracts()) {
                if (const auto *factor = std::get_if<NetworkFeeFactor>(&one->terms))
                    factors.push_back(factor->factor);
            }
            return factors;
        },
        [this](double value, const QString &key) {
            change(
                tr("Change factor"),
                [value](Contract &one) {
                    if (auto *factor = std::get_if<NetworkFeeFactor>(&one.terms))
                        factor->factor = value;
                },
                key);
        });
}

void ContractForm::addLimits()
{
    beginPart({});
    addHeading(tr("Limits"));
    addProfile(
        {.name = "energy_cap",
         .label = tr("Energy cap"),
         .unit = tr("kWh"),
         .help = tr("Over all the sales it rules, in each hour; empty: no cap"),
         .range = energyRange,
         .none = tr("none")},
        [this] {
            std::vector<std::optional<Profile>> caps;
            for (const Contract *one : contracts())
                caps.push_back(one->energyCap);
            return caps;
        },
        [this](const std::optional<Profile> &cap, const QString &key) {
            change(
                tr("Change energy cap"), [cap](Contract &one) { one.energyCap = cap; }, key);
        });
    addText(
        {.name = "hours",
         .label = tr("Hours"),
         .help = tr("When it holds, as in 9-17, 20; empty: always"),
         .none = tr("always")},
        [this] {
            std::vector<QString> texts;
            for (const Contract *one : contracts())
                texts.push_back(hoursText(one->hours));
            return texts;
        },
        [this](const QString &text, const QString &key) {
            change(
                tr("Change hours"),
                [hours = hoursIn(text).value_or(std::vector<HourRange>())](Contract &one) {
                    one.hours = hours;
                },
                key);
        },
        [this](const QString &text) -> tl::expected<QString, QString> {
            if (const auto hours = hoursIn(text))
                return hoursText(*hours);
            return tl::unexpected(tr("%1 is no list of hours; hours from 1 to %2 are allowed, as "
                                     "in 9-17, 20.")
                                      .arg(quoted(text))
                                      .arg(m_document.scenario().market.hours));
        });
}

QString ContractForm::pricesText() const
{
    const auto selected = contracts();
    if (selected.size() != 1 || hasErrors(m_document.issues()))
        return {};
    const Scenario &scenario = m_document.scenario();
    const auto contract =
        static_cast<std::size_t>(selected.front() - scenario.market.contracts.data());
    return contractPricesText(scenario, contract,
                              std::min(m_selection.hour(), scenario.market.hours - 1));
}

void ContractForm::refresh()
{
    Issues issues;
    for (const Issue &issue : m_document.issues()) {
        const ObjectIds objects = objectsIn(m_document.scenario().market, issue.place);
        if (objects.contracts.size() == 1 &&
            m_selection.objects().contracts.contains(*objects.contracts.begin()))
            issues.push_back(issue);
    }
    reload(issues, QString::fromStdString(m_document.scenario().currency),
           m_selection.objects().contracts.size() > 1);
}

} // namespace peergrid
