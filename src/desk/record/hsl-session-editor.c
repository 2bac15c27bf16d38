/* hsl-session-editor.c: a mediation session or an inquiry, typed while it happens
 *
 * Left what the head of the form asks for, right the record. Nothing typed is lost: within a second it lies
 * sealed in the store, and comes back when the window is opened again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-session-editor"

#include "hsl-session-editor.h"

#include "hsl-action-dialog.h"
#include "hsl-deed.h"
#include "hsl-dict.h"
#include "hsl-draft-keeper.h"
#include "hsl-path.h"
#include "hsl-read-back.h"

#include <glib/gi18n-lib.h>

static const char *const session_head[] = { "started_at", "ended_at", "place", "room", "subject", "open",
                                            "mediators", "recorder", "attendees", "participants", NULL };
static const char *const session_result[] = { "result", "result_text", NULL };
static const char *const inquiry_head[] = { "at", "place", "investigators", "recorder", "respondent",
                                            "respondent_identity", "participants", NULL };

struct _HslSessionEditor
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore       *store;
  HslCase        *on;
  HslDraftKeeper *keeper;

  /* Borrowed */
  const HslAction *action;
  HslFactForm     *head;
  HslFactForm     *result; /* (nullable): an inquiry has none */
  HslRecordView   *view;

  gboolean inquiry;
  gboolean loading;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkLabel       *problem;
  GtkWidget      *restored;
  GtkSpinner     *spinner;
  GtkBox         *forms;
  AdwBin         *record;
  GtkWidget      *body;
};

G_DEFINE_FINAL_TYPE (HslSessionEditor, hsl_session_editor, ADW_TYPE_WINDOW)

/* One window for one record: two would fight over the draft. */
static GHashTable *open_editors;

static char *
dup_key (const HslCase *on,
         gboolean       inquiry)
{
  return g_strdup_printf ("%s/%s", inquiry ? "inquiry" : "session", on->fact.uid);
}

static void
show_problem (HslSessionEditor *self,
              const char       *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
add_names (GStrvBuilder       *names,
           const HslDirectory *directory,
           GVariant           *value,
           const char         *key)
{
  g_autoptr (GVariant) uids = g_variant_lookup_value (value, key, G_VARIANT_TYPE_STRING_ARRAY);

  for (gsize i = 0; uids != NULL && i < g_variant_n_children (uids); i++)
    {
      const char *uid;
      const char *name;

      g_variant_get_child (uids, i, "&s", &uid);
      name = hsl_directory_get_worker_name (directory, uid);
      if (name != NULL)
        g_strv_builder_add (names, name);
    }
}

static gboolean
is_present (GVariant   *value,
            const char *uid)
{
  g_autoptr (GVariant)    uids = g_variant_lookup_value (value, "attendees", G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **list = uids != NULL ? g_variant_get_strv (uids, NULL) : NULL;

  return list == NULL || *list == NULL || g_strv_contains (list, uid);
}

static void
add_parties (HslSessionEditor *self,
             GStrvBuilder     *names,
             GVariant         *value)
{
  for (guint i = 0; i < self->on->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (self->on->parties, i);

      if (party->name != NULL && is_present (value, party->fact.uid))
        g_strv_builder_add (names, party->name);
    }
  for (guint i = 0; i < self->on->agents->len; i++)
    {
      const HslAgent *agent = g_ptr_array_index (self->on->agents, i);

      if (agent->name != NULL && agent->party != NULL && is_present (value, agent->party))
        g_strv_builder_add (names, agent->name);
    }
}

static void
add_guests (GStrvBuilder *names,
            GVariant     *value)
{
  g_autoptr (GVariant) guests = g_variant_lookup_value (value, "participants", G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; guests != NULL && i < g_variant_n_children (guests); i++)
    {
      g_autoptr (GVariant) guest = g_variant_get_child_value (guests, i);
      const char          *name;

      if (g_variant_lookup (guest, "name", "&s", &name))
        g_strv_builder_add (names, name);
    }
}

/* Those who sit there, as the head has them now. */
static void
update_speakers (HslSessionEditor *self)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (GVariant)     value = g_variant_ref_sink (hsl_fact_form_get_draft (self->head));
  g_autoptr (GStrvBuilder) askers = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv)           asking = NULL;
  g_auto (GStrv)           other = NULL;
  const char              *respondent;

  add_names (askers, directory, value, self->inquiry ? "investigators" : "mediators");
  if (self->inquiry && g_variant_lookup (value, "respondent", "&s", &respondent))
    g_strv_builder_add (others, respondent);
  if (!self->inquiry)
    add_parties (self, others, value);
  add_guests (others, value);
  asking = g_strv_builder_end (askers);
  other = g_strv_builder_end (others);
  hsl_record_view_set_speakers (self->view, (const char *const *) asking, (const char *const *) other);
}

