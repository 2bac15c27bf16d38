/* hsl-ctl-ledger.c: the station's ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"
#include "hsl-ledger.h"

#include <glib/gi18n.h>

/* ledger export FILE [--from DATE] [--to DATE] */
gboolean
hsl_ctl_ledger_export (HslCtl  *self,
                       char   **words,
                       GError **error)
{
  g_autofree char   *from = NULL, *to = NULL;
  HslCaseQuery       query = { .order = HSL_CASE_ORDER_OLDEST };
  guint              n = 0;
  g_auto (GStrv)     rest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GVariantBuilder    builder;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error) ||
      !hsl_ctl_parse_day ("--from", from, &query.from, error) ||
      !hsl_ctl_parse_day ("--to", to, &query.to, error) ||
      !hsl_ctl_open (self, error))
    return FALSE;
  bytes = hsl_ledger_make (self->store, &query, &n, error);
  if (bytes == NULL)
    return FALSE;
  if (g_str_equal (rest[0], "-"))
    {
      hsl_ctl_print (g_bytes_get_data (bytes, NULL));
      return hsl_store_record (self->store, NULL, "export", "ledger", error);
    }
  if (!hsl_ledger_write (bytes, rest[0], error) ||
      !hsl_store_record (self->store, NULL, "export", "ledger", error))
    return FALSE;

  if (!self->json)
    {
      hsl_ctl_say (ngettext ("%s: %u case\n", "%s: %u cases\n", n), rest[0], n);
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "file", rest[0]);
  hsl_ctl_put_number (&builder, "cases", n);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}
