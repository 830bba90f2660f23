// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/checks.h"
#include "core/hourly.h"

#include <tl/expected.hpp>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace peergrid
{

class NumberField;

/// Rows of a form over one or many objects: each reads the values all of them have ("mixed" where
/// they differ) and writes one to all.
class Form : public QWidget
{
    Q_OBJECT

  public:
    explicit Form(QWidget *parent = nullptr);

    /// `key` makes edits of one gesture one undo step.
    template<class T>
    using Write = std::function<void(const T &value, const QString &key)>;
    template<class T>
    using Read = std::function<std::vector<T>()>;

    struct Field {
        QString name; ///< of the field in scenario files: "generation.cost"
        QString label;
        QString unit = {};
        QString help = {};
        double step = 1.0;
        /// Of a number. Others are taken, too: the document says that they are wrong.
        Range range = {};
        /// For counts: whole numbers from 1 to this; others are not taken.
        std::function<std::size_t()> largest = {};
        QString none = {}; ///< what it means to be empty; unless set, it may not be
        QString of = {};   ///< whose it is, if the label does not say it: "Bid 2"
    };

    /// Label and owner in one: "Bid 2: energy".
    static QString fullLabel(const Field &field);

    /// Stands for the scenario's currency in units.
    static constexpr QChar currencySign = QLatin1Char('$');

    void addHeading(const QString &text);
    /// A sentence or figures that the form works out; not seen while there are none.
    void addNote(const std::function<QString()> &text);
    /// `reading` gives the text as it is kept, or why it is refused.
    using Reading = std::function<tl::expected<QString, QString>(const QString &)>;
    void addText(const Field &field, const Read<QString> &read, const Write<QString> &write,
                 const Reading &reading = {});
    void addNumber(const Field &field, const Read<double> &read, const Write<double> &write);
    void addNumber(const Field &field, const Read<std::optional<double>> &read,
                   const Write<std::optional<double>> &write);
    void addProfile(const Field &field, const Read<Profile> &read, const Write<Profile> &write);
    void addProfile(const Field &field, const Read<std::optional<Profile>> &read,
                    const Write<std::optional<Profile>> &write);
    void addCheck(const Field &field, const Read<bool> &read, const Write<bool> &write);
    /// Choices as shown text and value; `choices` is asked anew each time.
    using Choices = std::vector<std::pair<QString, QString>>;
    void addChoice(const Field &field, const std::function<Choices()> &choices,
                   const Read<QString> &read, const Write<QString> &write);
    /// `reload` brings it up to date; not called while it is not seen.
    void addWidget(QWidget *widget, const std::function<void()> &reload = {});
    /// Rows for each entry of a list: `add` adds those of one. It is called when there is one more
    /// than there ever was; rows of entries that are gone wait unseen.
    void addList(const std::function<std::size_t()> &size,
                 const std::function<void(std::size_t index)> &add);
    /// Rows added from here on are seen only while this holds.
    void beginPart(const std::function<bool()> &isSeen);

    /// Reads all anew. Issues are said at their fields; with their objects if there are many.
    void reload(const Issues &issues, const QString &currency, bool areMany = false);

    /// Asks for the hours of a field that may have a value for each.
    void openProfile(const QString &field);

    /// Puts the cursor into a field; the first if it has none of that name. True if it has it.
    bool edit(const QString &field);

  signals:
    /// A profile is to be edited hour by hour.
    void profileRequested(const peergrid::Form::Field &field, const peergrid::Profile &profile,
                          const peergrid::Form::Write<peergrid::Profile> &write);

  private:
    struct Row {
        Field field;
        QWidget *whole;
        QWidget *editor = nullptr;
        QLabel *label = nullptr;
        QLabel *problem = nullptr;
        QLabel *unit = nullptr;
        std::function<void()> reload = {};
        std::function<bool()> isSeen = {};
        std::function<void()> open = {}; ///< its hours; none if it has one value
    };
    struct List {
        QVBoxLayout *place;
        std::function<std::size_t()> size;
        std::function<void(std::size_t)> add;
        std::size_t built = 0;
    };
    Row &addRow(const Field &field, QWidget *editor, QWidget *button = nullptr);
    NumberField *newNumberField(const Field &field);
    void growLists();
    void showUnit(const Row &row, const QString &currency) const;
    void showProblem(const Row &row) const;
    void showOtherProblems();
    const Issue *issueOf(const Row &row) const;
    QString sentenceOf(const Issue &issue) const;
    void alignColumns() const;

    QVBoxLayout *m_place;    ///< where rows are added
    QLabel *m_otherProblems; ///< of fields that are not seen
    std::vector<Row> m_rows;
    std::vector<List> m_lists;
    std::function<bool()> m_isSeen; ///< of the part that is being added
    Issues m_issues;
    bool m_areMany = false;
};

} // namespace peergrid
