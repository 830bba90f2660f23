// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace peergrid
{

/// Light, dark, or as the system is.
enum class Theme { System, Light, Dark };

/// Dresses the program; remembered for the next start if `isChosen`.
void applyTheme(Theme theme, bool isChosen = true);

Theme rememberedTheme();

} // namespace peergrid
