/* hsl-ctl-volume.c: the volume of a case, and the volumes that are not ready
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl-print.h"
#include "hsl-store-volume.h"
#include "hsl-volume.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define LIMIT_MOST 100000

/* --- print --all --- */

/* What cannot be shown as a page is told of, and is not in the volume. */
static gboolean
load_scans (HslCtl *self, const HslCase *on, GHashTable *scans, GError **error)
{
  for (guint i = 0; i < on->attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (on->attachments, i);
      g_autoptr (GError)   problem = NULL;
      g_autoptr (GBytes)   bytes = NULL;
      HslScan             *scan;

      bytes = hsl_store_read_attachment (self->store, on->fact.uid, attachment->fact.uid, error);
      if (bytes == NULL)
        return FALSE;
      scan = hsl_scan_new (bytes, &problem);
      if (scan != NULL)
        g_hash_table_insert (scans, g_strdup (attachment->fact.uid), scan);
      else
        g_printerr (_ ("Warning: not in the volume: %s: %s\n"), attachment->name, problem->message);
    }
  return TRUE;
}

static gboolean
record_parts (HslCtl *self, GPtrArray *parts, const HslPressOrder *order, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      HslPages            *part = g_ptr_array_index (parts, i);
      g_autoptr (GVariant) record = NULL;
      g_autoptr (HslFact)  after = NULL;

      if (hsl_pages_get_form (part) == NULL)
        continue;
      record = g_variant_ref_sink (hsl_press_make_record (part, order, 1));
      after = (HslFact *) hsl_store_act (self->store, order->on->fact.uid, "print", record, error);
      if (after == NULL)
        return FALSE;
    }
  return TRUE;
}

static GVariant *
describe_part (HslPages *part)
{
  HslTemplate    *form = hsl_pages_get_form (part);
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "title", hsl_pages_get_title (part));
  hsl_ctl_put (&item, "form", form != NULL ? hsl_template_get_id (form) : NULL);
  hsl_ctl_put (&item, "subject", hsl_press_get_subject (part));
  hsl_ctl_put_number (&item, "first", hsl_pages_get_first (part));
  hsl_ctl_put_number (&item, "pages", hsl_pages_get_count (part));
  return g_variant_builder_end (&item);
}

static void
print_volume (HslCtl *self, GPtrArray *parts, const char *output)
{
  GVariantBuilder builder, list;
  guint           n = 0;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < parts->len; i++)
    {
      n += hsl_pages_get_count (g_ptr_array_index (parts, i));
      g_variant_builder_add_value (&list, describe_part (g_ptr_array_index (parts, i)));
    }
  if (!self->json)
    {
      g_variant_builder_clear (&list);
      hsl_ctl_say (ngettext ("%s: %u page\n", "%s: %u pages\n", n), output, n);
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "file", output);
  hsl_ctl_put_number (&builder, "pages", n);
  hsl_ctl_put_value (&builder, "parts", g_variant_builder_end (&list));
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

/**
 * hsl_ctl_print_volume:
 * @order: the case, and for whom
 * @output: the PDF
 *
 * Writes the whole volume. That it leaves the program is recorded before there is anything to take away.
 */
gboolean
hsl_ctl_print_volume (HslCtl *self, HslPressOrder *order, const char *output, GError **error)
{
  g_autoptr (HslPress)   press = hsl_press_new (error);
  g_autoptr (GHashTable) scans =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hsl_scan_unref);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char      *told = NULL;

  if (press == NULL || !load_scans (self, order->on, scans, error))
    return FALSE;
  order->scans = scans;
  parts = hsl_press_make_volume (press, order, error);
  if (parts == NULL)
    return FALSE;
  told = g_strdup_printf ("volume %s", order->recipient != NULL ? order->recipient : "");
  if (!hsl_store_record (self->store, order->on->fact.uid, "export", g_strchomp (told), error) ||
      !hsl_press_write_volume (parts, order, output, error))
    return FALSE;
  if (!record_parts (self, parts, order, error))
    {
      g_unlink (output);
      return FALSE;
    }
  print_volume (self, parts, output);
  return TRUE;
}

/* --- volume ID --- */

static const char *
get_state_code (HslVolumeState state)
{
  static const char *const codes[] = {
    [HSL_VOLUME_NOT_NEEDED] = "not-needed",
    [HSL_VOLUME_MISSING] = "missing",
    [HSL_VOLUME_PRESENT] = "present",
  };

  return codes[state];
}

