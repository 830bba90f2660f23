// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/whatifpanel.h"

#include "ui/document.h"
#include "ui/panels/breakpointdialog.h"
#include "ui/panels/shiftwords.h"
#include "ui/panels/whatiffigures.h"
#include "ui/panels/whatifrow.h"
#include "ui/selection.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peergrid
{

WhatIfPanel::WhatIfPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_rowsBox(new QVBoxLayout)
    , m_add(new QToolButton)
    , m_keep(new QPushButton(tr("Keep")))
    , m_reset(new QPushButton(tr("Reset")))
    , m_message(new QLabel)
    , m_figures(new WhatIfFigures)
    , m_curve(new QPushButton(tr("Breakpoint curve…")))
{
    setObjectName(QStringLiteral("whatIf"));
    build();
    listen();
    addDefaultRow();
    refresh();
}

void WhatIfPanel::build()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(6);
    m_rowsBox->setSpacing(2);
    column->addLayout(m_rowsBox);
    column->addWidget(buttons());
    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("message"));
    column->addWidget(m_message);
    column->addWidget(m_figures);
    m_curve->setObjectName(QStringLiteral("curve"));
    m_curve->setToolTip(tr("Where the dispatch changes as the number moves"));
    column->addSpacing(6);
    column->addWidget(m_curve);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

QWidget *WhatIfPanel::buttons()
{
    m_add->setText(tr("+ Another"));
    m_add->setAutoRaise(true);
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setToolTip(tr("One more change, in force together with the others"));
    m_add->setAccessibleName(tr("Add another change"));
    m_add->setObjectName(QStringLiteral("add"));
    m_keep->setToolTip(tr("Take it over into the scenario, as one step that can be undone"));
    m_keep->setObjectName(QStringLiteral("keep"));
    m_reset->setToolTip(tr("Drop it: back to the scenario as it is"));
    m_reset->setObjectName(QStringLiteral("reset"));
    auto *whole = new QWidget;
    auto *line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_add);
    line->addStretch();
    line->addWidget(m_reset);
    line->addWidget(m_keep);
    return whole;
}

void WhatIfPanel::listen()
{
    connect(m_add, &QToolButton::clicked, this, [this] {
        m_isUntouched = false;
        addDefaultRow();
        m_rows.back()->takeFocus();
    });
    connect(m_keep, &QPushButton::clicked, this, &WhatIfPanel::keep);
    connect(m_reset, &QPushButton::clicked, this, &WhatIfPanel::reset);
    connect(m_curve, &QPushButton::clicked, this, &WhatIfPanel::showCurve);
    connect(m_figures, &WhatIfFigures::peerChosen, this, [this](const PeerId &peer) {
        m_selection.select({{peer}, {}, {}});
    });
    connect(&m_selection, &Selection::changed, this, &WhatIfPanel::followSelection);
    connect(&m_document, &Document::changed, this,
            [this](const ScenarioDiff &diff) { followDocument(diff.touchesMarket()); });
    connect(&m_runner, &SolveRunner::solved, this, &WhatIfPanel::take);
    connect(&m_runner, &SolveRunner::progressed, this, [this](const SolvedPtr &soFar) {
        if (!m_asked.empty())
            tell(tr("Solving: %1 of %2 hours").arg(soFar->hoursSolved()).arg(soFar->hours()));
    });
    connect(&m_runner, &SolveRunner::failed, this, [this](const QString &sentence) {
        if (m_asked.empty())
            return;
        drop();
        tell(sentence, true);
    });
}

std::optional<Shift> WhatIfPanel::defaultShift() const
{
    const Market &market = m_document.scenario().market;
    Shift shift;
    shift.whose = m_selection.objects().peers;
    for (const Shift::What what : {Shift::What::Price, Shift::What::Load}) {
        shift.what = what;
        const std::set<PeerId> selected = peersOf(market, shift);
        if (!selected.empty()) {
            shift.whose = selected;
            return shift;
        }
    }
    shift.whose = Shift::Everyone{};
    for (const Shift::What what : {Shift::What::Price, Shift::What::Load}) {
        shift.what = what;
        if (!peersOf(market, shift).empty())
            return shift;
    }
    return std::nullopt;
}

void WhatIfPanel::addDefaultRow()
{
    if (const auto shift = defaultShift())
        addRow(*shift);
}

WhatIfRow *WhatIfPanel::addRow(const Shift &shift)
{
    if (m_spare) {
        m_rows.push_back(std::exchange(m_spare, nullptr));
        m_rows.back()->offer(m_document.snapshot());
        m_rows.back()->setShift(shift);
        m_rows.back()->show();
        return m_rows.back();
    }
    auto *row = new WhatIfRow(shift, m_document.snapshot());
    m_rows.push_back(row);
    m_rowsBox->addWidget(row);
    row->show(); // at once, so that it can take the focus
    connect(row, &WhatIfRow::edited, this, [this] {
        m_isUntouched = false;
        request();
    });
    connect(row, &WhatIfRow::removeRequested, this, [this, row] {
        removeRow(row);
        request();
    });
    return row;
}

void WhatIfPanel::removeRow(WhatIfRow *row)
{
    std::erase(m_rows, row);
    row->hide();
    if (!m_rows.empty()) {
        m_rowsBox->removeWidget(row);
        row->deleteLater(); // it may be the one that asks for it
        return;
    }
    m_spare = row; // made anew at each change of an empty document it would cost, in Qt, for good
    m_isUntouched = true;
    addDefaultRow();
}

