// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/checkedfield.h"

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace peergrid
{

/// A text; if it has to follow a form, what does not is refused.
class TextField : public CheckedField
{
    Q_OBJECT

  public:
    /// The text as it is kept, or why it cannot be.
    using Reading = std::function<tl::expected<QString, QString>(const QString &)>;

    explicit TextField(const Reading &reading = {}, QWidget *parent = nullptr);

    /// What an empty line means: "always".
    void setNone(const QString &shown) { m_none = shown; }

    void setValue(const QString &value);
    /// Shows "mixed", and that there is no value.
    void setMixed(const QString &shown);

  signals:
    void edited(const QString &text);

  protected:
    void showValue() override;

  private:
    tl::expected<QString, QString> typed() const;
    void take();

    Reading m_reading;
    std::optional<QString> m_value;
    QString m_shown; ///< without a value
    QString m_none;
};

} // namespace peergrid
