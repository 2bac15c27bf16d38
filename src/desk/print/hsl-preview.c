/* hsl-preview.c: papers before they are printed
 *
 * Our own view of the pages: the system's previewer would leave a plain PDF with names in a temporary
 * folder. What was really printed or saved is recorded in the case; that a paper was looked at, once for
 * each preview, in the chain only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-preview"

#include "hsl-preview-private.h"

#include "hsl-dialogs.h"
#include "hsl-press.h"
#include "hsl-print-job.h"
#include "hsl-sheet.h"

#include <glib/gi18n-lib.h>

#define ZOOM_START 1.25
#define ZOOM_STEP  1.2
#define ZOOM_MIN   0.4
#define ZOOM_MAX   4.0
#define GAP        18

G_DEFINE_FINAL_TYPE (HslPreview, hsl_preview, ADW_TYPE_WINDOW)

static guint
get_n_parties (HslPreview *self)
{
  return self->on != NULL ? self->on->parties->len : 0;
}

/* The choices are the file, each party, another office. */
static const char *
get_viewer (HslPreview *self)
{
  guint selected = gtk_drop_down_get_selected (self->copy);

  if (selected < 1 || selected > get_n_parties (self))
    return NULL;
  return ((HslFact *) g_ptr_array_index (self->on->parties, selected - 1))->uid;
}

/**
 * hsl_preview_get_order:
 *
 * Returns: what is shown, and for whom, as the fields say
 */
HslPressOrder
hsl_preview_get_order (HslPreview       *self,
                       const HslContext *context)
{
  return (HslPressOrder){
    .on = self->on,
    .context = context,
    .subject = self->subject,
    .recipient = gtk_editable_get_text (self->recipient),
    .viewer = get_viewer (self),
    .is_masked = gtk_drop_down_get_selected (self->copy) == get_n_parties (self) + 1,
    .is_blank = self->is_blank,
    .is_demo = hsl_store_is_demo (self->store),
    .is_draft = gtk_check_button_get_active (self->draft),
    .head = self->head,
    .scans = self->scans,
  };
}

static GPtrArray *
make_one (HslPages *pages)
{
  GPtrArray *parts;

  if (pages == NULL)
    return NULL;
  parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (parts, pages);
  return parts;
}

static GPtrArray *
make_parts (HslPreview *self,
            GError    **error)
{
  HslPress     *press = hsl_press_get_shared (error);
  HslContext    context;
  HslPressOrder order;
  GPtrArray    *parts;

  if (press == NULL)
    return NULL;
  if (self->data != NULL)
    {
      order = (HslPressOrder){ .is_demo = hsl_store_is_demo (self->store), .head = self->head };
      return make_one (hsl_press_make_from_data (press, self->form, self->data, &order, error));
    }

  hsl_store_init_context (self->store, &context);
  order = hsl_preview_get_order (self, &context);
  parts = self->form != NULL ? make_one (hsl_press_make (press, self->form, &order, error))
                             : hsl_press_make_volume (press, &order, error);
  hsl_store_clear_context (&context);
  return parts;
}

static double
get_pitch (HslPreview *self)
{
  double width, height;

  hsl_pages_get_size (g_ptr_array_index (self->parts, 0), &width, &height);
  return height * self->zoom + GAP;
}

/* The page whose upper part is in sight. */
static void
show_place (HslPreview *self)
{
  g_autofree char *text = NULL;

  /* Translators: page 2 of 9 */
  text = g_strdup_printf (_ ("page %u of %u"), hsl_preview_get_page (self) + 1, hsl_preview_get_count (self));
  if (self->printed > 0)
    {
      /* Translators: what was printed of what the preview shows */
      g_autofree char *copies = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u copy printed", "%u copies printed", self->printed),
          self->printed);
      g_autofree char *both = g_strdup_printf ("%s · %s", text, copies);

      gtk_label_set_text (self->place, both);
    }
  else
    gtk_label_set_text (self->place, text);
}

static void
zoom_sheets (HslPreview *self)
{
  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    hsl_sheet_set_zoom (HSL_SHEET (sheet), self->zoom);
  show_place (self);
}

static void
show_sheets (HslPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  for (guint i = 0; i < self->parts->len; i++)
    {
      HslPages   *part = g_ptr_array_index (self->parts, i);
      const char *title = hsl_pages_get_title (part);

      for (guint page = 0; page < hsl_pages_get_count (part); page++)
        {
          /* Translators: the title of a form, page 2 of 9 */
          g_autofree char *label =
              g_strdup_printf (_ ("%s, page %u of %u"), title, page + 1, hsl_pages_get_count (part));

          gtk_box_append (self->sheets, hsl_sheet_new (part, page, label));
        }
    }
  zoom_sheets (self);
}

