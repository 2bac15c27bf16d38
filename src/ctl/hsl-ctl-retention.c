/* hsl-ctl-retention.c: how long volumes are kept, and the end of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"
#include "hsl-press.h"
#include "hsl-retention-paper.h"
#include "hsl-store-backup.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define LIMIT 1000

static const char *const step_codes[] = { "due", "proposed", "decided" };

static const char *
get_step_name (HslRetentionStep step)
{
  static const char *const names[] = { N_ ("period is over"), N_ ("waits for a second person"),
                                       N_ ("to be destroyed") };

  return _ (names[step]);
}

/* --- paper --- */

static gboolean
write_paper (HslCtl     *self,
             const char *form,
             GVariant   *data,
             const char *output,
             GError    **error)
{
  g_autofree char     *head = hsl_store_dup_short_head (self->store);
  HslPressOrder        order = { .is_demo = hsl_store_is_demo (self->store), .head = head };
  g_autoptr (HslPress) press = hsl_press_new (error);
  g_autoptr (HslPages) pages = NULL; /* goes before the press that made it */

  pages = press != NULL ? hsl_press_make_from_data (press, form, data, &order, error) : NULL;
  return pages != NULL && hsl_store_record (self->store, NULL, "print", form, error) &&
         hsl_pages_write_pdf (pages, output, NULL, error);
}

/* --- the list --- */

static GVariant *
row_to_variant (const HslRetentionRow *row)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "uid", row->case_uid);
  hsl_ctl_put (&item, "number", row->number);
  hsl_ctl_put (&item, "title", row->title);
  hsl_ctl_put (&item, "type", row->type);
  hsl_ctl_put (&item, "retention", row->retention);
  hsl_ctl_put_value (&item, "years", g_variant_new_int64 (row->years));
  hsl_ctl_put_day (&item, "from", row->from);
  hsl_ctl_put_day (&item, "until", row->until);
  hsl_ctl_put (&item, "step", step_codes[row->step]);
  hsl_ctl_put (&item, "decision", row->decision);
  hsl_ctl_put_day (&item, "extended_until", row->extended_until);
  hsl_ctl_put (&item, "reason", row->reason);
  hsl_ctl_put_day (&item, "proposed_on", row->proposed_on);
  hsl_ctl_put (&item, "proposed_by", row->proposed_by);
  hsl_ctl_put_day (&item, "confirmed_on", row->confirmed_on);
  hsl_ctl_put (&item, "confirmed_by", row->confirmed_by);
  return g_variant_builder_end (&item);
}

static void
print_rows (HslCtl    *self,
            GPtrArray *rows)
{
  g_autoptr (HslCtlTable) table = NULL;
  GVariantBuilder         list;

  table = hsl_ctl_table_new (6, _ ("Kept until"), _ ("Number"), _ ("Title"), _ ("Retention"), _ ("State"),
                             _ ("Decision"));
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < rows->len; i++)
    {
      const HslRetentionRow *row = g_ptr_array_index (rows, i);
      g_autofree char       *until = hsl_day_to_iso (row->until);

      g_variant_builder_add_value (&list, row_to_variant (row));
      hsl_ctl_table_add (table, until, row->number, row->title,
                         hsl_ctl_code_name (self, "retention", row->retention), get_step_name (row->step),
                         row->decision != NULL ? hsl_ctl_code_name (self, "appraisal-decision", row->decision)
                                               : NULL);
    }
  hsl_ctl_print_list (self, &list, table);
}

static gboolean
write_report (HslCtl     *self,
              GPtrArray  *rows,
              HslDay      on,
              const char *output,
              GError    **error)
{
  g_autoptr (GVariant) data = NULL;
  HslContext           context;

  if (output == NULL)
    return TRUE;
  hsl_store_init_context (self->store, &context);
  data = hsl_appraisal_report_new (rows, on, &context);
  hsl_store_clear_context (&context);
  return write_paper (self, HSL_APPRAISAL_REPORT_FORM, data, output, error);
}

