/* hsl-time-row.c: entry of a day, or of a day and a time
 *
 * Typed in any of the usual ways, or picked from a calendar. The weekday stands below: the quickest check
 * there is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-time-row"

#include "hsl-time-row.h"

#include "hsl-typed.h"

#include <glib/gi18n-lib.h>

/* Days before today. */
#define WEEKDAY_WITHIN 400

struct _HslTimeRow
{
  HslFieldRow parent_instance;

  /* Children */
  GtkEditable *day;
  GtkEditable *time; /* (nullable) */
  GtkWidget   *popover;
  GtkCalendar *calendar;

  int month; /* shown when last looked at */
};

G_DEFINE_FINAL_TYPE (HslTimeRow, hsl_time_row, HSL_TYPE_FIELD_ROW)

static HslDay
today_of (HslTimeRow *self)
{
  return hsl_form_scope_get_today (hsl_field_row_get_scope (HSL_FIELD_ROW (self)));
}

static gboolean
read_day (HslTimeRow *self,
          HslDay     *out_day)
{
  return hsl_typed_day (gtk_editable_get_text (self->day), today_of (self), out_day);
}

static const char *
weekday_name (HslDay day)
{
  static const char *const names[] = {
    N_ ("Monday"),
    N_ ("Tuesday"),
    N_ ("Wednesday"),
    N_ ("Thursday"),
    N_ ("Friday"),
    N_ ("Saturday"),
    N_ ("Sunday"),
  };
  int weekday = hsl_day_get_weekday (day);

  return _ (names[(weekday + 6) % 7]);
}

static void
update_hint (HslTimeRow *self)
{
  g_autofree char *hint = NULL;
  HslDay           day;

  /* Nobody needs the weekday of a birth. */
  if (read_day (self, &day) && day + WEEKDAY_WITHIN > today_of (self))
    {
      g_autofree char *iso = hsl_day_to_iso (day);

      hint = g_str_equal (iso, gtk_editable_get_text (self->day))
                 ? g_strdup (weekday_name (day))
                 : g_strdup_printf ("%s %s", iso, weekday_name (day));
    }
  hsl_field_row_set_hint (HSL_FIELD_ROW (self), hint);
}

static void
on_changed_cb (HslTimeRow *self)
{
  update_hint (self);
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static void
on_day_selected_cb (HslTimeRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char      *iso = g_date_time_format (date, "%Y-%m-%d");

  gtk_editable_set_text (self->day, iso);
}

static int
get_month (HslTimeRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return g_date_time_get_year (date) * 12 + g_date_time_get_month (date);
}

/* A click on a day chooses it; one that turned to another month has not chosen yet. */
static void
on_calendar_released_cb (HslTimeRow *self)
{
  int month = get_month (self);

  if (month == self->month)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->month = month;
}

static void
on_popover_shown_cb (HslTimeRow *self)
{
  g_autoptr (GDateTime) date = NULL;
  HslDay                day;

  if (!read_day (self, &day))
    day = today_of (self);
  date = g_date_time_new_local (hsl_day_get_year (day), hsl_day_get_month (day),
                                hsl_day_get_day_of_month (day), 0, 0, 0);
  if (date == NULL)
    return;
  g_signal_handlers_block_by_func (self->calendar, on_day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, date);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_selected_cb, self);
  self->month = get_month (self);
}

