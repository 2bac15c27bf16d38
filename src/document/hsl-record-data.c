/* hsl-record-data.c: building the records that a form is filled with
 *
 * What is unset is there as "": a template may name it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-record-data"

#include "hsl-record-data.h"

/**
 * hsl_record_put:
 * @row: a builder of a{sv}
 * @text: (nullable): the value
 */
void
hsl_record_put (GVariantBuilder *row,
                const char      *name,
                const char      *text)
{
  g_variant_builder_add (row, "{sv}", name, g_variant_new_string (text != NULL ? text : ""));
}

void
hsl_record_put_number (GVariantBuilder *row,
                       const char      *name,
                       gint64           number)
{
  g_variant_builder_add (row, "{sv}", name, g_variant_new_int64 (number));
}

void
hsl_record_put_day (GVariantBuilder *row,
                    const char      *name,
                    HslDay           day)
{
  g_autofree char *iso = day != HSL_DAY_NONE ? hsl_day_to_iso (day) : NULL;

  hsl_record_put (row, name, iso);
}

void
hsl_record_put_minute (GVariantBuilder *row,
                       const char      *name,
                       HslMinute        minute)
{
  g_autofree char *iso = minute != HSL_MINUTE_NONE ? hsl_minute_to_iso (minute) : NULL;

  hsl_record_put (row, name, iso);
}

/**
 * hsl_record_put_name:
 * @name: of an organisation or a worker in the template: {organisation.name}
 * @of: (nullable): what it is called
 */
void
hsl_record_put_name (GVariantBuilder *row,
                     const char      *name,
                     const char      *of)
{
  GVariantBuilder record;

  g_variant_builder_init (&record, G_VARIANT_TYPE_VARDICT);
  hsl_record_put (&record, "name", of);
  g_variant_builder_add (row, "{sv}", name, g_variant_builder_end (&record));
}