/* retention list [--on DATE] [--limit N] [--output FILE.pdf] [--reveal REASON] */
gboolean
hsl_ctl_retention_list (HslCtl  *self,
                        char   **words,
                        GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autofree char      *day = NULL, *output = NULL;
  int                   limit = LIMIT;
  HslDay                on = HSL_DAY_NONE;
  g_autoptr (GPtrArray) rows = NULL;
  const GOptionEntry    entries[] = {
       { "on", 0, 0, G_OPTION_ARG_STRING, &day, NULL, NULL },
       { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
       { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
       { "reveal", 0, 0, G_OPTION_ARG_STRING, &self->reveal, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (limit < 1)
    return hsl_ctl_usage_error (error, _ ("--limit has to be at least 1"));
  if (!hsl_ctl_parse_day ("--on", day, &on, error) || !hsl_ctl_open_lists (self, error))
    return FALSE;
  if (on == HSL_DAY_NONE)
    on = hsl_minute_get_day (hsl_store_get_now (self->store));
  rows = hsl_store_list_retention (self->store, on, (guint) limit, error);
  if (rows == NULL || !write_report (self, rows, on, output, error))
    return FALSE;
  print_rows (self, rows);
  return TRUE;
}

/* --- deeds --- */

static void
print_case (HslCtl  *self,
            HslCase *on)
{
  HslContext       context;
  HslDay           from, until;
  GVariantBuilder  item;
  const HslAction *next;
  g_autofree char *text = NULL;

  hsl_store_init_context (self->store, &context);
  from = hsl_retention_get_start (on);
  until = hsl_retention_get_until (on, context.directory);
  next = hsl_case_get_next_step (on, &context);
  hsl_store_clear_context (&context);
  if (!self->json)
    {
      text = until != HSL_DAY_NONE ? hsl_day_to_iso (until) : g_strdup (_ ("for good"));
      hsl_ctl_say (_ ("%s: kept until %s\n"), on->number != NULL ? on->number : on->fact.uid, text);
      return;
    }
  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "uid", on->fact.uid);
  hsl_ctl_put (&item, "number", on->number);
  hsl_ctl_put (&item, "state", on->state);
  hsl_ctl_put (&item, "next_step", next != NULL ? next->id : NULL);
  hsl_ctl_put (&item, "retention", on->retention);
  hsl_ctl_put_value (&item, "years", g_variant_new_int64 (on->retention_years));
  hsl_ctl_put_day (&item, "from", from);
  hsl_ctl_put_day (&item, "until", until);
  hsl_ctl_print_json (g_variant_builder_end (&item));
}

static void
put_text (GVariantDict *input,
          const char   *name,
          const char   *text)
{
  if (text != NULL)
    g_variant_dict_insert (input, name, "s", text);
}

/* Does @action to the case that @id names. Consumes @input. */
static gboolean
act (HslCtl       *self,
     const char   *id,
     const char   *action,
     GVariantDict *input,
     GError      **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_dict_end (input));
  g_autoptr (HslFact)  on = NULL;
  g_autoptr (HslFact)  after = NULL;

  if (!hsl_ctl_open (self, error))
    return FALSE;
  on = (HslFact *) hsl_ctl_load_case (self, id, error);
  after = on != NULL ? (HslFact *) hsl_store_act (self->store, on->uid, action, value, error) : NULL;
  if (after == NULL)
    return FALSE;
  print_case (self, (HslCase *) after);
  return TRUE;
}

/* retention set ID --class CODE [--start CODE] [--from DATE] --reason TEXT */
gboolean
hsl_ctl_retention_set (HslCtl  *self,
                       char   **words,
                       GError **error)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *class = NULL, *start = NULL, *from = NULL, *reason = NULL;
  GVariantDict       input;
  const GOptionEntry entries[] = {
    { "class", 0, 0, G_OPTION_ARG_STRING, &class, NULL, NULL },
    { "start", 0, 0, G_OPTION_ARG_STRING, &start, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error))
    return FALSE;
  g_variant_dict_init (&input, NULL);
  put_text (&input, "retention", class);
  put_text (&input, "start", start);
  put_text (&input, "from", from);
  put_text (&input, "reason", reason);
  return act (self, rest[0], "set-retention", &input, error);
}

/* retention appraise ID --keep YEARS|--destroy --reason TEXT */
gboolean
hsl_ctl_retention_appraise (HslCtl  *self,
                            char   **words,
                            GError **error)
{
  g_auto (GStrv)     rest = NULL;
  g_autofree char   *reason = NULL;
  int                years = 0;
  gboolean           destroy = FALSE;
  GVariantDict       input;
  const GOptionEntry entries[] = {
    { "keep", 0, 0, G_OPTION_ARG_INT, &years, NULL, NULL },
    { "destroy", 0, 0, G_OPTION_ARG_NONE, &destroy, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error))
    return FALSE;
  if (destroy == (years != 0))
    return hsl_ctl_usage_error (error, _ ("--keep with a number of years is needed, or --destroy"));
  g_variant_dict_init (&input, NULL);
  put_text (&input, "decision", destroy ? HSL_APPRAISAL_DESTROY : HSL_APPRAISAL_EXTEND);
  if (!destroy)
    g_variant_dict_insert (&input, "years", "x", (gint64) years);
  put_text (&input, "reason", reason);
  return act (self, rest[0], "appraise", &input, error);
}

static gboolean
answer (HslCtl     *self,
        char      **words,
        const char *action,
        const char *option,
        const char *field,
        GError    **error)
{
  g_auto (GStrv)     rest = NULL;
  g_autofree char   *text = NULL;
  GVariantDict       input;
  const GOptionEntry entries[] = {
    { option, 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error))
    return FALSE;
  g_variant_dict_init (&input, NULL);
  put_text (&input, field, text);
  return act (self, rest[0], action, &input, error);
}

/* retention confirm ID [--remark TEXT] */
gboolean
hsl_ctl_retention_confirm (HslCtl  *self,
                           char   **words,
                           GError **error)
{
  return answer (self, words, "confirm-appraisal", "remark", "text", error);
}

/* retention decline ID --reason TEXT */
gboolean
hsl_ctl_retention_decline (HslCtl  *self,
                           char   **words,
                           GError **error)
{
  return answer (self, words, "decline-appraisal", "reason", "reason", error);
}

/* retention withdraw ID --reason TEXT */
gboolean
hsl_ctl_retention_withdraw (HslCtl  *self,
                            char   **words,
                            GError **error)
{
  return answer (self, words, "withdraw-appraisal", "reason", "reason", error);
}

/* --- destroying, and the register --- */

static GVariant *
list_names (GPtrArray *items)
{
  GVariantBuilder names;

  g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < items->len; i++)
    g_variant_builder_add (&names, "s", ((HslBackupItem *) g_ptr_array_index (items, i))->path);
  return g_variant_builder_end (&names);
}

