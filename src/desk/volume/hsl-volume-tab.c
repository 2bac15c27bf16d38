/* hsl-volume-tab.c: the volume of a case: catalogue, photos and scans, prints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-volume-tab"

#include "hsl-volume-tab.h"

#include "hsl-attach-dialog.h"
#include "hsl-attachment-card.h"
#include "hsl-dialogs.h"
#include "hsl-form-list.h"
#include "hsl-press.h"
#include "hsl-print.h"
#include "hsl-scan.h"
#include "hsl-veil.h"
#include "hsl-volume-row.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

/* Newest first; older prints are in the timeline. */
#define PRINTS_SHOWN 30

struct _HslVolumeTab
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore *store;
  HslCase  *shown;
  GVariant *prefill; /* (nullable): for the file that is being chosen */

  /* Template widgets */
  GtkWidget     *scroller;
  GtkLabel      *summary;
  GtkListBox    *lines;
  GtkMenuButton *forms;
  GtkBox        *form_list;
  GtkFlowBox    *attachments;
  GtkWidget     *no_attachments;
  GtkWidget     *prints_heading;
  GtkListBox    *prints;
};

G_DEFINE_FINAL_TYPE (HslVolumeTab, hsl_volume_tab, GTK_TYPE_WIDGET)

static void
show_lines (HslVolumeTab *self)
{
  g_autoptr (GPtrArray) lines = hsl_volume_list (self->shown);
  guint                 missing = hsl_volume_count_missing (lines);
  g_autofree char      *summary = NULL;
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_list_box_remove (self->lines, child);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (self->lines, hsl_volume_row_new (self->shown, g_ptr_array_index (lines, i)));

  if (missing == 0)
    summary = g_strdup (_ ("The volume is complete."));
  else
    /* Translators: lines of the catalogue */
    summary =
        g_strdup_printf (ngettext ("%u line lacks something.", "%u lines lack something.", missing), missing);
  gtk_label_set_text (self->summary, summary);
}

static void
show_attachments (HslVolumeTab *self)
{
  GPtrArray *attachments = self->shown->attachments;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->attachments))) != NULL)
    gtk_flow_box_remove (self->attachments, child);
  for (guint i = 0; i < attachments->len; i++)
    {
      HslAttachment *attachment = g_ptr_array_index (attachments, i);

      gtk_flow_box_append (self->attachments, hsl_attachment_card_new (self->store, self->shown, attachment));
    }
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->attachments)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_visible (self->no_attachments, attachments->len == 0);
}

static const char *
get_form_title (const char *id)
{
  HslPress    *press = hsl_press_get_shared (NULL);
  HslTemplate *form = NULL;

  if (press != NULL)
    form = hsl_forms_find (hsl_press_get_forms (press), id, HSL_DAY_NONE, NULL);
  return form != NULL ? hsl_template_get_title (form) : id;
}

static char *
dup_print_words (const HslDocument *document)
{
  g_autofree char *at = hsl_minute_to_iso (document->printed_at);
  g_autofree char *size = NULL;

  g_strdelimit (at, "T", ' ');
  /* Translators: pages of a paper, copies of it */
  size = g_strdup_printf (_ ("%d pages × %d"), (int) document->pages, (int) MAX (document->copies, 1));
  return g_strjoin (" · ", at, get_form_title (document->form), size, document->recipient, NULL);
}

static void
show_prints (HslVolumeTab *self)
{
  GPtrArray *documents = self->shown->documents;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->prints))) != NULL)
    gtk_list_box_remove (self->prints, child);
  for (guint i = 0; i < MIN (documents->len, PRINTS_SHOWN); i++)
    {
      g_autofree char *words = dup_print_words (g_ptr_array_index (documents, documents->len - 1 - i));
      g_autofree char *shown = hsl_veil_dup_words (self->shown, words);
      GtkWidget       *label = gtk_label_new (shown);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->prints, label);
    }
  gtk_widget_set_visible (self->prints_heading, documents->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->prints), documents->len > 0);
}

static void
show_forms (HslVolumeTab *self)
{
  g_autoptr (GError) error = NULL;
  HslPress          *press = hsl_press_get_shared (&error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->forms), press != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->forms), error != NULL ? error->message : NULL);
  if (press != NULL)
    hsl_form_list_fill (self->form_list, press, self->store, self->shown);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslVolumeTab *self = HSL_VOLUME_TAB (widget);
  const char   *form, *subject;

  gtk_menu_button_popdown (self->forms);
  g_variant_get (parameter, "(&s&s)", &form, &subject);
  hsl_print_form (widget, self->store, self->shown, form, subject);
}

