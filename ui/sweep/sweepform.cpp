// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep/sweepform.h"

#include "ui/panels/checkbox.h"
#include "ui/sweep/likelyvaried.h"
#include "ui/sweep/variedrow.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr std::size_t mostNumbers = 60'000'000; ///< of figures in memory: half a gigabyte
constexpr int samplingWidth = 90;

QFrame *line()
{
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

QString noteOf(Combine combine)
{
    switch (combine) {
    case Combine::Crossed:
        break;
    case Combine::Paired:
        return SweepForm::tr("The first value with the first, the second with the second.");
    case Combine::OneAtATime:
        return SweepForm::tr("Each alone, the others as they are: for spider and tornado.");
    }
    return SweepForm::tr("Every value with every value; samples go together.");
}

} // namespace

SweepForm::SweepForm(std::shared_ptr<const Scenario> scenario, const ObjectIds &selection,
                     QWidget *parent)
    : QWidget(parent)
    , m_scenario(std::move(scenario))
    , m_selection(selection)
    , m_list(new QVBoxLayout)
    , m_add(new QToolButton)
    , m_combine(new QComboBox)
    , m_combineNote(new QLabel)
    , m_samples(new QLineEdit(QStringLiteral("200")))
    , m_seed(new QLineEdit(QStringLiteral("1")))
    , m_peers(new CheckBox)
    , m_problem(new QLabel)
{
    m_sampling = buildSampling();
    build();
    connect(m_add, &QToolButton::clicked, this, &SweepForm::addLikely);
    connect(m_combine, &QComboBox::activated, this, &SweepForm::review);
    connect(m_samples, &QLineEdit::textEdited, this, &SweepForm::review);
    connect(m_seed, &QLineEdit::textEdited, this, &SweepForm::review);
    connect(m_peers, &QCheckBox::toggled, this, &SweepForm::review);
    addLikely();
}

void SweepForm::build()
{
    m_add->setText(tr("&Add a quantity"));
    m_add->setObjectName(QStringLiteral("add"));
    m_combine->addItem(tr("All with all"), static_cast<int>(Combine::Crossed));
    m_combine->addItem(tr("First with first, …"), static_cast<int>(Combine::Paired));
    m_combine->addItem(tr("One at a time"), static_cast<int>(Combine::OneAtATime));
    m_combine->setObjectName(QStringLiteral("combine"));
    m_combine->setAccessibleName(tr("How quantities go together"));
    m_peers->setText(tr("Bills of each &peer, too"));
    m_peers->setObjectName(QStringLiteral("peers"));
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::BrightText);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_combineNote->setWordWrap(true);
    m_combineNote->setForegroundRole(QPalette::PlaceholderText);
    auto *inner = new QWidget;
    auto *rows = new QVBoxLayout(inner);
    rows->setContentsMargins(0, 0, 6, 0);
    rows->addLayout(m_list);
    rows->addWidget(m_add, 0, Qt::AlignLeft);
    rows->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(scroll, 1);
    layout->addWidget(line());
    layout->addWidget(m_combine);
    layout->addWidget(m_combineNote);
    layout->addWidget(m_sampling);
    layout->addWidget(m_peers);
    layout->addWidget(m_problem);
}

QWidget *SweepForm::buildSampling()
{
    auto *whole = new QWidget;
    auto *form = new QFormLayout(whole);
    form->setContentsMargins(0, 0, 0, 0);
    for (QLineEdit *field : {m_samples, m_seed})
        field->setFixedWidth(samplingWidth);
    m_samples->setObjectName(QStringLiteral("samples"));
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setToolTip(tr("Another seed throws other values; the same gives the same ones."));
    form->addRow(tr("&Samples"), m_samples);
    form->addRow(tr("S&eed"), m_seed);
    m_samples->setAccessibleName(tr("Samples"));
    m_seed->setAccessibleName(tr("Seed"));
    return whole;
}

void SweepForm::addLikely()
{
    std::vector<std::string> taken;
    for (const VariedRow *row : m_rows)
        taken.push_back(row->varied().path);
    if (const auto varied = likelyVaried(m_scenario->market, m_selection, taken))
        add(*varied);
    review();
}

void SweepForm::add(const Varied &varied)
{
    auto *row = new VariedRow(varied, m_scenario);
    connect(row, &VariedRow::edited, this, &SweepForm::review);
    connect(row, &VariedRow::removeRequested, this, [this, row] { remove(row); });
    m_rows.push_back(row);
    m_list->addWidget(row);
    row->show();
    renumber();
}

