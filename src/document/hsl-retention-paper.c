/* hsl-retention-paper.c: the appraisal report and the register of what was destroyed, as data of their forms
 *
 *     organisation {name}, today
 *     appraisal-report: on, destroyed, proposed, due,
 *         rows[]: number, type, retention, years, from, until, decision, reason, proposed, confirmed
 *     destruction-register: holding[] {index, backups},
 *         entries[]: number, type, retention, years, from, until, documents, pages, attachments, proposed,
 *                    confirmed, destroyed_on, destroyed_by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-retention-paper"

#include "hsl-retention-paper.h"

#include <inttypes.h>

static void
put (GVariantBuilder *row,
     const char      *name,
     const char      *text)
{
  g_variant_builder_add (row, "{sv}", name, g_variant_new_string (text != NULL ? text : ""));
}

static void
put_number (GVariantBuilder *row,
            const char      *name,
            gint64           number)
{
  g_variant_builder_add (row, "{sv}", name, g_variant_new_int64 (number));
}

static void
put_day (GVariantBuilder *row,
         const char      *name,
         HslDay           day)
{
  g_autofree char *iso = day != HSL_DAY_NONE ? hsl_day_to_iso (day) : NULL;

  put (row, name, iso);
}

static const char *
get_word (const char       *list,
          const char       *code,
          const HslContext *context)
{
  const char *word = code != NULL ? hsl_codes_get_name (context->codes, list, code, FALSE) : NULL;

  return word != NULL ? word : code;
}

static void
put_code (GVariantBuilder  *row,
          const char       *name,
          const char       *list,
          const char       *code,
          const HslContext *context)
{
  put (row, name, get_word (list, code, context));
}

/* Who, and when: “陈国华 2036年7月23日”. */
static void
put_who (GVariantBuilder *row,
         const char      *name,
         const char      *who,
         HslDay           on)
{
  g_autofree char *day = on != HSL_DAY_NONE ? hsl_day_to_chinese (on) : NULL;
  g_autofree char *text = day != NULL ? g_strdup_printf ("%s　%s", who != NULL ? who : "", day) : NULL;

  put (row, name, text);
}

static void
begin (GVariantBuilder  *record,
       const HslContext *context)
{
  const HslOrganisation *office = hsl_directory_find_organisation (context->directory, "committee");
  GVariantBuilder        organisation;

  g_variant_builder_init (&organisation, G_VARIANT_TYPE_VARDICT);
  put (&organisation, "name", office != NULL ? office->name : NULL);
  g_variant_builder_init (record, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (record, "{sv}", "organisation", g_variant_builder_end (&organisation));
  put_day (record, "today", hsl_minute_get_day (context->now));
}

static void
put_decision (GVariantBuilder       *item,
              const HslRetentionRow *row,
              const HslContext      *context)
{
  const char      *word = get_word ("appraisal-decision", row->decision, context);
  g_autofree char *until =
      row->extended_until != HSL_DAY_NONE ? hsl_day_to_chinese (row->extended_until) : NULL;
  g_autofree char *text = until != NULL ? g_strdup_printf ("%s至%s", word, until) : g_strdup (word);

  put (item, "decision", text);
}

static GVariant *
write_row (const HslRetentionRow *row,
           const HslContext      *context)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  put (&item, "number", row->number);
  put_code (&item, "type", "dispute-type", row->type, context);
  put_code (&item, "retention", "retention", row->retention, context);
  put_number (&item, "years", row->years);
  put_day (&item, "from", row->from);
  put_day (&item, "until", row->until);
  put_decision (&item, row, context);
  put (&item, "reason", row->reason);
  put_who (&item, "proposed", row->proposed_by, row->proposed_on);
  put_who (&item, "confirmed", row->confirmed_by, row->confirmed_on);
  return g_variant_builder_end (&item);
}

/**
 * hsl_appraisal_report_new:
 * @rows: (element-type HslRetentionRow): volumes whose period is over
 * @on: the day on which it is
 *
 * Returns: (transfer full): a record for the form %HSL_APPRAISAL_REPORT_FORM
 */
GVariant *
hsl_appraisal_report_new (GPtrArray        *rows,
                          HslDay            on,
                          const HslContext *context)
{
  GVariantBuilder record, list;
  gint64          counts[HSL_RETENTION_DECIDED + 1] = { 0 };

  begin (&record, context);
  put_day (&record, "on", on);
  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < rows->len; i++)
    {
      const HslRetentionRow *row = g_ptr_array_index (rows, i);

      counts[row->step]++;
      g_variant_builder_add (&list, "v", write_row (row, context));
    }
  g_variant_builder_add (&record, "{sv}", "rows", g_variant_builder_end (&list));
  put_number (&record, "due", counts[HSL_RETENTION_DUE]);
  put_number (&record, "proposed", counts[HSL_RETENTION_PROPOSED]);
  put_number (&record, "destroyed", counts[HSL_RETENTION_DECIDED]);
  return g_variant_ref_sink (g_variant_builder_end (&record));
}

static GVariant *
write_entry (const HslDestruction *entry,
             const HslContext     *context)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  put (&item, "number", entry->number);
  put_code (&item, "type", "dispute-type", entry->type, context);
  put_code (&item, "retention", "retention", entry->retention, context);
  put_number (&item, "years", entry->retention_years);
  put_day (&item, "from", entry->retained_from);
  put_day (&item, "until", entry->retained_until);
  put_number (&item, "documents", entry->documents);
  put_number (&item, "pages", entry->pages);
  put_number (&item, "attachments", entry->attachments);
  put_who (&item, "proposed", entry->proposed_by, entry->proposed_on);
  put_who (&item, "confirmed", entry->confirmed_by, entry->confirmed_on);
  put_day (&item, "destroyed_on", entry->destroyed_on);
  put (&item, "destroyed_by", entry->destroyed_by);
  return g_variant_builder_end (&item);
}

static GVariant *
write_holding (const HslDestruction *entry,
               guint                 index)
{
  GVariantBuilder  item;
  g_auto (GStrv)   lines = g_strsplit (entry->backups, "\n", -1);
  g_autofree char *text = g_strjoinv ("；", lines);

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  put_number (&item, "index", index);
  put (&item, "backups", text);
  return g_variant_builder_end (&item);
}

/**
 * hsl_destruction_register_new:
 * @entries: (element-type HslDestruction): the register, the newest entry first
 *
 * Returns: (transfer full): a record for the form %HSL_DESTRUCTION_REGISTER_FORM, the oldest entry first
 */
GVariant *
hsl_destruction_register_new (GPtrArray        *entries,
                              const HslContext *context)
{
  GVariantBuilder record, list, holding;

  begin (&record, context);
  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  g_variant_builder_init (&holding, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < entries->len; i++)
    {
      const HslDestruction *entry = g_ptr_array_index (entries, entries->len - 1 - i);

      g_variant_builder_add (&list, "v", write_entry (entry, context));
      if (entry->backups != NULL)
        g_variant_builder_add (&holding, "v", write_holding (entry, i + 1));
    }
  g_variant_builder_add (&record, "{sv}", "entries", g_variant_builder_end (&list));
  g_variant_builder_add (&record, "{sv}", "holding", g_variant_builder_end (&holding));
  return g_variant_ref_sink (g_variant_builder_end (&record));
}
