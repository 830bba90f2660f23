// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peergrid
{

/// A folder that comes with the program: installed as share/peergrid/`installed`, or `source` in
/// the tree the program was built in. Empty if there is neither.
QString dataFolder(const QString &installed, const QString &source);

} // namespace peergrid
