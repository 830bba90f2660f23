// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compareaction.h"

#include "ui/gallery.h"
#include "ui/wording.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace peergrid
{

namespace
{

constexpr int widest = 110; ///< pixels of a name

} // namespace

CompareAction::CompareAction(Comparison &comparison, const std::function<QStringList()> &recent,
                             QObject *parent)
    : QAction(parent)
    , m_comparison(comparison)
    , m_recent(recent)
    , m_menu(std::make_unique<QMenu>())
{
    setObjectName(QStringLiteral("compare"));
    setCheckable(true);
    setMenu(m_menu.get());
    connect(menu(), &QMenu::aboutToShow, this, &CompareAction::fillMenu);
    connect(this, &QAction::triggered, this, &CompareAction::toggle);
    connect(&comparison, &Comparison::changed, this, &CompareAction::refresh);
    refresh();
}

CompareAction::~CompareAction() = default;

void CompareAction::suggestFor(const QString &examplePath)
{
    m_suggestion = Design::GridOnly;
    QString sibling = examplePath;
    for (const auto &[one, other] : {std::pair("-case-1.", "-case-2."), {"-case-2.", "-case-1."}}) {
        if (examplePath.contains(QLatin1String(one)))
            sibling.replace(QLatin1String(one), QLatin1String(other));
    }
    if (sibling != examplePath && QFileInfo::exists(sibling))
        m_suggestion = sibling;
    refresh();
}

void CompareAction::toggle()
{
    const bool isOn = !std::holds_alternative<Comparison::Nothing>(m_comparison.with());
    m_comparison.set(isOn ? Comparison::With() : m_suggestion);
}

void CompareAction::addFile(QMenu *files, const QString &path)
{
    files->addAction(QFileInfo(path).completeBaseName(), this,
                     [this, path] { m_comparison.set(path); });
}

void CompareAction::fillMenu()
{
    menu()->clear();
    menu()->addAction(tr("Nothing"), this, [this] { m_comparison.set({}); });
    menu()->addSection(tr("This scenario under another design"));
    for (const Design design :
         {Design::FullP2P, Design::Hybrid, Design::Community, Design::GridOnly})
        menu()->addAction(designName(design), this, [this, design] { m_comparison.set(design); });
    menu()->addSection(tr("This scenario with another objective"));
    for (const Objective objective : {Objective::Published, Objective::LeastCost})
        menu()->addAction(objectiveName(objective), this,
                          [this, objective] { m_comparison.set(objective); });
    menu()->addSection(tr("Another scenario"));
    QMenu *examples = menu()->addMenu(tr("Examples"));
    const QDir folder(scenarioFolder());
    for (const QString &name : folder.entryList({QStringLiteral("*.peergrid")}, QDir::Files))
        addFile(examples, folder.absoluteFilePath(name));
    for (const QString &path : m_recent())
        addFile(menu(), path);
    menu()->addAction(tr("Open a file…"), this, [this] {
        const QString path = QFileDialog::getOpenFileName(
            nullptr, tr("Compare with"), {}, tr("Scenarios (*.peergrid);;All files (*)"));
        if (!path.isEmpty())
            m_comparison.set(path);
    });
}

void CompareAction::refresh()
{
    const bool isOn = !std::holds_alternative<Comparison::Nothing>(m_comparison.with());
    const QString name = Comparison::nameOf(isOn ? m_comparison.with() : m_suggestion);
    setChecked(isOn);
    setText(tr("Co&mpare: %1")
                .arg(QFontMetrics(QApplication::font()).elidedText(name, Qt::ElideRight, widest)));
    setToolTip(isOn ? tr("Ends the comparison with %1").arg(name)
                    : tr("Compares the results with those of %1").arg(name));
}

} // namespace peergrid