/* How it is to be printed, as the fields say. */
static gboolean
rebuild_copies (HslPreview *self,
                GError    **error)
{
  HslCopiesOrder order = {
    .n = (guint) gtk_adjustment_get_value (self->n_copies),
    .recipient = gtk_editable_get_text (self->recipient),
    .pages = gtk_editable_get_text (self->pages),
    .is_marked = gtk_check_button_get_active (self->marked) && !self->is_blank,
  };
  HslPress  *press = hsl_press_get_shared (error);
  HslCopies *copies;
  guint      page = 0;

  hsl_offset_button_get (self->offset, &order.shift_x, &order.shift_y);
  copies = press != NULL ? hsl_press_make_copies (press, self->parts, &order, error) : NULL;
  if (copies == NULL)
    return FALSE;
  g_clear_pointer (&self->copies, hsl_copies_unref);
  self->copies = copies;
  for (GtkWidget *sheet = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    hsl_sheet_set_copies (HSL_SHEET (sheet), self->copies, page++);
  return TRUE;
}

/* What cannot be understood is marked where it is typed, and keeps it from being printed. */
static void
show_copies (HslPreview *self)
{
  g_autoptr (GError) error = NULL;
  gboolean           is_good;

  if (self->is_filling || self->parts == NULL)
    return;
  is_good = rebuild_copies (self, &error);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->pages), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->pages), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pages), is_good ? NULL : error->message);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", is_good);
}

/* An agreement goes to everybody who signs, and one copy stays. */
static void
propose_copies (HslPreview *self)
{
  const char      *typed = gtk_editable_get_text (self->recipient);
  HslContext       context;
  HslPressOrder    order;
  g_autofree char *recipients = NULL;
  guint            n;

  hsl_store_init_context (self->store, &context);
  order = hsl_preview_get_order (self, &context);
  n = hsl_press_count_copies (self->parts, &order);
  if (order.viewer == NULL && !order.is_masked && *typed == '\0')
    recipients = hsl_press_dup_recipients (self->parts, &order);
  hsl_store_clear_context (&context);

  self->is_filling = TRUE;
  gtk_adjustment_set_value (self->n_copies, n);
  gtk_check_button_set_active (self->marked, n > 1);
  if (recipients != NULL)
    gtk_editable_set_text (self->recipient, recipients);
  self->is_filling = FALSE;
}

/* Whether it can be signed is known before it is laid out. */
static void
propose_draft (HslPreview *self)
{
  HslPress     *press = hsl_press_get_shared (NULL);
  HslContext    context;
  HslPressOrder order;

  if (press == NULL || self->on == NULL || self->form == NULL)
    return;
  hsl_store_init_context (self->store, &context);
  order = hsl_preview_get_order (self, &context);
  self->is_filling = TRUE;
  gtk_check_button_set_active (self->draft, hsl_press_is_draft (press, self->form, &order));
  self->is_filling = FALSE;
  hsl_store_clear_context (&context);
}

/* The pages of before stay when the new ones cannot be made. */
static gboolean
rebuild (HslPreview *self,
         GError    **error)
{
  g_autoptr (GPtrArray) parts = make_parts (self, error);

  if (parts == NULL)
    return FALSE;
  if (parts->len == 0)
    {
      g_set_error_literal (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA,
                           _ ("There is nothing to print yet"));
      return FALSE;
    }
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->parts = g_steal_pointer (&parts);
  show_sheets (self);
  show_copies (self);
  return TRUE;
}

static void
on_draft_toggled_cb (HslPreview *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_filling && self->parts != NULL && !rebuild (self, &error))
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("This cannot be printed"), error);
}

/* Whose copy it is says who gets it, unless somebody else was typed. */
static void
on_copy_selected_cb (HslPreview *self)
{
  g_autoptr (GError) error = NULL;
  const HslParty    *party = get_viewer (self) != NULL ? hsl_case_find_party (self->on,
                                                                              get_viewer (self))
                                                       : NULL;

  if (self->parts == NULL)
    return;
  self->is_filling = TRUE;
  gtk_editable_set_text (self->recipient, party != NULL && party->name != NULL ? party->name : "");
  self->is_filling = FALSE;
  propose_copies (self);
  if (!rebuild (self, &error))
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("This cannot be printed"), error);
}

static void
scroll_to (HslPreview *self,
           int         page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  page = CLAMP (page, 0, (int) hsl_preview_get_count (self) - 1);
  gtk_adjustment_set_value (adjustment, page * get_pitch (self));
}

