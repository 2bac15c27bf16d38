/* hsl-data.h: reading a data file, strictly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_DATA_OPTIONAL,
  HSL_DATA_REQUIRED,
} HslDataNeed;

/* Reads one object of a data file. The first thing wrong is kept as the error and everything after it
 * reads as nothing, so that the caller checks once, at the end. */
typedef struct
{
  GVariant   *dict; /* a{sv} */
  const char *path;
  GPtrArray  *keys; /* read so far */
  GError     *error;
} HslData;

void     hsl_data_open (HslData *self, GVariant *value, const char *path);
gboolean hsl_data_close (HslData *self, GError **error);
void     hsl_data_fail (HslData *self, const char *key, const char *problem);

char      *hsl_data_read_text (HslData *self, const char *key, HslDataNeed need);
GStrv      hsl_data_read_texts (HslData *self, const char *key);
HslDay     hsl_data_read_day (HslData *self, const char *key);
gint64     hsl_data_read_number (HslData *self, const char *key, gint64 min, gint64 max, gint64 otherwise);
gboolean   hsl_data_read_flag (HslData *self, const char *key);
GPtrArray *hsl_data_read_list (HslData *self, const char *key);
GVariant  *hsl_data_read_value (HslData *self, const char *key);

G_END_DECLS
