// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits.h"
#include "ui/panels/form.h"

namespace peergrid
{

class Document;
class Selection;

/// What is known of the selected contracts.
class ContractForm : public Form
{
    Q_OBJECT

  public:
    ContractForm(Document &document, Selection &selection, QWidget *parent = nullptr);

    void refresh();

  private:
    std::vector<const Contract *> contracts() const;
    void change(const QString &name, const std::function<void(Contract &)> &change,
                const QString &key = {});
    bool haveAll(std::size_t terms) const;
    void addEnd(const Field &field, ContractEnd Contract::*end);
    void addTerms();
    void addLimits();
    QString pricesText() const;

    Document &m_document;
    Selection &m_selection;
};

/// "9-17, 20" as hour ranges, counted from 1 in the text; none if it is no such text.
std::optional<std::vector<HourRange>> hoursIn(const QString &text);
QString hoursText(const std::vector<HourRange> &hours);

} // namespace peergrid
