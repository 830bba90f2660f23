// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/exportdialog.h"

#include "ui/colours.h"
#include "ui/results/chart.h"
#include "ui/results/tablefiles.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace peergrid
{

namespace
{

constexpr QSize previewSize(520, 340);
constexpr std::size_t previewRows = 60;
constexpr double pixelsPerMillimetre = 96.0 / 25.4;

QString settingsKey(const char *name)
{
    return QStringLiteral("export/") + QString::fromLatin1(name);
}

} // namespace

ExportDialog::ExportDialog(const Chart &chart, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_chart(chart)
    , m_folder(folder)
    , m_format(new QComboBox)
    , m_units(new QComboBox)
    , m_caption(new QCheckBox(tr("Title above the chart")))
    , m_dark(new QCheckBox(tr("Dark colours")))
    , m_pixels(new QLabel)
    , m_problem(new QLabel)
    , m_previews(new QStackedWidget)
    , m_picture(new QLabel)
    , m_table(new QPlainTextEdit)
{
    setWindowTitle(tr("Export %1").arg(chart.title()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *save = buttons->addButton(tr("Save as…"), QDialogButtonBox::AcceptRole);
    QPushButton *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Onto the clipboard: the picture, or the table"));
    save->setDefault(true);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(buildForm());
    columns->addWidget(buildPreview(), 1);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::BrightText);
    m_problem->setAccessibleName(tr("Why it was not saved"));
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    restore();
    connect(save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(m_units, &QComboBox::currentIndexChanged, this, &ExportDialog::convertUnit);
    for (QDoubleSpinBox *number : {m_width, m_height, m_scale, m_fontSize})
        connect(number, &QDoubleSpinBox::valueChanged, this, &ExportDialog::refresh);
    for (QCheckBox *box : {m_caption, m_dark})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::refresh);
    refresh();
}

QDoubleSpinBox *ExportDialog::addNumber(double least, double most, int decimals, double step,
                                        const QString &name)
{
    auto *number = new QDoubleSpinBox;
    number->setDecimals(decimals);
    number->setRange(least, most);
    number->setSingleStep(step);
    number->setAccessibleName(name);
    number->setKeyboardTracking(false); // while a number is typed it is not yet one
    return number;
}

QWidget *ExportDialog::buildForm()
{
    m_format->addItem(tr("PNG image"), QStringLiteral("png"));
    m_format->addItem(tr("SVG drawing"), QStringLiteral("svg"));
    m_format->addItem(tr("PDF page"), QStringLiteral("pdf"));
    m_format->addItem(tr("CSV table"), QStringLiteral("csv"));
    m_format->addItem(tr("Excel table"), QStringLiteral("xlsx"));
    m_format->setAccessibleName(tr("Format"));
    m_units->addItem(tr("mm"), static_cast<int>(PaperLook::Unit::Millimetres));
    m_units->addItem(tr("px"), static_cast<int>(PaperLook::Unit::Pixels));
    m_units->setAccessibleName(tr("Unit of the size"));
    m_width = addNumber(20.0, 4000.0, 1, 10.0, tr("Width"));
    m_height = addNumber(20.0, 4000.0, 1, 10.0, tr("Height"));
    m_scale = addNumber(1.0, 4.0, 1, 1.0, tr("Scale"));
    m_scale->setSuffix(QStringLiteral(" ×"));
    m_fontSize = addNumber(5.0, 36.0, 1, 1.0, tr("Font size"));
    m_fontSize->setSuffix(tr(" pt"));
    auto *size = new QHBoxLayout;
    size->addWidget(m_width);
    size->addWidget(new QLabel(QStringLiteral("×")));
    size->addWidget(m_height);
    size->addWidget(m_units);
    auto *form = new QWidget;
    auto *layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(10);
    layout->addRow(tr("Format"), m_format);
    layout->addRow(tr("Size"), size);
    layout->addRow(tr("Scale"), m_scale);
    layout->addRow(tr("Font size"), m_fontSize);
    layout->addRow(QString(), m_caption);
    layout->addRow(QString(), m_dark);
    layout->addRow(QString(), m_pixels);
    m_pixels->setForegroundRole(QPalette::PlaceholderText);
    return form;
}

QWidget *ExportDialog::buildPreview()
{
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(previewSize);
    m_picture->setAccessibleName(tr("Preview"));
    m_table->setReadOnly(true);
    m_table->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_table->setTabStopDistance(90.0);
    m_table->setAccessibleName(tr("Preview of the table"));
    m_previews->addWidget(m_picture);
    m_previews->addWidget(m_table);
    return m_previews;
}

PaperLook ExportDialog::look() const
{
    PaperLook look;
    look.size = {m_width->value(), m_height->value()};
    look.unit = m_unit;
    look.scale = m_scale->value();
    look.fontSize = m_fontSize->value();
    look.hasCaption = m_caption->isChecked();
    look.isDark = m_dark->isChecked();
    return look;
}

QString ExportDialog::format() const
{
    return m_format->currentData().toString();
}

bool ExportDialog::isPicture() const
{
    return format() != QLatin1String("csv") && format() != QLatin1String("xlsx");
}

/// The same size in the other unit.
void ExportDialog::convertUnit()
{
    const auto unit = static_cast<PaperLook::Unit>(m_units->currentData().toInt());
    if (unit == m_unit)
        return;
    const double factor =
        unit == PaperLook::Unit::Pixels ? pixelsPerMillimetre : 1.0 / pixelsPerMillimetre;
    m_unit = unit;
    m_width->setValue(m_width->value() * factor);
    m_height->setValue(m_height->value() * factor);
    refresh();
}

void ExportDialog::refresh()
{
    m_problem->hide();
    for (QWidget *field : std::initializer_list<QWidget *>{m_width, m_height, m_units, m_fontSize,
                                                           m_caption, m_dark})
        field->setEnabled(isPicture());
    m_scale->setEnabled(format() == QLatin1String("png"));
    refreshPreview();
}

void ExportDialog::refreshPreview()
{
    m_previews->setCurrentWidget(isPicture() ? static_cast<QWidget *>(m_picture) : m_table);
    if (!isPicture()) {
        DataTable table = m_chart.table();
        m_pixels->setText(tr("rows: %1").arg(table.rows.size()));
        if (table.rows.size() > previewRows)
            table.rows.resize(previewRows);
        m_table->setPlainText(tabbedTextOf(table));
        return;
    }
    const QSize size = (look().pixels() * look().scale).toSize();
    m_pixels->setText(format() == QLatin1String("png")
                          ? tr("%1 × %2 dots").arg(size.width()).arg(size.height())
                          : tr("Sharp at every size"));
    PaperLook small = look();
    const QSizeF pixels = small.pixels();
    small.scale = devicePixelRatioF() * std::min({1.0, previewSize.width() / pixels.width(),
                                                  previewSize.height() / pixels.height()});
    QPixmap pixmap = QPixmap::fromImage(imageOf(m_chart, small));
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(pixmap);
}

void ExportDialog::restore()
{
    const QSettings settings;
    const PaperLook usual;
    const auto number = [&](const char *name, double otherwise) {
        bool isNumber = false;
        const double value = settings.value(settingsKey(name)).toDouble(&isNumber);
        return isNumber ? value : otherwise;
    };
    m_format->setCurrentIndex(
        std::max(0, m_format->findData(settings.value(settingsKey("format")))));
    m_units->setCurrentIndex(std::max(0, m_units->findData(settings.value(settingsKey("unit")))));
    m_unit = static_cast<PaperLook::Unit>(m_units->currentData().toInt());
    m_width->setValue(number("width", usual.size.width()));
    m_height->setValue(number("height", usual.size.height()));
    m_scale->setValue(number("scale", usual.scale));
    m_fontSize->setValue(number("fontSize", usual.fontSize));
    m_caption->setChecked(settings.value(settingsKey("caption"), usual.hasCaption).toBool());
    m_dark->setChecked(settings.value(settingsKey("dark"), usual.isDark).toBool());
    m_folder = settings.value(settingsKey("folder"), m_folder).toString();
}

void ExportDialog::remember() const
{
    QSettings settings;
    settings.setValue(settingsKey("format"), format());
    settings.setValue(settingsKey("unit"), static_cast<int>(m_unit));
    settings.setValue(settingsKey("width"), m_width->value());
    settings.setValue(settingsKey("height"), m_height->value());
    settings.setValue(settingsKey("scale"), m_scale->value());
    settings.setValue(settingsKey("fontSize"), m_fontSize->value());
    settings.setValue(settingsKey("caption"), m_caption->isChecked());
    settings.setValue(settingsKey("dark"), m_dark->isChecked());
    settings.setValue(settingsKey("folder"), m_folder);
}

bool ExportDialog::saveTo(QString path)
{
    if (m_format->findData(QFileInfo(path).suffix().toLower()) < 0)
        path += QLatin1Char('.') + format();
    if (const auto done = exportChart(m_chart, path, look()); !done) {
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

void ExportDialog::chooseFile()
{
    const QString name = m_chart.title() + QLatin1Char('.') + format();
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save %1").arg(m_chart.title()), QDir(m_folder).filePath(name),
        QStringLiteral("%1 (*.%2)").arg(m_format->currentText(), format()));
    if (!path.isEmpty() && saveTo(path))
        accept();
}

void ExportDialog::copy()
{
    if (isPicture())
        copyPicture(m_chart, look());
    else
        copyTable(m_chart);
    remember();
}

} // namespace peergrid
