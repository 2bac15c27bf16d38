/* hsl-subsidy-paper.c: a month of 以案定补 as the data of the form "subsidy-sheet"
 *
 *     organisation.name     the committee
 *     from, to, today       the month, the day of printing
 *     workers               name, cases, fen: who is paid what
 *     items                 number, type, class, result, archived_on, worker, fen: for which cases
 *     cases, total_fen      how many of them, and the sum
 *     pending               number, type, closed_on, reason: what is not paid for yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-subsidy-paper"

#include "hsl-subsidy-paper.h"

#include "hsl-record-data.h"

#include <string.h>

/* By who is paid, then by case: a mediator finds their own lines together. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const HslSubsidyItem *one = *(HslSubsidyItem *const *) a;
  const HslSubsidyItem *two = *(HslSubsidyItem *const *) b;
  int                   order = strcmp (one->worker, two->worker);

  return order != 0 ? order : g_strcmp0 (one->number, two->number);
}

static void
put_code (GVariantBuilder  *row,
          const char       *name,
          const char       *list,
          const char       *code,
          const HslContext *context)
{
  const char *label = code != NULL ? hsl_codes_get_name (context->codes, list, code, FALSE) : NULL;

  hsl_record_put (row, name, label != NULL ? label : code);
}

static void
add_row (GVariantBuilder *list,
         GVariantBuilder *row)
{
  g_variant_builder_add (list, "v", g_variant_builder_end (row));
}

static GVariant *
write_items (GPtrArray        *items,
             const HslContext *context)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < items->len; i++)
    {
      const HslSubsidyItem *item = g_ptr_array_index (items, i);
      GVariantBuilder       row;

      g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
      hsl_record_put (&row, "number", item->number);
      put_code (&row, "type", "dispute-type", item->type, context);
      put_code (&row, "class", "case-class", item->class, context);
      put_code (&row, "result", "result", item->result, context);
      hsl_record_put_day (&row, "archived_on", item->archived_on);
      hsl_record_put (&row, "worker", hsl_directory_get_worker_name (context->directory, item->worker));
      hsl_record_put_number (&row, "fen", item->fen);
      add_row (&list, &row);
    }
  return g_variant_builder_end (&list);
}

static GVariant *
write_workers (GPtrArray        *items,
               const HslContext *context)
{
  GVariantBuilder list;
  gint64          cases = 0;
  gint64          fen = 0;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < items->len; i++)
    {
      const HslSubsidyItem *item = g_ptr_array_index (items, i);
      const HslSubsidyItem *next = i + 1 < items->len ? g_ptr_array_index (items, i + 1) : NULL;
      GVariantBuilder       row;

      cases++;
      fen += item->fen;
      if (next != NULL && g_str_equal (next->worker, item->worker))
        continue;
      g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
      hsl_record_put (&row, "name", hsl_directory_get_worker_name (context->directory, item->worker));
      hsl_record_put_number (&row, "cases", cases);
      hsl_record_put_number (&row, "fen", fen);
      add_row (&list, &row);
      cases = fen = 0;
    }
  return g_variant_builder_end (&list);
}

static GVariant *
write_pending (GPtrArray        *pending,
               const HslContext *context)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < pending->len; i++)
    {
      const HslSubsidyPending *one = g_ptr_array_index (pending, i);
      GVariantBuilder          row;

      g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
      hsl_record_put (&row, "number", one->number);
      put_code (&row, "type", "dispute-type", one->type, context);
      hsl_record_put_day (&row, "closed_on", one->closed_on);
      hsl_record_put (&row, "reason", one->reason);
      add_row (&list, &row);
    }
  return g_variant_builder_end (&list);
}

static guint
count_cases (GPtrArray *items)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const HslSubsidyItem *item = g_ptr_array_index (items, i);

      if (item->number != NULL)
        g_hash_table_add (numbers, item->number);
    }
  return g_hash_table_size (numbers);
}

/**
 * hsl_subsidy_paper_new:
 * @sheet: what was collected
 * @context: the directory, and the time of printing
 *
 * Returns: (transfer floating): the data of the form %HSL_SUBSIDY_FORM
 */
GVariant *
hsl_subsidy_paper_new (const HslSubsidySheet *sheet,
                       const HslContext      *context)
{
  const HslOrganisation *committee = hsl_directory_find_organisation (context->directory, "committee");
  g_autoptr (GPtrArray)  items = g_ptr_array_new ();
  GVariantBuilder        record;

  for (guint i = 0; i < sheet->items->len; i++)
    g_ptr_array_add (items, g_ptr_array_index (sheet->items, i));
  g_ptr_array_sort (items, compare_items);
  g_variant_builder_init (&record, G_VARIANT_TYPE_VARDICT);
  hsl_record_put_name (&record, "organisation", committee != NULL ? committee->name : NULL);
  hsl_record_put_day (&record, "from", sheet->from);
  hsl_record_put_day (&record, "to", sheet->to);
  hsl_record_put_day (&record, "today", hsl_minute_get_day (context->now));
  g_variant_builder_add (&record, "{sv}", "workers", write_workers (items, context));
  g_variant_builder_add (&record, "{sv}", "items", write_items (items, context));
  g_variant_builder_add (&record, "{sv}", "pending", write_pending (sheet->pending, context));
  hsl_record_put_number (&record, "cases", count_cases (items));
  hsl_record_put_number (&record, "total_fen", hsl_subsidy_sheet_get_total (sheet));
  return g_variant_builder_end (&record);
}
