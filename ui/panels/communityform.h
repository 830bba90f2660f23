// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits.h"
#include "ui/panels/form.h"

namespace peergrid
{

class Document;
class Selection;

/// What is known of the selected communities.
class CommunityForm : public Form
{
    Q_OBJECT

  public:
    CommunityForm(Document &document, Selection &selection, QWidget *parent = nullptr);

    void refresh();

  private:
    std::vector<const Community *> communities() const;
    void change(const QString &name, const std::function<void(Community &)> &change,
                const QString &key = {});
    void changeLook(const QString &name, const std::function<void(CommunityLook &)> &change);
    void addLook();
    QColor commonColour() const;
    QString membersText() const;

    Document &m_document;
    Selection &m_selection;
};

} // namespace peergrid
