// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/form.h"

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

    Document &m_document;
};

} // namespace peergrid
