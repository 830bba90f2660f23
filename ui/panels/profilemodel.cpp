// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/profilemodel.h"

#include "core/reshape.h"
#include "ui/colours.h"

#include <QFont>
#include <QGuiApplication>

#include <algorithm>

namespace peergrid
{

namespace
{

constexpr int mostProblemsTold = 2;

} // namespace

ProfileModel::ProfileModel(Quantity quantity, std::vector<double> values, QObject *parent)
    : QAbstractTableModel(parent)
    , m_quantity(std::move(quantity))
    , m_values(std::move(values))
{
}

void ProfileModel::setConstant(bool isConstant)
{
    if (isConstant == m_isConstant)
        return;
    m_isConstant = isConstant;
    if (isConstant) {
        std::fill(m_values.begin(), m_values.end(), mean(m_values));
        m_wrongTexts.clear();
    }
    tellChange();
}

void ProfileModel::setValue(std::size_t hour, double value)
{
    if (hour >= m_values.size())
        return;
    if (m_isConstant) {
        std::fill(m_values.begin(), m_values.end(), value);
        m_wrongTexts.clear();
    } else {
        m_values[hour] = value;
        m_wrongTexts.erase(hour);
    }
    tellChange();
}

void ProfileModel::setValues(std::vector<double> values)
{
    values.resize(m_values.size());
    m_values = std::move(values);
    m_wrongTexts.clear();
    m_isConstant = m_isConstant && std::adjacent_find(m_values.begin(), m_values.end(),
                                                      std::not_equal_to<>()) == m_values.end();
    tellChange();
}

void ProfileModel::tellChange()
{
    if (!m_values.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QString ProfileModel::problemOf(std::size_t hour) const
{
    const auto wrong = m_wrongTexts.find(hour);
    if (wrong == m_wrongTexts.end())
        return rangeProblem(m_values[hour], hour, m_values.size(), m_quantity);
    const QString sentence = m_quantity.isInteger
                                 ? tr("Hour %1 (%2): “%3” is not a whole number.")
                                 : tr("Hour %1 (%2): “%3” is not a number, such as 1.5 or 1,5.");
    return sentence.arg(hour + 1).arg(hourText(hour, m_values.size()), wrong->second.left(30));
}

QString ProfileModel::problems() const
{
    QStringList told;
    int count = 0;
    const auto tell = [&](std::size_t hour) {
        if (++count <= mostProblemsTold)
            told += problemOf(hour);
    };
    for (const auto &[hour, text] : m_wrongTexts)
        tell(hour); // first, since these keep the dialog from being accepted
    for (std::size_t hour = 0; hour < m_values.size(); ++hour)
        if ((m_values[hour] < m_quantity.least || m_values[hour] > m_quantity.most) &&
            !m_wrongTexts.contains(hour))
            tell(hour);
    if (count > mostProblemsTold)
        told += tr("And %1 more like this.").arg(count - mostProblemsTold);
    return told.join(QLatin1Char('\n'));
}

int ProfileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.size());
}

int ProfileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant ProfileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto hour = static_cast<std::size_t>(index.row());
    const auto wrong = m_wrongTexts.find(hour);
    switch (role) {
    case Qt::DisplayRole:
        return wrong == m_wrongTexts.end() ? shortText(m_values[hour]) : wrong->second;
    case Qt::EditRole:
        return wrong == m_wrongTexts.end() ? exactText(m_values[hour]) : wrong->second;
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(hourText(hour, m_values.size()),
                                            data(index, Qt::DisplayRole).toString());
    default:
        break;
    }
    const QString problem = problemOf(hour);
    if (problem.isEmpty())
        return {};
    if (role == Qt::ForegroundRole)
        return coloursOf(QGuiApplication::palette()).wrong;
    if (role == Qt::ToolTipRole)
        return problem;
    if (role == Qt::FontRole) { // colour does not say it alone
        QFont font;
        font.setBold(true);
        font.setUnderline(true);
        return font;
    }
    return {};
}

QVariant ProfileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return m_quantity.unit.isEmpty() ? m_quantity.title : m_quantity.unit;
    const auto hour = static_cast<std::size_t>(section);
    const QString text = hourText(hour, m_values.size());
    const bool isOneDay = m_values.size() <= 24; // of more, there is no room for when it ends
    return QStringLiteral("%1   %2").arg(hour + 1).arg(isOneDay ? text : text.chopped(6));
}

Qt::ItemFlags ProfileModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

bool ProfileModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const auto hour = static_cast<std::size_t>(index.row());
    const QString text = value.toString().trimmed();
    if (const auto number = typedNumber(text, m_quantity)) {
        setValue(hour, *number);
        return true;
    }
    m_wrongTexts[hour] = text;
    tellChange();
    return true;
}

} // namespace peergrid
