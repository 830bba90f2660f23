// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/peerrows.h"

namespace peergrid
{

/// What is known of the selected peers.
class PeerForm : public Form
{
    Q_OBJECT

  public:
    PeerForm(Document &document, Selection &selection, QWidget *parent = nullptr);

    void refresh();

  private:
    PeerRows m_rows;
};

} // namespace peergrid
