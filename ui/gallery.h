// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace peergrid
{

/// Where the example scenarios are: beside the program's sources, or installed.
QString scenarioFolder();

/// Scenarios as cards: a picture drawn from the file, its name, one sentence. All cards are seen;
/// what holds the gallery scrolls.
class Gallery : public QListWidget
{
    Q_OBJECT

  public:
    enum class Form {
        Tall, ///< the picture above the text
        Wide, ///< a small picture beside it
    };

    explicit Gallery(Form form, QWidget *parent = nullptr);

    /// A card of a file in scenarioFolder(); none if it cannot be read.
    void addScenario(const QString &file);
    /// A card of something else.
    void addCard(const QString &name, const QString &sentence, const QPixmap &picture,
                 const QVariant &value);

    QSize pictureSize() const;
    /// Cards that fill the width, and as high as all need.
    void fitTo(int width);

  signals:
    /// The path of a scenario, or the value of another card.
    void chosen(const QVariant &value);

  protected:
    void changeEvent(QEvent *event) override;

  private:
    Form m_form;
};

} // namespace peergrid
