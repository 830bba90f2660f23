// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/sweepstore.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cmath>
#include <vector>

namespace peergrid::cli
{
namespace
{

using Clock = std::chrono::steady_clock;

constexpr auto commitEvery = std::chrono::milliseconds(250);
constexpr int patience = 10'000;          ///< ms, where another program reads or writes it
constexpr std::size_t mostColumns = 2000; ///< of an SQLite table, as it is built everywhere

/// `"name"`, as SQL quotes names.
std::string quotedName(const std::string &name)
{
    std::string result = "\"";
    for (const char c : name)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

struct Close {
    void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

/// The table `variants`, a row each, and the table `plan`, which holds the record of the sweep.
/// Rows come to the disk some at a time.
class SweepDatabase : public SweepStore
{
  public:
    explicit SweepDatabase(const SweepResults &results)
        : m_path(results.path.string())
        , m_plan(results.plan)
        , m_has(results.plan.size(), false)
    {
        if (results.table.columns() > mostColumns)
            throw Failure(BadUsage, fmt::format("{}: {} columns; an SQLite table has at most {}; "
                                                "leave out --peers, or write a .csv",
                                                m_path, results.table.columns(), mostColumns));
        sqlite3 *database = nullptr;
        const int code = sqlite3_open(m_path.c_str(), &database);
        m_database.reset(database);
        check(code);
        sqlite3_busy_timeout(database, patience);
        if (tables() == 0)
            create(results.table, results.record);
        else
            goOn(results.record);
        std::string values = "?";
        for (std::size_t i = 1; i < results.table.columns(); ++i)
            values += ",?";
        // Two that write the same file write the same rows.
        m_insert = prepared("INSERT OR REPLACE INTO variants VALUES (" + values + ")");
    }

    bool has(std::size_t variant) const override { return m_has[variant]; }
    bool hadShortfall() const override { return m_hadShortfall; }

    void add(const SweepRow &row) override
    {
        if (!m_isOpen)
            run("BEGIN IMMEDIATE");
        m_isOpen = true;
        bind(row);
        const int code = sqlite3_step(m_insert.get());
        sqlite3_reset(m_insert.get());
        check(code == SQLITE_DONE ? SQLITE_OK : code);
        if (Clock::now() >= m_commitAt)
            flush();
    }

    void flush() override
    {
        if (m_isOpen)
            run("COMMIT");
        m_isOpen = false;
        m_commitAt = Clock::now() + commitEvery;
    }

  private:
    void check(int code) const
    {
        if (code == SQLITE_OK)
            return;
        if (code == SQLITE_NOTADB)
            throw Failure(BadInput, m_path + ": this is no SQLite file; choose another name");
        throw Failure(BadInput, fmt::format("{}: the database says: {}; what it holds is kept: "
                                            "mend it and go on with --resume",
                                            m_path, sqlite3_errmsg(m_database.get())));
    }

    void run(const std::string &sql)
    {
        check(sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr));
    }

    Statement prepared(const std::string &sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &statement, nullptr));
        return Statement(statement);
    }

    /// Whether there is a row to read.
    bool step(const Statement &statement)
    {
        const int code = sqlite3_step(statement.get());
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            check(code);
        return code == SQLITE_ROW;
    }

    sqlite3_int64 tables()
    {
        const Statement statement = prepared("SELECT count(*) FROM sqlite_master");
        return step(statement) ? sqlite3_column_int64(statement.get(), 0) : 0;
    }

    void create(const SweepTable &table, const SweepRecord &record)
    {
        std::string columns = "variant INTEGER PRIMARY KEY";
        for (const std::string &name : table.varied())
            columns += ", " + quotedName(name) + " REAL";
        columns += ", status TEXT";
        for (const std::string &name : table.figures())
            columns += ", " + quotedName(name) + " REAL";
        run("BEGIN IMMEDIATE"); // both tables or none
        run("CREATE TABLE plan (record TEXT NOT NULL)");
        run("CREATE TABLE variants (" + columns + ")");
        const Statement statement = prepared("INSERT INTO plan VALUES (?)");
        bindText(statement, 1, sweepRecordText(record));
        step(statement);
        run("COMMIT");
    }

    void goOn(const SweepRecord &record)
    {
        std::string text;
        {
            const Statement statement = prepared("SELECT record FROM plan");
            if (step(statement))
                text = reinterpret_cast<const char *>(sqlite3_column_text(statement.get(), 0));
        }
        orFail(checkSweepRecord(text, record, m_path));
        const Statement rows = prepared("SELECT variant, status FROM variants");
        while (step(rows)) {
            const auto variant = sqlite3_column_int64(rows.get(), 0) - 1;
            if (variant < 0 || static_cast<std::size_t>(variant) >= m_has.size())
                throw Failure(BadInput, fmt::format("{}: the sweep has no variant {}; begin anew "
                                                    "under another name",
                                                    m_path, variant + 1));
            m_has[static_cast<std::size_t>(variant)] = true;
            const auto *status = reinterpret_cast<const char *>(sqlite3_column_text(rows.get(), 1));
            if (status && statusWord(SweepRow{0, false, {}}) == status)
                m_hadShortfall = true;
        }
    }

    void bindText(const Statement &statement, int place, std::string_view text)
    {
        check(sqlite3_bind_text(statement.get(), place, text.data(), static_cast<int>(text.size()),
                                SQLITE_TRANSIENT));
    }

    void bind(const SweepRow &row)
    {
        int place = 0;
        const auto number = [&](double value) {
            check(std::isfinite(value)
                      ? sqlite3_bind_double(m_insert.get(), ++place, value + 0.0) // no −0
                      : sqlite3_bind_null(m_insert.get(), ++place));
        };
        check(sqlite3_bind_int64(m_insert.get(), ++place,
                                 static_cast<sqlite3_int64>(row.variant) + 1));
        for (const double value : m_plan.values(row.variant))
            number(value);
        bindText(m_insert, ++place, statusWord(row));
        for (const double value : row.figures)
            number(value);
    }

    std::string m_path;
    const SweepPlan &m_plan;
    std::unique_ptr<sqlite3, Close> m_database;
    Statement m_insert;
    std::vector<bool> m_has;
    bool m_hadShortfall = false;
    bool m_isOpen = false; ///< whether a transaction is
    Clock::time_point m_commitAt = Clock::now() + commitEvery;
};

} // namespace

std::unique_ptr<SweepStore> openSweepDatabase(const SweepResults &results)
{
    return std::make_unique<SweepDatabase>(results);
}

} // namespace peergrid::cli
