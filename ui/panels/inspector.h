// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/panels/form.h"

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace peergrid
{

class CommunityForm;
class ContractForm;
class Document;
class PeerForm;
class ScenarioForm;
class Selection;

/// Edits what is selected: peers, communities, contracts, one or many; the scenario if nothing is.
class Inspector : public QWidget
{
    Q_OBJECT

  public:
    Inspector(Document &document, Selection &selection, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {310, 400}; }

    /// The hours of a field of what is selected.
    void openProfile(const QString &field);

  signals:
    void profileRequested(const peergrid::Form::Field &field, const peergrid::Profile &profile,
                          const peergrid::Form::Write<peergrid::Profile> &write);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    void refresh();
    void showTitle();
    void edit(const QString &field);
    Form *currentForm() const;

    Document &m_document;
    Selection &m_selection;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_subtitle;
    QStackedWidget *m_forms;
    PeerForm *m_peerForm;
    CommunityForm *m_communityForm;
    ContractForm *m_contractForm;
    ScenarioForm *m_scenarioForm;
};

} // namespace peergrid
