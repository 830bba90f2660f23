// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace peergrid
{

/// A bar above the canvas: what happened and what to do, in place of boxes that stand in the way.
class MessageBar : public QWidget
{
    Q_OBJECT

  public:
    enum class Kind { Note, Warning, Error };
    struct Answer {
        QString text;
        std::function<void()> act; ///< the bar closes before
    };

    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows a message in place of the one before; it stays until it is answered or closed.
    void show(Kind kind, const QString &text, const std::vector<Answer> &answers = {});
    void dismiss();
    QString text() const;

  protected:
    void paintEvent(QPaintEvent *event) override;

  private:
    Kind m_kind = Kind::Note;
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace peergrid
