/* hsl-ctl-print.h: what the files about papers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-ctl.h"
#include "hsl-press.h"

G_BEGIN_DECLS

gboolean hsl_ctl_print_volume (HslCtl *self, HslPressOrder *order, const char *output, GError **error);

G_END_DECLS