void WhatIfPanel::followSelection()
{
    if (!m_isUntouched)
        return;
    const auto shift = defaultShift();
    if (shift && m_rows.size() == 1)
        m_rows.front()->setShift(*shift);
}

void WhatIfPanel::followDocument(bool isMarketChanged)
{
    const std::vector<WhatIfRow *> rows = m_rows;
    for (WhatIfRow *row : rows) {
        if (!row->offer(m_document.snapshot()))
            removeRow(row);
    }
    if (m_rows.empty())
        addDefaultRow();
    if (!isMarketChanged)
        return;
    m_asked.clear(); // what was asked for is about a document that is no more
    m_isStale = true;
    followSelection();
    request();
}

std::vector<Shift> WhatIfPanel::shifts() const
{
    std::vector<Shift> shifts;
    for (const WhatIfRow *row : m_rows) {
        if (!isNeutral(row->shift()))
            shifts.push_back(row->shift());
    }
    return shifts;
}

void WhatIfPanel::setShift(const Shift &shift)
{
    const std::vector<WhatIfRow *> before = m_rows;
    m_isUntouched = false;
    addRow(shift);
    for (WhatIfRow *row : before)
        removeRow(row);
    request();
}

void WhatIfPanel::setBase(const SolvedPtr &base)
{
    m_base = base;
    refresh();
}

void WhatIfPanel::request()
{
    const std::vector<Shift> now = shifts();
    tell({});
    if (now.empty())
        return drop();
    if (hasErrors(m_document.issues())) {
        drop();
        return tell(tr("The scenario has problems that must be mended first."), true);
    }
    const auto market = std::make_shared<const Market>(applied(*m_document.market(), now));
    m_asked.push_back(market);
    m_runner.request(m_document.snapshot(), market);
    refresh();
}

void WhatIfPanel::take(const SolvedPtr &result)
{
    const auto place = std::find(m_asked.begin(), m_asked.end(), result->market);
    if (place == m_asked.end())
        return;
    m_asked.erase(m_asked.begin(), place + 1);
    m_whatIf = result;
    m_isStale = false;
    tell({});
    refresh();
    emit changed(m_whatIf);
}

void WhatIfPanel::drop()
{
    m_asked.clear();
    m_runner.cancel();
    const bool wasInForce = m_whatIf != nullptr;
    m_whatIf.reset();
    refresh();
    if (wasInForce)
        emit changed(nullptr);
}

void WhatIfPanel::keep()
{
    const std::vector<Shift> now = shifts();
    if (now.empty())
        return;
    const QString name = tr("What-if: %1").arg(shiftsText(now, m_document.scenario()));
    for (WhatIfRow *row : m_rows)
        row->neutralise();
    m_document.apply(name, kept(m_document.scenario(), now));
    drop();
}

void WhatIfPanel::reset()
{
    for (WhatIfRow *row : m_rows)
        row->neutralise();
    tell({});
    drop();
}

void WhatIfPanel::tell(const QString &sentence, bool isWrong)
{
    m_message->setForegroundRole(isWrong ? QPalette::BrightText : QPalette::PlaceholderText);
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void WhatIfPanel::refresh()
{
    const bool isInForce = !shifts().empty();
    m_keep->setEnabled(isInForce);
    m_reset->setEnabled(isInForce);
    m_add->setEnabled(defaultShift().has_value());
    m_curve->setEnabled(!m_rows.empty() && !hasErrors(m_document.issues()));
    if (hasErrors(m_document.issues()))
        return m_figures->compare({}, {}); // there is no result of such a document
    // A comparison of results of two documents would mean nothing.
    const bool isCurrent = (!m_base || m_base->market == m_document.market()) &&
                           (!isInForce || !m_whatIf || !m_isStale);
    m_figures->setEnabled(isCurrent);
    if (isCurrent)
        m_figures->compare(m_base, isInForce ? m_whatIf : nullptr);
}

void WhatIfPanel::showCurve()
{
    if (m_rows.size() == 1)
        return openCurve(*m_rows.front());
    QMenu menu(this);
    for (const WhatIfRow *row : m_rows) {
        menu.addAction(subjectText(row->shift(), m_document.scenario()), this,
                       [this, row] { openCurve(*row); });
    }
    menu.exec(m_curve->mapToGlobal(QPoint(0, m_curve->height())));
}

void WhatIfPanel::openCurve(const WhatIfRow &row)
{
    CurveRequest request;
    for (const WhatIfRow *each : m_rows) {
        if (each == &row)
            request.moving = request.shifts.size();
        if (each == &row || !isNeutral(each->shift()))
            request.shifts.push_back(each->shift());
    }
    const Shift &moving = request.shifts[request.moving];
    request.from = std::min(row.least(), moving.amount);
    request.to = std::max(row.most(), moving.amount);
    const std::set<PeerId> about = peersOf(m_document.scenario().market, moving);
    const std::set<PeerId> &selected = m_selection.objects().peers;
    request.peer = about.size() == 1 || selected.empty() ? *about.begin() : *selected.begin();
    auto *dialog = new BreakpointDialog(m_document.snapshot(), request, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace peergrid
