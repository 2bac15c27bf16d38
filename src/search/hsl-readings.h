/* hsl-readings.h: the syllables that Han characters are read as
 *
 * Inside the layer only; others use hsl-pinyin.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No character has more readings than this, those as a surname included. */
#define HSL_READINGS_MAX 10

typedef struct
{
  char    text[7];
  guint8  length;
  guint32 letters; /* bit 0 for a to bit 25 for z */
} HslSyllable;

typedef struct
{
  guint   n;
  guint16 syllables[HSL_READINGS_MAX];
} HslReadingSet;

typedef struct _HslReadings HslReadings;

const HslReadings   *hsl_readings_get (void);
const HslSyllable   *hsl_readings_get_syllable (const HslReadings *self, guint syllable);
const HslReadingSet *hsl_readings_find (const HslReadings *self, gunichar c);
const HslReadingSet *hsl_readings_find_in_name (const HslReadings *self,
                                                const gunichar    *name,
                                                guint              length,
                                                guint              position);

G_END_DECLS
