// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"
#include "core/csvcolumn.h"

#include <algorithm>
#include <fstream>

namespace peergrid
{

namespace
{

constexpr std::size_t mostIssues = 50;

Issue csvIssue(const std::string &file, std::string found, std::string remedy,
               std::string place = {})
{
    Issue issue;
    issue.file = file;
    issue.place = std::move(place);
    issue.found = std::move(found);
    issue.remedy = std::move(remedy);
    return issue;
}

/// Length of the UTF-8 character that begins here; 0 if none does.
std::size_t characterSize(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size)
        return 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const bool isOverlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
    const bool isSurrogate = lead == 0xED && byte(1) >= 0xA0;
    const bool isBeyond = lead == 0xF4 && byte(1) >= 0x90;
    return isOverlong || isSurrogate || isBeyond ? 0 : size;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        if (size == 0)
            return false;
        text.remove_prefix(size);
    }
    return true;
}

/// What keeps a file from being read as text at all.
std::optional<Issue> whyNotText(std::string_view text, const std::string &file)
{
    const std::string asCsv = "save the table as CSV in UTF-8";
    if (text.size() > maxCsvBytes)
        return csvIssue(file, "the file is larger than 256 MB", "split it, or leave columns out");
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return csvIssue(file, "the file is in UTF-16", asCsv, "row 1, column 1");
    const std::size_t null = text.find('\0');
    if (null == std::string_view::npos)
        return std::nullopt;
    // ASCII in UTF-16 has a zero in every other byte.
    if (null < 2 && text.size() > 3 && text[null + 2] == '\0' && text[null + 1] != '\0')
        return csvIssue(file, "the file is in UTF-16", asCsv, "row 1, column 1");
    const auto row = 1 + std::count(text.begin(), text.begin() + static_cast<long>(null), '\n');
    return csvIssue(file, "the file is not text", asCsv, "row " + std::to_string(row));
}

/// The separator the header uses most, outside quotes.
char separatorOf(std::string_view text)
{
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == '\n' || c == '\r'))
            break;
        else if (!isQuoted) {
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
    }
    if (tabs > commas && tabs > semicolons)
        return '\t';
    return semicolons > commas ? ';' : ',';
}

} // namespace

class CsvParser
{
  public:
    CsvParser(std::string text, const std::string &file, std::optional<char> separator)
        : m_chosenSeparator(separator)
    {
        m_table.m_file = file;
        m_table.m_text = std::move(text);
    }

    Result<CsvTable> read();

  private:
    using Cell = CsvTable::Cell;

    const std::string &text() const { return m_table.m_text; }
    bool isAtEnd() const { return m_at >= text().size(); }
    bool isAtLineEnd() const { return isAtEnd() || text()[m_at] == '\n' || text()[m_at] == '\r'; }
    bool isAtCellEnd() const { return isAtLineEnd() || text()[m_at] == m_separator; }
    bool isBlank(char c) const { return c == ' ' || (c == '\t' && m_separator != '\t'); }
    void skipBlanks();
    void skipLineEnd();

    void skipMarkAndEmptyLines();
    void readRecord(std::vector<Cell> &cells);
    Cell readCell(std::size_t column);
    Cell readQuoted(std::size_t column);
    Cell readPlain();

    void readHeader();
    void takeRecord(const std::vector<Cell> &cells);
    void dropEmptyRowsAtEnd();
    void reserve();
    void report(std::size_t column, std::string found, std::string remedy);

    CsvTable m_table;
    std::size_t m_at = 0;
    std::optional<char> m_chosenSeparator;
    char m_separator = ',';
    std::uint32_t m_row = 1;    ///< of the record being read, as a spreadsheet counts
    bool m_isCellQuoted = true; ///< whether the last cell read was
    bool m_isBroken = false;    ///< an unclosed quote or no UTF-8: no sense in going on
    std::size_t m_moreIssues = 0;
    Issues m_issues;
};

Result<CsvTable> CsvParser::read()
{
    if (auto issue = whyNotText(text(), m_table.m_file))
        return tl::unexpected(Issues{*issue});
    skipMarkAndEmptyLines();
    if (isAtEnd())
        return tl::unexpected(Issues{csvIssue(m_table.m_file, "the file is empty",
                                              "give a header row and the rows below it", "row 1")});
    m_separator = m_chosenSeparator.value_or(separatorOf(std::string_view(text()).substr(m_at)));
    readHeader();
    reserve();
    std::vector<Cell> cells;
    while (!isAtEnd() && !m_isBroken) {
        readRecord(cells);
        takeRecord(cells);
        skipLineEnd();
    }
    dropEmptyRowsAtEnd();
    if (m_moreIssues > 0)
        m_issues.push_back(m_table.issue("there are " + std::to_string(m_moreIssues) +
                                         " more problems of this kind"));
    if (!m_issues.empty())
        return tl::unexpected(std::move(m_issues));
    return std::move(m_table);
}

void CsvParser::skipBlanks()
{
    while (!isAtEnd() && isBlank(text()[m_at]))
        ++m_at;
}

void CsvParser::skipLineEnd()
{
    if (isAtEnd())
        return;
    const bool isPair =
        text()[m_at] == '\r' && m_at + 1 < text().size() && text()[m_at + 1] == '\n';
    m_at += isPair ? 2 : 1;
    ++m_row;
}

void CsvParser::skipMarkAndEmptyLines()
{
    if (text().starts_with("\xEF\xBB\xBF"))
        m_at = 3;
    while (!isAtEnd() && isAtLineEnd())
        skipLineEnd();
}

