/* hsl-reseal.h: sealing rows anew under another key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-row.h"

G_BEGIN_DECLS

gboolean hsl_reseal_station (HslRows *rows, GError **error);
gboolean hsl_reseal_case (HslRows *rows, const char *case_uid, GError **error);

/* How far a walk over everything sealed with one key has come. */
typedef struct
{
  guint32  key;    /* the old one */
  guint    part;   /* which table */
  gint64   after;  /* row number in it */
  gboolean walked; /* to the end */
} HslResealCursor;

gboolean hsl_reseal_some (HslRows         *rows,
                          HslResealCursor *cursor,
                          HslKeyScope      scope,
                          guint            limit,
                          gboolean        *out_done,
                          GError         **error);

gboolean hsl_reseal_measure (HslRows               *rows,
                             const HslResealCursor *cursor,
                             gint64                *out_done,
                             gint64                *out_total,
                             GError               **error);

G_END_DECLS