static GVariant *
describe_line (const HslVolumeLine *line, const char *missing, const char *detail)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "number", line->number);
  hsl_ctl_put (&item, "title", _ (line->title));
  hsl_ctl_put (&item, "form", line->form);
  hsl_ctl_put (&item, "subject", line->subject);
  hsl_ctl_put (&item, "detail", detail);
  hsl_ctl_put_flag (&item, "required", line->required);
  hsl_ctl_put (&item, "state", get_state_code (line->state));
  hsl_ctl_put (&item, "missing", missing);
  hsl_ctl_put_number (&item, "pages", line->pages);
  hsl_ctl_put_minute (&item, "printed_at", line->printed_at);
  hsl_ctl_put_number (&item, "attachments", line->n_attachments);
  return g_variant_builder_end (&item);
}

static const char *
get_sign (HslVolumeState state)
{
  return state == HSL_VOLUME_PRESENT ? "✓" : state == HSL_VOLUME_MISSING ? "✗"
                                                                         : "-";
}

static void
print_lines (HslCtl *self, const HslCase *on, GPtrArray *lines)
{
  g_autoptr (HslMask)     mask = hsl_ctl_new_mask (self, on);
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (4, "", _ ("Number"), _ ("Form title"), _ ("Missing"));
  guint                   missing = hsl_volume_count_missing (lines);
  GVariantBuilder         builder, list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);
      g_autofree char     *words = line->missing != NULL ? hsl_mask_dup_text (mask, line->missing) : NULL;
      g_autofree char     *detail = line->detail != NULL ? hsl_mask_dup_text (mask, line->detail) : NULL;
      g_autofree char     *title = g_strjoin (" · ", _ (line->title), detail, NULL);

      hsl_ctl_table_add (table, get_sign (line->state), line->number, title, words);
      g_variant_builder_add_value (&list, describe_line (line, words, detail));
    }
  if (!self->json)
    {
      g_variant_builder_clear (&list);
      hsl_ctl_table_print (table);
      if (missing == 0)
        hsl_ctl_say ("%s\n", _ ("The volume is complete."));
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "uid", on->fact.uid);
  hsl_ctl_put (&builder, "number", on->number);
  hsl_ctl_put_flag (&builder, "complete", missing == 0);
  hsl_ctl_put_number (&builder, "missing", missing);
  hsl_ctl_put_value (&builder, "lines", g_variant_builder_end (&list));
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

/* volume show ID */
gboolean
hsl_ctl_volume_show (HslCtl *self, char **words, GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autoptr (HslFact)   on = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  on = (HslFact *) hsl_ctl_load_case (self, rest[0], error);
  if (on == NULL || !hsl_store_record_view (self->store, on->uid, error))
    return FALSE;
  lines = hsl_volume_list ((HslCase *) on);
  print_lines (self, (HslCase *) on, lines);
  return TRUE;
}

/* --- volume list --- */

static GVariant *
describe_report (const HslVolumeReport *report)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "uid", report->uid);
  hsl_ctl_put (&item, "number", report->number);
  hsl_ctl_put (&item, "title", report->title);
  hsl_ctl_put_day (&item, "closed_on", report->closed_on);
  hsl_ctl_put_number (&item, "lines", report->n_missing);
  hsl_ctl_put (&item, "missing", report->missing);
  return g_variant_builder_end (&item);
}

static void
print_reports (HslCtl *self, const HslVolumeReports *reports)
{
  g_autoptr (HslCtlTable) table =
      hsl_ctl_table_new (4, _ ("Number"), _ ("Closed on"), _ ("Title"), _ ("Missing"));
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < reports->reports->len; i++)
    {
      const HslVolumeReport *report = g_ptr_array_index (reports->reports, i);
      g_autofree char       *closed = hsl_day_to_iso (report->closed_on);

      hsl_ctl_table_add (table, report->number != NULL ? report->number : report->uid, closed, report->title,
                         report->missing);
      g_variant_builder_add_value (&list, describe_report (report));
    }
  hsl_ctl_print_list (self, &list, table);
  if (!self->json)
    hsl_ctl_say (_ ("%u of %u closed cases looked at\n"), reports->looked, reports->total);
}

/* volume list [--incomplete] [--limit N] */
gboolean
hsl_ctl_volume_list (HslCtl *self, char **words, GError **error)
{
  g_auto (GStrv)               rest = NULL;
  g_autoptr (HslVolumeReports) reports = NULL;
  gboolean                     incomplete = FALSE;
  int                          limit = 50;
  const GOptionEntry           entries[] = {
              { "incomplete", 0, 0, G_OPTION_ARG_NONE, &incomplete, NULL, NULL },
              { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
              { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (limit < 1 || limit > LIMIT_MOST)
    return hsl_ctl_usage_error (error, _ ("--limit: a number from 1 to %d is expected"), LIMIT_MOST);
  if (!hsl_ctl_open_lists (self, error))
    return FALSE;
  reports = hsl_store_list_volumes (self->store, incomplete, (guint) limit, error);
  if (reports == NULL)
    return FALSE;
  print_reports (self, reports);
  return TRUE;
}
