/* hsl-store-keeping.h: when the store was last backed up, rehearsed and proved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store-backup.h"

G_BEGIN_DECLS

#define HSL_KEEPING_BACKUP    "last-backup"
#define HSL_KEEPING_FAILURE   "last-backup-failure"
#define HSL_KEEPING_REHEARSAL "last-rehearsal"
#define HSL_KEEPING_PROOF     "last-recovery-proof"

#define HSL_KEEPING_FAILED "failed"

gboolean hsl_store_note_keeping (HslStore   *self,
                                 const char *what,
                                 const char *kind,
                                 const char *action,
                                 const char *text,
                                 GError    **error);

G_END_DECLS
