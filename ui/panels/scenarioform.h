// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario.h"
#include "ui/panels/form.h"

#include <memory>

namespace peergrid
{

class Document;

/// What holds for the whole scenario: name, hours, design, objective.
class ScenarioForm : public Form
{
    Q_OBJECT

  public:
    explicit ScenarioForm(Document &document, QWidget *parent = nullptr);

    void refresh();

  private:
    void addTexts();
    void addMarket();
    void addLookAhead();
    void changeHours(std::size_t hours, const QString &key);

    Document &m_document;
    QString m_hoursKey; ///< of the gesture that changes them
    std::shared_ptr<const Scenario> m_beforeHours;
    std::shared_ptr<const Scenario> m_withHours; ///< what it made of it
};

} // namespace peergrid
