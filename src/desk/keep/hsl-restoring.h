/* hsl-restoring.h: a backup takes the place of the store in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-window.h"

G_BEGIN_DECLS

void hsl_restoring_ask (HslWindow *window, const char *file);

G_END_DECLS
