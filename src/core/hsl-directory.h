/* hsl-directory.h: the station's organisations, workers, areas and rooms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-station.h"

G_BEGIN_DECLS

typedef struct _HslDirectory HslDirectory;

struct _HslDirectory
{
  GPtrArray  *organisations; /* of HslOrganisation */
  GPtrArray  *workers;       /* of HslWorker */
  GPtrArray  *areas;         /* of HslArea, in official order */
  GPtrArray  *rooms;         /* of HslRoom */
  GHashTable *by_uid;        /* uid -> fact, borrowed from the arrays */
  GHashTable *by_code;       /* area code -> HslArea, borrowed */
};

HslDirectory          *hsl_directory_new (void);
HslDirectory          *hsl_directory_ref (HslDirectory *self);
void                   hsl_directory_unref (HslDirectory *self);
void                   hsl_directory_take (HslDirectory *self, gpointer fact);
gpointer               hsl_directory_find (const HslDirectory *self, const HslNoun *noun, const char *uid);
const HslArea         *hsl_directory_find_area (const HslDirectory *self, const char *code);
const HslOrganisation *hsl_directory_find_organisation (const HslDirectory *self, const char *kind);
const char            *hsl_directory_get_worker_name (const HslDirectory *self, const char *uid);
char                  *hsl_directory_dup_worker_names (const HslDirectory *self,
                                                       char              **uids,
                                                       const char         *separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslDirectory, hsl_directory_unref)

G_END_DECLS
