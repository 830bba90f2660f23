// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/helpwindow.h"

#include "ui/datafolder.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <map>

namespace peergrid
{

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_text(new QTextBrowser)
{
    setWindowTitle(tr("Guide"));
    resize(860, 720);
    m_text->setAccessibleName(tr("Guide"));
    m_text->setSearchPaths({folder()});
    m_text->document()->setDocumentMargin(20);
    m_text->setOpenExternalLinks(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *contents = buttons->addButton(tr("&Contents"), QDialogButtonBox::ActionRole);
    QPushButton *back = buttons->addButton(tr("&Back"), QDialogButtonBox::ActionRole);
    back->setEnabled(false);
    connect(m_text, &QTextBrowser::backwardAvailable, back, &QPushButton::setEnabled);
    connect(back, &QPushButton::clicked, m_text, &QTextBrowser::backward);
    connect(contents, &QPushButton::clicked, this, [this] { open({}); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
}

QString HelpWindow::folder()
{
    return dataFolder(QStringLiteral("help"), QStringLiteral("resources/help"));
}

void HelpWindow::open(const QString &page)
{
    const QDir pages(folder());
    const QString name = !page.isEmpty() && pages.exists(page) ? page : QStringLiteral("index.md");
    m_text->setSource(QUrl::fromLocalFile(pages.filePath(name)), QTextDocument::MarkdownResource);
    show();
    raise();
}

QString HelpWindow::pageFor(const QWidget *widget)
{
    static const std::map<QString, QString> pages{
        {QStringLiteral("paletteDock"), QStringLiteral("drawing.md")},
        {QStringLiteral("outlineDock"), QStringLiteral("drawing.md")},
        {QStringLiteral("problemsDock"), QStringLiteral("drawing.md")},
        {QStringLiteral("tableDock"), QStringLiteral("drawing.md")},
        {QStringLiteral("inspectorDock"), QStringLiteral("prices-and-contracts.md")},
        {QStringLiteral("whyDock"), QStringLiteral("results.md")},
        {QStringLiteral("resultsDock"), QStringLiteral("results.md")},
        {QStringLiteral("whatIfDock"), QStringLiteral("what-if.md")},
        {QStringLiteral("sweep"), QStringLiteral("large-studies.md")},
        {QStringLiteral("welcome"), QStringLiteral("first-steps.md")},
        {QStringLiteral("canvas"), QStringLiteral("drawing.md")},
    };
    for (; widget; widget = widget->parentWidget()) {
        const auto found = pages.find(widget->objectName());
        if (found != pages.end())
            return found->second;
    }
    return QStringLiteral("index.md");
}

} // namespace peergrid
