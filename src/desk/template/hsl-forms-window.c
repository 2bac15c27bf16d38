/* hsl-forms-window.c: where a station words its forms
 *
 * Heading and closing clauses are typed as words; all else is the text of the form, checked at every key,
 * with its pages beside it. What is typed is kept for each form until the window is closed, and counts when
 * it is saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-forms-window"

#include "hsl-forms-window.h"

#include "hsl-dialogs.h"
#include "hsl-own-form.h"
#include "hsl-press.h"
#include "hsl-sheet.h"
#include "hsl-store-case.h"

#include <glib/gi18n-lib.h>

#define ZOOM        0.72
#define QUIET_MS    250 /* without a key, before the pages are made */
#define SOURCE_NAME "form"

struct _HslFormsWindow
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore   *store;
  HslPress   *press;  /* of its own: it holds forms that are not saved */
  char       *form;   /* the id of the one that is shown */
  GHashTable *typed;  /* id -> text that is not saved */
  char       *saving; /* (nullable): what is being saved */

  guint    waiting;
  gboolean is_filling; /* the fields are set by us */
  int      line;       /* of the error */
  int      column;

  /* Template Widgets */
  GtkListBox    *list;
  GtkLabel      *state;
  GtkEditable   *heading;
  GtkTextBuffer *clauses;
  GtkTextView   *source;
  GtkTextView   *built_in;
  GtkLabel      *problem;
  GtkBox        *sheets;
};

G_DEFINE_FINAL_TYPE (HslFormsWindow, hsl_forms_window, ADW_TYPE_WINDOW)

static HslForms *
get_forms (HslFormsWindow *self)
{
  return hsl_press_get_forms (self->press);
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

/* What is typed, else what is in use. */
static char *
dup_source (HslFormsWindow *self,
            const char     *id)
{
  const char  *typed = g_hash_table_lookup (self->typed, id);
  HslTemplate *form = hsl_own_form_find (get_forms (self), id);

  if (typed != NULL)
    return g_strdup (typed);
  if (form == NULL)
    form = hsl_own_form_find_built_in (get_forms (self), id);
  return hsl_forms_dup_source (get_forms (self), form, NULL);
}

/* --- the pages --- */

static void
clear_sheets (HslFormsWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
}

static void
show_pages (HslFormsWindow *self,
            HslPages       *pages)
{
  clear_sheets (self);
  for (guint i = 0; i < hsl_pages_get_count (pages); i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), i + 1, hsl_pages_get_count (pages));
      GtkWidget       *sheet = hsl_sheet_new (pages, i, label);

      hsl_sheet_set_zoom (HSL_SHEET (sheet), ZOOM);
      gtk_box_append (self->sheets, sheet);
    }
}

/* The form as it is typed, without a case: its words are what is looked at. */
static HslPages *
make_pages (HslFormsWindow *self,
            const char     *source,
            GError        **error)
{
  g_autoptr (HslTemplate) form = hsl_own_form_read (source, SOURCE_NAME, error);

  return form != NULL ? hsl_press_make_blank (self->press, form, error) : NULL;
}

static void
show_problem (HslFormsWindow *self,
              const GError   *error)
{
  gboolean is_placed = error != NULL &&
                       hsl_own_form_find_error (error, SOURCE_NAME, &self->line, &self->column);

  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.go-there", is_placed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.save",
                                 error == NULL && g_hash_table_contains (self->typed, self->form));
}

/* The pages of before stay while what is typed is wrong. */
static void
check (HslFormsWindow *self)
{
  g_autofree char     *source = dup_text (gtk_text_view_get_buffer (self->source));
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = make_pages (self, source, &error);

  show_problem (self, error);
  if (pages != NULL)
    show_pages (self, pages);
}

static gboolean
on_quiet_cb (gpointer user_data)
{
  HslFormsWindow *self = user_data;

  self->waiting = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

/* --- the fields --- */

static void
fill_fields (HslFormsWindow *self,
             const char     *source)
{
  g_autofree char *heading = hsl_own_form_dup_heading (source);
  g_autofree char *clauses = hsl_own_form_dup_clauses (source);
  g_autofree char *typed = dup_text (self->clauses);

  self->is_filling = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->heading), heading != NULL);
  if (g_strcmp0 (gtk_editable_get_text (self->heading), heading != NULL ? heading : "") != 0)
    gtk_editable_set_text (self->heading, heading != NULL ? heading : "");
  if (!g_str_equal (g_strchomp (typed), clauses))
    gtk_text_buffer_set_text (self->clauses, clauses, -1);
  self->is_filling = FALSE;
}

static void
keep_typed (HslFormsWindow *self,
            const char     *source)
{
  g_hash_table_insert (self->typed, g_strdup (self->form), g_strdup (source));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.save", FALSE);
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->waiting = g_timeout_add (QUIET_MS, on_quiet_cb, self);
}

