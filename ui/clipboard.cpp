// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clipboard.h"

#include "core/edits.h"
#include "core/scenariofile.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace peergrid
{

namespace
{

QString objectType()
{
    return QStringLiteral("application/x-peergrid-scenario+json");
}

} // namespace

void copyToClipboard(const Scenario &scenario, const ObjectIds &objects)
{
    const std::string text = writeScenario(edits::copied(scenario, objects));
    auto *data = new QMimeData;
    data->setData(objectType(), QByteArray::fromStdString(text));
    data->setText(QString::fromStdString(text));
    QGuiApplication::clipboard()->setMimeData(data);
}

std::optional<Scenario> clipboardObjects()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return {};
    const QByteArray text =
        data->hasFormat(objectType()) ? data->data(objectType()) : data->text().toUtf8();
    auto scenario = readDraft(text.toStdString());
    if (!scenario)
        return {};
    return std::move(*scenario);
}

} // namespace peergrid
