/* hsl-ctl-sheets.c: sheets over many cases: a shift handed over, a month of 以案定补
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl-commands.h"
#include "hsl-press.h"
#include "hsl-shift-paper.h"
#include "hsl-subsidy-paper.h"

#include <glib/gi18n.h>

#define SHIFT_MINUTES (8 * 60)

typedef GVariant *(*MakeData) (gconstpointer collected, const HslContext *context);

/* Fills in @form and writes it. */
static gboolean
write_sheet (HslCtl       *self,
             const char   *form,
             MakeData      make_data,
             gconstpointer collected,
             const char   *output,
             guint        *out_pages,
             GError      **error)
{
  g_autoptr (HslPress) press = hsl_press_new (error);
  g_autoptr (HslPages) pages = NULL; /* goes before the press that made it */
  g_autoptr (GVariant) data = NULL;
  g_autofree char     *head = hsl_store_dup_short_head (self->store);
  HslPressOrder        order = { .is_demo = hsl_store_is_demo (self->store), .head = head };
  HslContext           context;

  if (press == NULL)
    return FALSE;
  hsl_store_init_context (self->store, &context);
  data = g_variant_ref_sink (make_data (collected, &context));
  hsl_store_clear_context (&context);
  pages = hsl_press_make_from_data (press, form, data, &order, error);
  if (pages == NULL || !hsl_pages_write_pdf (pages, output, NULL, error))
    return FALSE;
  *out_pages = hsl_pages_get_count (pages);
  return TRUE;
}

/* Says where the sheet is; for a program, @builder is to be filled with the rest. */
static gboolean
begin_answer (HslCtl          *self,
              const char      *output,
              guint            pages,
              GVariantBuilder *builder)
{
  if (!self->json)
    {
      hsl_ctl_say (ngettext ("%s: %u page\n", "%s: %u pages\n", pages), output, pages);
      return FALSE;
    }
  g_variant_builder_init (builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (builder, "file", output);
  hsl_ctl_put_number (builder, "pages", pages);
  return TRUE;
}

static gboolean
parse_minute (const char *option,
              const char *text,
              HslMinute  *out_minute,
              GError    **error)
{
  if (text == NULL)
    return TRUE;
  *out_minute = hsl_minute_from_iso (text);
  return *out_minute != HSL_MINUTE_NONE ||
         hsl_ctl_usage_error (error, _ ("%s: a time such as 2026-03-01T14:30 is expected"), option);
}

static void
say_shift (HslCtl         *self,
           const HslShift *shift,
           const char     *output,
           guint           pages)
{
  GVariantBuilder builder;

  if (!begin_answer (self, output, pages, &builder))
    return;
  hsl_ctl_put_minute (&builder, "from", shift->from);
  hsl_ctl_put_minute (&builder, "to", shift->to);
  hsl_ctl_put_number (&builder, "registered", shift->registered->len);
  hsl_ctl_put_number (&builder, "moved", shift->moved->len);
  hsl_ctl_put_number (&builder, "promised", shift->promised->len);
  hsl_ctl_put_number (&builder, "risky", shift->risky->len);
  hsl_ctl_put_number (&builder, "sessions", shift->sessions->len);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

/* shift sheet --output FILE.pdf [--from TIME] [--to TIME] */
gboolean
hsl_ctl_shift_sheet (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_autofree char     *output = NULL, *from_text = NULL, *to_text = NULL;
  g_auto (GStrv)       rest = NULL;
  g_autoptr (HslShift) shift = NULL;
  HslMinute            from = HSL_MINUTE_NONE, to = HSL_MINUTE_NONE;
  guint                pages;
  const GOptionEntry   entries[] = {
      { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
      { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, NULL, NULL },
      { "to", 0, 0, G_OPTION_ARG_STRING, &to_text, NULL, NULL },
      { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) ||
      !parse_minute ("--from", from_text, &from, error) || !parse_minute ("--to", to_text, &to, error))
    return FALSE;
  if (output == NULL)
    return hsl_ctl_usage_error (error, _ ("--output is missing"));
  if (!hsl_ctl_open (self, error))
    return FALSE;
  if (to == HSL_MINUTE_NONE)
    to = hsl_store_get_now (self->store);
  if (from == HSL_MINUTE_NONE)
    from = to - SHIFT_MINUTES;
  if (from >= to)
    return hsl_ctl_usage_error (error, _ ("--from: the shift has to begin before it ends"));
  shift = hsl_store_collect_shift (self->store, from, to, error);
  if (shift == NULL ||
      !write_sheet (self, HSL_SHIFT_FORM, (MakeData) hsl_shift_paper_new, shift, output, &pages, error))
    return FALSE;
  say_shift (self, shift, output, pages);
  return TRUE;
}

/* A month is written 2026-03. */
static gboolean
parse_month (const char *text,
             HslDay     *out_month,
             GError    **error)
{
  g_autofree char *iso = g_strconcat (text, "-01", NULL);

  *out_month = hsl_day_from_iso (iso);
  return *out_month != HSL_DAY_NONE ||
         hsl_ctl_usage_error (error, _ ("--month: a month such as 2026-03 is expected"));
}

static void
say_subsidy (HslCtl                *self,
             const HslSubsidySheet *sheet,
             const char            *output,
             guint                  pages)
{
  GVariantBuilder builder;

  if (!begin_answer (self, output, pages, &builder))
    return;
  hsl_ctl_put_day (&builder, "from", sheet->from);
  hsl_ctl_put_day (&builder, "to", sheet->to);
  hsl_ctl_put_number (&builder, "items", sheet->items->len);
  hsl_ctl_put_number (&builder, "total_fen", hsl_subsidy_sheet_get_total (sheet));
  hsl_ctl_put_number (&builder, "pending", sheet->pending->len);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

/* subsidy sheet --month 2026-03 --output FILE.pdf */
gboolean
hsl_ctl_subsidy_sheet (HslCtl  *self,
                       char   **words,
                       GError **error)
{
  g_autofree char            *output = NULL, *month_text = NULL;
  g_auto (GStrv)              rest = NULL;
  g_autoptr (HslSubsidySheet) sheet = NULL;
  HslDay                      month = HSL_DAY_NONE;
  guint                       pages;
  const GOptionEntry          entries[] = {
             { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
             { "month", 0, 0, G_OPTION_ARG_STRING, &month_text, NULL, NULL },
             { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (output == NULL)
    return hsl_ctl_usage_error (error, _ ("--output is missing"));
  if (month_text == NULL)
    return hsl_ctl_usage_error (error, _ ("--month is missing"));
  if (!parse_month (month_text, &month, error) || !hsl_ctl_open (self, error))
    return FALSE;
  sheet = hsl_store_collect_subsidy (self->store, month, error);
  if (sheet == NULL ||
      !write_sheet (self, HSL_SUBSIDY_FORM, (MakeData) hsl_subsidy_paper_new, sheet, output, &pages, error))
    return FALSE;
  say_subsidy (self, sheet, output, pages);
  return TRUE;
}