static GtkWidget *
make_calendar_button (HslTimeRow *self)
{
  GtkWidget  *button = gtk_menu_button_new ();
  GtkWidget  *calendar = gtk_calendar_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->calendar = GTK_CALENDAR (calendar);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_widget_set_tooltip_text (button, _ ("Pick from the calendar"));
  hsl_field_row_add_control (HSL_FIELD_ROW (self), button, _ ("Pick from the calendar"));
  hsl_field_row_add_control (HSL_FIELD_ROW (self), gtk_widget_get_first_child (button),
                             _ ("Pick from the calendar"));
  hsl_field_row_add_control (HSL_FIELD_ROW (self), calendar, NULL);

  g_signal_connect_object (self->popover, "show", G_CALLBACK (on_popover_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_calendar_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (calendar, GTK_EVENT_CONTROLLER (click));
  return button;
}

static GtkWidget *
make_entry (HslTimeRow *self,
            const char *placeholder,
            int         width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
hsl_time_row_build (HslFieldRow *row)
{
  HslTimeRow *self = HSL_TIME_ROW (row);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget  *day = make_entry (self, _ ("year-month-day"), 10);

  self->day = GTK_EDITABLE (day);
  gtk_widget_set_hexpand (day, TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (box), make_calendar_button (self));
  if (hsl_field_row_get_field (row)->type == HSL_FIELD_MINUTE)
    {
      GtkWidget *time = make_entry (self, _ ("hour:min"), 5);

      self->time = GTK_EDITABLE (time);
      gtk_box_append (GTK_BOX (box), time);
      hsl_field_row_add_control (row, time, _ ("Time of day"));
    }
  hsl_field_row_set_editor (row, box, day);
}

static gboolean
is_blank (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return *text == '\0';
}

static GVariant *
get_minute (HslTimeRow *self,
            HslDay      day,
            char      **out_problem)
{
  int hour = 0, minute = 0;

  if (!is_blank (self->time) && !hsl_typed_time (gtk_editable_get_text (self->time), &hour, &minute))
    {
      *out_problem = g_strdup (_ ("This is not a time of day such as 14:30"));
      return NULL;
    }
  return g_variant_new_take_string (hsl_minute_to_iso (hsl_minute_new (day, hour, minute)));
}

static GVariant *
hsl_time_row_get_value (HslFieldRow *row,
                        char       **out_problem)
{
  HslTimeRow *self = HSL_TIME_ROW (row);
  HslDay      day;

  if (is_blank (self->day))
    {
      if (self->time != NULL && !is_blank (self->time))
        *out_problem = g_strdup (_ ("The day is missing"));
      return NULL;
    }
  if (!read_day (self, &day))
    {
      *out_problem = g_strdup (_ ("This is not a date such as 2026-03-01"));
      return NULL;
    }
  if (self->time != NULL)
    return get_minute (self, day, out_problem);
  return g_variant_new_take_string (hsl_day_to_iso (day));
}

static GVariant *
hsl_time_row_get_draft (HslFieldRow *row)
{
  HslTimeRow      *self = HSL_TIME_ROW (row);
  g_autofree char *problem = NULL;
  GVariant        *value = hsl_time_row_get_value (row, &problem);

  if (problem == NULL)
    return value;
  return g_variant_new_take_string (
      g_strconcat (gtk_editable_get_text (self->day), self->time != NULL ? "T" : NULL,
                   self->time != NULL ? gtk_editable_get_text (self->time) : NULL, NULL));
}

static void
hsl_time_row_set_value (HslFieldRow *row,
                        GVariant    *value)
{
  HslTimeRow      *self = HSL_TIME_ROW (row);
  const char      *text = value != NULL ? g_variant_get_string (value, NULL) : "";
  g_auto (GStrv)   parts = g_strsplit (text, "T", 2);
  g_autofree char *time = parts[0] != NULL && parts[1] != NULL ? g_strdup (parts[1]) : g_strdup ("");

  gtk_editable_set_text (self->day, self->time != NULL && parts[0] != NULL ? parts[0] : text);
  if (self->time != NULL)
    gtk_editable_set_text (self->time, time);
}

static void
hsl_time_row_class_init (HslTimeRowClass *klass)
{
  HslFieldRowClass *row_class = HSL_FIELD_ROW_CLASS (klass);

  row_class->build = hsl_time_row_build;
  row_class->get_value = hsl_time_row_get_value;
  row_class->set_value = hsl_time_row_set_value;
  row_class->get_draft = hsl_time_row_get_draft;
}

static void
hsl_time_row_init (HslTimeRow *self)
{
}
