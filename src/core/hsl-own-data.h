/* hsl-own-data.h: everything that is kept about one person (个人信息保护法 44 to 47)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case.h"

G_BEGIN_DECLS

/* One case on which the person stands. */
typedef struct
{
  HslCase *on;
  char    *party;   /* uid of the person on it */
  gint64   views;   /* how often somebody looked at the case */
  gint64   reveals; /* how often something hidden of it was shown */
} HslOwnCase;

typedef struct
{
  GPtrArray *cases;     /* of HslOwnCase, the newest first */
  guint      elsewhere; /* cases that who asks may not open */
  char      *ask;       /* (nullable): who may */
} HslOwnData;

HslOwnData *hsl_own_data_new (void);
void        hsl_own_data_free (HslOwnData *self);
HslOwnCase *hsl_own_data_add (HslOwnData *self, HslCase *on, const char *party);
const char *hsl_own_data_get_name (const HslOwnData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslOwnData, hsl_own_data_free)

G_END_DECLS
