/* hsl-record-data.h: building the records that a form is filled with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

void hsl_record_put (GVariantBuilder *row, const char *name, const char *text);
void hsl_record_put_number (GVariantBuilder *row, const char *name, gint64 number);
void hsl_record_put_day (GVariantBuilder *row, const char *name, HslDay day);
void hsl_record_put_minute (GVariantBuilder *row, const char *name, HslMinute minute);
void hsl_record_put_name (GVariantBuilder *row, const char *name, const char *of);

G_END_DECLS
