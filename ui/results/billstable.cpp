// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/billstable.h"

#include "ui/colours.h"
#include "ui/results/chartstyle.h"
#include "ui/results/drawnstyle.h"
#include "ui/results/pricewords.h"
#include "ui/wording.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace peergrid
{

namespace
{

enum Column {
    Name,
    Bought,
    Paid,
    Sold,
    Earned,
    Fees,
    Net,
    Generated,
    Wear,
    Cost,
    Savings,
    Difference, ///< from the run it is compared with
    Price,
    Rule,
    Columns,
};

constexpr int numberRole = Qt::UserRole;
constexpr int hourRole = Qt::UserRole + 1;
constexpr int lineHeight = 20;
constexpr int nameWidth = 132;
constexpr int mostNameWidth = 260;
constexpr int ruleWidth = 190;

/// Numbers are sorted as such; the line of all peers stays on top.
class BillItem : public QTreeWidgetItem
{
  public:
    explicit BillItem(bool isTotal)
        : m_isTotal(isTotal)
    {
    }

    bool operator<(const QTreeWidgetItem &other) const override
    {
        const auto &that = static_cast<const BillItem &>(other);
        const QHeaderView &header = *treeWidget()->header();
        if (m_isTotal != that.m_isTotal)
            return m_isTotal == (header.sortIndicatorOrder() == Qt::AscendingOrder);
        const int column = header.sortIndicatorSection();
        const QVariant mine = data(column, numberRole);
        const QVariant theirs = that.data(column, numberRole);
        if (!mine.isValid() && !theirs.isValid())
            return QString::localeAwareCompare(text(column), that.text(column)) < 0;
        return !mine.isValid() || (theirs.isValid() && mine.toDouble() < theirs.toDouble());
    }

    void setNumber(Column column, const QString &text, double value)
    {
        setText(column, text);
        setData(column, numberRole, value);
        setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    void setNumber(Column column, double value) { setNumber(column, amountText(value), value); }
    void setNothing(Column column)
    {
        setText(column, {});
        setData(column, numberRole, {});
    }
    /// What is good or bad to have more of is coloured, and has a sign.
    void setChange(Column column, const std::optional<double> &value, const QColor &more,
                   const QColor &less)
    {
        if (!value)
            return setNothing(column);
        setNumber(column, signedText(*value), *value);
        const bool isSome = text(column) != roundedText(0.0);
        setForeground(column, !isSome ? QBrush() : QBrush(*value > 0.0 ? more : less));
    }

  private:
    bool m_isTotal;
};

} // namespace

BillsTable::BillsTable(QWidget *parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Bills"));
    setColumnCount(Columns);
    setSelectionMode(ExtendedSelection);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(NoFrame);
    setFont(chartFont());
    header()->setFont(chartFont());
    header()->setStretchLastSection(false);
    header()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    header()->setMinimumSectionSize(24);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(this, &QTreeWidget::itemExpanded, this, [this](QTreeWidgetItem *item) { open(*item); });
    connect(this, &QTreeWidget::itemSelectionChanged, this, &BillsTable::tellChosen);
    const auto goToHour = [this](QTreeWidgetItem *item) {
        const QVariant hour = item->data(Name, hourRole);
        if (hour.isValid())
            emit hourChosen(hour.toULongLong());
    };
    connect(this, &QTreeWidget::itemClicked, this, goToHour);
    connect(this, &QTreeWidget::itemActivated, this, goToHour);
}

void BillsTable::nameColumns()
{
    const QString money = QString::fromStdString(m_solved->scenario->currency);
    const QString energy = QStringLiteral("kWh");
    const auto two = [](const QString &what, const QString &unit) {
        return what + QLatin1Char('\n') + unit;
    };
    setHeaderLabels({tr("Peer"), two(tr("Bought"), energy), two(tr("Paid"), money),
                     two(tr("Sold"), energy), two(tr("Earned"), money),
                     two(tr("Of it fees"), money), two(tr("Net"), money),
                     two(tr("Generation"), money), two(tr("Wear"), money), two(tr("Cost"), money),
                     two(tr("Savings"), money), two(tr("Compared"), money),
                     two(tr("Price"), priceUnit(money.toStdString())), tr("Rule")});
    QTreeWidgetItem &labels = *headerItem();
    labels.setTextAlignment(Name, Qt::AlignLeft | Qt::AlignVCenter);
    labels.setTextAlignment(Rule, Qt::AlignLeft | Qt::AlignVCenter);
    labels.setToolTip(Fees, tr("Of what is paid, to the network and to community managers"));
    labels.setToolTip(Net, tr("Paid less earned"));
    labels.setToolTip(Cost, tr("Net, generation cost and wear of storage"));
    labels.setToolTip(Savings, tr("What it gains on being alone with the main grid"));
    labels.setToolTip(Difference, tr("Cost less the cost in the run it is compared with"));
    labels.setToolTip(Price, tr("What a kWh bought costs on average, fees and all"));
}

void BillsTable::show(const SolvedPtr &solved, const std::vector<BillLine> &lines, HourRange hours,
                      std::size_t hour)
{
    const HourRange tradesOf = tradeHours(*solved, hours, hour);
    const bool isSame = m_solved == solved && m_hours == hours && m_tradeHours == tradesOf;
    const bool isSamePeers =
        std::equal(lines.begin(), lines.end(), m_lines.begin(), m_lines.end(),
                   [](const BillLine &a, const BillLine &b) { return a.objects == b.objects; });
    m_solved = solved;
    m_lines = lines;
    m_hours = hours;
    m_tradeHours = tradesOf;
    const QSignalBlocker quiet(this);
    setSortingEnabled(false);
    nameColumns();
    if (!isSamePeers)
        rebuild();
    BillLine total = sumOf(lines);
    total.name = tr("All %1 peers").arg(lines.size());
    for (std::size_t n = 0; n < m_items.size(); ++n) {
        fill(*m_items[n], n < lines.size() ? lines[n] : total);
        if (!isSame && m_items[n]->isExpanded())
            open(*m_items[n]);
        else if (!isSame)
            qDeleteAll(m_items[n]->takeChildren());
    }
    const auto isAny = [&](const auto &claim) {
        return std::any_of(lines.begin(), lines.end(), claim);
    };
    setColumnHidden(Wear, !isAny([](const BillLine &line) { return line.bill.wear != 0.0; }));
    setColumnHidden(Savings, !isAny([](const BillLine &line) { return line.savings; }));
    setColumnHidden(Difference, !isAny([](const BillLine &line) { return line.compared; }));
    for (int column = Name + 1; column < Rule; ++column)
        resizeColumnToContents(column);
    setSortingEnabled(true);
    markSelected();
}

void BillsTable::rebuild()
{
    clear();
    m_items.clear();
    for (std::size_t n = 0; n <= m_lines.size(); ++n) {
        const bool isTotal = n == m_lines.size();
        auto *item = new BillItem(isTotal);
        if (!isTotal)
            item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
        insertTopLevelItem(isTotal ? 0 : topLevelItemCount(), item);
        m_items.push_back(item);
    }
    QFont bold = font();
    bold.setBold(true);
    for (int column = 0; column < Columns; ++column)
        m_items.back()->setFont(column, bold);
    setColumnWidth(Name, nameWidth);
    setColumnWidth(Rule, ruleWidth);
}

void BillsTable::fill(QTreeWidgetItem &item, const BillLine &line)
{
    const Colours &colours = coloursOf(palette());
    auto &bill = static_cast<BillItem &>(item);
    bill.setText(Name, line.name);
    bill.setToolTip(Name, line.name);
    bill.setSizeHint(Name, QSize(0, lineHeight)); // of all rows
    bill.setNumber(Bought, line.bought);
    bill.setNumber(Paid, line.bill.paid);
    bill.setNumber(Sold, line.sold);
    bill.setNumber(Earned, line.bill.earned);
    bill.setNumber(Fees, line.bill.networkFees + line.bill.managerFees);
    bill.setNumber(Net, line.bill.net());
    bill.setNumber(Generated, line.bill.generationCost);
    bill.setNumber(Wear, line.bill.wear);
    bill.setNumber(Cost, line.bill.cost());
    bill.setChange(Savings, line.savings, colours.good, colours.wrong);
    std::optional<double> difference;
    if (line.compared)
        difference = line.bill.cost() - *line.compared;
    bill.setChange(Difference, difference, colours.wrong, colours.good);
    if (line.bought > 0.0)
        bill.setNumber(Price, line.bill.paid / line.bought);
    else
        bill.setNothing(Price);
}

void BillsTable::open(QTreeWidgetItem &item)
{
    const auto place = std::find(m_items.begin(), m_items.end(), &item);
    const auto n = static_cast<std::size_t>(place - m_items.begin());
    if (n >= m_lines.size())
        return;
    qDeleteAll(item.takeChildren());
    const auto say = [&](const QString &text) {
        auto *line = new BillItem(false);
        line->setText(Name, text);
        line->setFlags(Qt::ItemIsEnabled);
        line->setForeground(Name, coloursOf(palette()).secondary);
        item.addChild(line);
        line->setFirstColumnSpanned(true);
    };
    if (m_tradeHours != m_hours)
        say(m_tradeHours.size() == 1
                ? tr("The trades of %1").arg(hourText(m_tradeHours.first, m_solved->hours()))
                : tr("The trades of day %1").arg(m_tradeHours.first / 24 + 1));
    const auto trades = billTrades(*m_solved, m_tradeHours, n);
    for (const BillTrade &trade : trades)
        addTrade(item, trade);
    if (trades.empty())
        say(tr("Nothing bought, nothing sold"));
    resizeColumnToContents(Name);
    setColumnWidth(Name, std::clamp(columnWidth(Name), nameWidth, mostNameWidth));
}

void BillsTable::addTrade(QTreeWidgetItem &item, const BillTrade &trade)
{
    const Market &market = *m_solved->market;
    const QString partner = nameOfEnd(market, market.peers[trade.partner].id);
    const QString from = trade.isSale ? tr("to %1").arg(partner) : tr("from %1").arg(partner);
    auto *row = new BillItem(false);
    row->setText(Name, m_solved->hours() > 1 ? QStringLiteral("%1 · %2").arg(
                                                   hourText(trade.hour, m_solved->hours()), from)
                                             : from);
    row->setToolTip(Name, row->text(Name));
    row->setData(Name, hourRole, static_cast<qulonglong>(trade.hour));
    row->setNumber(trade.isSale ? Sold : Bought, trade.trade.energy);
    row->setNumber(trade.isSale ? Earned : Paid, trade.amount());
    if (!trade.isSale)
        row->setNumber(Fees, trade.fees());
    row->setNumber(Price, trade.trade.price.price);
    row->setText(Rule, ruleText(market, trade.trade.price.rule, trade.trade.price.contract));
    row->setToolTip(Rule, row->text(Rule));
    row->setFlags(Qt::ItemIsEnabled);
    item.addChild(row);
}

void BillsTable::markSelected()
{
    const bool isAny = std::any_of(m_lines.begin(), m_lines.end(),
                                   [](const BillLine &line) { return line.isSelected; });
    for (std::size_t n = 0; n < m_items.size(); ++n) {
        const bool isSelected = n < m_lines.size() ? m_lines[n].isSelected : !isAny;
        if (m_items[n]->isSelected() != isSelected)
            m_items[n]->setSelected(isSelected);
    }
    const auto chosen = selectedItems();
    if (!chosen.isEmpty() &&
        (!currentItem() || !(currentItem()->isSelected() || currentItem()->parent())))
        setCurrentItem(chosen.front(), Name, QItemSelectionModel::NoUpdate);
}

void BillsTable::tellChosen()
{
    ObjectIds objects;
    for (std::size_t n = 0; n < m_lines.size(); ++n) {
        if (m_items[n]->isSelected())
            objects.peers.insert(m_lines[n].objects.peers.begin(), m_lines[n].objects.peers.end());
    }
    emit chosen(objects);
}

void BillsTable::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_solved)
        show(m_solved, m_lines, m_hours, m_tradeHours.first);
}

} // namespace peergrid
