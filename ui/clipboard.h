// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/issue.h"
#include "core/objectids.h"
#include "core/scenario.h"

#include <optional>

/// Objects on the clipboard: a scenario file as PeerGrid's own type, and as text.
namespace peergrid
{

void copyToClipboard(const Scenario &scenario, const ObjectIds &objects);

/// What can be pasted as objects; none if the clipboard holds nothing of the kind.
std::optional<Scenario> clipboardObjects();

} // namespace peergrid