static void
blank_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslVolumeTab *self = HSL_VOLUME_TAB (widget);

  gtk_menu_button_popdown (self->forms);
  hsl_print_blank (widget, self->store, self->shown, g_variant_get_string (parameter, NULL));
}

static void
print_all_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HslVolumeTab *self = HSL_VOLUME_TAB (widget);

  hsl_print_volume (widget, self->store, self->shown);
}

static void
on_file_chosen_cb (GFile   *file,
                   gpointer user_data)
{
  g_autoptr (HslVolumeTab) self = user_data;
  GSList                   files = { file, NULL };

  if (file != NULL && self->shown != NULL)
    hsl_volume_tab_attach_files (self, &files, self->prefill);
}

static void
attach_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslVolumeTab         *self = HSL_VOLUME_TAB (widget);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char           *kind, *agreement;

  g_variant_get (parameter, "(&s&s)", &kind, &agreement);
  if (*kind != '\0')
    g_variant_dict_insert (&dict, "kind", "s", kind);
  if (*agreement != '\0')
    g_variant_dict_insert (&dict, "agreement", "s", agreement);
  g_clear_pointer (&self->prefill, g_variant_unref);
  self->prefill = g_variant_ref_sink (g_variant_dict_end (&dict));
  hsl_dialogs_open_file (widget, _ ("Choose a photo or scan"), hsl_scan_media_types, on_file_chosen_cb,
                         g_object_ref (self));
}

static gboolean
on_drop_cb (HslVolumeTab *self,
            const GValue *value,
            double        x,
            double        y)
{
  GSList *files;

  if (self->shown == NULL || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files != NULL)
    hsl_volume_tab_attach_files (self, files, NULL);
  g_slist_free (files);
  return TRUE;
}

static void
hsl_volume_tab_dispose (GObject *object)
{
  HslVolumeTab *self = HSL_VOLUME_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_VOLUME_TAB);
  g_clear_pointer (&self->prefill, g_variant_unref);
  g_clear_pointer (&self->shown, hsl_fact_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_volume_tab_parent_class)->dispose (object);
}

static void
hsl_volume_tab_class_init (HslVolumeTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_volume_tab_dispose;

  gtk_widget_class_install_action (widget_class, "volume.print", "(ss)", print_action);
  gtk_widget_class_install_action (widget_class, "volume.blank", "s", blank_action);
  gtk_widget_class_install_action (widget_class, "volume.print-all", NULL, print_all_action);
  gtk_widget_class_install_action (widget_class, "volume.attach", "(ss)", attach_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-volume-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, scroller);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, summary);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, lines);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, forms);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, form_list);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, attachments);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, no_attachments);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, prints_heading);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeTab, prints);
}

static void
hsl_volume_tab_init (HslVolumeTab *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * hsl_volume_tab_set_case:
 * @shown: the case; shown anew after each change
 */
void
hsl_volume_tab_set_case (HslVolumeTab *self,
                         HslStore     *store,
                         HslCase      *shown)
{
  g_return_if_fail (HSL_IS_VOLUME_TAB (self));

  g_set_object (&self->store, store);
  hsl_fact_ref (shown);
  g_clear_pointer (&self->shown, hsl_fact_unref);
  self->shown = shown;
  show_lines (self);
  show_forms (self);
  show_attachments (self);
  show_prints (self);
}

/**
 * hsl_volume_tab_attach_files:
 * @files: (element-type GFile): chosen or dropped
 * @prefill: (nullable): what is known of them
 *
 * Opens the dialog that attaches them.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
hsl_volume_tab_attach_files (HslVolumeTab *self,
                             GSList       *files,
                             GVariant     *prefill)
{
  GtkWidget *dialog;
  GtkRoot   *root;

  g_return_val_if_fail (HSL_IS_VOLUME_TAB (self), NULL);

  dialog = hsl_attach_dialog_new (self->store, self->shown, prefill);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  for (GSList *l = files; l != NULL; l = l->next)
    hsl_attach_dialog_add_file (HSL_ATTACH_DIALOG (dialog), l->data);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
