// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/profileeditor.h"

#include "core/reshape.h"
#include "ui/colours.h"
#include "ui/panels/checkbox.h"
#include "ui/panels/csvimport.h"
#include "ui/panels/curveeditor.h"
#include "ui/panels/pastednumbers.h"
#include "ui/panels/profilemodel.h"
#include "ui/panels/reshapebar.h"
#include "ui/panels/shapechooser.h"
#include "ui/panels/togglebutton.h"

#include <QAbstractItemDelegate>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace peergrid
{

namespace
{

constexpr std::size_t mostHoursAtOnce = 48; ///< beyond, the curve shows a day at a time
constexpr std::size_t hoursOfDay = 24;

/// A value an hour, whatever the profile has: one for all, too few, too many.
std::vector<double> valuesOf(const Profile &profile, std::size_t hours)
{
    const auto given = profile.values();
    std::vector<double> values(hours, profile.isConstant() ? given[0] : 0.0);
    if (!profile.isConstant())
        std::copy_n(given.begin(), std::min(hours, given.size()), values.begin());
    return values;
}

} // namespace

ProfileEditor::ProfileEditor(const Quantity &quantity, const Profile &profile, std::size_t hours,
                             QWidget *parent)
    : QDialog(parent)
    , m_hours(hours)
    , m_before(profile)
    , m_model(new ProfileModel(quantity, valuesOf(profile, hours), this))
    , m_curve(new CurveEditor(quantity))
    , m_table(newTable())
    , m_dayBar(new QScrollBar(Qt::Horizontal))
    , m_day(new QSpinBox)
    , m_constant(new CheckBox(tr("&One value for all hours")))
    , m_figures(new QLabel)
    , m_message(new QLabel)
{
    setWindowTitle(tr("Profile of %1").arg(quantity.title));
    m_model->setConstant(profile.isConstant());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *sides = new QHBoxLayout;
    sides->addWidget(curveSide(), 1);
    sides->addWidget(m_table);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(8);
    all->addLayout(toolRow());
    all->addLayout(sides, 1);
    all->addWidget(m_message);
    all->addLayout(changeRow());
    all->addLayout(sourceRow());
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    listen();
    showValues();
    showDay(1);
    m_curve->setFocus();
    resize(940, 690);
}

QHBoxLayout *ProfileEditor::toolRow()
{
    auto *points = new ToggleButton(tr("&Points"), tr("Drag the point of an hour"));
    auto *freehand = new ToggleButton(tr("&Freehand"), tr("Draw the curve over the hours"));
    points->setChecked(true);
    auto *tools = new QButtonGroup(this);
    tools->addButton(points, static_cast<int>(CurveEditor::Tool::Points));
    tools->addButton(freehand, static_cast<int>(CurveEditor::Tool::Freehand));
    connect(tools, &QButtonGroup::idClicked, m_curve,
            [this](int id) { m_curve->setTool(static_cast<CurveEditor::Tool>(id)); });

    const int days = static_cast<int>((m_hours + hoursOfDay - 1) / hoursOfDay);
    m_day->setRange(1, std::max(1, days));
    m_day->setPrefix(tr("Day "));
    m_day->setSuffix(tr(" of %1").arg(days));
    m_day->setAccessibleName(tr("Day shown"));
    m_day->setVisible(m_hours > mostHoursAtOnce);

    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(points);
    row->addWidget(freehand);
    row->addStretch();
    row->addWidget(m_day);
    return row;
}

QWidget *ProfileEditor::curveSide()
{
    m_dayBar->setRange(1, m_day->maximum());
    m_dayBar->setPageStep(7);
    m_dayBar->setVisible(m_hours > mostHoursAtOnce);
    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setMinimumHeight(2 * m_message->fontMetrics().lineSpacing());
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *side = new QWidget;
    auto *rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(m_curve, 1);
    rows->addWidget(m_dayBar);
    return side;
}

QTableView *ProfileEditor::newTable()
{
    auto *table = new QTableView;
    table->setModel(m_model);
    table->setAccessibleName(tr("Values by hour"));
    table->setFixedWidth(m_hours > hoursOfDay ? 290 : 250);
    table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::AnyKeyPressed);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->setHighlightSections(false);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 4);
    table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return table;
}

