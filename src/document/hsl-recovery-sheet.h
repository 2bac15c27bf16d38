/* hsl-recovery-sheet.h: what stands on the sheet in the safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

#define HSL_RECOVERY_SHEET_FORM "recovery-sheet"

GVariant *hsl_recovery_sheet_new (const char *organisation,
                                  const char *store,
                                  const char *key,
                                  gint64      generation,
                                  HslDay      today);

G_END_DECLS
