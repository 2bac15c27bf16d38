/* hsl-today-sessions.c: the planned sessions of the day, on the page of today
 *
 * A row says when, whose, where and by whom, and opens the case. What was cancelled is not shown; what was
 * held stays until the evening.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-today-sessions"

#include "hsl-today-sessions.h"

#include "hsl-appointment.h"
#include "hsl-widget.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

/* About four rows; the tasks below keep their place. */
#define HEIGHT_MAX 210

struct _HslTodaySessions
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *rows; /* of HslAppointmentRow: those of today that are shown; owned by whom @all is */
  GPtrArray *all;

  /* Owned by the widget tree */
  GtkWidget *title;
  GtkWidget *ahead;
  GtkWidget *scroller;
  GtkWidget *list;

  guint n_waiting;
};

G_DEFINE_FINAL_TYPE (HslTodaySessions, hsl_today_sessions, GTK_TYPE_WIDGET)

static gboolean
is_planned (const HslAppointmentRow *row)
{
  return g_strcmp0 (row->state, HSL_APPOINTMENT_PLANNED) == 0;
}

static gboolean
is_held (const HslAppointmentRow *row)
{
  return g_strcmp0 (row->state, HSL_APPOINTMENT_HELD) == 0;
}

/* --- Rows --- */

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Held, under way, past its hour, or still to come. */
static const char *
describe_state (const HslAppointmentRow *row,
                HslMinute                now,
                const char             **out_class)
{
  *out_class = "dim-label";
  if (is_held (row))
    return _ ("held");
  if (now >= row->ends_at)
    {
      *out_class = "hsl-warning";
      return _ ("to be recorded");
    }
  if (now >= row->starts_at)
    {
      *out_class = "hsl-on";
      return _ ("now");
    }
  if (row->told_on == HSL_DAY_NONE)
    {
      *out_class = "hsl-warning";
      return _ ("parties not told yet");
    }
  return "";
}

static GtkWidget *
make_row (HslAppointmentRow *row,
          HslDirectory      *directory,
          HslMinute          now)
{
  GtkWidget       *child = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *hours = hsl_words_hours (row->starts_at, row->ends_at);
  g_autofree char *names = hsl_directory_dup_worker_names (directory, row->mediators, "、");
  const char      *place = row->place != NULL ? row->place : _ ("no room yet");
  g_autofree char *where = g_strdup_printf ("%s · %s", place, names);
  g_autofree char *of = g_strdup_printf ("%s · %s", where,
                                         row->number != NULL ? row->number : _ ("no number yet"));
  const char      *css_class;
  const char      *state = describe_state (row, now, &css_class);
  GtkWidget       *time = make_label (hours, 0, "numeric");
  GtkWidget       *title = make_label (row->title, 0, "hsl-line-title");
  GtkWidget       *details = make_label (of, 0, "dim-label");
  g_autofree char *spoken = g_strdup_printf ("%s %s %s %s", hours, row->title, of, state);

  gtk_widget_add_css_class (details, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), details);
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_label (state, 1, css_class));
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return child;
}

static void
on_row_activated_cb (HslTodaySessions *self,
                     GtkListBoxRow    *row)
{
  const HslAppointmentRow *activated =
      g_ptr_array_index (self->rows, (guint) gtk_list_box_row_get_index (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", activated->case_uid);
}

static void
empty (HslTodaySessions *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_ptr_array_set_size (self->rows, 0);
  self->n_waiting = 0;
}

static void
show_head (HslTodaySessions *self,
           guint             n_ahead)
{
  g_autofree char *title = NULL;
  g_autofree char *ahead = NULL;
  guint            n = self->rows->len;

  if (n > 0)
    title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u session today", "%u sessions today", n), n);
  else
    title = g_strdup (_ ("No session is planned for today"));
  if (n_ahead > 0)
    ahead = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u more in the next 7 days", "%u more in the next 7 days", n_ahead),
        n_ahead);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->ahead), ahead != NULL ? ahead : "");
  gtk_widget_set_visible (self->scroller, n > 0);
}

/**
 * hsl_today_sessions_show:
 * @rows: (element-type HslAppointmentRow): what is planned from today on
 *
 * Shows those of today, and counts the others.
 */
void
hsl_today_sessions_show (HslTodaySessions *self,
                         HslStore         *store,
                         GPtrArray        *rows,
                         HslMinute         now)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);
  guint                    n_ahead = 0;

  g_return_if_fail (HSL_IS_TODAY_SESSIONS (self));

  empty (self);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_ref (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      HslAppointmentRow *row = g_ptr_array_index (rows, i);

      if (hsl_minute_get_day (row->starts_at) != hsl_minute_get_day (now))
        {
          n_ahead += is_planned (row);
          continue;
        }
      if (!is_planned (row) && !is_held (row))
        continue;
      self->n_waiting += is_planned (row);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (row, directory, now));
    }
  show_head (self, n_ahead);
}

/**
 * hsl_today_sessions_get_n_waiting:
 *
 * Returns: how many of today are not held yet
 */
guint
hsl_today_sessions_get_n_waiting (HslTodaySessions *self)
{
  g_return_val_if_fail (HSL_IS_TODAY_SESSIONS (self), 0);
  return self->n_waiting;
}

/**
 * hsl_today_sessions_to_variant:
 *
 * Returns: (transfer floating): what is shown, for the day sheet
 */
GVariant *
hsl_today_sessions_to_variant (HslTodaySessions *self,
                               HslStore         *store)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);
  GVariantBuilder          list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HslAppointmentRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char         *at = hsl_minute_to_iso (row->starts_at);
      g_autofree char         *names = hsl_directory_dup_worker_names (directory, row->mediators, "、");
      GVariantDict             dict;

      g_variant_dict_init (&dict, NULL);
      g_variant_dict_insert (&dict, "started_at", "s", at);
      g_variant_dict_insert (&dict, "number", "s", row->number != NULL ? row->number : "");
      g_variant_dict_insert (&dict, "subject", "s", row->title);
      g_variant_dict_insert (&dict, "place", "s", row->place != NULL ? row->place : "");
      g_variant_dict_insert (&dict, "mediators", "s", names);
      g_variant_dict_insert (&dict, "held", "b", is_held (row));
      g_variant_builder_add_value (&list, g_variant_dict_end (&dict));
    }
  return g_variant_builder_end (&list);
}

static gboolean
hsl_today_sessions_grab_focus (GtkWidget *widget)
{
  HslTodaySessions *self = HSL_TODAY_SESSIONS (widget);

  return self->rows->len > 0 && gtk_widget_grab_focus (gtk_widget_get_first_child (self->list));
}

static void
hsl_today_sessions_dispose (GObject *object)
{
  HslTodaySessions *self = HSL_TODAY_SESSIONS (object);

  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  G_OBJECT_CLASS (hsl_today_sessions_parent_class)->dispose (object);
}

static void
hsl_today_sessions_class_init (HslTodaySessionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_today_sessions_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hsl_today_sessions_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hsl_today_sessions_init (HslTodaySessions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->rows = g_ptr_array_new ();
  self->title = make_label (NULL, 0, "heading");
  self->ahead = make_label (NULL, 1, "dim-label");
  self->scroller = gtk_scrolled_window_new ();
  self->list = gtk_list_box_new ();
  gtk_widget_set_hexpand (self->ahead, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->ahead);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "hsl-lines");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title,
                                  NULL, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT_MAX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}
