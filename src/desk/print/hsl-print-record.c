/* hsl-print-record.c: what the case will tell of papers that are on their way to a printer
 *
 * A printer takes its time, and nobody waits for it with the preview open. So what is needed to record a
 * print is put together when it begins and lives as long as the print.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-print-record"

#include "hsl-print-record.h"

#include "hsl-dialogs.h"

#include <glib/gi18n-lib.h>

struct _HslPrintRecord
{
  HslStore  *store;
  HslCase   *on;
  GPtrArray *parts;
  char      *recipient;
  char      *viewer; /* (nullable) */
  gboolean   is_masked;
};

/**
 * hsl_print_record_new:
 * @parts: (element-type HslPages): what is printed
 * @order: of what, and for whom
 *
 * Returns: (transfer full) (nullable): %NULL when nothing is recorded: an empty form tells nothing of the
 *   case, and the case nothing of it
 */
HslPrintRecord *
hsl_print_record_new (HslStore            *store,
                      GPtrArray           *parts,
                      const HslPressOrder *order)
{
  HslPrintRecord *self;

  if (order->on == NULL || order->is_blank)
    return NULL;
  self = g_new0 (HslPrintRecord, 1);
  self->store = g_object_ref (store);
  self->on = hsl_fact_ref ((HslCase *) order->on);
  self->parts = g_ptr_array_ref (parts);
  self->recipient = g_strdup (order->recipient);
  self->viewer = g_strdup (order->viewer);
  self->is_masked = order->is_masked;
  return self;
}

void
hsl_print_record_free (HslPrintRecord *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->store);
  hsl_fact_unref (self->on);
  g_ptr_array_unref (self->parts);
  g_free (self->recipient);
  g_free (self->viewer);
  g_free (self);
}

/* --- On the database thread --- */

typedef struct
{
  char      *uid;
  GPtrArray *inputs; /* of GVariant */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->uid);
  g_ptr_array_unref (writing->inputs);
  g_free (writing);
}

static gpointer
run_writing (HslStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Writing *writing = data;

  for (guint i = 0; i < writing->inputs->len; i++)
    {
      HslCase *after =
          hsl_store_act (store, writing->uid, "print", g_ptr_array_index (writing->inputs, i), error);

      if (after == NULL)
        return NULL;
      hsl_fact_unref (after);
    }
  return store;
}

/* --- */

/* How many of the pages from @first on. */
static guint
count_printed (GArray *pages,
               guint   first,
               guint   n)
{
  guint found = 0;

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      guint page = g_array_index (pages, guint, i);

      found += page >= first && page < first + n;
    }
  return pages != NULL ? found : n;
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GtkWidget) near = user_data;
  g_autoptr (GError)    error = NULL;

  if (hsl_store_run_finish (HSL_STORE (source), result, &error) == NULL)
    hsl_dialogs_show_error (near, _ ("It was printed, but the case does not tell of it"), error);
}

/**
 * hsl_print_record_write:
 * @self: (nullable) (transfer full): what was printed
 * @copies: how often; 0 when it was not
 * @pages: (nullable) (element-type guint): which, counted through all parts from 0; %NULL is all
 * @near: (nullable): where a failure is said
 */
void
hsl_print_record_write (HslPrintRecord *self,
                        guint           copies,
                        GArray         *pages,
                        GtkWidget      *near)
{
  g_autoptr (HslPrintRecord) record = self;
  Writing                   *writing;
  HslContext                 context;
  HslPressOrder              order;
  guint                      first = 0;

  if (record == NULL || copies == 0)
    return;
  writing = g_new0 (Writing, 1);
  writing->uid = g_strdup (record->on->fact.uid);
  writing->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  hsl_store_init_context (record->store, &context);
  order = (HslPressOrder){
    .on = record->on,
    .context = &context,
    .recipient = record->recipient,
    .viewer = record->viewer,
    .is_masked = record->is_masked,
  };
  for (guint i = 0; i < record->parts->len; i++)
    {
      HslPages *part = g_ptr_array_index (record->parts, i);

      order.n_pages = count_printed (pages, first, hsl_pages_get_count (part));
      first += hsl_pages_get_count (part);
      /* Of what is attached the case tells already. */
      if (hsl_pages_get_form (part) != NULL && order.n_pages > 0)
        g_ptr_array_add (writing->inputs, g_variant_ref_sink (hsl_press_make_record (part, &order, copies)));
    }
  hsl_store_clear_context (&context);
  hsl_store_run_async (record->store, run_writing, writing, writing_free, NULL, NULL, on_written_cb,
                       near != NULL ? g_object_ref (near) : NULL);
}

/* --- Looking --- */

typedef struct
{
  char *uid;
  char *text;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->uid);
  g_free (look->text);
  g_free (look);
}

static gpointer
run_look (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Look *look = data;

  return hsl_store_record (store, look->uid, "view", look->text, error) ? store : NULL;
}

/* What leaves no trace is not shown. */
static void
on_look_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWindow) preview = user_data;
  g_autoptr (GError)    error = NULL;
  GtkWindow            *parent;

  if (hsl_store_run_finish (HSL_STORE (source), result, &error) != NULL ||
      !gtk_widget_get_visible (GTK_WIDGET (preview)))
    return;
  parent = gtk_window_get_transient_for (preview);
  hsl_dialogs_show_error (GTK_WIDGET (parent), _ ("The paper is not shown, because that cannot be recorded"),
                          error);
  gtk_window_destroy (preview);
}

/**
 * hsl_print_record_look:
 * @title: of the paper
 * @preview: that shows it
 *
 * Records that somebody looks at a paper with every name and number in it.
 */
void
hsl_print_record_look (HslStore      *store,
                       const HslCase *on,
                       const char    *title,
                       GtkWindow     *preview)
{
  Look *look = g_new0 (Look, 1);

  look->uid = g_strdup (on->fact.uid);
  /* Translators: what was looked at: the title of a paper */
  look->text = g_strdup_printf (_ ("paper: %s"), title);
  hsl_store_run_async (store, run_look, look, look_free, NULL, NULL, on_look_cb, g_object_ref (preview));
}
