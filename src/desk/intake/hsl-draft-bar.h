/* hsl-draft-bar.h: the line that says that a registration is unfinished
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_DRAFT_BAR (hsl_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (HslDraftBar, hsl_draft_bar, HSL, DRAFT_BAR, GtkWidget)

GtkWidget *hsl_draft_bar_new (HslStore *store);
void       hsl_draft_bar_discard (HslDraftBar *self);

G_END_DECLS
