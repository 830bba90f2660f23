// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/owndisk.h"
#include "tests/ui/person.h"

#include <filesystem>
#include <fstream>
#include <memory>

namespace peergrid::test
{

namespace fs = std::filesystem;

inline std::string bytesOf(const fs::path &path)
{
    std::error_code ignored; // of a link to itself
    if (!fs::is_regular_file(path, ignored))
        return {};
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void put(const fs::path &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

inline QStringList filesIn(const fs::path &folder)
{
    return QDir(QString::fromStdString(folder.string()))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                   QDir::Name);
}

/// Someone with a file that is open and edited.
struct Desk {
    QTemporaryDir home;
    fs::path outside = home.path().toStdString();
    fs::path folder = outside / "work";
    fs::path file = folder / "day.peergrid";
    std::unique_ptr<OwnDisk> disk;
    Person person;
    Scenario edited;

    explicit Desk(bool hasOwnDisk = false)
    {
        fs::create_directory(folder);
        if (hasOwnDisk)
            disk = std::make_unique<OwnDisk>(folder);
        fs::copy_file(test::sample("seventeen-peer-case-3").toStdString(), file);
        if (!person.window.openFile(QString::fromStdString(file.string())))
            qFatal("no file");
        person.key(Qt::Key_A, Qt::ControlModifier);
        person.key(Qt::Key_D, Qt::ControlModifier);
        edited = person.scenario();
    }
    void save() { person.key(Qt::Key_S, Qt::ControlModifier); }
    /// Save as; yes, over what is there.
    void saveOver(const fs::path &path)
    {
        if (fs::exists(path))
            answerNext<QMessageBox>(
                [](QMessageBox &box) { box.button(QMessageBox::Yes)->click(); });
        person.saveAs(QString::fromStdString(path.string()));
    }
};

} // namespace peergrid::test
