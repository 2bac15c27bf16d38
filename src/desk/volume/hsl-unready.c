/* hsl-unready.c: the volumes that are not ready for the archive
 *
 * Cases that are closed and lack something, the oldest first; a row opens its case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-unready"

#include "hsl-unready.h"

#include "hsl-store-volume.h"

#include <glib/gi18n-lib.h>

/* Nobody works off more in a day. */
#define SHOWN 100

struct _HslUnready
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore *store;

  /* Template widgets */
  GtkLabel   *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (HslUnready, hsl_unready, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const HslVolumeReport *report)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char      *number = report->number != NULL ? report->number : "";
  g_autofree char *title = g_strdup_printf ("%s  %s", number, report->title);

  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (report->missing, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, report->missing);
  g_object_set_data_full (G_OBJECT (row), "hsl-case", g_strdup (report->uid), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, report->missing, -1);
  return row;
}

static void
show_reports (HslUnready             *self,
              const HslVolumeReports *reports)
{
  guint            n = reports->reports->len;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (reports->reports, i)));
  if (n == 0 && reports->looked == reports->total)
    summary = g_strdup (_ ("Every volume of a closed case is complete."));
  else
    /* Translators: of so many closed cases so many were looked at */
    summary = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u volume lacks something (%u of %u closed cases looked at)",
                     "%u volumes lack something (%u of %u closed cases looked at)", n),
        n, reports->looked, reports->total);
  gtk_label_set_text (self->summary, summary);
}

static gpointer
run_list (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return hsl_store_list_volumes (store, TRUE, SHOWN, error);
}

static void
on_listed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslUnready)       self = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (HslVolumeReports) reports = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->list == NULL)
    return;
  if (reports == NULL)
    gtk_label_set_text (self->summary, error->message);
  else
    show_reports (self, reports);
}

static void
on_row_activated_cb (HslUnready    *self,
                     GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-case", "s",
                                g_object_get_data (G_OBJECT (row), "hsl-case"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
hsl_unready_dispose (GObject *object)
{
  HslUnready *self = HSL_UNREADY (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_UNREADY);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_unready_parent_class)->dispose (object);
}

static void
hsl_unready_class_init (HslUnreadyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_unready_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-unready.ui");
  gtk_widget_class_bind_template_child (widget_class, HslUnready, summary);
  gtk_widget_class_bind_template_child (widget_class, HslUnready, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
hsl_unready_init (HslUnready *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_unready_new:
 *
 * Returns: a window, not shown yet, that fills itself
 */
GtkWidget *
hsl_unready_new (HslStore *store)
{
  HslUnready *self = g_object_new (HSL_TYPE_UNREADY, NULL);

  self->store = g_object_ref (store);
  hsl_store_run_async (store, run_list, NULL, NULL, (GDestroyNotify) hsl_volume_reports_free, NULL,
                       on_listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

void
hsl_unready_present (GtkWidget *parent,
                     HslStore  *store)
{
  GtkWidget *window = hsl_unready_new (store);
  GtkRoot   *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * hsl_unready_get_summary:
 *
 * Returns: what is said above the list; "" as long as it is not there
 */
const char *
hsl_unready_get_summary (HslUnready *self)
{
  g_return_val_if_fail (HSL_IS_UNREADY (self), NULL);
  return gtk_label_get_text (self->summary);
}
