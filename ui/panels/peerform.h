// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits.h"
#include "ui/panels/form.h"

namespace peergrid
{

class Document;
class RoleStrip;
class Selection;
class Sparkline;

/// What is known of the selected peers.
class PeerForm : public Form
{
    Q_OBJECT

  public:
    PeerForm(Document &document, Selection &selection, QWidget *parent = nullptr);

    void refresh();

  private:
    using Change = std::function<void(Peer &)>;

    std::vector<const Peer *> peers() const;
    void change(const QString &name, const Change &change, const QString &key = {});
    bool areAll(bool (*claim)(const Peer &)) const;

    // Rows over the selected peers; `at` leads to the value.
    void number(const Field &field, double *(*at)(Peer &));
    void profile(const Field &field, Profile *(*at)(Peer &));

    void addIdentity();
    void addGeneration();
    void addPrices();
    void addLoad();
    void addDemands();
    void addStorage();
    void addStorageButtons();
    void showHours();
    QString selectedPrices() const;
    QString demandsText() const;

    Document &m_document;
    Selection &m_selection;
    QLabel *m_prices = nullptr;
    QLabel *m_demands = nullptr;
    RoleStrip *m_roles = nullptr;
    Sparkline *m_loadCurve = nullptr;
};

} // namespace peergrid