static void
zoom_by (HslPreview *self,
         double      factor)
{
  guint page = hsl_preview_get_page (self);

  self->zoom = CLAMP (self->zoom * factor, ZOOM_MIN, ZOOM_MAX);
  zoom_sheets (self);
  scroll_to (self, (int) page);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslPreview *self = HSL_PREVIEW (widget);

  if (g_str_has_suffix (name, "in"))
    zoom_by (self, ZOOM_STEP);
  else if (g_str_has_suffix (name, "out"))
    zoom_by (self, 1 / ZOOM_STEP);
  else
    zoom_by (self, ZOOM_START / self->zoom);
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslPreview *self = HSL_PREVIEW (widget);
  int         page = (int) hsl_preview_get_page (self);

  if (g_str_has_suffix (name, "next"))
    scroll_to (self, page + 1);
  else if (g_str_has_suffix (name, "previous"))
    scroll_to (self, page - 1);
  else
    scroll_to (self, g_str_has_suffix (name, "last") ? G_MAXINT : 0);
}

/**
 * hsl_preview_new_record:
 *
 * Returns: (transfer full) (nullable): what is recorded when that which is shown now has been printed
 */
HslPrintRecord *
hsl_preview_new_record (HslPreview *self)
{
  HslContext      context;
  HslPressOrder   order;
  HslPrintRecord *record;

  g_return_val_if_fail (HSL_IS_PREVIEW (self), NULL);

  hsl_store_init_context (self->store, &context);
  order = hsl_preview_get_order (self, &context);
  record = hsl_print_record_new (self->store, self->parts, &order);
  hsl_store_clear_context (&context);
  return record;
}

typedef struct
{
  HslPreview     *preview;
  HslPrintRecord *record; /* (nullable) */
} Printing;

/* The preview may be shut by now; what was printed was printed all the same. */
static void
on_printed_cb (guint         copies,
               GArray       *pages,
               const GError *error,
               gpointer      user_data)
{
  g_autofree Printing   *printing = user_data;
  g_autoptr (HslPreview) self = printing->preview;
  gboolean               is_open = self->parts != NULL;

  hsl_print_record_write (printing->record, copies, pages, is_open ? GTK_WIDGET (self) : NULL);
  if (error != NULL)
    hsl_dialogs_show_error (is_open ? GTK_WIDGET (self) : NULL, _ ("Printing failed"), error);
  if (!is_open)
    return;
  /* A window manager may give the keys to the window behind when the print dialog goes. */
  gtk_window_present (GTK_WINDOW (self));
  if (copies > 0)
    {
      self->printed += copies;
      show_place (self);
      hsl_dialogs_toast (GTK_WIDGET (self->scroller), _ ("Printed"));
    }
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslPreview                   *self = HSL_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) job =
      hsl_print_job_new (self->copies, adw_window_title_get_title (self->title));
  Printing *printing;

  printing = g_new0 (Printing, 1);
  printing->preview = g_object_ref (self);
  printing->record = hsl_preview_new_record (self);
  hsl_print_job_run (job, GTK_WINDOW (self), on_printed_cb, printing);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hsl_preview_ask_for_file (HSL_PREVIEW (widget));
}

static void
hsl_preview_dispose (GObject *object)
{
  HslPreview *self = HSL_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_PREVIEW);
  g_clear_pointer (&self->copies, hsl_copies_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->scans, g_hash_table_unref);
  g_clear_pointer (&self->data, g_variant_unref);
  g_clear_pointer (&self->form, g_free);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_preview_parent_class)->dispose (object);
}

static void
add_key (GtkWidgetClass *widget_class,
         const char     *keys,
         const char     *action)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      guint           key;
      GdkModifierType modifiers;

      if (!gtk_accelerator_parse (each[i], &key, &modifiers))
        g_error ("no such key: %s", each[i]);
      gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
    }
}

static void
hsl_preview_class_init (HslPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_preview_dispose;

  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-start", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "preview.first", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "preview.last", NULL, page_action);
  add_key (widget_class, "<Control>p", "preview.print");
  add_key (widget_class, "<Control>s", "preview.save");
  add_key (widget_class, "<Control>plus <Control>equal <Control>KP_Add", "preview.zoom-in");
  add_key (widget_class, "<Control>minus <Control>KP_Subtract", "preview.zoom-out");
  add_key (widget_class, "<Control>0 <Control>KP_0", "preview.zoom-start");
  add_key (widget_class, "Page_Down KP_Page_Down", "preview.next");
  add_key (widget_class, "Page_Up KP_Page_Up", "preview.previous");
  add_key (widget_class, "Home KP_Home", "preview.first");
  add_key (widget_class, "End KP_End", "preview.last");
  add_key (widget_class, "Escape", "window.close");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HslPreview, title);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, place);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, options);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, recipient);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, copy);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, n_copies);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, marked);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, draft);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, offset);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, HslPreview, sheets);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_copies);
}