static GVariant *
join (HslSessionEditor *self,
      GVariant         *head,
      GVariant         *result)
{
  HslRecord           *record = hsl_record_view_get_record (self->view);
  GVariantDict         dict;
  g_autoptr (GVariant) first = g_variant_ref_sink (head);
  g_autoptr (GVariant) last = result != NULL ? g_variant_ref_sink (result) : NULL;

  g_variant_dict_init (&dict, first);
  for (guint i = 0; last != NULL && session_result[i] != NULL; i++)
    g_variant_dict_remove (&dict, session_result[i]);
  if (last != NULL)
    hsl_dict_merge (&dict, last);
  g_variant_dict_insert_value (&dict, "record", hsl_record_to_variant (record));
  return g_variant_dict_end (&dict);
}

static GVariant *
get_draft (gpointer user_data)
{
  HslSessionEditor *self = user_data;

  return join (self, hsl_fact_form_get_draft (self->head),
               self->result != NULL ? hsl_fact_form_get_draft (self->result) : NULL);
}

/* Both halves are read, so that everything wrong is marked at once. */
static GVariant *
get_input (HslSessionEditor *self,
           GError          **error)
{
  g_autoptr (GError)   first = NULL;
  g_autoptr (GVariant) head = NULL;
  g_autoptr (GVariant) result = NULL;

  head = hsl_fact_form_get_value (self->head, &first);
  if (head != NULL)
    g_variant_ref_sink (head);
  if (self->result != NULL)
    {
      result = hsl_fact_form_get_value (self->result, first == NULL ? &first : NULL);
      if (result != NULL)
        g_variant_ref_sink (result);
    }
  if (first == NULL)
    return join (self, head, result);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

static void
set_value (HslSessionEditor *self,
           GVariant         *value)
{
  g_autoptr (GVariant) record = NULL;
  g_autoptr (GVariant) result = NULL;

  self->loading = TRUE;
  record = g_variant_lookup_value (value, "record", NULL);
  hsl_fact_form_set_value (self->head, value);
  if (self->result != NULL)
    {
      result = g_variant_ref_sink (hsl_dict_pick (value, session_result));
      hsl_fact_form_set_value (self->result, result);
    }
  hsl_record_set_from_variant (hsl_record_view_get_record (self->view), record);
  update_speakers (self);
  self->loading = FALSE;
}

/* As the action proposes it, beginning now. */
static GVariant *
dup_suggestion (HslSessionEditor *self)
{
  const char          *begin = self->inquiry ? "at" : "started_at";
  g_autoptr (GVariant) suggested = NULL;
  g_autofree char     *now = hsl_minute_to_iso (hsl_store_get_now (self->store));
  g_autofree char     *title = hsl_case_dup_title (self->on);
  HslContext           context;
  GVariantDict         dict;

  hsl_store_init_context (self->store, &context);
  suggested = hsl_action_suggest (self->action, self->on, &context);
  hsl_store_clear_context (&context);
  if (suggested != NULL && g_variant_is_floating (suggested))
    g_variant_ref_sink (suggested);
  g_variant_dict_init (&dict, suggested);
  if (!g_variant_dict_contains (&dict, begin))
    g_variant_dict_insert (&dict, begin, "s", now);
  if (!self->inquiry && !g_variant_dict_contains (&dict, "subject"))
    g_variant_dict_insert (&dict, "subject", "s", title);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
on_changed_cb (HslSessionEditor *self)
{
  if (!self->loading && self->keeper != NULL)
    hsl_draft_keeper_touch (self->keeper);
}

static void
on_head_changed_cb (HslSessionEditor *self)
{
  if (self->loading)
    return;
  update_speakers (self);
  on_changed_cb (self);
}

static void
start_again_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HslSessionEditor    *self = HSL_SESSION_EDITOR (widget);
  g_autoptr (GVariant) suggested = dup_suggestion (self);

  set_value (self, suggested);
  hsl_record_view_reload (self->view);
  gtk_widget_set_visible (self->restored, FALSE);
  show_problem (self, NULL);
  on_changed_cb (self);
}

static void
on_draft_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HslSessionEditor) self = user_data;
  g_autoptr (GVariant)         draft = hsl_draft_keeper_load_finish (HSL_DRAFT_KEEPER (source), result, NULL);

  if (draft == NULL || self->view == NULL)
    return;
  set_value (self, draft);
  hsl_record_view_reload (self->view);
  gtk_widget_set_visible (self->restored, TRUE);
}

