/* hsl-today-sheets.c: sheets over many cases, from the page of the day
 *
 * What a shift hands over, and what mediators are paid for the cases of a month. Both read many cases, so
 * they are collected on the thread of the database, and shown when they are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-today-sheets"

#include "hsl-today-sheets.h"

#include "hsl-dialogs.h"
#include "hsl-print.h"
#include "hsl-shift-paper.h"
#include "hsl-subsidy-paper.h"

#include <glib/gi18n-lib.h>

typedef GVariant *(*MakeData) (gconstpointer collected, const HslContext *context);

typedef struct
{
  GtkWidget     *parent; /* owned */
  const char    *form;
  MakeData       make_data;
  GDestroyNotify free_collected;
} Asked;

static gpointer
run_shift (HslStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  HslMinute to = hsl_store_get_now (store);

  return hsl_store_collect_shift (store, to - GPOINTER_TO_INT (data) * 60, to, error);
}

static gpointer
run_subsidy (HslStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  HslDay today = hsl_minute_get_day (hsl_store_get_now (store));
  HslDay first = hsl_day_from_ymd (hsl_day_get_year (today), hsl_day_get_month (today), 1);

  return hsl_store_collect_subsidy (store, hsl_day_add_months (first, -GPOINTER_TO_INT (data)), error);
}

static void
on_collected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Asked             *asked = user_data;
  HslStore          *store = HSL_STORE (source);
  g_autoptr (GError) error = NULL;
  gpointer           collected = hsl_store_run_finish (store, result, &error);
  gboolean           is_here = gtk_widget_get_root (asked->parent) != NULL;
  HslContext         context;

  if (collected == NULL && is_here)
    hsl_dialogs_show_error (asked->parent, _ ("This cannot be printed"), error);
  if (collected != NULL && is_here)
    {
      hsl_store_init_context (store, &context);
      hsl_print_data (asked->parent, store, asked->form, asked->make_data (collected, &context), NULL);
      hsl_store_clear_context (&context);
    }
  if (collected != NULL)
    asked->free_collected (collected);
  g_object_unref (asked->parent);
  g_free (asked);
}

static Asked *
asked_new (GtkWidget     *parent,
           const char    *form,
           MakeData       make_data,
           GDestroyNotify free_collected)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_object_ref (parent), form, make_data, free_collected };
  return asked;
}

/**
 * hsl_today_print_shift:
 * @hours: how long the shift was that ends now
 *
 * Shows what it hands over.
 */
void
hsl_today_print_shift (GtkWidget *parent,
                       HslStore  *store,
                       guint      hours)
{
  Asked *asked =
      asked_new (parent, HSL_SHIFT_FORM, (MakeData) hsl_shift_paper_new, (GDestroyNotify) hsl_shift_free);

  hsl_store_run_async (store, run_shift, GUINT_TO_POINTER (hours), NULL, asked->free_collected, NULL,
                       on_collected_cb, asked);
}

/**
 * hsl_today_print_subsidy:
 * @months_ago: 0 for this month
 *
 * Shows who is paid what for the cases archived in the month.
 */
void
hsl_today_print_subsidy (GtkWidget *parent,
                         HslStore  *store,
                         guint      months_ago)
{
  Asked *asked = asked_new (parent, HSL_SUBSIDY_FORM, (MakeData) hsl_subsidy_paper_new,
                            (GDestroyNotify) hsl_subsidy_sheet_free);

  hsl_store_run_async (store, run_subsidy, GUINT_TO_POINTER (months_ago), NULL, asked->free_collected, NULL,
                       on_collected_cb, asked);
}
