/* hsl-record-view.c: a record being typed, line by line
 *
 * The record is the truth; the rows show it. Keys are caught before the text sees them, since a text view
 * has keys of its own for some of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-record-view"

#include "hsl-record-view.h"

#include "hsl-passages.h"
#include "hsl-record-row.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* Keys Ctrl+1 to Ctrl+9 */
#define N_KEYS 9

struct _HslRecordView
{
  GtkWidget parent_instance;

  /* Owned */
  HslRecord *record;
  HslStore  *store; /* for the time of day */
  GPtrArray *passages;
  GMenu     *menu;     /* of each line */
  GMenu     *speakers; /* part of it */

  guint line; /* the one that is typed in */

  /* Template widgets */
  GtkWidget         *box;
  GtkBox            *names;
  GtkMenuButton     *passage_button;
  GtkScrolledWindow *scroller;
  GtkBox            *rows;
};

G_DEFINE_FINAL_TYPE (HslRecordView, hsl_record_view, GTK_TYPE_WIDGET)

static HslRecordRow *
get_row (HslRecordView *self,
         guint          n)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; row != NULL && n > 0; n--)
    row = gtk_widget_get_next_sibling (row);
  return (HslRecordRow *) row;
}

static guint
find_row (HslRecordView *self,
          HslRecordRow  *wanted)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row), n++)
    if (row == GTK_WIDGET (wanted))
      return n;
  return 0;
}

static void
on_edited_cb (HslRecordView *self,
              HslRecordRow  *row)
{
  g_autofree char *text = hsl_record_row_dup_text (row);

  hsl_record_set_text (self->record, find_row (self, row), text);
}

static void
on_focused_cb (HslRecordView *self,
               HslRecordRow  *row)
{
  self->line = find_row (self, row);
}

static void
on_left_cb (HslRecordView *self,
            int            direction,
            HslRecordRow  *row)
{
  guint n = find_row (self, row);

  if (direction < 0 && n > 0)
    hsl_record_view_focus_line (self, n - 1);
  else if (direction > 0 && n + 1 < hsl_record_count_lines (self->record))
    hsl_record_view_focus_line (self, n + 1);
}

static void on_next_cb (HslRecordView *self, HslRecordRow *row);
static void on_deleted_cb (HslRecordView *self, HslRecordRow *row);

static void
add_row (HslRecordView *self,
         guint          n)
{
  GtkWidget *row = hsl_record_row_new (G_MENU_MODEL (self->menu));
  GtkWidget *before = n > 0 ? GTK_WIDGET (get_row (self, n - 1)) : NULL;

  g_signal_connect_object (row, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "focused", G_CALLBACK (on_focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "next", G_CALLBACK (on_next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "deleted", G_CALLBACK (on_deleted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (on_left_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->rows, row, before);
}

/* Rows for lines: as many as there are, each showing its own. */
static void
sync_rows (HslRecordView *self)
{
  guint      count = hsl_record_count_lines (self->record);
  GtkWidget *row;

  self->line = MIN (self->line, count - 1);
  while (get_row (self, count) != NULL)
    gtk_box_remove (self->rows, GTK_WIDGET (get_row (self, count)));
  for (guint n = 0; n < count; n++)
    if (get_row (self, n) == NULL)
      add_row (self, n);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  for (guint n = 0; n < count; n++, row = gtk_widget_get_next_sibling (row))
    hsl_record_row_show (HSL_RECORD_ROW (row), hsl_record_get_line (self->record, n));
}

static void
on_next_cb (HslRecordView *self,
            HslRecordRow  *row)
{
  guint n = hsl_record_add_next (self->record, find_row (self, row));

  sync_rows (self);
  hsl_record_view_focus_line (self, n);
}

static void
on_deleted_cb (HslRecordView *self,
               HslRecordRow  *row)
{
  guint n = find_row (self, row);

  hsl_record_remove_line (self->record, n);
  sync_rows (self);
  hsl_record_view_focus_line (self, n > 0 ? n - 1 : 0);
}

/* An empty line becomes of that kind, behind a full one comes a new one. */
static void
kind_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslRecordView       *self = HSL_RECORD_VIEW (widget);
  const HslRecordLine *line = hsl_record_get_line (self->record, self->line);

  if (line != NULL && *line->text != '\0')
    self->line = hsl_record_add_next (self->record, self->line);
  hsl_record_set_kind (self->record, self->line, g_variant_get_string (parameter, NULL));
  sync_rows (self);
  hsl_record_view_focus_line (self, self->line);
}

/* From the menu of a line: that line, however full. */
static void
become_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslRecordView *self = HSL_RECORD_VIEW (widget);

  hsl_record_set_kind (self->record, self->line, g_variant_get_string (parameter, NULL));
  sync_rows (self);
}

static void
speaker_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HslRecordView *self = HSL_RECORD_VIEW (widget);

  hsl_record_choose_speaker (self->record, self->line, g_variant_get_uint32 (parameter));
  sync_rows (self);
  hsl_record_view_focus_line (self, self->line);
}

static void
time_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslRecordView   *self = HSL_RECORD_VIEW (widget);
  HslMinute        now = self->store != NULL ? hsl_store_get_now (self->store) : hsl_minute_now ();
  g_autofree char *text =
      g_strdup_printf ("（%d时%02d分）", hsl_minute_get_hour (now), hsl_minute_get_minute (now));

  hsl_record_mark_time (self->record, self->line, now);
  hsl_record_row_insert (get_row (self, self->line), text);
}