/* "record[3].text" is a line, everything else a field of one of the two forms. */
static gboolean
show_at_line (HslSessionEditor *self,
              const GError     *error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  const char      *what, *rest;
  guint            written;

  if (error->domain != HSL_CORE_ERROR || !hsl_path_split_message (error->message, &path, &what) ||
      !hsl_path_take_name (path, &name, &rest) || !g_str_equal (name, "record") ||
      !hsl_path_take_index (rest, &written, &rest))
    return FALSE;
  show_problem (self, what);
  hsl_record_view_focus_line (self->view,
                              hsl_record_find_line (hsl_record_view_get_record (self->view), written));
  return TRUE;
}

static void
show_error (HslSessionEditor *self,
            const GError     *error)
{
  if (show_at_line (self, error))
    return;
  if (hsl_fact_form_show_error (self->head, error) ||
      (self->result != NULL && hsl_fact_form_show_error (self->result, error)))
    show_problem (self, _ ("Not saved yet: see the field marked red."));
  else
    show_problem (self, error->message);
}

static void
set_busy (HslSessionEditor *self,
          gboolean          busy)
{
  /* An entry that is made insensitive under the cursor never hears that the focus left it. */
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.accept", !busy);
  gtk_widget_set_sensitive (self->body, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HslSessionEditor) self = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (HslFact)          after = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->view == NULL)
    {
      if (after != NULL)
        hsl_draft_keeper_drop (self->keeper);
      return;
    }
  set_busy (self, FALSE);
  if (after == NULL)
    {
      show_error (self, error);
      return;
    }
  hsl_draft_keeper_drop (self->keeper);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslSessionEditor  *self = HSL_SESSION_EDITOR (widget);
  g_autoptr (GError) error = NULL;
  GVariant          *input;

  hsl_fact_form_clear_problems (self->head);
  if (self->result != NULL)
    hsl_fact_form_clear_problems (self->result);
  show_problem (self, NULL);
  input = get_input (self, &error);
  if (input == NULL)
    {
      show_problem (self, _ ("Not saved yet: see the field marked red."));
      return;
    }
  set_busy (self, TRUE);
  hsl_deed_do_async (self->store, self->on->fact.uid, self->action->id, input, on_done_cb,
                     g_object_ref (self));
}

static void
read_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HslSessionEditor *self = HSL_SESSION_EDITOR (widget);
  GtkWidget        *reading = hsl_read_back_new (hsl_record_view_get_record (self->view),
                                                 adw_window_title_get_title (self->title));

  gtk_window_set_transient_for (GTK_WINDOW (reading), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (reading), TRUE);
  gtk_window_present (GTK_WINDOW (reading));
}

static gboolean
on_close_request_cb (HslSessionEditor *self)
{
  hsl_draft_keeper_save_now (self->keeper);
  return FALSE;
}

static void
hsl_session_editor_dispose (GObject *object)
{
  HslSessionEditor *self = HSL_SESSION_EDITOR (object);

  if (self->on != NULL && open_editors != NULL)
    {
      g_autofree char *key = dup_key (self->on, self->inquiry);

      if (g_hash_table_lookup (open_editors, key) == self)
        g_hash_table_remove (open_editors, key);
    }
  self->head = self->result = NULL;
  self->view = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_SESSION_EDITOR);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_session_editor_parent_class)->dispose (object);
}

