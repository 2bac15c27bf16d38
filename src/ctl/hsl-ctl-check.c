/* hsl-ctl-check.c: the check of an agreement before it is signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"
#include "hsl-finding.h"

#include <glib/gi18n.h>

static GVariant *
describe_finding (const HslFinding *finding,
                  const HslMask    *mask)
{
  g_autofree char *place = hsl_finding_dup_place (finding);
  g_autofree char *text = hsl_mask_dup_text (mask, finding->text);
  GVariantBuilder  item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "rule", finding->rule);
  hsl_ctl_put (&item, "severity", hsl_severity_get_code (finding->severity));
  hsl_ctl_put (&item, "path", finding->path);
  hsl_ctl_put (&item, "place", place);
  hsl_ctl_put (&item, "words", finding->words);
  hsl_ctl_put (&item, "text", text);
  hsl_ctl_put (&item, "source", finding->source);
  return g_variant_builder_end (&item);
}

static void
print_findings (HslCtl    *self,
                GPtrArray *found,
                HslMask   *mask)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (4, NULL, NULL, NULL, NULL);
  g_autofree char        *summary = hsl_findings_dup_summary (found);
  GVariantBuilder         list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < found->len; i++)
    {
      const HslFinding    *finding = g_ptr_array_index (found, i);
      g_autoptr (GVariant) item = g_variant_ref_sink (describe_finding (finding, mask));
      const char          *place = "", *text = "";

      g_variant_lookup (item, "place", "&s", &place);
      g_variant_lookup (item, "text", "&s", &text);
      hsl_ctl_table_add (table, finding->severity == HSL_SEVERITY_STOP ? _ ("Stop") : _ ("Warning"), place,
                         text, finding->source);
      g_variant_builder_add_value (&list, item);
    }
  hsl_ctl_print_list (self, &list, table);
  if (!self->json)
    hsl_ctl_say ("%s\n", summary);
}

/* check ID: people are masked; who they are, “case show --reveal” tells */
gboolean
hsl_ctl_check (HslCtl  *self,
               char   **words,
               GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autoptr (HslFact)   fact = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (HslMask)   mask = NULL;
  const HslAgreement   *agreement;
  HslContext            context;
  guint                 stops;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  fact = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
  if (fact == NULL)
    return FALSE;
  agreement = hsl_case_find_live_agreement ((HslCase *) fact);
  if (agreement == NULL)
    return hsl_ctl_refuse (error, "%s", _ ("no agreement is drawn up"));

  mask = hsl_ctl_new_mask (self, (HslCase *) fact);
  hsl_store_init_context (self->store, &context);
  found = hsl_agreement_find_findings (agreement, (HslCase *) fact, &context);
  hsl_store_clear_context (&context);
  print_findings (self, found, mask);
  stops = hsl_findings_count (found, HSL_SEVERITY_STOP);
  if (stops == 0)
    return TRUE;
  return hsl_ctl_refuse (error,
                         g_dngettext (GETTEXT_PACKAGE, "the agreement cannot be signed: %u stop",
                                      "the agreement cannot be signed: %u stops", stops),
                         stops);
}