static void
passage_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HslRecordView *self = HSL_RECORD_VIEW (widget);
  const char    *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < self->passages->len; i++)
    {
      const HslPassage *passage = g_ptr_array_index (self->passages, i);

      if (!g_str_equal (passage->id, id))
        continue;
      self->line = hsl_record_add_passage (self->record, self->line, passage->kind, passage->text);
      sync_rows (self);
      hsl_record_view_focus_line (self, self->line);
    }
}

static void
passages_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  gtk_menu_button_popup (HSL_RECORD_VIEW (widget)->passage_button);
}

static void
hsl_record_view_dispose (GObject *object)
{
  HslRecordView *self = HSL_RECORD_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_RECORD_VIEW);
  g_clear_object (&self->menu);
  g_clear_object (&self->speakers);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  G_OBJECT_CLASS (hsl_record_view_parent_class)->dispose (object);
}

static void
hsl_record_view_class_init (HslRecordViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_record_view_dispose;

  gtk_widget_class_install_action (widget_class, "record.kind", "s", kind_action);
  gtk_widget_class_install_action (widget_class, "record.become", "s", become_action);
  gtk_widget_class_install_action (widget_class, "record.speaker", "u", speaker_action);
  gtk_widget_class_install_action (widget_class, "record.time", NULL, time_action);
  gtk_widget_class_install_action (widget_class, "record.passage", "s", passage_action);
  gtk_widget_class_install_action (widget_class, "record.passages", NULL, passages_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HslRecordView, box);
  gtk_widget_class_bind_template_child (widget_class, HslRecordView, names);
  gtk_widget_class_bind_template_child (widget_class, HslRecordView, passage_button);
  gtk_widget_class_bind_template_child (widget_class, HslRecordView, scroller);
  gtk_widget_class_bind_template_child (widget_class, HslRecordView, rows);
}

static void
add_key (GtkShortcutController *keys,
         const char            *key,
         const char            *action,
         GVariant              *target)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key), gtk_named_action_new (action));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
add_keys (HslRecordView *self)
{
  GtkEventController    *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (keys, "<Control>q", "record.kind", g_variant_new_string (HSL_LINE_QUESTION));
  add_key (keys, "<Control><Shift>a", "record.kind", g_variant_new_string (HSL_LINE_ANSWER));
  add_key (keys, "<Control><Shift>s", "record.kind", g_variant_new_string (HSL_LINE_STATEMENT));
  add_key (keys, "<Control>t", "record.time", NULL);
  add_key (keys, "<Control>m", "record.passages", NULL);
  for (guint n = 0; n < N_KEYS; n++)
    {
      g_autofree char *key = g_strdup_printf ("<Control>%u|<Control>KP_%u", n + 1, n + 1);

      add_key (keys, key, "record.speaker", g_variant_new_uint32 (n));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
append_kind (GMenu      *menu,
             const char *label,
             const char *kind)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "record.become", "s", kind);
  g_menu_append_item (menu, item);
}