static void
hsl_session_editor_class_init (HslSessionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_session_editor_dispose;

  gtk_widget_class_install_action (widget_class, "editor.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "editor.start-again", NULL, start_again_action);
  gtk_widget_class_install_action (widget_class, "editor.read-back", NULL, read_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.accept",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "editor.accept",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "editor.read-back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-session-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HslSessionEditor, title);
  gtk_widget_class_bind_template_child (widget_class, HslSessionEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, HslSessionEditor, restored);
  gtk_widget_class_bind_template_child (widget_class, HslSessionEditor, spinner);
  gtk_widget_class_bind_template_child (widget_class, HslSessionEditor, forms);
  gtk_widget_class_bind_template_child (widget_class, HslSessionEditor, record);
  gtk_widget_class_bind_template_child (widget_class, HslSessionEditor, body);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
}

static void
hsl_session_editor_init (HslSessionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static HslFactForm *
add_form (HslSessionEditor  *self,
          const char        *heading,
          const char *const *fields,
          GCallback          on_form_changed)
{
  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (self->store, self->on);
  GtkWidget               *form = hsl_fact_form_new (self->action->input, scope, fields);
  GtkWidget               *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->forms, label);
  gtk_box_append (self->forms, form);
  g_signal_connect_object (form, "changed", on_form_changed, self, G_CONNECT_SWAPPED);
  return HSL_FACT_FORM (form);
}

static void
build (HslSessionEditor *self)
{
  self->view = g_object_new (HSL_TYPE_RECORD_VIEW, NULL);
  hsl_record_view_set_store (self->view, self->store);
  adw_bin_set_child (self->record, GTK_WIDGET (self->view));
  g_signal_connect_object (hsl_record_view_get_record (self->view), "changed", G_CALLBACK (on_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->head = add_form (self, self->inquiry ? _ ("Inquiry") : _ ("Session"),
                         self->inquiry ? inquiry_head : session_head, G_CALLBACK (on_head_changed_cb));
  if (!self->inquiry)
    self->result = add_form (self, _ ("Result"), session_result, G_CALLBACK (on_changed_cb));
}

/**
 * hsl_session_editor_new:
 * @on: the case
 * @inquiry: an inquiry (form 7) instead of a session (form 9)
 */
GtkWidget *
hsl_session_editor_new (HslStore *store,
                        HslCase  *on,
                        gboolean  inquiry)
{
  HslSessionEditor *self = g_object_new (HSL_TYPE_SESSION_EDITOR, NULL);
  g_autofree char  *key = dup_key (on, inquiry);
  g_autofree char  *subtitle = hsl_case_dup_title (on);
  const char       *title = inquiry ? _ ("Record of inquiry") : _ ("Record of mediation");

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->inquiry = inquiry;
  self->action = hsl_action_find (inquiry ? "inquire" : "session");
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  build (self);
  start_again_action (GTK_WIDGET (self), NULL, NULL);
  self->keeper = hsl_draft_keeper_new (store, key, get_draft, self);
  hsl_draft_keeper_load_async (self->keeper, on_draft_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * hsl_session_editor_present:
 * @parent: a widget of the window that asks
 *
 * Opens the editor, or comes back to the one that is open for this case.
 */
void
hsl_session_editor_present (GtkWidget *parent,
                            HslStore  *store,
                            HslCase   *on,
                            gboolean   inquiry)
{
  g_autofree char *key = dup_key (on, inquiry);
  GtkRoot         *root = gtk_widget_get_root (parent);
  GtkWidget       *editor;

  if (open_editors == NULL)
    open_editors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  editor = g_hash_table_lookup (open_editors, key);
  if (editor == NULL)
    {
      editor = hsl_session_editor_new (store, on, inquiry);
      g_hash_table_insert (open_editors, g_steal_pointer (&key), editor);
      if (GTK_IS_WINDOW (root))
        gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (root));
      /* Ctrl+Q is the question here, and must not be the end of the program. */
      gtk_window_set_application (GTK_WINDOW (editor), NULL);
    }
  gtk_window_present (GTK_WINDOW (editor));
  hsl_record_view_focus_line (HSL_SESSION_EDITOR (editor)->view, 0);
}

HslFactForm *
hsl_session_editor_get_head (HslSessionEditor *self)
{
  return self->head;
}

HslFactForm *
hsl_session_editor_get_result (HslSessionEditor *self)
{
  return self->result;
}

HslRecordView *
hsl_session_editor_get_view (HslSessionEditor *self)
{
  return self->view;
}

/**
 * hsl_session_editor_get_problem:
 *
 * Returns: (nullable): what is said above the form
 */
const char *
hsl_session_editor_get_problem (HslSessionEditor *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}

/**
 * hsl_session_editor_is_restored:
 *
 * Returns: whether what is shown was typed earlier and not saved
 */
gboolean
hsl_session_editor_is_restored (HslSessionEditor *self)
{
  return gtk_widget_get_visible (self->restored);
}
