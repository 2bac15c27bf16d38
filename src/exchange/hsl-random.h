/* hsl-random.h: chance that can be had again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same seed gives the same numbers on every machine and in every version: a demo station is data. */
typedef struct
{
  guint64 state;
} HslRandom;

void     hsl_random_init (HslRandom *self, guint64 seed);
guint64  hsl_random_next (HslRandom *self);
int      hsl_random_between (HslRandom *self, int low, int high);
gboolean hsl_random_percent (HslRandom *self, int percent);
char    *hsl_random_uid (HslRandom *self);

G_END_DECLS
