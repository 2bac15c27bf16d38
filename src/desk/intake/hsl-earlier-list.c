/* hsl-earlier-list.c: earlier cases of the same people or place
 *
 * Asked while the sheet is being typed, a moment after the last key: the third quarrel of the same two
 * neighbours is another case than the first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-earlier-list"

#include "hsl-earlier-list.h"

#include "hsl-words.h"

#include <glib/gi18n-lib.h>

#define DELAY_MS 400

struct _HslEarlierList
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  GVariant     *registration;
  GCancellable *cancellable;

  /* Children */
  GtkWidget *box;

  guint timeout;
  guint n;
};

G_DEFINE_FINAL_TYPE (HslEarlierList, hsl_earlier_list, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
find (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hsl_store_find_earlier (store, data, NULL, error);
}

static const char *
reason_label (const char *reason)
{
  if (g_strcmp0 (reason, "same-pair") == 0)
    return _ ("The same people against each other");
  if (g_strcmp0 (reason, "same-person") == 0)
    return _ ("The same person");
  return _ ("The same place");
}

static void
on_clicked_cb (HslEarlierList *self,
               GtkButton      *button)
{
  g_signal_emit (self, signals[OPEN], 0, g_object_get_data (G_OBJECT (button), "hsl-uid"));
}

static GtkWidget *
make_line (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_earlier (HslEarlierList   *self,
             const HslEarlier *earlier)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = hsl_day_to_iso (earlier->on);
  g_autofree char *where =
      g_strdup_printf ("%s · %s · %s", earlier->number != NULL ? earlier->number : _ ("no number yet"),
                       hsl_words_state (earlier->state), day);

  gtk_box_append (GTK_BOX (box), make_line (reason_label (earlier->reason), "hsl-warning"));
  gtk_box_append (GTK_BOX (box), make_line (earlier->title, "hsl-line-title"));
  if (earlier->text != NULL && *earlier->text != '\0')
    gtk_box_append (GTK_BOX (box), make_line (earlier->text, NULL));
  gtk_box_append (GTK_BOX (box), make_line (where, "caption"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, _ ("Open this case beside the sheet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, earlier->title, -1);
  g_object_set_data_full (G_OBJECT (button), "hsl-uid", g_strdup (earlier->case_uid), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
}

/* Of a case that may not be opened only whom to ask is known. */
static void
add_hint (HslEarlierList   *self,
          const HslEarlier *earlier)
{
  gtk_box_append (GTK_BOX (self->box), make_line (earlier->text, "hsl-warning"));
}

static void
show_found (HslEarlierList *self,
            GPtrArray      *found)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->n = found->len;
  if (found->len == 0)
    gtk_box_append (GTK_BOX (self->box),
                    make_line (_ ("None of these people, none at this place."), "dim-label"));
  for (guint i = 0; i < found->len; i++)
    {
      const HslEarlier *earlier = g_ptr_array_index (found, i);

      if (earlier->case_uid != NULL)
        add_earlier (self, earlier);
      else
        add_hint (self, earlier);
    }
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HslEarlierList) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      found = hsl_store_run_finish (HSL_STORE (source), result, &error);

  /* Half of a sheet need not make sense yet; the next key asks again. */
  if (found != NULL && self->box != NULL && self->cancellable != NULL)
    show_found (self, found);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  HslEarlierList *self = user_data;

  self->timeout = 0;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hsl_store_run_async (self->store, find, g_variant_ref (self->registration),
                       (GDestroyNotify) g_variant_unref, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, on_found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/**
 * hsl_earlier_list_ask:
 * @registration: what is typed so far
 *
 * Looks for earlier cases a moment later, unless more is typed meanwhile.
 */
void
hsl_earlier_list_ask (HslEarlierList *self,
                      HslStore       *store,
                      GVariant       *registration)
{
  g_return_if_fail (HSL_IS_EARLIER_LIST (self));

  g_set_object (&self->store, store);
  g_clear_pointer (&self->registration, g_variant_unref);
  self->registration = g_variant_ref_sink (registration);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (DELAY_MS, on_timeout_cb, self);
}

/**
 * hsl_earlier_list_get_n:
 *
 * Returns: how many were found
 */
guint
hsl_earlier_list_get_n (HslEarlierList *self)
{
  g_return_val_if_fail (HSL_IS_EARLIER_LIST (self), 0);
  return self->n;
}

static void
hsl_earlier_list_dispose (GObject *object)
{
  HslEarlierList *self = HSL_EARLIER_LIST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->registration, g_variant_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_earlier_list_parent_class)->dispose (object);
}

static void
hsl_earlier_list_class_init (HslEarlierListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_earlier_list_dispose;

  /* The user wants to see a case. */
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hsl_earlier_list_init (HslEarlierList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box),
                  make_line (_ ("Earlier cases of the people and the place appear here."), "dim-label"));
}
