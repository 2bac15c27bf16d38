/* hsl-store-volume.h: volumes that are not ready for the archive: part of hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

/* A case that is closed and not archived, and what its volume lacks. */
typedef struct
{
  char  *uid, *number, *title;
  HslDay closed_on;
  guint  n_missing; /* lines of the catalogue */
  char  *missing;   /* (nullable): in words */
} HslVolumeReport;

typedef struct
{
  GPtrArray *reports; /* of HslVolumeReport, the case that was registered first before the others */
  guint      looked;  /* how many cases were looked at */
  guint      total;   /* how many wait for the archive */
} HslVolumeReports;

HslVolumeReports *hsl_store_list_volumes (HslStore *self, gboolean incomplete, guint limit, GError **error);
void              hsl_volume_reports_free (HslVolumeReports *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslVolumeReports, hsl_volume_reports_free)

G_END_DECLS
