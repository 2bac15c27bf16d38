/* hsl-attach-dialog.c: photos and scans put into a case
 *
 * Several files may go in at once under the same kind. A file that cannot be attached is named with the
 * reason and keeps the others from nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-attach-dialog"

#include "hsl-attach-dialog.h"

#include "hsl-action-dialog.h"
#include "hsl-scan-file.h"

#include <glib/gi18n-lib.h>

static const char *const form_fields[] = { "kind", "party", "agreement", "original", "proves", "note", NULL };

/* One file on its way; shared with the thread that reads it. */
typedef struct
{
  gatomicrefcount refs;
  GFile          *file;
  char           *name;
  const char     *media_type;
  guint           n_pages;
  GBytes         *bytes; /* set once it was read and is fit */
  gboolean        refused;
  gboolean        attached;
  GtkLabel       *state; /* borrowed from the row */
} Item;

struct _HslAttachDialog
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore  *store;
  HslCase   *on;
  GPtrArray *items;

  HslFactForm *form;

  /* Template widgets */
  GtkLabel   *problem;
  GtkListBox *files;
  AdwBin     *bin;
};

G_DEFINE_FINAL_TYPE (HslAttachDialog, hsl_attach_dialog, ADW_TYPE_WINDOW)

static Item *
item_ref (Item *item)
{
  g_atomic_ref_count_inc (&item->refs);
  return item;
}

static void
item_unref (gpointer data)
{
  Item *item = data;

  if (!g_atomic_ref_count_dec (&item->refs))
    return;
  g_object_unref (item->file);
  g_free (item->name);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_free (item);
}

static guint
count_items (HslAttachDialog *self,
             gboolean         refused)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      n += refused ? item->refused : item->bytes != NULL && !item->attached;
    }
  return n;
}

static void
update_accept (HslAttachDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attach.accept", count_items (self, FALSE) > 0);
}

static void
show_problem (HslAttachDialog *self,
              const char      *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
run_load (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Item               *item = data;
  g_autoptr (GError)  error = NULL;
  g_autoptr (GBytes)  bytes = hsl_scan_file_load (item->file, cancellable, &error);
  g_autoptr (HslScan) scan = bytes != NULL ? hsl_scan_new (bytes, &error) : NULL;

  /* What cannot be shown now will not be evidence later. */
  if (scan == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  item->media_type = hsl_scan_get_media_type (scan);
  item->n_pages = hsl_scan_get_n_pages (scan);
  g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  HslAttachDialog   *self = HSL_ATTACH_DIALOG (source);
  Item              *item = user_data;
  g_autoptr (GError) error = NULL;
  GBytes            *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->items == NULL)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      return;
    }
  item->bytes = bytes;
  item->refused = bytes == NULL;
  if (bytes != NULL)
    {
      g_autofree char *size = g_format_size (g_bytes_get_size (bytes));

      gtk_label_set_text (item->state, size);
    }
  else
    {
      gtk_label_set_text (item->state, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (item->state), "error");
    }
  update_accept (self);
}

static GtkWidget *
make_row (Item *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (item->name);
  GtkWidget *state = gtk_label_new (_ ("reading…"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (state), 0);
  gtk_label_set_wrap (GTK_LABEL (state), TRUE);
  gtk_widget_add_css_class (state, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), state);
  item->state = GTK_LABEL (state);
  return box;
}

typedef struct
{
  char      *case_uid;
  GVariant  *common;
  GPtrArray *items;
} Attaching;

static void
attaching_free (gpointer data)
{
  Attaching *attaching = data;

  g_free (attaching->case_uid);
  g_variant_unref (attaching->common);
  g_ptr_array_unref (attaching->items);
  g_free (attaching);
}

static gpointer
run_attach (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Attaching *attaching = data;

  for (guint i = 0; i < attaching->items->len; i++)
    {
      Item                 *item = g_ptr_array_index (attaching->items, i);
      g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (attaching->common);
      g_autoptr (GVariant)  input = NULL;
      HslCase              *after;

      g_variant_dict_insert (&dict, "name", "s", item->name);
      g_variant_dict_insert (&dict, "media_type", "s", item->media_type);
      g_variant_dict_insert (&dict, "pages", "x", (gint64) item->n_pages);
      input = g_variant_ref_sink (g_variant_dict_end (&dict));
      after = hsl_store_attach (store, attaching->case_uid, input, item->bytes, error);
      if (after == NULL)
        return NULL;
      hsl_fact_unref (after);
      item->attached = TRUE;
    }
  return GINT_TO_POINTER (TRUE);
}

