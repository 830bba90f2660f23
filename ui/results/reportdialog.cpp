// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/reportdialog.h"

#include "ui/results/allcharts.h"
#include "ui/results/reportfacts.h"
#include "ui/results/reportpages.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr QSize leastPreview(360, 510);
constexpr QSize usualSize(780, 760);
constexpr int listWidth = 220;
constexpr int previewMargin = 12;

QString settingsKey(const char *name)
{
    return QStringLiteral("report/") + QString::fromLatin1(name);
}

/// The names of what is not ticked.
QStringList leftOut(const QListWidget &list)
{
    QStringList names;
    for (int row = 0; row < list.count(); ++row) {
        if (list.item(row)->checkState() != Qt::Checked)
            names += list.item(row)->data(Qt::UserRole).toString();
    }
    return names;
}

void leaveOut(QListWidget &list, const QStringList &names)
{
    for (int row = 0; row < list.count(); ++row) {
        if (names.contains(list.item(row)->data(Qt::UserRole).toString()))
            list.item(row)->setCheckState(Qt::Unchecked);
    }
}

/// As high as its rows.
void fitHeight(QListWidget &list)
{
    list.setFixedHeight(list.sizeHintForRow(0) * list.count() + 2 * list.frameWidth() + 8);
    list.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

} // namespace