static void
make_menus (HslRecordView *self)
{
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) passages = g_menu_new ();

  append_kind (kinds, _ ("Question"), HSL_LINE_QUESTION);
  append_kind (kinds, _ ("Answer"), HSL_LINE_ANSWER);
  append_kind (kinds, _ ("Statement"), HSL_LINE_STATEMENT);
  append_kind (kinds, _ ("Notice"), HSL_LINE_NOTICE);
  append_kind (kinds, _ ("A note"), HSL_LINE_NOTE);
  self->menu = g_menu_new ();
  self->speakers = g_menu_new ();
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->speakers));

  for (guint i = 0; i < self->passages->len; i++)
    {
      const HslPassage     *passage = g_ptr_array_index (self->passages, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (passage->title, NULL);

      g_menu_item_set_action_and_target (item, "record.passage", "s", passage->id);
      g_menu_append_item (passages, item);
    }
  gtk_menu_button_set_menu_model (self->passage_button, G_MENU_MODEL (passages));
}

static void
hsl_record_view_init (HslRecordView *self)
{
  const char      *folder = g_getenv ("HSL_CONFIG_DIR");
  g_autofree char *own = NULL;

  if (folder == NULL)
    folder = own = g_build_filename (g_get_user_config_dir (), "heshilao", NULL);
  self->record = hsl_record_new ();
  self->passages = hsl_passages_new (folder);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->names), g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
  make_menus (self);
  add_keys (self);
  sync_rows (self);
}

/**
 * hsl_record_view_get_record:
 *
 * Returns: (transfer none): what is typed
 */
HslRecord *
hsl_record_view_get_record (HslRecordView *self)
{
  g_return_val_if_fail (HSL_IS_RECORD_VIEW (self), NULL);
  return self->record;
}

void
hsl_record_view_set_store (HslRecordView *self,
                           HslStore      *store)
{
  g_return_if_fail (HSL_IS_RECORD_VIEW (self));
  g_set_object (&self->store, store);
}

static void
add_name (HslRecordView *self,
          guint          n)
{
  const char           *name = hsl_record_get_speaker (self->record, n);
  g_autofree char      *label = n < N_KEYS ? g_strdup_printf ("%u %s", n + 1, name) : g_strdup (name);
  GtkWidget            *button = gtk_button_new_with_label (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", n);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.speaker");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "hsl-chip");
  gtk_box_append (self->names, button);
  g_menu_item_set_action_and_target (item, "record.speaker", "u", n);
  g_menu_append_item (self->speakers, item);
}

/**
 * hsl_record_view_set_speakers:
 * @askers: mediators or investigators
 * @others: parties and guests
 */
void
hsl_record_view_set_speakers (HslRecordView     *self,
                              const char *const *askers,
                              const char *const *others)
{
  GtkWidget *child;

  g_return_if_fail (HSL_IS_RECORD_VIEW (self));

  hsl_record_set_speakers (self->record, askers, others);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->names))) != NULL)
    gtk_box_remove (self->names, child);
  g_menu_remove_all (self->speakers);
  for (guint n = 0; n < hsl_record_count_speakers (self->record); n++)
    add_name (self, n);
  sync_rows (self);
}

/**
 * hsl_record_view_reload:
 *
 * Shows the record after it was changed from outside.
 */
void
hsl_record_view_reload (HslRecordView *self)
{
  g_return_if_fail (HSL_IS_RECORD_VIEW (self));
  sync_rows (self);
}

void
hsl_record_view_focus_line (HslRecordView *self,
                            guint          n)
{
  HslRecordRow *row;

  g_return_if_fail (HSL_IS_RECORD_VIEW (self));

  row = get_row (self, n);
  if (row == NULL)
    return;
  self->line = n;
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * hsl_record_view_get_line:
 *
 * Returns: the line that is typed in
 */
guint
hsl_record_view_get_line (HslRecordView *self)
{
  return self->line;
}

/**
 * hsl_record_view_type:
 *
 * Writes @text into the line that is typed in; a single line break ends it, as Enter does.
 */
void
hsl_record_view_type (HslRecordView *self,
                      const char    *text)
{
  g_return_if_fail (HSL_IS_RECORD_VIEW (self));
  hsl_record_row_insert (get_row (self, self->line), text);
}
