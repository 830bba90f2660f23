// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// CSV tables as spreadsheets write them: a header row, then rows of as many cells.
namespace peergrid
{

/// Larger files are refused. A table of 8,760 hours and 5,000 columns fits; memory stays below
/// five times the file even if every cell is one digit.
inline constexpr std::size_t maxCsvBytes = 256u << 20;

/// A table read whole: every row has as many cells as the header. Rows and columns are counted
/// from 0, without the header; messages count rows as a spreadsheet does (the header is row 1).
/// Holds the file's text once and two numbers a cell.
class CsvTable
{
  public:
    const std::string &file() const { return m_file; }
    std::size_t rows() const { return m_rows.size(); }
    std::size_t columns() const { return m_header.size(); }

    const std::string &header(std::size_t column) const { return m_header[column]; }
    /// The column with this header, if there is one.
    std::optional<std::size_t> column(const std::string &name) const;

    std::string_view cell(std::size_t row, std::size_t column) const;
    /// The row as a spreadsheet counts it: the header is row 1, a line that was left out counts.
    std::size_t rowNumber(std::size_t row) const { return m_rows[row]; }

    /// The cell as a finite number with a decimal point, or what is wrong with it.
    tl::expected<double, Issue> number(std::size_t row, std::size_t column) const;
    /// A whole column of numbers, or everything that is wrong with it.
    Result<std::vector<double>> numbers(std::size_t column) const;

    /// An issue about a cell, about a column, or about the file, with its place filled in.
    Issue issueAt(std::size_t row, std::size_t column, std::string found) const;
    Issue issueAt(std::size_t column, std::string found) const;
    Issue issue(std::string found) const;

  private:
    friend class CsvParser;
    struct Cell {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };

    std::string m_file;
    std::string m_text; ///< quoted cells are unescaped in place
    std::vector<std::string> m_header;
    std::unordered_map<std::string, std::size_t> m_columns;
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_rows;
};

/// Reads a table from text. Understands a UTF-8 byte order mark, line ends LF, CRLF and CR, the
/// separators comma, semicolon and tab (told by the header), quoted cells with separators, line
/// breaks and doubled quotes. Blanks around unquoted cells do not count, nor do lines without
/// content at the end and, in tables of more than one column, in between. `file` is the name that
/// issues carry. Fails, with row and column, on an empty or binary file, UTF-16, invalid UTF-8, an
/// unclosed quote, a row with more or fewer cells than the header, and a header that names two
/// columns alike.
Result<CsvTable> readCsv(std::string text, const std::string &file);

/// Reads a table from a file; issues carry the path as given.
Result<CsvTable> loadCsv(const std::filesystem::path &path);

/// Writes a table, cell by cell: separator comma, line end LF, UTF-8 without mark.
class CsvWriter
{
  public:
    void add(std::string_view cell); ///< quoted where it must be
    void add(double cell);           ///< shortest form that reads back as the same number
    void endRow();

    const std::string &text() const { return m_text; }

  private:
    void separate();

    std::string m_text;
    bool m_isRowStart = true;
};

/// Text as messages show it: in quotes, cut when it is long.
std::string inQuotes(std::string_view text);

} // namespace peergrid
