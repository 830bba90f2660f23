// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/peerrows.h"

#include "ui/wording.h"

namespace peergrid
{

void PeerRows::refresh() const
{
    m_selected->scenario = m_document.snapshot();
    m_selected->peers.clear();
    for (const Peer &peer : market().peers) {
        if (m_selection.objects().peers.contains(peer.id))
            m_selected->peers.push_back(&peer);
    }
}

Issues PeerRows::issues() const
{
    Issues result;
    for (const Issue &issue : m_document.issues()) {
        const auto index = peerIndexIn(issue.place);
        if (index && *index < market().peers.size() &&
            m_selection.objects().peers.contains(market().peers[*index].id))
            result.push_back(issue);
    }
    return result;
}

void PeerRows::change(const QString &name, const Change &change, const QString &key) const
{
    const auto &ids = m_selection.objects().peers;
    QString whole;
    if (!key.isEmpty()) {
        whole = key;
        for (const PeerId &id : ids)
            whole += QLatin1Char('|') + QString::fromStdString(id.value);
    }
    m_document.apply(name, edits::changePeers(m_document.scenario(), ids, change), whole);
}

QString PeerRows::changeText(const Form::Field &field)
{
    const QString label = field.label.toLower();
    return field.of.isEmpty() ? Form::tr("Change %1").arg(label)
                              : Form::tr("Change %1 of %2").arg(label, field.of.toLower());
}

} // namespace peergrid
