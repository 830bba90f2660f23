// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/objectids.h"
#include "core/scenario.h"
#include "core/sweeprow.h"
#include "core/sweepstudy.h"
#include "ui/sweep/varied.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace peergrid
{

class VariedRow;

/// What a sweep is asked for: quantities, how they go together, samples.
class SweepForm : public QWidget
{
    Q_OBJECT

  public:
    SweepForm(std::shared_ptr<const Scenario> scenario, const ObjectIds &selection,
              QWidget *parent = nullptr);

    /// The sweep of the market as it is; null where something is wrong, which is said.
    const std::shared_ptr<const SweepPlan> &plan() const { return m_plan; }
    const SweepStudy &study() const { return m_study; } ///< what the plan was made of
    /// Whether the plan has more variants than are solved here.
    bool isTooLarge() const { return m_isTooLarge; }
    /// Another scenario: the plan is made anew.
    void offer(std::shared_ptr<const Scenario> scenario);

    /// Takes the place of all rows.
    void setVaried(const std::vector<Varied> &all);
    void setCombine(Combine combine);
    void setSamples(std::size_t samples, std::uint64_t seed);

  signals:
    void edited(); ///< plan() may be another

  private:
    void build();
    QWidget *buildSampling();
    void addLikely();
    void add(const Varied &varied);
    void remove(VariedRow *row);
    void renumber();
    void review();
    std::optional<SweepStudy> asked();
    QString samplingProblem(Sampling &sampling) const;
    void tellProblems(const Issues &issues);
    bool isThrown() const;

    std::shared_ptr<const Scenario> m_scenario;
    ObjectIds m_selection;
    std::vector<VariedRow *> m_rows;
    std::shared_ptr<const SweepPlan> m_plan;
    SweepStudy m_study;
    bool m_isTooLarge = false;
    QVBoxLayout *m_list; ///< of rows
    QToolButton *m_add;
    QComboBox *m_combine;
    QLabel *m_combineNote;
    QWidget *m_sampling;
    QLineEdit *m_samples;
    QLineEdit *m_seed;
    QCheckBox *m_peers;
    QLabel *m_problem; ///< what is wrong with all together
};

/// Of more variants than these the window says that the command line is for them.
inline constexpr std::size_t mostInWindow = 200'000;

} // namespace peergrid
