// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerform.h"

#include "ui/wording.h"

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
    const Market &market = m_rows.market();
    Issues issues;
    for (const Issue &issue : m_rows.document().issues()) {
        const auto index = peerIndexIn(issue.place);
        if (index && *index < market.peers.size() &&
            m_rows.selection().objects().peers.contains(market.peers[*index].id))
            issues.push_back(issue);
    }
    reload(issues, QString::fromStdString(m_rows.document().scenario().currency),
           m_rows.selection().objects().peers.size() > 1);
}

} // namespace peergrid
