// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector.h"

#include "core/pricing.h"
#include "ui/colours.h"
#include "ui/document.h"
#include "ui/panels/communityform.h"
#include "ui/panels/contractform.h"
#include "ui/panels/peerform.h"
#include "ui/panels/scenarioform.h"
#include "ui/selection.h"
#include "ui/symbols.h"
#include "ui/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace peergrid
{

namespace
{

QScrollArea *scrolled(QWidget *form)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus); // its fields take it
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(form);
    return area;
}

/// A line that ends in "…" where there is no room for it, instead of asking for more.
class ElidedLabel : public QLabel
{
  public:
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent *) override
    {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        setToolTip(shown == text() ? QString() : text());
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shown);
    }
};

QString capitalised(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

QString idText(const std::string &id)
{
    return Inspector::tr(" · id %1").arg(QString::fromStdString(id));
}

QString contractTitle(const Market &market, const ContractId &id)
{
    const auto found = std::find_if(market.contracts.begin(), market.contracts.end(),
                                    [&](const Contract &one) { return one.id == id; });
    const bool isNamed = found != market.contracts.end() && !found->name.empty();
    return isNamed ? QString::fromStdString(found->name) : Inspector::tr("Contract");
}

} // namespace

Inspector::Inspector(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_icon(new QLabel)
    , m_title(new ElidedLabel)
    , m_subtitle(new ElidedLabel)
    , m_forms(new QStackedWidget)
    , m_peerForm(new PeerForm(document, selection))
    , m_communityForm(new CommunityForm(document, selection))
    , m_contractForm(new ContractForm(document, selection))
    , m_scenarioForm(new ScenarioForm(document))
{
    setObjectName(QStringLiteral("inspector"));
    QFont font = m_title->font();
    font.setPixelSize(15);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_subtitle);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 12, 12, 4);
    head->setSpacing(10);
    head->addWidget(m_icon);
    head->addLayout(names, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_forms, 1);
    for (Form *form : std::initializer_list<Form *>{m_peerForm, m_communityForm, m_contractForm,
                                                    m_scenarioForm}) {
        m_forms->addWidget(scrolled(form));
        connect(form, &Form::profileRequested, this, &Inspector::profileRequested);
    }
    connect(&document, &Document::changed, this, &Inspector::refresh);
    connect(&selection, &Selection::changed, this, &Inspector::refresh);
    connect(&selection, &Selection::hourChanged, this, &Inspector::refresh);
    connect(&selection, &Selection::editRequested, this, &Inspector::edit);
    refresh();
}

Form *Inspector::currentForm() const
{
    return static_cast<Form *>(static_cast<QScrollArea *>(m_forms->currentWidget())->widget());
}

void Inspector::refresh()
{
    const ObjectIds &objects = m_selection.objects();
    if (!objects.peers.empty()) {
        m_forms->setCurrentIndex(0);
        m_peerForm->refresh();
    } else if (!objects.communities.empty()) {
        m_forms->setCurrentIndex(1);
        m_communityForm->refresh();
    } else if (!objects.contracts.empty()) {
        m_forms->setCurrentIndex(2);
        m_contractForm->refresh();
    } else {
        m_forms->setCurrentIndex(3);
        m_scenarioForm->refresh();
    }
    showTitle();
}

void Inspector::showTitle()
{
    const ObjectIds &objects = m_selection.objects();
    const Market &market = m_document.scenario().market;
    QString symbol = QStringLiteral("peergrid");
    QString title = tr("Scenario");
    QString subtitle = m_document.title();
    if (objects.peers.size() == 1) {
        const auto index = indexOf(market, *objects.peers.begin());
        if (!index)
            return;
        const Peer &peer = market.peers[*index];
        symbol = symbolOf(peer, m_selection.hour());
        title = nameOfEnd(market, peer.id);
        subtitle = capitalised(kindWord(peer)) + idText(peer.id.value);
    } else if (!objects.peers.empty()) {
        symbol = QStringLiteral("prosumer");
        title = tr("%n peers", nullptr, static_cast<int>(objects.peers.size()));
        subtitle = tr("Edits go to all of them");
    } else if (!objects.communities.empty()) {
        symbol = QStringLiteral("community");
        title = objects.communities.size() == 1
                    ? nameOfEnd(market, *objects.communities.begin())
                    : tr("%n communities", nullptr, static_cast<int>(objects.communities.size()));
        subtitle = objects.communities.size() == 1
                       ? tr("Community") + idText(objects.communities.begin()->value)
                       : tr("Edits go to all of them");
    } else if (!objects.contracts.empty()) {
        symbol = QStringLiteral("contract");
        title = objects.contracts.size() == 1
                    ? contractTitle(market, *objects.contracts.begin())
                    : tr("%n contracts", nullptr, static_cast<int>(objects.contracts.size()));
        subtitle = objects.contracts.size() == 1
                       ? tr("Contract") + idText(objects.contracts.begin()->value)
                       : tr("Edits go to all of them");
    }
    const QSize size(30, 30);
    QPixmap icon = symbolPixmap(symbol, size * devicePixelRatio(), coloursOf(palette()));
    icon.setDevicePixelRatio(devicePixelRatio());
    m_icon->setPixmap(icon);
    m_title->setText(title);
    m_subtitle->setText(subtitle);
}

void Inspector::openProfile(const QString &field)
{
    refresh();
    currentForm()->openProfile(field);
}

void Inspector::edit(const QString &field)
{
    refresh();
    if (!currentForm()->edit(field))
        return;
    QWidget *editor = currentForm()->focusWidget();
    if (!editor)
        return;
    auto *area = static_cast<QScrollArea *>(m_forms->currentWidget());
    // After the layout has settled, or there is nothing to scroll to yet.
    QMetaObject::invokeMethod(
        area, [area, editor] { area->ensureWidgetVisible(editor, 0, 60); }, Qt::QueuedConnection);
}

void Inspector::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace peergrid