void CsvParser::readRecord(std::vector<Cell> &cells)
{
    cells.clear();
    while (true) {
        const std::size_t column = cells.size();
        const Cell cell = readCell(column);
        cells.push_back(cell);
        if (!isUtf8(std::string_view(text()).substr(cell.begin, cell.size))) {
            report(column, "the text is not in UTF-8", "save the table as CSV in UTF-8");
            m_isBroken = true;
        }
        if (m_isBroken || isAtLineEnd())
            return;
        ++m_at; // the separator
    }
}

CsvParser::Cell CsvParser::readCell(std::size_t column)
{
    skipBlanks();
    m_isCellQuoted = !isAtEnd() && text()[m_at] == '"';
    return m_isCellQuoted ? readQuoted(column) : readPlain();
}

CsvParser::Cell CsvParser::readPlain()
{
    const std::size_t begin = m_at;
    while (!isAtCellEnd())
        ++m_at;
    std::size_t end = m_at;
    while (end > begin && isBlank(text()[end - 1]))
        --end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

CsvParser::Cell CsvParser::readQuoted(std::size_t column)
{
    std::string &all = m_table.m_text;
    const std::size_t begin = ++m_at;
    std::size_t end = begin; // doubled quotes are unescaped in place
    while (!isAtEnd()) {
        const bool isQuote = all[m_at] == '"';
        if (isQuote && (m_at + 1 >= all.size() || all[m_at + 1] != '"'))
            break;
        m_at += isQuote ? 1 : 0;
        all[end++] = all[m_at++];
    }
    if (isAtEnd()) {
        report(column, "a quote is opened and never closed", "close it, or double it inside text");
        m_isBroken = true;
        return {};
    }
    ++m_at;
    skipBlanks();
    if (!isAtCellEnd()) {
        report(column, "text follows a closing quote", "double the quotes inside quoted text");
        readPlain();
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

void CsvParser::readHeader()
{
    std::vector<Cell> cells;
    readRecord(cells);
    for (const Cell &cell : cells)
        m_table.m_header.push_back(text().substr(cell.begin, cell.size));
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string &name = m_table.m_header[column];
        if (!name.empty() && !m_table.m_columns.emplace(name, column).second)
            report(column, "two columns are named " + inQuotes(name),
                   "rename or remove one of them");
    }
    skipLineEnd();
}

void CsvParser::takeRecord(const std::vector<Cell> &cells)
{
    const std::size_t columns = m_table.columns();
    const bool isEmptyLine = cells.size() == 1 && cells[0].size == 0 && !m_isCellQuoted;
    if (m_isBroken || (isEmptyLine && columns > 1))
        return;
    if (cells.size() == columns) {
        m_table.m_cells.insert(m_table.m_cells.end(), cells.begin(), cells.end());
        m_table.m_rows.push_back(m_row);
        return;
    }
    const bool isLong = cells.size() > columns;
    report(isLong ? columns : cells.size(),
           "the row has " + std::to_string(cells.size()) + " cells, the header " +
               std::to_string(columns),
           isLong ? "quote text that holds the separator, and write decimals with a point"
                  : "fill the row up, cells may be empty");
}

void CsvParser::dropEmptyRowsAtEnd()
{
    const auto isEmptyRow = [&] {
        const auto begin = m_table.m_cells.end() - static_cast<long>(m_table.columns());
        return std::all_of(begin, m_table.m_cells.end(), [](Cell cell) { return cell.size == 0; });
    };
    while (!m_table.m_rows.empty() && isEmptyRow()) {
        m_table.m_cells.resize(m_table.m_cells.size() - m_table.columns());
        m_table.m_rows.pop_back();
    }
}

/// Counting beforehand is cheap, and keeps memory from doubling while cells are added.
void CsvParser::reserve()
{
    const auto from = text().begin() + static_cast<long>(std::min(m_at, text().size()));
    const auto rows = 1 + std::count_if(from, text().end(), [](char c) { return c == '\n'; });
    const auto cells = rows + std::count(from, text().end(), m_separator);
    m_table.m_rows.reserve(static_cast<std::size_t>(rows));
    m_table.m_cells.reserve(static_cast<std::size_t>(cells));
}

void CsvParser::report(std::size_t column, std::string found, std::string remedy)
{
    if (m_issues.size() >= mostIssues) {
        ++m_moreIssues;
        return;
    }
    const bool isNamed = column < m_table.columns() && !m_table.m_header[column].empty();
    const std::string name = isNamed ? m_table.m_header[column] : std::to_string(column + 1);
    m_issues.push_back(csvIssue(m_table.m_file, std::move(found), std::move(remedy),
                                "row " + std::to_string(m_row) + ", column " + name));
}

Result<CsvTable> readCsv(std::string text, const std::string &file)
{
    return CsvParser(std::move(text), file, {}).read();
}

Result<CsvTable> loadCsv(const std::filesystem::path &path)
{
    return loadCsv(path, {});
}

Result<CsvTable> loadCsv(const std::filesystem::path &path, std::optional<char> separator)
{
    const std::string file = path.string();
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return tl::unexpected(Issues{csvIssue(file, "this is a folder", "name a CSV file")});
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return tl::unexpected(Issues{
            csvIssue(file, "the file cannot be opened", "check its name and who may read it")});
    std::string text;
    constexpr std::size_t chunk = 1u << 20;
    while (stream && text.size() <= maxCsvBytes) {
        const std::size_t before = text.size();
        text.resize(before + chunk);
        stream.read(text.data() + before, static_cast<std::streamsize>(chunk));
        text.resize(before + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad())
        return tl::unexpected(
            Issues{csvIssue(file, "the file cannot be read to its end", "check the disk")});
    return CsvParser(std::move(text), file, separator).read();
}

} // namespace peergrid
