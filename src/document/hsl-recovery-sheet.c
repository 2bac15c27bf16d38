/* hsl-recovery-sheet.c: what stands on the sheet in the safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-recovery-sheet"

#include "hsl-recovery-sheet.h"

#include <inttypes.h>

/* The cells of the form: one letter for each group of the key. */
static GVariant *
split_key (const char *key)
{
  g_auto (GStrv)  parts = g_strsplit (key, "-", -1);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char name[] = { (char) ('a' + i), '\0' };

      g_variant_builder_add (&builder, "{sv}", name, g_variant_new_string (parts[i]));
    }
  return g_variant_builder_end (&builder);
}

/**
 * hsl_recovery_sheet_new:
 * @store: the name of the file it opens
 * @key: of hsl_recovery_format()
 * @generation: which sheet of the store it is, from 1 on
 *
 * Returns: (transfer floating): the data of the form %HSL_RECOVERY_SHEET_FORM
 */
GVariant *
hsl_recovery_sheet_new (const char *organisation,
                        const char *store,
                        const char *key,
                        gint64      generation,
                        HslDay      today)
{
  g_autofree char *iso = hsl_day_to_iso (today);
  g_autofree char *number = g_strdup_printf ("%" PRId64, generation);
  GVariantDict     station, sheet;

  g_return_val_if_fail (organisation != NULL && store != NULL && key != NULL, NULL);

  g_variant_dict_init (&station, NULL);
  g_variant_dict_insert (&station, "name", "s", organisation);
  g_variant_dict_init (&sheet, NULL);
  g_variant_dict_insert_value (&sheet, "organisation", g_variant_dict_end (&station));
  g_variant_dict_insert (&sheet, "today", "s", iso);
  g_variant_dict_insert (&sheet, "store", "s", store);
  g_variant_dict_insert (&sheet, "generation", "s", number);
  g_variant_dict_insert_value (&sheet, "group", split_key (key));
  return g_variant_dict_end (&sheet);
}