void SweepForm::remove(VariedRow *row)
{
    std::erase(m_rows, row);
    row->hide();
    row->deleteLater();
    renumber();
    m_add->setFocus();
    review();
}

void SweepForm::renumber()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setNumber(static_cast<int>(i) + 1);
}

void SweepForm::setVaried(const std::vector<Varied> &all)
{
    for (VariedRow *row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const Varied &varied : all)
        add(varied);
    review();
}

void SweepForm::setCombine(Combine combine)
{
    m_combine->setCurrentIndex(m_combine->findData(static_cast<int>(combine)));
    review();
}

void SweepForm::setSamples(std::size_t samples, std::uint64_t seed)
{
    m_samples->setText(QString::number(samples));
    m_seed->setText(QString::number(seed));
    review();
}

void SweepForm::offer(std::shared_ptr<const Scenario> scenario)
{
    m_scenario = std::move(scenario);
    for (VariedRow *row : m_rows)
        row->offer(m_scenario);
    review();
}

bool SweepForm::isThrown() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const VariedRow *row) { return row->varied().isThrown(); });
}

/// Reads samples and seed; what is wrong with them in a sentence.
QString SweepForm::samplingProblem(Sampling &sampling) const
{
    bool isWhole = false;
    sampling.samples = m_samples->text().trimmed().toULongLong(&isWhole);
    if (!isWhole || *sampling.samples < 1 || *sampling.samples > mostValues)
        return tr("The samples must be a whole number from 1 to %L1.").arg(mostValues);
    sampling.seed = m_seed->text().trimmed().toULongLong(&isWhole);
    return isWhole ? QString() : tr("The seed must be a whole number from 0.");
}

/// What all fields say together; nothing where one of them says nothing.
std::optional<SweepStudy> SweepForm::asked()
{
    SweepStudy study;
    study.combine = static_cast<Combine>(m_combine->currentData().toInt());
    study.withPeers = m_peers->isChecked();
    bool isClear = true;
    for (VariedRow *row : m_rows) {
        row->setProblem({});
        if (auto text = row->variation())
            study.variations.push_back(std::move(*text));
        else
            isClear = false;
    }
    if (isThrown()) {
        const QString problem = samplingProblem(study.sampling);
        m_problem->setText(problem);
        isClear = isClear && problem.isEmpty();
    }
    if (m_rows.empty())
        m_problem->setText(tr("Add what is to be varied."));
    return isClear && !m_rows.empty() ? std::optional(study) : std::nullopt;
}

/// A sentence at the row it is about, else below all of them.
void SweepForm::tellProblems(const Issues &issues)
{
    for (const Issue &issue : issues) {
        const auto isAbout = [&](const VariedRow *row) {
            return row->varied().path == issue.object;
        };
        const auto row = std::find_if(m_rows.rbegin(), m_rows.rend(), isAbout);
        const QString sentence = QString::fromStdString(issue.found);
        if (row != m_rows.rend())
            (*row)->setProblem(sentence.left(1).toUpper() + sentence.mid(1) + QLatin1Char('.'));
        else
            m_problem->setText(QString::fromStdString(describe(issue)));
    }
}

void SweepForm::review()
{
    m_problem->clear();
    m_plan.reset();
    m_sampling->setVisible(isThrown());
    m_combine->setEnabled(m_rows.size() > 0);
    m_combineNote->setText(noteOf(static_cast<Combine>(m_combine->currentData().toInt())));
    m_isTooLarge = false;
    if (const auto study = asked()) {
        auto plan = planOf(m_scenario->market, *study);
        if (!plan) {
            tellProblems(plan.error());
        } else {
            const std::size_t columns = SweepTable(*plan, study->withPeers).columns();
            m_isTooLarge = plan->size() > mostInWindow || plan->size() > mostNumbers / columns;
            if (m_isTooLarge)
                m_problem->setText(tr("%L1 variants are more than a window can hold: copy the "
                                      "command, and run it in a terminal or on a cluster.")
                                       .arg(plan->size()));
            m_study = *study;
            m_plan = std::make_shared<const SweepPlan>(std::move(*plan));
        }
    }
    m_problem->setVisible(!m_problem->text().isEmpty());
    emit edited();
}

} // namespace peergrid
