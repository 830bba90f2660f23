// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/scenario.h"
#include "core/settable.h"
#include "ui/sweep/varied.h"

#include <memory>
#include <vector>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace peergrid
{

/// One quantity of a sweep with its hands: whose, which number, by which values.
class VariedRow : public QWidget
{
    Q_OBJECT

  public:
    /// The quantity must be one of the scenario's market.
    VariedRow(const Varied &varied, std::shared_ptr<const Scenario> scenario,
              QWidget *parent = nullptr);

    const Varied &varied() const { return m_varied; }
    /// PATH=VALUES; none where something is wrong, which is said in the row.
    std::optional<std::string> variation() const;
    /// Something wrong with it beside the others; "" for nothing.
    void setProblem(const QString &sentence);
    /// Another scenario to choose from. What it does not have is said to be gone.
    void offer(std::shared_ptr<const Scenario> scenario);
    /// "Quantity 2": rows are told apart by ear, too.
    void setNumber(int number);

  signals:
    void edited();
    void removeRequested();

  private:
    struct Object {
        MarketQuantity::Of of;
        std::string id;
    };
    void build();
    QBoxLayout *buildValues();
    void listen();
    void offerObjects();
    void offerMembers();
    void offerWays();
    void chooseObject();
    void chooseMember();
    void chooseWay();
    void showValues();
    void showAsItIs();
    void showProblem();
    void read();
    const Settable *settable() const;

    std::shared_ptr<const Scenario> m_scenario;
    Varied m_varied;
    std::vector<Object> m_objects;
    std::vector<Settable> m_settables; ///< of the object that is chosen
    QString m_problem;                 ///< beside the others
    QComboBox *m_object;
    QComboBox *m_member;
    QComboBox *m_way; ///< factor or number
    QComboBox *m_spread;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QLineEdit *m_steps;
    QLineEdit *m_list;
    QLabel *m_toLabel;
    QLabel *m_stepsLabel;
    QLabel *m_note; ///< what it is, or what is wrong
    QToolButton *m_remove;
};

} // namespace peergrid
