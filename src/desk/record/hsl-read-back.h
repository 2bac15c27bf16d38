/* hsl-read-back.h: a record in large type, turned to those who listen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_READ_BACK (hsl_read_back_get_type ())
G_DECLARE_FINAL_TYPE (HslReadBack, hsl_read_back, HSL, READ_BACK, AdwWindow)

GtkWidget  *hsl_read_back_new (HslRecord *record, const char *title);
const char *hsl_read_back_get_text (HslReadBack *self);

G_END_DECLS
