/* hsl-destroy-question.h: asks in earnest before a volume is destroyed, and destroys it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *hsl_destroy_question_present (GtkWidget *parent, HslStore *store, const HslRetentionRow *row);

G_END_DECLS
