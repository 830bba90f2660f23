// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <functional>
#include <vector>

namespace peergrid::pictures
{

/// Something the window is brought to do, and a picture of it.
struct Pose {
    QString name; ///< of the picture, without ".png"
    bool isDark = false;
    std::function<QImage()> take;
};

std::vector<Pose> poses();

} // namespace peergrid::pictures
