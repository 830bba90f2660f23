// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/breakpointdialog.h"

#include "core/curvefile.h"
#include "ui/panels/breakpointtable.h"
#include "ui/panels/shiftwords.h"
#include "ui/wording.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace peergrid
{

namespace
{

constexpr double percent = 100.0;
constexpr int tableWidth = 430;

} // namespace

BreakpointDialog::BreakpointDialog(std::shared_ptr<const Scenario> scenario,
                                   const CurveRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_scenario(std::move(scenario))
    , m_request(request)
    , m_objective(new QComboBox)
    , m_peer(new QComboBox)
    , m_plot(new BreakpointPlot)
    , m_table(new BreakpointTable)
    , m_message(new QLabel)
    , m_progress(new QProgressBar)
    , m_copy(new QPushButton(tr("&Copy as CSV")))
{
    setWindowTitle(tr("Breakpoint curve: %1").arg(subjectText(moving(), *m_scenario)));
    build();
    listen();
    m_plot->setAmounts([this](double amount) { return placeText(amount, moving(), *m_scenario); },
                       moving().by == Shift::By::Factor ? percent : 1.0);
    m_plot->setCurrent(moving().amount);
    resize(1080, 580);
    ask();
}

void BreakpointDialog::build()
{
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_plot, 1);
    m_table->setFixedWidth(tableWidth);
    middle->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(choices());
    layout->addLayout(middle, 1);
    layout->addWidget(bottom());
}

QWidget *BreakpointDialog::choices()
{
    const bool isPublished = m_scenario->market.objective == Objective::Published;
    const QString minimised = tr("%1 (minimised)");
    const QString published = tr("Published objective");
    const QString least = tr("Least cost");
    m_objective->addItem(isPublished ? minimised.arg(published) : published,
                         static_cast<int>(Objective::Published));
    m_objective->addItem(isPublished ? least : minimised.arg(least),
                         static_cast<int>(Objective::LeastCost));
    m_objective->setCurrentIndex(isPublished ? 0 : 1);
    m_objective->setAccessibleName(tr("Objective"));
    for (const Peer &peer : m_scenario->market.peers)
        m_peer->addItem(nameOfEnd(m_scenario->market, peer.id),
                        QString::fromStdString(peer.id.value));
    m_peer->setCurrentIndex(m_peer->findData(QString::fromStdString(m_request.peer.value)));
    m_peer->setAccessibleName(tr("Peer"));
    m_peer->setObjectName(QStringLiteral("peer"));
    auto *peerLabel = new QLabel(tr("&Peer"));
    peerLabel->setBuddy(m_peer);
    auto *whole = new QWidget;
    auto *line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_objective);
    line->addSpacing(8);
    line->addWidget(peerLabel);
    line->addWidget(m_peer);
    line->addStretch();
    return whole;
}

QWidget *BreakpointDialog::bottom()
{
    m_message->setWordWrap(true);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    m_copy->setAutoDefault(false);
    m_copy->setObjectName(QStringLiteral("copy"));
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *whole = new QWidget;
    auto *line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_progress);
    line->addWidget(m_message, 1);
    line->addWidget(m_copy);
    line->addWidget(close);
    return whole;
}

void BreakpointDialog::listen()
{
    connect(&m_runner, &CurveRunner::progressed, m_progress, &QProgressBar::setValue);
    connect(&m_runner, &CurveRunner::found, this, &BreakpointDialog::take);
    connect(&m_runner, &CurveRunner::failed, this, [this](const QString &sentence) {
        m_progress->hide();
        tell(sentence, true);
    });
    connect(m_objective, &QComboBox::currentIndexChanged, this, [this] {
        showPlot();
        showTable();
    });
    connect(m_peer, &QComboBox::activated, this, [this] {
        m_request.peer = PeerId(m_peer->currentData().toString().toStdString());
        ask();
    });
    connect(m_table, &BreakpointTable::currentCellChanged, this, [this](int row) {
        if (m_curve && row >= 0 && static_cast<std::size_t>(row) < m_curve->breakpoints.size())
            m_plot->setCursor(m_curve->breakpoints[static_cast<std::size_t>(row)].at);
    });
    connect(m_copy, &QPushButton::clicked, this, &BreakpointDialog::copy);
}

void BreakpointDialog::ask()
{
    m_copy->setEnabled(false);
    m_progress->setValue(0);
    m_progress->show();
    tell(tr("Looking for the breakpoints…"));
    m_runner.request(m_scenario, m_request);
}

void BreakpointDialog::take(const CurvePtr &curve)
{
    m_curve = curve;
    m_progress->hide();
    m_copy->setEnabled(true);
    showPlot();
    showTable();
    if (curve->isSampled)
        tell(tr("Loads and storage change the dispatch at every step: the curve runs through "
                "%1 samples and has no breakpoints.")
                 .arg(curve->pieces.size() + 1));
    else if (curve->breakpoints.empty())
        tell(tr("The dispatch stays the same over the whole range."));
    else
        tell(tr("Breakpoints: %1. Between them the dispatch stays the same.")
                 .arg(curve->breakpoints.size()));
}

void BreakpointDialog::showPlot()
{
    if (!m_curve)
        return;
    const QString currency = QString::fromStdString(m_scenario->currency);
    std::vector<BreakpointPlot::Lane> lanes;
    lanes.push_back(
        {objective() == Objective::Published ? tr("Published objective") : tr("Least cost"),
         currency,
         objective() == Objective::Published ? &Curve::Piece::published
                                             : &Curve::Piece::leastCost});
    lanes.push_back({tr("Cost of %1").arg(peerName()), currency, &Curve::Piece::cost});
    lanes.push_back(
        {tr("Sold by %1").arg(peerName()), QStringLiteral("kWh"), &Curve::Piece::sold, true});
    m_plot->setCurve(m_curve, std::move(lanes));
}

void BreakpointDialog::showTable()
{
    if (!m_curve)
        return;
    m_table->setVisible(!m_curve->isSampled);
    m_table->fill(*m_curve, m_request, *m_scenario, objective());
}

void BreakpointDialog::tell(const QString &sentence, bool isWrong)
{
    m_message->setForegroundRole(isWrong ? QPalette::BrightText : QPalette::PlaceholderText);
    m_message->setText(sentence);
}

void BreakpointDialog::copy()
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(curveCsv(*m_curve, m_request)));
    tell(tr("Copied."));
}

Objective BreakpointDialog::objective() const
{
    return static_cast<Objective>(m_objective->currentData().toInt());
}

QString BreakpointDialog::peerName() const
{
    return m_peer->currentText();
}

} // namespace peergrid