static GVariant *
entry_to_variant (const HslDestruction *entry,
                  GPtrArray            *holding)
{
  GVariantBuilder item;
  g_auto (GStrv)  then = entry->backups != NULL ? g_strsplit (entry->backups, "\n", -1) : g_new0 (char *, 1);

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "uid", entry->fact.uid);
  hsl_ctl_put (&item, "number", entry->number);
  hsl_ctl_put (&item, "type", entry->type);
  hsl_ctl_put (&item, "retention", entry->retention);
  hsl_ctl_put_value (&item, "years", g_variant_new_int64 (entry->retention_years));
  hsl_ctl_put_day (&item, "from", entry->retained_from);
  hsl_ctl_put_day (&item, "until", entry->retained_until);
  hsl_ctl_put_day (&item, "proposed_on", entry->proposed_on);
  hsl_ctl_put (&item, "proposed_by", entry->proposed_by);
  hsl_ctl_put_day (&item, "confirmed_on", entry->confirmed_on);
  hsl_ctl_put (&item, "confirmed_by", entry->confirmed_by);
  hsl_ctl_put_day (&item, "destroyed_on", entry->destroyed_on);
  hsl_ctl_put (&item, "destroyed_by", entry->destroyed_by);
  hsl_ctl_put_value (&item, "documents", g_variant_new_int64 (entry->documents));
  hsl_ctl_put_value (&item, "pages", g_variant_new_int64 (entry->pages));
  hsl_ctl_put_value (&item, "attachments", g_variant_new_int64 (entry->attachments));
  hsl_ctl_put_value (&item, "backups", g_variant_new_strv ((const char *const *) then, -1));
  hsl_ctl_put_value (&item, "holding", list_names (holding));
  return g_variant_builder_end (&item);
}

/* "[{…}]" of the register, with the backups that still hold each. */
static GVariant *
list_entries (HslCtl    *self,
              GPtrArray *entries,
              GStrv      folders,
              GError   **error)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < entries->len; i++)
    {
      const HslDestruction *entry = g_ptr_array_index (entries, i);
      g_autoptr (GPtrArray) holding = hsl_store_list_backups_holding (
          self->store, (const char *const *) folders, entry->chain_seq, error);

      if (holding == NULL)
        {
          g_variant_builder_clear (&list);
          return NULL;
        }
      g_variant_builder_add_value (&list, entry_to_variant (entry, holding));
    }
  return g_variant_ref_sink (g_variant_builder_end (&list));
}

static GStrv
list_uids (HslCtl  *self,
           char   **ids,
           GError **error)
{
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (HslFact) on = (HslFact *) hsl_ctl_load_case (self, ids[i], error);

      if (on == NULL)
        return NULL;
      g_strv_builder_add (uids, on->uid);
    }
  return g_strv_builder_end (uids);
}