/* What went in before the error is in; the rest stays to be tried again. */
static void
on_attached_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HslAttachDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  gpointer                    done = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->items == NULL)
    return;
  if (done != NULL && count_items (self, TRUE) == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->attached)
        gtk_label_set_text (item->state, _ ("attached"));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->bin), TRUE);
  update_accept (self);
  if (done == NULL && !hsl_fact_form_show_error (self->form, error))
    show_problem (self, error->message);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslAttachDialog   *self = HSL_ATTACH_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  Attaching         *attaching;
  GVariant          *common;

  hsl_fact_form_clear_problems (self->form);
  show_problem (self, NULL);
  common = hsl_fact_form_get_value (self->form, &error);
  if (common == NULL)
    {
      show_problem (self, _ ("Not saved yet: see the field marked red."));
      return;
    }
  attaching = g_new0 (Attaching, 1);
  attaching->case_uid = g_strdup (self->on->fact.uid);
  attaching->common = g_variant_ref_sink (common);
  attaching->items = g_ptr_array_new_with_free_func (item_unref);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->bytes != NULL && !item->attached)
        g_ptr_array_add (attaching->items, item_ref (item));
    }
  /* An entry that is made insensitive under the cursor never hears that the focus left it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_action_set_enabled (widget, "attach.accept", FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bin), FALSE);
  hsl_store_run_async (self->store, run_attach, attaching, attaching_free, NULL, NULL, on_attached_cb,
                       g_object_ref (self));
}

static void
hsl_attach_dialog_dispose (GObject *object)
{
  HslAttachDialog *self = HSL_ATTACH_DIALOG (object);

  self->form = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_ATTACH_DIALOG);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_attach_dialog_parent_class)->dispose (object);
}

static void
hsl_attach_dialog_class_init (HslAttachDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_attach_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "attach.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "attach.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-attach-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslAttachDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, HslAttachDialog, files);
  gtk_widget_class_bind_template_child (widget_class, HslAttachDialog, bin);
}

static void
hsl_attach_dialog_init (HslAttachDialog *self)
{
  self->items = g_ptr_array_new_with_free_func (item_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_accept (self);
}

/**
 * hsl_attach_dialog_new:
 * @prefill: (nullable): what is known of the files: kind, party, agreement
 */
GtkWidget *
hsl_attach_dialog_new (HslStore *store,
                       HslCase  *on,
                       GVariant *prefill)
{
  HslAttachDialog         *self = g_object_new (HSL_TYPE_ATTACH_DIALOG, NULL);
  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (store, on);
  GtkWidget               *form = hsl_fact_form_new (&hsl_attachment_noun, scope, form_fields);

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->form = HSL_FACT_FORM (form);
  hsl_fact_form_set_value (self->form, prefill);
  adw_bin_set_child (self->bin, form);
  return GTK_WIDGET (self);
}

/**
 * hsl_attach_dialog_add_file:
 * @file: read in the background; shown as refused when it is not fit
 */
void
hsl_attach_dialog_add_file (HslAttachDialog *self,
                            GFile           *file)
{
  Item             *item = g_new0 (Item, 1);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HSL_IS_ATTACH_DIALOG (self));

  g_atomic_ref_count_init (&item->refs);
  item->file = g_object_ref (file);
  item->name = g_file_get_basename (file);
  g_ptr_array_add (self->items, item);
  gtk_list_box_append (self->files, make_row (item));

  task = g_task_new (self, NULL, on_loaded_cb, item);
  g_task_set_task_data (task, item_ref (item), item_unref);
  g_task_run_in_thread (task, run_load);
}

HslFactForm *
hsl_attach_dialog_get_form (HslAttachDialog *self)
{
  return self->form;
}

guint
hsl_attach_dialog_count_ready (HslAttachDialog *self)
{
  return count_items (self, FALSE);
}

guint
hsl_attach_dialog_count_refused (HslAttachDialog *self)
{
  return count_items (self, TRUE);
}