QPushButton *ProfileEditor::newButton(const QString &text, const QString &what,
                                      void (ProfileEditor::*act)())
{
    auto *button = new QPushButton(text);
    button->setToolTip(what);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

QHBoxLayout *ProfileEditor::changeRow()
{
    auto *reshape = new ReshapeBar(m_model->quantity(), m_hours);
    connect(reshape, &ReshapeBar::chosen, this, [this](const ReshapeBar::Change &change) {
        m_model->setValues(change(m_model->values()));
    });
    m_constant->setToolTip(tr("Begins with the mean of all hours, which keeps their sum"));
    auto *row = new QHBoxLayout;
    row->addWidget(reshape);
    row->addStretch();
    row->addWidget(m_constant);
    return row;
}

QHBoxLayout *ProfileEditor::sourceRow()
{
    auto *row = new QHBoxLayout;
    row->addWidget(newButton(tr("&Typical shape…"), tr("A household, an office, sun, wind, …"),
                             &ProfileEditor::chooseShape));
    row->addWidget(newButton(tr("From &CSV…"), tr("A column of a table, with a preview"),
                             &ProfileEditor::importCsv));
    row->addWidget(newButton(tr("Past&e"),
                             tr("A row or column copied from a spreadsheet, from the "
                                "chosen hour on"),
                             &ProfileEditor::paste));
    row->addStretch();
    row->addWidget(m_figures);
    return row;
}

void ProfileEditor::listen()
{
    connect(m_model, &ProfileModel::dataChanged, this, [this] {
        m_notice.clear();
        showValues();
    });
    connect(m_constant, &QCheckBox::toggled, m_model, &ProfileModel::setConstant);
    connect(m_curve, &CurveEditor::hourEdited, m_model, &ProfileModel::setValue);
    connect(m_curve, &CurveEditor::hourChosen, this, &ProfileEditor::setHour);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    setHour(static_cast<std::size_t>(current.row()));
            });
    connect(m_table->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
            [this](QWidget *, QAbstractItemDelegate::EndEditHint hint) {
                if (hint == QAbstractItemDelegate::SubmitModelCache) // Enter goes down
                    setHour(m_curve->hour() + 1);
            });
    connect(m_day, &QSpinBox::valueChanged, this, &ProfileEditor::showDay);
    connect(m_dayBar, &QScrollBar::valueChanged, this, &ProfileEditor::showDay);
    // In a field that is being typed into, the two keys stay the field's.
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this,
            &ProfileEditor::copy);
    connect(new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, this,
            &ProfileEditor::paste);
}

Profile ProfileEditor::profile() const
{
    const std::vector<double> &values = m_model->values();
    const bool isSame = m_model->isConstant() == m_before.isConstant() &&
                        values == valuesOf(m_before, m_hours) &&
                        (m_before.isConstant() || m_before.size() == m_hours);
    if (isSame || values.empty())
        return m_before; // with the table it stands in
    return m_model->isConstant() ? Profile(values.front()) : Profile(values);
}

void ProfileEditor::setHour(std::size_t hour)
{
    if (hour >= m_hours)
        return;
    m_curve->setHour(hour);
    if (m_table->currentIndex().row() != static_cast<int>(hour))
        m_table->setCurrentIndex(m_model->index(static_cast<int>(hour), 0));
    if (m_hours > mostHoursAtOnce)
        showDay(static_cast<int>(hour / hoursOfDay) + 1);
}