static void
on_source_changed_cb (HslFormsWindow *self)
{
  g_autofree char *source = dup_text (gtk_text_view_get_buffer (self->source));

  if (self->is_filling || self->form == NULL)
    return;
  fill_fields (self, source);
  keep_typed (self, source);
}

static void
take_source (HslFormsWindow *self,
             const char     *source)
{
  self->is_filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->source), source, -1);
  self->is_filling = FALSE;
}

static void
on_heading_changed_cb (HslFormsWindow *self)
{
  g_autofree char *source = dup_text (gtk_text_view_get_buffer (self->source));
  g_autofree char *changed = NULL;

  if (self->is_filling || self->form == NULL)
    return;
  changed = hsl_own_form_set_heading (source, gtk_editable_get_text (self->heading));
  take_source (self, changed);
  keep_typed (self, changed);
}

static void
on_clauses_changed_cb (HslFormsWindow *self)
{
  g_autofree char   *source = dup_text (gtk_text_view_get_buffer (self->source));
  g_autofree char   *clauses = dup_text (self->clauses);
  g_autofree char   *changed = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_filling || self->form == NULL)
    return;
  changed = hsl_own_form_set_clauses (source, clauses, &error);
  if (changed == NULL)
    {
      show_problem (self, error);
      return;
    }
  take_source (self, changed);
  keep_typed (self, changed);
}

/* --- the list --- */

static const char *
get_state (HslFormsWindow *self,
           const char     *id)
{
  if (hsl_own_form_find (get_forms (self), id) == NULL)
    return _ ("as the program brings it");
  if (hsl_own_form_is_outdated (get_forms (self), id))
    return _ ("the station's own; the built-in form has changed since");
  return _ ("the station's own");
}

static void
add_row (HslFormsWindow *self,
         HslTemplate    *form)
{
  const char *id = hsl_template_get_id (form);
  GtkWidget  *row = gtk_list_box_row_new ();
  GtkWidget  *label = gtk_label_new (hsl_template_get_title (form));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, get_state (self, id));
  if (hsl_own_form_find (get_forms (self), id) != NULL)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "form", g_strdup (id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
fill_list (HslFormsWindow *self)
{
  g_autoptr (GPtrArray) forms = hsl_forms_list (get_forms (self), HSL_DAY_NONE);
  GtkWidget            *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < forms->len; i++)
    add_row (self, g_ptr_array_index (forms, i));
}

static void
show_form (HslFormsWindow *self)
{
  g_autofree char *source = dup_source (self, self->form);
  HslTemplate     *built_in = hsl_own_form_find_built_in (get_forms (self), self->form);
  g_autofree char *original =
      built_in != NULL ? hsl_forms_dup_source (get_forms (self), built_in, NULL) : NULL;

  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_label_set_text (self->state, get_state (self, self->form));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.reset",
                                 hsl_own_form_find (get_forms (self), self->form) != NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->built_in), original != NULL ? original : "", -1);
  take_source (self, source != NULL ? source : "");
  fill_fields (self, source != NULL ? source : "");
  clear_sheets (self);
  check (self);
}

static void
on_row_selected_cb (HslFormsWindow *self,
                    GtkListBoxRow  *row)
{
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "form") : NULL;

  if (id == NULL || g_strcmp0 (id, self->form) == 0)
    return;
  g_free (self->form);
  self->form = g_strdup (id);
  show_form (self);
}

/**
 * hsl_forms_window_select:
 * @form: the id of a form
 */
void
hsl_forms_window_select (HslFormsWindow *self,
                         const char     *form)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (g_object_get_data (G_OBJECT (row), "form"), form))
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/* The papers that are made from now on are of the forms as they are now. */
static void
reload (HslFormsWindow *self)
{
  HslPress        *shared = hsl_press_get_shared (NULL);
  g_autofree char *form = g_steal_pointer (&self->form);

  hsl_press_reload_forms (self->press);
  if (shared != NULL)
    hsl_press_reload_forms (shared);
  fill_list (self);
  hsl_forms_window_select (self, form);
}

/* --- save and back --- */

static gpointer
run_record (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return hsl_store_record_setting (store, data, error) ? store : NULL;
}

static void
on_save_recorded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (HslFormsWindow) self = user_data;
  g_autofree char           *text = g_steal_pointer (&self->saving);
  g_autoptr (HslTemplate)    form = NULL;
  g_autoptr (GError)         error = NULL;

  if (self->press == NULL)
    return;
  if (hsl_store_run_finish (HSL_STORE (source), result, &error) == NULL ||
      !hsl_own_form_save (get_forms (self), text, NULL, &error))
    {
      hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The form is not saved"), error);
      return;
    }
  form = hsl_own_form_read (text, SOURCE_NAME, NULL);
  if (g_strcmp0 (g_hash_table_lookup (self->typed, hsl_template_get_id (form)), text) == 0)
    g_hash_table_remove (self->typed, hsl_template_get_id (form));
  reload (self);
  hsl_dialogs_toast (GTK_WIDGET (self->list), _ ("The form is saved"));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslFormsWindow         *self = HSL_FORMS_WINDOW (widget);
  g_autofree char        *text = dup_text (gtk_text_view_get_buffer (self->source));
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslTemplate) form = hsl_own_form_read (text, SOURCE_NAME, &error);

  if (form != NULL && !g_str_equal (hsl_template_get_id (form), self->form))
    g_set_error (&error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FORM,
                 _ ("The id is “%s” and has to stay “%s”"), hsl_template_get_id (form), self->form);
  if (error != NULL)
    {
      hsl_dialogs_show_error (widget, _ ("The form is not saved"), error);
      return;
    }
  if (self->saving != NULL)
    return;
  self->saving = g_steal_pointer (&text);
  hsl_store_run_async (self->store, run_record, g_strdup_printf ("form %s: put", self->form), g_free, NULL,
                       NULL, on_save_recorded_cb, g_object_ref (self));
}

