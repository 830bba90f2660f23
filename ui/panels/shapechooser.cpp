// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/shapechooser.h"

#include "core/reshape.h"
#include "core/typicalshapes.h"
#include "ui/panels/curveplot.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>
#include <numeric>

namespace peergrid
{

namespace
{

/// Core strings are English; the interface's own language knows them by this context.
QString translated(std::string_view text)
{
    return QCoreApplication::translate("TypicalShape", std::string(text).c_str());
}

} // namespace

ShapeChooser::ShapeChooser(const Quantity &quantity, const std::vector<double> &values,
                           QWidget *parent)
    : QDialog(parent)
    , m_quantity(quantity)
    , m_before(values)
    , m_shapes(new QListWidget)
    , m_measure(new QComboBox)
    , m_size(new QDoubleSpinBox)
    , m_what(new QLabel)
    , m_plot(new CurvePlot(quantity))
{
    setWindowTitle(tr("Typical shape"));
    addShapes();
    addMeasures();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use this shape"));
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_shapes);
    sides->addWidget(rightSide(), 1);
    auto *all = new QVBoxLayout(this);
    all->addLayout(sides, 1);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_shapes, &QListWidget::currentRowChanged, this, &ShapeChooser::preview);
    connect(m_shapes, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &ShapeChooser::takeMeasure);
    connect(m_size, &QDoubleSpinBox::valueChanged, this, &ShapeChooser::preview);
    m_shapes->setCurrentRow(0);
    takeMeasure();
    resize(720, 400);
}

void ShapeChooser::addShapes()
{
    m_shapes->setAccessibleName(tr("Typical shapes"));
    m_shapes->setFixedWidth(190);
    for (const TypicalShape &shape : typicalShapes())
        new QListWidgetItem(translated(shape.name), m_shapes);
}

void ShapeChooser::addMeasures()
{
    m_measure->setAccessibleName(tr("Scaled to"));
    m_measure->addItem(tr("Peak"), Peak);
    if (isEnergy(m_quantity))
        m_measure->addItem(tr("Total of a day"), DailyTotal);
    else
        m_measure->addItem(tr("Average"), Average);
    m_size->setAccessibleName(tr("Size of the shape"));
    m_size->setDecimals(4);
    m_size->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    const double bound = std::max(std::abs(m_quantity.least), std::abs(m_quantity.most));
    m_size->setRange(m_quantity.isSigned ? -24.0 * bound : 0.0, 24.0 * bound);
}

QWidget *ShapeChooser::rightSide()
{
    m_what->setWordWrap(true);
    auto *scaling = new QHBoxLayout;
    scaling->addWidget(new QLabel(tr("Scaled to")));
    scaling->addWidget(m_measure);
    scaling->addWidget(m_size);
    scaling->addStretch();
    auto *side = new QWidget;
    auto *rows = new QVBoxLayout(side);
    rows->setContentsMargins(8, 0, 0, 0);
    rows->addWidget(m_what);
    rows->addWidget(m_plot, 1);
    rows->addLayout(scaling);
    return side;
}

double ShapeChooser::measured(Measure measure) const
{
    if (m_before.empty())
        return 1.0;
    const std::size_t hours = std::min<std::size_t>(24, m_before.size());
    const double sum =
        std::accumulate(m_before.begin(), m_before.begin() + static_cast<long>(hours), 0.0);
    const double size = measure == Peak ? *std::max_element(m_before.begin(), m_before.end())
                        : measure == DailyTotal ? sum
                                                : mean(m_before);
    return size == 0.0 ? (measure == DailyTotal ? 10.0 : 1.0) : size;
}

void ShapeChooser::takeMeasure()
{
    const auto measure = static_cast<Measure>(m_measure->currentData().toInt());
    const QString unit = measure == DailyTotal ? QStringLiteral("kWh") : m_quantity.unit;
    m_size->setSuffix(unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
    m_size->setValue(measured(measure));
    preview();
}

std::vector<double> ShapeChooser::values() const
{
    const auto row = static_cast<std::size_t>(std::max(0, m_shapes->currentRow()));
    const Day &day = typicalShapes()[row].day;
    const std::size_t hours = m_before.size();
    switch (m_measure->currentData().toInt()) {
    case DailyTotal:
        return withDailyTotal(day, m_size->value(), hours);
    case Average:
        return withDailyTotal(day, 24.0 * m_size->value(), hours);
    default:
        return withPeak(day, m_size->value(), hours);
    }
}

void ShapeChooser::preview()
{
    const auto row = static_cast<std::size_t>(std::max(0, m_shapes->currentRow()));
    m_what->setText(translated(typicalShapes()[row].what));
    m_plot->setValues(values());
    m_plot->setWindow(0, std::min<std::size_t>(24, m_before.size()));
}

} // namespace peergrid
