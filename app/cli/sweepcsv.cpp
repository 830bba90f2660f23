// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/sweepstore.h"
#include "core/safefile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace peergrid::cli
{
namespace
{

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Lost rows are solved again: a disk need not keep up with every one of them.
constexpr auto flushEvery = std::chrono::seconds(2);
constexpr mode_t newFileMode = 0666; ///< the process's umask takes away from it

/// A CSV file that grows at its end, and beside it FILE.sweep, the record of what it is of.
class SweepCsv : public SweepStore
{
  public:
    explicit SweepCsv(const SweepResults &results)
        : m_path(results.path)
        , m_plan(results.plan)
        , m_table(results.table)
    {
        open();
        try {
            checkRecord(results.record);
            goOn();
        } catch (...) {
            ::close(m_file);
            throw;
        }
    }
    ~SweepCsv() override { ::close(m_file); }

    bool has(std::size_t variant) const override { return variant < m_done; }
    bool hadShortfall() const override { return m_hadShortfall; }

    void add(const SweepRow &row) override
    {
        append(m_table.csvRow(row, m_plan.values(row.variant)));
        if (Clock::now() >= m_flushAt)
            flush();
    }

    void flush() override
    {
        if (::fsync(m_file) != 0 && errno != EINVAL) // as of a pipe
            failToWrite();
        m_flushAt = Clock::now() + flushEvery;
    }

  private:
    [[noreturn]] void failToWrite() const
    {
        throw Failure(BadInput,
                      fmt::format("{}: a row could not be written: {}; rows before it are kept: "
                                  "mend it and go on with --resume",
                                  m_path.string(), std::system_category().message(errno)));
    }

    [[noreturn]] void refuse(const std::string &found) const
    {
        throw Failure(BadInput, fmt::format("{}: {}; put back the file as the sweep left it, or "
                                            "begin anew under another name",
                                            m_path.string(), found));
    }

    void open()
    {
        m_file = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, newFileMode);
        if (m_file < 0)
            throw Failure(BadInput,
                          fmt::format("{}: the file could not be opened: {}", m_path.string(),
                                      std::system_category().message(errno)));
        // Where a file system knows no locks there is nothing to ask.
        if (::flock(m_file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(m_file);
            throw Failure(BadInput, fmt::format("{}: a sweep is writing it just now; wait for it, "
                                                "or end it",
                                                m_path.string()));
        }
    }

    void append(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                failToWrite();
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    /// The record comes before the first byte of the file, and after its lock.
    void checkRecord(const SweepRecord &record) const
    {
        const fs::path path = m_path.string() + ".sweep";
        if (fs::file_size(m_path) == 0)
            writeFile(path, sweepRecordText(record));
        else
            orFail(checkSweepRecord(orFail(readWholeFile(path)), record, path.string()));
    }

    /// Finds what is there, drops a line that was not written whole.
    void goOn()
    {
        const std::string header = m_table.csvHeader();
        std::ifstream file(m_path, std::ios::binary);
        std::uintmax_t kept = 0;
        std::string line;
        while (std::getline(file, line) && !file.eof()) { // at the end: no line end behind it
            if (kept == 0) {
                if (line + '\n' != header)
                    refuse("its first line is not that of this sweep");
            } else {
                take(line);
            }
            kept += line.size() + 1;
        }
        if (kept == 0 && !header.starts_with(line))
            refuse("it does not begin as this sweep does");
        if (::ftruncate(m_file, static_cast<off_t>(kept)) != 0)
            failToWrite();
        if (kept == 0)
            append(header);
        flush();
    }

    void take(const std::string &line)
    {
        const auto commas = static_cast<std::size_t>(std::count(line.begin(), line.end(), ','));
        if (m_done >= m_plan.size() || !line.starts_with(std::to_string(m_done + 1) + ',') ||
            commas + 1 != m_table.columns())
            refuse(fmt::format("row {} is not what this sweep writes there", m_done + 2));
        ++m_done;
        const SweepRow lacking{0, false, {}};
        if (line.find(fmt::format(",{},", statusWord(lacking))) != std::string::npos)
            m_hadShortfall = true;
    }

    fs::path m_path;
    const SweepPlan &m_plan;
    const SweepTable &m_table;
    int m_file = -1;
    std::size_t m_done = 0; ///< rows that were there
    bool m_hadShortfall = false;
    Clock::time_point m_flushAt = Clock::now() + flushEvery;
};

} // namespace

std::unique_ptr<SweepStore> openSweepCsv(const SweepResults &results)
{
    return std::make_unique<SweepCsv>(results);
}

} // namespace peergrid::cli
