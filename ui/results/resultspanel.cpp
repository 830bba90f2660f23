// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/resultspanel.h"

#include "ui/colours.h"
#include "ui/results/allcharts.h"
#include "ui/results/comparechart.h"
#include "ui/results/figurecard.h"
#include "ui/results/runnotes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peergrid
{

/// Lies on what is out of date: seen through, not in the way of the mouse.
class Veil : public QWidget
{
  public:
    explicit Veil(QWidget &over)
        : QWidget(&over)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        over.installEventFilter(this);
        hide();
    }

  protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            setGeometry(parentWidget()->rect());
        return false;
    }
    void paintEvent(QPaintEvent *) override
    {
        constexpr float opacity = 0.62F;
        QColor colour = coloursOf(palette()).canvas;
        colour.setAlphaF(opacity);
        QPainter(this).fillRect(rect(), colour);
    }
};

ResultsPanel::ResultsPanel(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QTabBar)
    , m_export(new QToolButton)
    , m_notes(new QLabel)
    , m_charts(new QStackedWidget)
    , m_nothing(new QLabel)
    , m_figures(new FigureCard)
    , m_figuresArea(new QScrollArea)
    , m_body(new QWidget)
    , m_veil(new Veil(*m_body))
{
    setAccessibleName(tr("Results"));
    buildHeader();
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setText(tr("Nothing is solved yet.\nPress Run, or switch live solving on."));
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_charts->addWidget(m_nothing);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *body = new QHBoxLayout(m_body);
    body->setContentsMargins(8, 0, 4, 8);
    body->setSpacing(8);
    body->addWidget(m_charts, 1);
    body->addWidget(buildFigures());
    layout()->addWidget(m_body);
    m_veil->raise();
    for (const ChartKind &kind : allCharts())
        add(kind.title, kind.make);
    add(tr("Compare"), [] { return new CompareChart; });
    connect(m_bar, &QTabBar::currentChanged, this, &ResultsPanel::turnTo);
    refresh();
}

void ResultsPanel::buildHeader()
{
    m_bar->setObjectName(QStringLiteral("resultTabs"));
    m_bar->ensurePolished(); // tabs are measured as they come, and that with the theme's margins
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setAccessibleName(tr("Charts"));
    m_export->setText(tr("Export…"));
    m_export->setObjectName(QStringLiteral("quiet"));
    m_export->setToolTip(tr("Write this chart or its table to a file, or copy it"));
    connect(m_export, &QToolButton::clicked, this, [this] {
        if (Chart *chart = current())
            emit exportRequested(chart);
    });
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setTextFormat(Qt::RichText);
    m_notes->setWordWrap(true);
    m_notes->setAccessibleName(tr("Notes on the run"));
    m_notes->setContentsMargins(16, 0, 16, 4);
    m_notes->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_notes, &QLabel::linkActivated, this,
            [this](const QString &hour) { emit hourChosen(hour.toULongLong()); });
    auto *header = new QHBoxLayout;
    header->setContentsMargins(8, 6, 12, 2);
    header->addWidget(m_bar, 1);
    header->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(header);
    layout->addWidget(m_notes);
    m_body->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

/// A low panel scrolls the card.
QWidget *ResultsPanel::buildFigures()
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_figures, 0, Qt::AlignLeft);
    layout->addStretch();
    m_figuresArea->setWidget(column);
    m_figuresArea->setWidgetResizable(true);
    m_figuresArea->setFrameShape(QFrame::NoFrame);
    m_figuresArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_figuresArea->setFixedWidth(m_figures->width() +
                                 style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 2);
    m_figuresArea->setFocusPolicy(Qt::NoFocus);
    m_figuresArea->viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);
    return m_figuresArea;
}

void ResultsPanel::add(const QString &title, std::function<Chart *()> make)
{
    m_tabs.push_back({std::move(make), nullptr});
    m_bar->addTab(title);
}

Chart *ResultsPanel::current() const
{
    const int tab = m_bar->currentIndex();
    return m_shown.solved && tab >= 0 ? m_tabs[static_cast<std::size_t>(tab)].chart : nullptr;
}

void ResultsPanel::setCurrent(const QString &title)
{
    for (int tab = 0; tab < m_bar->count(); ++tab) {
        if (m_bar->tabText(tab) == title)
            m_bar->setCurrentIndex(tab);
    }
}

void ResultsPanel::show(const Shown &shown)
{
    m_shown = shown;
    if (m_shown.solved)
        m_shown.hour = std::min(m_shown.hour, m_shown.solved->hours() - 1);
    if (isVisible())
        refresh();
}

void ResultsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ResultsPanel::turnTo(int tab)
{
    if (!m_shown.solved || tab < 0)
        return;
    Tab &chosen = m_tabs[static_cast<std::size_t>(tab)];
    if (!chosen.chart) {
        chosen.chart = chosen.make();
        m_charts->addWidget(chosen.chart);
        connect(chosen.chart, &Chart::objectChosen, this, &ResultsPanel::objectChosen);
        connect(chosen.chart, &Chart::hourChosen, this, &ResultsPanel::hourChosen);
    }
    chosen.chart->show(m_shown);
    m_charts->setCurrentWidget(chosen.chart);
}

void ResultsPanel::refresh()
{
    const bool isSolved = m_shown.solved != nullptr;
    m_figuresArea->setVisible(isSolved);
    m_export->setEnabled(isSolved);
    m_bar->setEnabled(isSolved);
    m_veil->setVisible(isSolved && m_shown.isStale);
    refreshNotes();
    if (!isSolved) {
        m_charts->setCurrentWidget(m_nothing);
        return;
    }
    m_figures->show(m_shown);
    turnTo(m_bar->currentIndex());
}

void ResultsPanel::refreshNotes()
{
    const Colours &colours = coloursOf(palette());
    QStringList texts;
    QStringList hints;
    for (const RunNote &note : runNotes(m_shown)) {
        const QColor colour = note.isBad ? colours.wrong : colours.warning;
        const QString text = note.text.toHtmlEscaped();
        texts +=
            note.hour
                ? QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
                      .arg(*note.hour)
                      .arg(colour.name(), text)
                : QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), text);
        if (!note.hint.isEmpty())
            hints += note.hint;
    }
    m_notes->setText(texts.join(QStringLiteral(" &nbsp;·&nbsp; ")));
    m_notes->setToolTip(hints.join(QLatin1Char('\n')));
    m_notes->setVisible(!texts.isEmpty());
}

void ResultsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshNotes();
}

} // namespace peergrid
