/* hsl-ctl-trace.c: who did what, and whether anything was done around the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <glib/gi18n.h>

/* --- trace --- */

static GVariant *
trace_to_variant (const HslTrace *trace)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put_value (&item, "seq", g_variant_new_int64 (trace->seq));
  hsl_ctl_put (&item, "at", trace->real_at);
  hsl_ctl_put (&item, "account", trace->account);
  hsl_ctl_put (&item, "kind", trace->kind);
  hsl_ctl_put (&item, "action", trace->action);
  hsl_ctl_put (&item, "case", trace->title != NULL ? trace->case_uid : NULL);
  hsl_ctl_put (&item, "number", trace->number);
  hsl_ctl_put (&item, "title", trace->title);
  hsl_ctl_put (&item, "text", trace->text);
  hsl_ctl_put_value (&item, "rows", g_variant_new_int64 (trace->n_rows));
  return g_variant_builder_end (&item);
}

static void
print_traces (HslCtl    *self,
              GPtrArray *traces)
{
  g_autoptr (HslCtlTable) table = NULL;
  GVariantBuilder         list;

  table = hsl_ctl_table_new (5, _ ("Time (UTC)"), _ ("Account"), _ ("Kind"), _ ("Case"), _ ("Text"));
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < traces->len; i++)
    {
      const HslTrace *trace = g_ptr_array_index (traces, i);
      const char     *about = trace->number != NULL ? trace->number : trace->title;

      g_variant_builder_add_value (&list, trace_to_variant (trace));
      if (about == NULL && trace->case_uid != NULL)
        about = _ ("a case that you may not open");
      hsl_ctl_table_add (table, trace->real_at, trace->account, trace->action, about, trace->text);
    }
  hsl_ctl_print_list (self, &list, table);
}

/* The uid of the case that was named by a number. */
static gboolean
resolve_case (HslCtl     *self,
              const char *id,
              char      **out_uid,
              GError    **error)
{
  g_autoptr (HslFact) found = NULL;

  if (id == NULL)
    return TRUE;
  found = (HslFact *) hsl_store_load_case (self->store, id, error);
  if (found == NULL)
    return FALSE;
  *out_uid = g_strdup (found->uid);
  return TRUE;
}

/* trace [--by ACCOUNT] [--case ID] [--kind CODE] [--from DATE] [--to DATE] [--limit N] [--offset N] */
gboolean
hsl_ctl_trace (HslCtl  *self,
               char   **words,
               GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autofree char      *account = NULL;
  g_autofree char      *id = NULL;
  g_autofree char      *kind = NULL;
  g_autofree char      *from = NULL;
  g_autofree char      *to = NULL;
  g_autofree char      *case_uid = NULL;
  int                   limit = 100;
  int                   offset = 0;
  HslTraceQuery         query = { 0 };
  g_autoptr (GPtrArray) traces = NULL;
  const GOptionEntry    entries[] = {
       { "by", 0, 0, G_OPTION_ARG_STRING, &account, NULL, NULL },
       { "case", 0, 0, G_OPTION_ARG_STRING, &id, NULL, NULL },
       { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
       { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
       { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
       { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
       { "offset", 0, 0, G_OPTION_ARG_INT, &offset, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (limit < 1 || offset < 0)
    return hsl_ctl_usage_error (error, _ ("--limit has to be at least 1, --offset at least 0"));
  if (!hsl_ctl_parse_day ("--from", from, &query.from, error) ||
      !hsl_ctl_parse_day ("--to", to, &query.to, error) || !hsl_ctl_open (self, error) ||
      !resolve_case (self, id, &case_uid, error))
    return FALSE;
  if (kind != NULL &&
      hsl_codes_get_name (hsl_store_get_codes (self->store), "activity-kind", kind, FALSE) == NULL)
    return hsl_ctl_usage_error (error, _ ("--kind: there is no code “%s” in the list “%s”"), kind,
                                "activity-kind");
  query.account = account;
  query.case_uid = case_uid;
  query.kind = kind;
  traces = hsl_store_list_traces (self->store, &query, (guint) offset, (guint) limit, error);
  if (traces == NULL)
    return FALSE;
  print_traces (self, traces);
  return TRUE;
}

/* --- verify --- */

static void
print_findings (HslCtl     *self,
                GPtrArray  *findings,
                GPtrArray  *notes,
                const char *head)
{
  GVariantBuilder builder, list;

  if (self->json)
    {
      g_variant_builder_init (&list, G_VARIANT_TYPE_STRING_ARRAY);
      for (guint i = 0; i < findings->len; i++)
        g_variant_builder_add (&list, "s", g_ptr_array_index (findings, i));
      g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
      hsl_ctl_put_flag (&builder, "clean", findings->len == 0);
      hsl_ctl_put (&builder, "head", head);
      hsl_ctl_put_value (&builder, "findings", g_variant_builder_end (&list));
      g_variant_builder_init (&list, G_VARIANT_TYPE_STRING_ARRAY);
      for (guint i = 0; i < notes->len; i++)
        g_variant_builder_add (&list, "s", g_ptr_array_index (notes, i));
      hsl_ctl_put_value (&builder, "notes", g_variant_builder_end (&list));
      hsl_ctl_print_json (g_variant_builder_end (&builder));
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    hsl_ctl_say ("%s\n", (const char *) g_ptr_array_index (findings, i));
  for (guint i = 0; i < notes->len; i++)
    hsl_ctl_say ("%s\n", (const char *) g_ptr_array_index (notes, i));
  if (findings->len == 0)
    hsl_ctl_say (_ ("Clean. Head of the chain: %s\n"), head);
}

static gboolean
check_against (HslCtl     *self,
               const char *against,
               GPtrArray  *findings,
               GError    **error)
{
  g_autofree char *finding = NULL;

  if (against == NULL)
    return TRUE;
  finding = hsl_store_check_head (self->store, against, error);
  if (finding == NULL)
    return FALSE;
  if (*finding != '\0')
    g_ptr_array_add (findings, g_steal_pointer (&finding));
  return TRUE;
}

/* verify [--against HEAD] */
gboolean
hsl_ctl_verify (HslCtl  *self,
                char   **words,
                GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autofree char      *against = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char      *head = NULL;
  const GOptionEntry    entries[] = {
       { "against", 0, 0, G_OPTION_ARG_STRING, &against, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  findings = hsl_store_verify_noting (self->store, notes, error);
  if (findings == NULL || !check_against (self, against, findings, error))
    return FALSE;
  head = hsl_store_dup_head (self->store, error);
  if (head == NULL)
    return FALSE;
  print_findings (self, findings, notes, head);
  if (findings->len == 0)
    return TRUE;
  return hsl_ctl_refuse (error, ngettext ("%u finding", "%u findings", findings->len), findings->len);
}
