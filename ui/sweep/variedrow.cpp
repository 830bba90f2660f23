// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/variedrow.h"

#include "ui/sweep/sweepwords.h"
#include "ui/wording.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

namespace peergrid
{

namespace
{

using Spread = Varied::Spread;

constexpr int numberWidth = 76;
constexpr int stepsWidth = 72;

QComboBox *newChoice(const QString &name)
{
    auto *choice = new QComboBox;
    choice->setObjectName(name);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(6);
    choice->setFocusPolicy(Qt::StrongFocus);
    return choice;
}

QLineEdit *newField(const char *name, int width = 0)
{
    auto *field = new QLineEdit;
    field->setObjectName(QString::fromLatin1(name));
    if (width > 0)
        field->setFixedWidth(width);
    return field;
}

void markWrong(QLineEdit *field, bool isWrong)
{
    if (field->property("isWrong").toBool() == isWrong)
        return;
    field->setProperty("isWrong", isWrong);
    field->style()->unpolish(field); // style sheets look at properties only then
    field->style()->polish(field);
}

} // namespace

VariedRow::VariedRow(const Varied &varied, std::shared_ptr<const Scenario> scenario,
                     QWidget *parent)
    : QWidget(parent)
    , m_scenario(std::move(scenario))
    , m_varied(varied)
    , m_object(newChoice(QStringLiteral("object")))
    , m_member(newChoice(QStringLiteral("member")))
    , m_way(newChoice(QStringLiteral("way")))
    , m_spread(newChoice(QStringLiteral("spread")))
    , m_from(newField("from", numberWidth))
    , m_to(newField("to", numberWidth))
    , m_steps(newField("steps", stepsWidth))
    , m_list(newField("list"))
    , m_toLabel(new QLabel(tr("to")))
    , m_stepsLabel(new QLabel(tr("steps")))
    , m_note(new QLabel)
    , m_remove(new QToolButton)
{
    build();
    offerObjects();
    showValues();
    listen();
    setNumber(1);
}

void VariedRow::build()
{
    m_remove->setText(QStringLiteral("×"));
    m_remove->setAutoRaise(true);
    m_remove->setObjectName(QStringLiteral("remove"));
    m_remove->setToolTip(tr("Remove this quantity"));
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("note"));
    m_spread->addItem(tr("Evenly spread"), static_cast<int>(Spread::Even));
    m_spread->addItem(tr("These values"), static_cast<int>(Spread::List));
    m_spread->addItem(tr("Random"), static_cast<int>(Spread::Random));
    m_spread->addItem(tr("Latin hypercube"), static_cast<int>(Spread::Latin));
    m_list->setPlaceholderText(QStringLiteral("%1 1 %2").arg(exactText(0.5), exactText(1.5)));
    auto *whose = new QHBoxLayout;
    whose->setSpacing(6);
    whose->addWidget(m_object, 3);
    whose->addWidget(m_member, 4);
    whose->addWidget(m_remove);
    auto *how = new QHBoxLayout;
    how->setSpacing(6);
    how->addWidget(m_way, 1);
    how->addWidget(m_spread, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 8);
    layout->setSpacing(4);
    layout->addLayout(whose);
    layout->addLayout(how);
    layout->addLayout(buildValues());
    layout->addWidget(m_note);
}

QBoxLayout *VariedRow::buildValues()
{
    auto *values = new QHBoxLayout;
    values->setSpacing(6);
    values->addWidget(m_from);
    values->addWidget(m_toLabel);
    values->addWidget(m_to);
    values->addSpacing(4);
    values->addWidget(m_steps);
    values->addWidget(m_stepsLabel);
    values->addWidget(m_list, 1);
    values->addStretch();
    return values;
}

void VariedRow::listen()
{
    connect(m_object, &QComboBox::activated, this, &VariedRow::chooseObject);
    connect(m_member, &QComboBox::activated, this, &VariedRow::chooseMember);
    connect(m_way, &QComboBox::activated, this, &VariedRow::chooseWay);
    connect(m_spread, &QComboBox::activated, this, &VariedRow::read);
    for (QLineEdit *field : {m_from, m_to, m_steps, m_list})
        connect(field, &QLineEdit::textEdited, this, &VariedRow::read);
    connect(m_remove, &QToolButton::clicked, this, &VariedRow::removeRequested);
}

void VariedRow::setNumber(int number)
{
    const auto name = [&](QWidget *widget, const QString &what) {
        widget->setAccessibleName(tr("Quantity %1, %2").arg(number).arg(what));
    };
    name(m_object, tr("whose"));
    name(m_member, tr("which number"));
    name(m_way, tr("numbers or factors"));
    name(m_spread, tr("how its values are spread"));
    name(m_from, tr("from"));
    name(m_to, tr("to"));
    name(m_steps, tr("steps"));
    name(m_list, tr("values"));
    name(m_remove, tr("remove"));
}

void VariedRow::showValues()
{
    m_spread->setCurrentIndex(m_spread->findData(static_cast<int>(m_varied.spread)));
    const auto showText = [](QLineEdit *field, const QString &text) {
        if (field->text() != text)
            field->setText(text);
    };
    showText(m_from, m_varied.from);
    showText(m_to, m_varied.to);
    showText(m_steps, m_varied.steps);
    showText(m_list, m_varied.list);
    const bool isList = m_varied.spread == Spread::List;
    for (QWidget *one : std::initializer_list<QWidget *>{m_from, m_toLabel, m_to})
        one->setVisible(!isList);
    for (QWidget *one : std::initializer_list<QWidget *>{m_steps, m_stepsLabel})
        one->setVisible(m_varied.spread == Spread::Even);
    m_list->setVisible(isList);
    showProblem();
}

void VariedRow::read()
{
    m_varied.spread = static_cast<Spread>(m_spread->currentData().toInt());
    m_varied.from = m_from->text();
    m_varied.to = m_to->text();
    m_varied.steps = m_steps->text();
    m_varied.list = m_list->text();
    showValues();
    emit edited();
}

std::optional<std::string> VariedRow::variation() const
{
    const auto text = variationText(m_varied);
    if (!settable() || !text)
        return {};
    return *text;
}

void VariedRow::setProblem(const QString &sentence)
{
    m_problem = sentence;
    showProblem();
}

void VariedRow::offer(std::shared_ptr<const Scenario> scenario)
{
    m_scenario = std::move(scenario);
    offerObjects();
    showValues();
}

void VariedRow::showProblem()
{
    m_object->setToolTip(m_object->currentText());
    m_member->setToolTip(m_member->currentText());
    const auto text = variationText(m_varied);
    for (QLineEdit *field : {m_from, m_to, m_steps, m_list})
        markWrong(field, !text && text.error().field == field->objectName());
    const QString sentence = !settable() ? tr("The scenario has no such number any more.")
                             : !text     ? text.error().sentence
                                         : m_problem;
    m_note->setForegroundRole(sentence.isEmpty() ? QPalette::PlaceholderText
                                                 : QPalette::BrightText);
    if (sentence.isEmpty())
        showAsItIs();
    else
        m_note->setText(sentence);
}

void VariedRow::showAsItIs()
{
    const Settable *chosen = settable();
    const QString unit = memberWords(chosen->member, m_scenario->currency).unit;
    m_note->setText(
        chosen->number
            ? tr("It is %1 now.").arg((roundedText(*chosen->number) + ' ' + unit).trimmed())
        : chosen->byNumber ? tr("Now each has its own.")
                           : tr("Now it has a value an hour."));
}

} // namespace peergrid
