/* hsl-print.c: from a case to paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-print"

#include "hsl-print.h"

#include "hsl-dialogs.h"
#include "hsl-own-paper.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_print_show:
 * @source: what to show
 *
 * Shows pages; what keeps them from being made is said instead.
 */
void
hsl_print_show (GtkWidget              *parent,
                HslStore               *store,
                const HslPreviewSource *source)
{
  g_autoptr (GError) error = NULL;
  GtkWidget         *preview = hsl_preview_new (store, source, &error);
  GtkRoot           *root = gtk_widget_get_root (parent);

  if (preview == NULL)
    {
      hsl_dialogs_show_error (parent, _ ("This cannot be printed"), error);
      return;
    }
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (preview), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (preview));
}

/**
 * hsl_print_form:
 * @parent: a widget of the window that asks
 * @form: the id of a form
 * @subject: (nullable): uid of the session, inquiry, agreement or follow-up; the newest when %NULL or ""
 *
 * Shows the form filled in, to be looked at, printed or saved. What keeps it from being printed is said
 * instead.
 */
void
hsl_print_form (GtkWidget  *parent,
                HslStore   *store,
                HslCase    *on,
                const char *form,
                const char *subject)
{
  hsl_print_show (parent, store, &(HslPreviewSource){ .on = on, .form = form, .subject = subject });
}

/**
 * hsl_print_blank:
 *
 * Shows the form empty, to be filled in by hand.
 */
void
hsl_print_blank (GtkWidget  *parent,
                 HslStore   *store,
                 HslCase    *on,
                 const char *form)
{
  hsl_print_show (parent, store, &(HslPreviewSource){ .on = on, .form = form, .is_blank = TRUE });
}

/**
 * hsl_print_data:
 * @form: the id of a form that is about no case
 * @data: what to fill in
 * @title: of the window
 *
 * Shows such a form: the day's list, the recovery key. Nothing is recorded of it.
 */
void
hsl_print_data (GtkWidget  *parent,
                HslStore   *store,
                const char *form,
                GVariant   *data,
                const char *title)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (data);

  hsl_print_show (parent, store, &(HslPreviewSource){ .form = form, .data = owned, .title = title });
}

typedef struct
{
  char *case_uid;
  char *party;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->case_uid);
  g_free (asked->party);
  g_free (asked);
}

static gpointer
run_collect (HslStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const Asked *asked = data;

  return hsl_store_collect_own_data_of (store, asked->case_uid, asked->party, error);
}

static void
on_collected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GtkWidget)  parent = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (HslOwnData) own = hsl_store_run_finish (HSL_STORE (source), result, &error);
  HslContext             context;
  GVariant              *data;

  if (gtk_widget_get_root (parent) == NULL)
    return;
  if (own == NULL)
    {
      hsl_dialogs_show_error (parent, _ ("This cannot be printed"), error);
      return;
    }
  hsl_store_init_context (HSL_STORE (source), &context);
  data = hsl_own_paper_new (own, &context);
  hsl_store_clear_context (&context);
  hsl_print_data (parent, HSL_STORE (source), "own-data", data, NULL);
  g_variant_unref (data);
}

/**
 * hsl_print_own_data:
 * @case_uid: a case on which the person stands
 * @party: who that is there
 *
 * Shows everything that is kept about the person, the others masked; that it was asked for is recorded.
 */
void
hsl_print_own_data (GtkWidget  *parent,
                    HslStore   *store,
                    const char *case_uid,
                    const char *party)
{
  Asked *asked = g_new (Asked, 1);

  asked->case_uid = g_strdup (case_uid);
  asked->party = g_strdup (party);
  hsl_store_run_async (store, run_collect, asked, asked_free, (GDestroyNotify) hsl_own_data_free, NULL,
                       on_collected_cb, g_object_ref (parent));
}