static void
say_holding (GVariant *entries)
{
  g_autoptr (GVariant) last = g_variant_get_child_value (entries, 0);
  g_autoptr (GVariant) names = g_variant_lookup_value (last, "holding", G_VARIANT_TYPE_STRING_ARRAY);

  if (g_variant_n_children (names) == 0)
    return;
  hsl_ctl_say (_ ("These backups still hold what was destroyed, until they are rotated out or deleted:\n"));
  for (gsize i = 0; i < g_variant_n_children (names); i++)
    {
      const char *name;

      g_variant_get_child (names, i, "&s", &name);
      hsl_ctl_say ("  %s\n", name);
    }
}

static void
print_destroyed (HslCtl   *self,
                 GVariant *entries,
                 gboolean  finished)
{
  g_autoptr (GVariant) last = g_variant_get_child_value (entries, 0);
  GVariantBuilder      builder;
  gsize                n = g_variant_n_children (entries);

  if (self->json)
    {
      g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
      hsl_ctl_put_value (&builder, "destroyed", entries);
      hsl_ctl_put_flag (&builder, "finished", finished);
      hsl_ctl_put_value (&builder, "backups", g_variant_lookup_value (last, "holding", NULL));
      hsl_ctl_print_json (g_variant_builder_end (&builder));
      return;
    }
  hsl_ctl_say (ngettext ("%u volume was destroyed\n", "%u volumes were destroyed\n", n), (guint) n);
  say_holding (entries);
  if (!finished)
    hsl_ctl_say (_ ("Another program reads the store: the file is rewritten when it is opened next\n"));
}

/* retention destroy ID… [--backups FOLDER]… */
gboolean
hsl_ctl_retention_destroy (HslCtl  *self,
                           char   **words,
                           GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_auto (GStrv)        folders = NULL;
  g_auto (GStrv)        uids = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant)  list = NULL;
  gboolean              finished;
  const GOptionEntry    options[] = {
       { "backups", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &folders, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, options, 1, G_MAXUINT, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  uids = list_uids (self, rest, error);
  if (uids == NULL)
    return FALSE;
  entries = hsl_store_destroy_cases (self->store, (const char *const *) uids, (const char *const *) folders,
                                     error);
  if (entries == NULL || !hsl_store_is_destruction_finished (self->store, &finished, error))
    return FALSE;
  list = list_entries (self, entries, folders, error);
  if (list == NULL)
    return FALSE;
  print_destroyed (self, list, finished);
  return TRUE;
}

static void
print_register (HslCtl    *self,
                GPtrArray *entries)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (6, _ ("Destroyed on"), _ ("Number"), _ ("Type"),
                                                     _ ("Retention"), _ ("Kept until"), _ ("Destroyed by"));

  for (guint i = 0; i < entries->len; i++)
    {
      const HslDestruction *entry = g_ptr_array_index (entries, i);
      g_autofree char      *on = hsl_day_to_iso (entry->destroyed_on);
      g_autofree char      *until = hsl_day_to_iso (entry->retained_until);

      hsl_ctl_table_add (table, on, entry->number, hsl_ctl_code_name (self, "dispute-type", entry->type),
                         hsl_ctl_code_name (self, "retention", entry->retention), until,
                         entry->destroyed_by);
    }
  hsl_ctl_table_print (table);
}

static gboolean
write_register (HslCtl     *self,
                GPtrArray  *entries,
                const char *output,
                GError    **error)
{
  g_autoptr (GVariant) data = NULL;
  HslContext           context;

  if (output == NULL)
    return TRUE;
  hsl_store_init_context (self->store, &context);
  data = hsl_destruction_register_new (entries, &context);
  hsl_store_clear_context (&context);
  return write_paper (self, HSL_DESTRUCTION_REGISTER_FORM, data, output, error);
}

/* retention register [--backups FOLDER]… [--output FILE.pdf] */
gboolean
hsl_ctl_retention_register (HslCtl  *self,
                            char   **words,
                            GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_auto (GStrv)        folders = NULL;
  g_autofree char      *output = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant)  list = NULL;
  const GOptionEntry    options[] = {
       { "backups", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &folders, NULL, NULL },
       { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, options, 0, 0, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  entries = hsl_store_list_destructions (self->store, error);
  if (entries == NULL || !write_register (self, entries, output, error))
    return FALSE;
  if (!self->json)
    {
      print_register (self, entries);
      return TRUE;
    }
  list = list_entries (self, entries, folders, error);
  if (list == NULL)
    return FALSE;
  hsl_ctl_print_json (list);
  return TRUE;
}
