/* hsl-shift-paper.c: what a shift hands over as the data of the form "handover-sheet"
 *
 *     organisation.name, worker.name   the station; who prints it
 *     from, to, today                  the shift, the day of printing
 *     registered, moved, promised, risky, sessions
 *                                      each: at, number, title, worker, text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-shift-paper"

#include "hsl-shift-paper.h"

#include "hsl-record-data.h"

static void
put_lines (GVariantBuilder  *sheet,
           const char       *name,
           GPtrArray        *lines,
           const HslContext *context)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < lines->len; i++)
    {
      const HslShiftLine *line = g_ptr_array_index (lines, i);
      GVariantBuilder     row;

      g_variant_builder_init (&row, G_VARIANT_TYPE_VARDICT);
      hsl_record_put_minute (&row, "at", line->at);
      hsl_record_put (&row, "number", line->number);
      hsl_record_put (&row, "title", line->title);
      hsl_record_put (&row, "worker", hsl_directory_get_worker_name (context->directory, line->worker));
      hsl_record_put (&row, "text", line->text);
      g_variant_builder_add (&list, "v", g_variant_builder_end (&row));
    }
  g_variant_builder_add (sheet, "{sv}", name, g_variant_builder_end (&list));
}

/**
 * hsl_shift_paper_new:
 * @shift: what was collected
 * @context: the directory, who prints and when
 *
 * Returns: (transfer floating): the data of the form %HSL_SHIFT_FORM
 */
GVariant *
hsl_shift_paper_new (const HslShift   *shift,
                     const HslContext *context)
{
  const HslOrganisation *station = hsl_directory_find_organisation (context->directory, "police-station");
  GVariantBuilder        sheet;

  g_variant_builder_init (&sheet, G_VARIANT_TYPE_VARDICT);
  hsl_record_put_name (&sheet, "organisation", station != NULL ? station->name : NULL);
  hsl_record_put_name (&sheet, "worker", hsl_directory_get_worker_name (context->directory, context->worker));
  hsl_record_put_minute (&sheet, "from", shift->from);
  hsl_record_put_minute (&sheet, "to", shift->to);
  hsl_record_put_day (&sheet, "today", hsl_minute_get_day (context->now));
  put_lines (&sheet, "registered", shift->registered, context);
  put_lines (&sheet, "moved", shift->moved, context);
  put_lines (&sheet, "promised", shift->promised, context);
  put_lines (&sheet, "risky", shift->risky, context);
  put_lines (&sheet, "sessions", shift->sessions, context);
  return g_variant_builder_end (&sheet);
}