ReportDialog::ReportDialog(ReportContent content, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_content(std::move(content))
    , m_folder(folder)
    , m_format(new QComboBox)
    , m_sections(new QListWidget)
    , m_charts(new QListWidget)
    , m_picture(new QLabel)
    , m_number(new QLabel)
    , m_back(new QToolButton)
    , m_forward(new QToolButton)
    , m_problem(new QLabel)
    , m_soon(new QTimer(this))
{
    setWindowTitle(tr("Report of %1").arg(reportTitle(m_content)));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *save = buttons->addButton(tr("Save as…"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::BrightText);
    m_problem->setAccessibleName(tr("Why it was not saved"));
    m_problem->hide();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(buildChoices());
    columns->addWidget(buildPreview(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    restore();
    m_soon->setSingleShot(true);
    connect(m_soon, &QTimer::timeout, this, &ReportDialog::layOut);
    for (QListWidget *list : {m_sections, m_charts})
        connect(list, &QListWidget::itemChanged, m_soon, qOverload<>(&QTimer::start));
    connect(save, &QPushButton::clicked, this, &ReportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_back, &QToolButton::clicked, this, [this] { turnTo(m_page - 1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { turnTo(m_page + 1); });
    resize(usualSize);
    layOut();
}

ReportDialog::~ReportDialog() = default;

QWidget *ReportDialog::buildChoices()
{
    m_format->addItem(tr("PDF document"), QStringLiteral("pdf"));
    m_format->addItem(tr("HTML page"), QStringLiteral("html"));
    m_format->setAccessibleName(tr("Format"));
    m_sections->setAccessibleName(tr("Sections"));
    m_charts->setAccessibleName(tr("Charts"));
    for (const SectionName &section : reportSections())
        addChoice(m_sections, section.name, section.title);
    for (const ChartKind &kind : chartsOnPaper(m_content.solved->hours()))
        addChoice(m_charts, kind.name, kind.title);
    auto *side = new QWidget;
    side->setFixedWidth(listWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto add = [&](const QString &title, QWidget *widget) {
        column->addWidget(new QLabel(title));
        column->addWidget(widget);
        column->addSpacing(8);
    };
    add(tr("Format"), m_format);
    add(tr("Sections"), m_sections);
    add(tr("Charts"), m_charts);
    column->addStretch();
    fitHeight(*m_sections);
    fitHeight(*m_charts);
    return side;
}

void ReportDialog::addChoice(QListWidget *list, const QString &name, const QString &title)
{
    auto *item = new QListWidgetItem(title, list);
    item->setData(Qt::UserRole, name);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
}

QWidget *ReportDialog::buildPreview()
{
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(leastPreview);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_picture->setAccessibleName(tr("Preview"));
    m_picture->setBackgroundRole(QPalette::Mid);
    m_picture->setAutoFillBackground(true);
    m_back->setText(QStringLiteral("‹"));
    m_back->setAccessibleName(tr("Previous page"));
    m_back->setToolTip(tr("Previous page"));
    m_back->setShortcut(QKeySequence(Qt::Key_PageUp));
    m_forward->setText(QStringLiteral("›"));
    m_forward->setAccessibleName(tr("Next page"));
    m_forward->setToolTip(tr("Next page"));
    m_forward->setShortcut(QKeySequence(Qt::Key_PageDown));
    m_number->setAlignment(Qt::AlignCenter);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_number);
    row->addWidget(m_forward);
    row->addStretch();
    auto *preview = new QWidget;
    auto *column = new QVBoxLayout(preview);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_picture, 1);
    column->addLayout(row);
    return preview;
}

ReportContent ReportDialog::content() const
{
    ReportContent content = m_content;
    const QStringList sections = leftOut(*m_sections);
    for (const SectionName &section : reportSections()) {
        if (sections.contains(section.name))
            content.leftOut.insert(section.section);
    }
    content.chartsLeftOut = leftOut(*m_charts);
    return content;
}

QString ReportDialog::format() const
{
    return m_format->currentData().toString();
}

int ReportDialog::pageCount() const
{
    return m_pages->count();
}

void ReportDialog::layOut()
{
    m_pages = std::make_unique<ReportPages>(content());
    turnTo(m_page);
}

/// Paints a page as large as there is room.
void ReportDialog::turnTo(int page)
{
    m_page = std::clamp(page, 0, m_pages->count() - 1);
    m_back->setEnabled(m_page > 0);
    m_forward->setEnabled(m_page + 1 < m_pages->count());
    m_number->setText(tr("Page %1 of %2").arg(m_page + 1).arg(m_pages->count()));
    const QSizeF room = m_picture->size() - QSize(2 * previewMargin, 2 * previewMargin);
    const QSizeF whole = ReportPages::size();
    const double scale = devicePixelRatioF() *
                         std::min(room.width() / whole.width(), room.height() / whole.height());
    if (scale <= 0.0)
        return;
    QPixmap pixmap((whole * scale).toSize());
    pixmap.fill(Qt::white);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                           QPainter::SmoothPixmapTransform);
    painter.scale(scale, scale);
    m_pages->paint(painter, m_page);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(pixmap);
}

void ReportDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_soon->start();
}

void ReportDialog::restore()
{
    const QSettings settings;
    m_format->setCurrentIndex(
        std::max(0, m_format->findData(settings.value(settingsKey("format")))));
    leaveOut(*m_sections, settings.value(settingsKey("sectionsLeftOut")).toStringList());
    leaveOut(*m_charts, settings.value(settingsKey("chartsLeftOut")).toStringList());
    m_folder = settings.value(settingsKey("folder"), m_folder).toString();
}

void ReportDialog::remember() const
{
    QSettings settings;
    settings.setValue(settingsKey("format"), format());
    settings.setValue(settingsKey("sectionsLeftOut"), leftOut(*m_sections));
    settings.setValue(settingsKey("chartsLeftOut"), leftOut(*m_charts));
    settings.setValue(settingsKey("folder"), m_folder);
}

bool ReportDialog::saveTo(QString path)
{
    if (m_format->findData(QFileInfo(path).suffix().toLower()) < 0)
        path += QLatin1Char('.') + format();
    if (const auto done = writeReport(content(), path); !done) {
        m_problem->setText(QString::fromStdString(describe(done.error())));
        m_problem->show();
        return false;
    }
    m_problem->hide();
    m_folder = QFileInfo(path).path();
    remember();
    emit saved(path);
    return true;
}

void ReportDialog::chooseFile()
{
    QString name = reportTitle(m_content);
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the report"), QDir(m_folder).filePath(name + QLatin1Char('.') + format()),
        QStringLiteral("%1 (*.%2)").arg(m_format->currentText(), format()));
    if (!path.isEmpty() && saveTo(path))
        accept();
}

} // namespace peergrid