void ProfileEditor::showDay(int day)
{
    if (m_hours <= mostHoursAtOnce)
        return m_curve->setWindow(0, m_hours);
    const QSignalBlocker quietBox(m_day);
    const QSignalBlocker quietBar(m_dayBar);
    m_day->setValue(day);
    m_dayBar->setValue(day);
    const std::size_t first = static_cast<std::size_t>(day - 1) * hoursOfDay;
    m_curve->setWindow(first, std::min(hoursOfDay, m_hours - first));
    const std::size_t hour = m_curve->hour();
    if (hour < first || hour >= first + hoursOfDay)
        setHour(std::min(first + hour % hoursOfDay, m_hours - 1));
}

void ProfileEditor::chooseShape()
{
    auto *chooser = new ShapeChooser(m_model->quantity(), m_model->values(), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &QDialog::accepted, this,
            [this, chooser] { m_model->setValues(chooser->values()); });
    chooser->open();
}

void ProfileEditor::importCsv()
{
    auto *import = new CsvImport(m_model->quantity(), m_hours, this);
    import->setAttribute(Qt::WA_DeleteOnClose);
    connect(import, &QDialog::accepted, this,
            [this, import] { m_model->setValues(import->values()); });
    import->open();
}

/// The rows selected in the table; all if there is but the current one.
void ProfileEditor::copy()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedIndexes();
    std::vector<double> values = m_model->values();
    if (selected.size() > 1) {
        const auto [first, last] = std::minmax_element(selected.begin(), selected.end());
        values = {values.begin() + first->row(), values.begin() + last->row() + 1};
    }
    QGuiApplication::clipboard()->setText(asColumn(values));
}

void ProfileEditor::paste()
{
    const PastedNumbers pasted =
        pastedNumbers(QGuiApplication::clipboard()->text(), m_model->quantity());
    if (!pasted.problem.isEmpty()) {
        m_notice = pasted.problem;
        return showMessage();
    }
    std::vector<double> values = m_model->values();
    const std::size_t first = m_curve->hour();
    const std::size_t fitting = std::min(pasted.values.size(), values.size() - first);
    std::copy_n(pasted.values.begin(), fitting, values.begin() + static_cast<long>(first));
    m_model->setValues(std::move(values));
    if (fitting < pasted.values.size()) {
        m_notice = tr("%1 values were pasted from hour %2 on; the last %3 had no hour left.")
                       .arg(fitting)
                       .arg(first + 1)
                       .arg(pasted.values.size() - fitting);
        showMessage();
    }
}

void ProfileEditor::showValues()
{
    const QSignalBlocker quiet(m_constant);
    m_constant->setChecked(m_model->isConstant());
    const std::vector<double> &values = m_model->values();
    m_curve->setValues(values);
    m_curve->setHour(m_curve->hour()); // its value may be another
    showMessage();
    if (values.empty())
        return m_figures->clear();
    const Quantity &quantity = m_model->quantity();
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    QString figures = tr("least %1 · mean %2 · most %3")
                          .arg(roundedText(*least, quantity), roundedText(mean(values), quantity),
                               roundedText(*most, quantity));
    if (isEnergy(quantity)) {
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        figures += tr(" · sum %1 kWh").arg(roundedText(sum, {}));
    }
    m_figures->setText(figures);
}

void ProfileEditor::showMessage()
{
    const QString problems = m_model->problems();
    const QString hint = tr("Drag a point, or choose an hour with ← → and change it with ↑ ↓ "
                            "(Shift: larger steps).");
    const bool isHint = m_notice.isEmpty() && problems.isEmpty();
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     isHint ? coloursOf(colours).secondary : coloursOf(colours).wrong);
    m_message->setPalette(colours);
    m_message->setText(isHint ? hint : m_notice.isEmpty() ? problems : m_notice);
    m_ok->setEnabled(!m_model->hasWrongText());
}

/// Enter in a field is not meant for the dialog.
void ProfileEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || !(m_table->hasFocus() || m_day->hasFocus()))
        QDialog::keyPressEvent(event);
}

} // namespace peergrid
