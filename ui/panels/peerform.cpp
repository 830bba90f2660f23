// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

namespace peergrid
{

PeerForm::PeerForm(Document &document, Selection &selection, QWidget *parent)
    : Form(parent)
    , m_rows(*this, document, selection)
{
    addIdentity(m_rows);
    addGeneration(m_rows);
    addDemand(m_rows);
    addStorage(m_rows);
}

void PeerForm::refresh()
{
    m_rows.refresh();
    reload(m_rows.issues(), QString::fromStdString(m_rows.document().scenario().currency),
           m_rows.selection().objects().peers.size() > 1);
}

} // namespace peergrid