static void
on_reset_recorded_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (HslFormsWindow) self = user_data;
  g_autofree char           *kept = NULL;
  g_autoptr (GError)         error = NULL;
  HslContext                 context;
  HslDay                     today;

  if (self->press == NULL)
    return;
  hsl_store_init_context (self->store, &context);
  today = hsl_minute_get_day (context.now);
  hsl_store_clear_context (&context);
  if (hsl_store_run_finish (HSL_STORE (source), result, &error) != NULL)
    kept = hsl_own_form_reset (get_forms (self), self->form, today, &error);
  if (kept == NULL)
    {
      hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The station's own form stays in use"), error);
      return;
    }
  g_hash_table_remove (self->typed, self->form);
  reload (self);
  hsl_dialogs_show_message (GTK_WIDGET (self), _ ("The built-in form is in use again"), kept);
}

static void
on_reset_confirmed_cb (gboolean accepted,
                       gpointer user_data)
{
  g_autoptr (HslFormsWindow) self = user_data;

  if (accepted && self->press != NULL)
    hsl_store_run_async (self->store, run_record, g_strdup_printf ("form %s: reset", self->form), g_free,
                         NULL, NULL, on_reset_recorded_cb, g_object_ref (self));
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslQuestion question = { .heading = _ ("Back to the built-in form?"), .accept = _ ("Back") };

  question.body = _ ("The station's own file is kept beside it, with the day in its name.");
  hsl_dialogs_confirm (widget, &question, on_reset_confirmed_cb, g_object_ref (widget));
}

static void
go_there_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HslFormsWindow *self = HSL_FORMS_WINDOW (widget);
  GtkTextBuffer  *buffer = gtk_text_view_get_buffer (self->source);
  GtkTextIter     at;

  gtk_text_buffer_get_iter_at_line (buffer, &at, self->line - 1);
  if (self->column - 1 < gtk_text_iter_get_chars_in_line (&at))
    gtk_text_iter_set_line_offset (&at, self->column - 1);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_view_scroll_to_mark (self->source, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

/* --- closing --- */

static void
on_close_confirmed_cb (gboolean accepted,
                       gpointer user_data)
{
  g_autoptr (HslFormsWindow) self = user_data;

  if (accepted)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
on_close_request_cb (HslFormsWindow *self)
{
  HslQuestion question = { .heading = _ ("Close without saving?"), .accept = _ ("Close") };

  if (g_hash_table_size (self->typed) == 0)
    return FALSE;
  question.body = _ ("What was typed in the forms is lost.");
  question.destructive = TRUE;
  hsl_dialogs_confirm (GTK_WIDGET (self), &question, on_close_confirmed_cb, g_object_ref (self));
  return TRUE;
}

static void
hsl_forms_window_dispose (GObject *object)
{
  HslFormsWindow *self = HSL_FORMS_WINDOW (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->sheets != NULL)
    clear_sheets (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_FORMS_WINDOW);
  g_clear_pointer (&self->press, hsl_press_free);
  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_clear_pointer (&self->saving, g_free);
  g_clear_pointer (&self->form, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_forms_window_parent_class)->dispose (object);
}

static void
hsl_forms_window_class_init (HslFormsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_forms_window_dispose;
  gtk_widget_class_install_action (widget_class, "forms.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "forms.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "forms.go-there", NULL, go_there_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "forms.save", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-forms-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, state);
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, clauses);
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, source);
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, built_in);
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, HslFormsWindow, sheets);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_heading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clauses_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
}

static void
hsl_forms_window_init (HslFormsWindow *self)
{
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_forms_window_new:
 * @store: where it is recorded who changed a form
 * @error: return location
 *
 * Returns: (nullable): a window, not shown yet; %NULL when there is no font to print with
 */
GtkWidget *
hsl_forms_window_new (HslStore *store,
                      GError  **error)
{
  HslPress       *press = hsl_press_new (error);
  HslFormsWindow *self;

  if (press == NULL)
    return NULL;
  self = g_object_new (HSL_TYPE_FORMS_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->press = press;
  fill_list (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return GTK_WIDGET (self);
}
