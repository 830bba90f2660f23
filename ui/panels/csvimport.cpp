// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/csvimport.h"

#include "ui/colours.h"
#include "ui/panels/curveplot.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace peergrid
{

CsvImport::CsvImport(const Quantity &quantity, std::size_t hours, QWidget *parent)
    : QDialog(parent)
    , m_quantity(quantity)
    , m_hours(hours)
    , m_path(new QLineEdit)
    , m_browse(new QPushButton(tr("&Browse…")))
    , m_separator(new QComboBox)
    , m_decimal(new QComboBox)
    , m_column(new QComboBox)
    , m_unit(new QComboBox)
    , m_firstHour(new QSpinBox)
    , m_plot(new CurvePlot(quantity))
    , m_message(new QLabel)
{
    setWindowTitle(tr("%1 from CSV").arg(quantity.title));
    addChoices();
    layOut();
    listen();
    load();
}

void CsvImport::addChoices()
{
    m_separator->addItem(tr("Automatic"));
    m_separator->addItem(tr("Comma ,"), QChar(','));
    m_separator->addItem(tr("Semicolon ;"), QChar(';'));
    m_separator->addItem(tr("Tab"), QChar('\t'));
    m_decimal->addItem(tr("Automatic"));
    m_decimal->addItem(tr("Point 1.5"), static_cast<int>(DecimalSign::Point));
    m_decimal->addItem(tr("Comma 1,5"), static_cast<int>(DecimalSign::Comma));
    for (const TableUnit &unit : tableUnitsOf(m_quantity))
        m_unit->addItem(unit.name, unit.factor);
    m_path->setAccessibleName(tr("CSV file"));
    m_path->setPlaceholderText(tr("Path of a CSV file"));
    m_separator->setAccessibleName(tr("Separator"));
    m_decimal->setAccessibleName(tr("Decimal sign"));
    m_column->setAccessibleName(tr("Column"));
    m_unit->setAccessibleName(tr("Unit in the file"));
    m_firstHour->setAccessibleName(tr("First hour taken"));
    m_firstHour->setRange(1, 1);
    m_browse->setAutoDefault(false);
}

QWidget *CsvImport::fileRow()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path, 1);
    layout->addWidget(m_browse);
    return row;
}

void CsvImport::layOut()
{
    auto *form = new QFormLayout;
    form->addRow(tr("&Column"), m_column);
    form->addRow(tr("&Unit"), m_unit);
    form->addRow(tr("&Separator"), m_separator);
    form->addRow(tr("&Decimal sign"), m_decimal);
    form->addRow(tr("&From hour"), m_firstHour);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addLayout(form);
    middle->addWidget(m_plot, 1);

    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setMinimumHeight(3 * m_message->fontMetrics().lineSpacing());
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_take = buttons->button(QDialogButtonBox::Ok);
    m_take->setText(tr("Take these values"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *all = new QVBoxLayout(this);
    all->addWidget(fileRow());
    all->addLayout(middle, 1);
    all->addWidget(m_message);
    all->addWidget(buttons);
    resize(760, 440);
}

void CsvImport::listen()
{
    connect(m_browse, &QPushButton::clicked, this, &CsvImport::browse);
    connect(m_path, &QLineEdit::textChanged, this, &CsvImport::load);
    connect(m_separator, &QComboBox::currentIndexChanged, this, &CsvImport::load);
    connect(m_decimal, &QComboBox::currentIndexChanged, this, &CsvImport::read);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &CsvImport::read);
    connect(m_firstHour, &QSpinBox::valueChanged, this, &CsvImport::read);
    connect(m_column, &QComboBox::currentIndexChanged, this, [this] {
        limitFirstHour();
        read();
    });
}

void CsvImport::browse()
{
    auto *dialog = new QFileDialog(this, tr("CSV file"), QFileInfo(m_path->text()).path(),
                                   tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void CsvImport::load()
{
    m_table.reset();
    const QString path = m_path->text().trimmed();
    if (!QFileInfo(path).isFile()) {
        fillColumns();
        return refuse(path.isEmpty()
                          ? tr("Choose a file: one row an hour, with a column of values.")
                          : tr("There is no file %1.").arg(path));
    }
    std::optional<char> separator;
    if (m_separator->currentIndex() > 0)
        separator = m_separator->currentData().toChar().toLatin1();
    auto table = loadCsv(path.toStdString(), separator);
    if (!table) {
        fillColumns();
        return refuse(QString::fromStdString(describe(table.error().front())));
    }
    m_table = std::move(*table);
    fillColumns();
    read();
}

/// Keeps the column chosen if the table still has one of that name.
void CsvImport::fillColumns()
{
    const QSignalBlocker quiet(m_column);
    const QString before = m_column->currentText();
    m_column->clear();
    if (m_table) {
        for (std::size_t column = 0; column < m_table->columns(); ++column) {
            const bool isNamed = !m_table->header(column).empty() && !hasNoHeader(*m_table, column);
            m_column->addItem(isNamed ? QString::fromStdString(m_table->header(column))
                                      : tr("Column %1").arg(column + 1));
        }
        const int same = m_column->findText(before);
        m_column->setCurrentIndex(same >= 0 ? same : static_cast<int>(likelyColumn(*m_table)));
    }
    m_column->setEnabled(m_table.has_value());
    limitFirstHour();
}

void CsvImport::limitFirstHour()
{
    const QSignalBlocker quiet(m_firstHour);
    const std::size_t values =
        m_table ? valuesIn(*m_table, static_cast<std::size_t>(m_column->currentIndex())) : 0;
    m_firstHour->setRange(1, values > m_hours ? static_cast<int>(values - m_hours + 1) : 1);
    m_firstHour->setEnabled(values > m_hours);
}

void CsvImport::read()
{
    if (!m_table)
        return;
    ColumnChoice choice;
    choice.column = static_cast<std::size_t>(m_column->currentIndex());
    choice.firstRow = static_cast<std::size_t>(m_firstHour->value() - 1);
    choice.factor = m_unit->currentData().toDouble();
    if (m_decimal->currentIndex() > 0)
        choice.decimal = static_cast<DecimalSign>(m_decimal->currentData().toInt());
    auto values = valuesOf(*m_table, choice, m_hours);
    if (!values)
        return refuse(QString::fromStdString(describe(values.error())));
    offer(std::move(*values));
}

void CsvImport::refuse(const QString &sentence)
{
    m_values.clear();
    m_plot->setValues({});
    QPalette marked = palette();
    if (m_column->isEnabled() || !m_path->text().isEmpty())
        marked.setColor(QPalette::WindowText, coloursOf(palette()).wrong);
    m_message->setPalette(marked);
    m_message->setText(sentence);
    m_take->setEnabled(false);
}

void CsvImport::offer(std::vector<double> values)
{
    m_values = std::move(values);
    m_plot->setValues(m_values);
    const auto [least, most] = std::minmax_element(m_values.begin(), m_values.end());
    const std::size_t column = static_cast<std::size_t>(m_column->currentIndex());
    QString sentence = tr("%1 of %2 values, from %3 to %4.")
                           .arg(m_values.size())
                           .arg(valuesIn(*m_table, column))
                           .arg(roundedText(*least, m_quantity), roundedText(*most, m_quantity));
    const auto outOfRange = *least < m_quantity.least ? least : most;
    const auto hour = static_cast<std::size_t>(outOfRange - m_values.begin());
    sentence += QLatin1Char(' ') + rangeProblem(*outOfRange, hour, m_hours, m_quantity);
    m_message->setPalette(palette());
    m_message->setText(sentence);
    m_take->setEnabled(true);
}

} // namespace peergrid