static void
hsl_preview_init (HslPreview *self)
{
  self->zoom = ZOOM_START;
  g_type_ensure (HSL_TYPE_OFFSET_BUTTON);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
}

static void
fill_copies (HslPreview *self)
{
  g_autoptr (GtkStringList) copies = gtk_string_list_new (NULL);

  gtk_string_list_append (copies, _ ("the file and who signs: everything"));
  for (guint i = 0; i < get_n_parties (self); i++)
    {
      const HslParty  *party = g_ptr_array_index (self->on->parties, i);
      g_autofree char *label = NULL;

      /* Translators: whose copy of a paper: the name of a party */
      label = g_strdup_printf (_ ("for %s: numbers of the others hidden"), party->name);
      gtk_string_list_append (copies, label);
    }
  gtk_string_list_append (copies, _ ("another office: all numbers hidden"));
  gtk_drop_down_set_model (self->copy, G_LIST_MODEL (copies));
}

static void
show_title (HslPreview             *self,
            const HslPreviewSource *source)
{
  g_autofree char *subtitle = source->on != NULL ? hsl_case_dup_title (source->on) : NULL;
  const char      *title = source->title;

  if (title == NULL && self->form == NULL)
    title = _ ("Whole volume");
  else if (title == NULL)
    title = hsl_pages_get_title (g_ptr_array_index (self->parts, 0));
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, self->is_blank ? _ ("blank form") : subtitle);
}

/**
 * hsl_preview_new:
 * @source: what to show
 * @error: return location
 *
 * Returns: (nullable): a window, not shown yet; %NULL when the pages cannot be made
 */
GtkWidget *
hsl_preview_new (HslStore               *store,
                 const HslPreviewSource *source,
                 GError                **error)
{
  HslPreview *self = g_object_new (HSL_TYPE_PREVIEW, NULL);

  self->store = g_object_ref (store);
  self->on = source->on != NULL ? hsl_fact_ref (source->on) : NULL;
  self->form = g_strdup (source->form);
  self->subject = g_strdup (source->subject);
  self->data = source->data != NULL ? g_variant_ref (source->data) : NULL;
  self->scans = source->scans != NULL ? g_hash_table_ref (source->scans) : NULL;
  self->is_blank = source->is_blank;
  self->head = hsl_store_dup_short_head (store);
  gtk_widget_set_visible (self->options, self->on != NULL && !self->is_blank);
  gtk_widget_set_visible (GTK_WIDGET (self->marked), self->on != NULL && !self->is_blank);
  gtk_widget_set_visible (GTK_WIDGET (self->draft), self->on != NULL && !self->is_blank);
  fill_copies (self);
  propose_draft (self);
  if (!rebuild (self, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  propose_copies (self);
  show_copies (self);
  show_title (self, source);
  if (self->on != NULL && !self->is_blank)
    hsl_print_record_look (store, self->on, gtk_window_get_title (GTK_WINDOW (self)), GTK_WINDOW (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->scroller));
  return GTK_WIDGET (self);
}

/**
 * hsl_preview_get_parts:
 *
 * Returns: (transfer none) (element-type HslPages): the forms that are shown
 */
GPtrArray *
hsl_preview_get_parts (HslPreview *self)
{
  g_return_val_if_fail (HSL_IS_PREVIEW (self), NULL);
  return self->parts;
}

/**
 * hsl_preview_get_copies:
 *
 * Returns: (transfer none): how what is shown would be printed
 */
HslCopies *
hsl_preview_get_copies (HslPreview *self)
{
  g_return_val_if_fail (HSL_IS_PREVIEW (self), NULL);
  return self->copies;
}

/**
 * hsl_preview_get_count:
 *
 * Returns: how many pages there are
 */
guint
hsl_preview_get_count (HslPreview *self)
{
  guint n = 0;

  g_return_val_if_fail (HSL_IS_PREVIEW (self), 0);

  for (guint i = 0; i < self->parts->len; i++)
    n += hsl_pages_get_count (g_ptr_array_index (self->parts, i));
  return n;
}

/**
 * hsl_preview_get_page:
 *
 * Returns: the page in sight, from 0
 */
guint
hsl_preview_get_page (HslPreview *self)
{
  GtkAdjustment *adjustment;
  double         value, visible, upper;
  guint          count;

  g_return_val_if_fail (HSL_IS_PREVIEW (self), 0);

  count = hsl_preview_get_count (self);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  value = gtk_adjustment_get_value (adjustment);
  /* The end is the last page, however little of it was asked for. */
  visible = gtk_adjustment_get_page_size (adjustment);
  upper = gtk_adjustment_get_upper (adjustment);
  if (value > 0 && value + visible >= upper - 1)
    return count - 1;
  return MIN ((guint) ((value + get_pitch (self) / 3) / get_pitch (self)), count - 1);
}
