/* hsl-text-row.c: entry of a text, a number, a sum of money or a yes
 *
 * Money is typed in yuan and shown in 大写 below while it is typed: a slip of a digit is seen there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-text-row"

#include "hsl-text-row.h"

#include "hsl-money.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _HslTextRow
{
  HslFieldRow parent_instance;

  /* Children, one of them */
  GtkEditable    *entry;
  GtkTextBuffer  *buffer;
  GtkCheckButton *check;
};

G_DEFINE_FINAL_TYPE (HslTextRow, hsl_text_row, HSL_TYPE_FIELD_ROW)

static HslFieldType
get_type_of (HslTextRow *self)
{
  return hsl_field_row_get_field (HSL_FIELD_ROW (self))->type;
}

static char *
dup_text (HslTextRow *self)
{
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

static void
update_money_hint (HslTextRow *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *words = NULL;
  gint64           fen = 0;

  if (hsl_money_parse (text, &fen, NULL) && fen > 0)
    words = hsl_money_to_chinese (fen);
  hsl_field_row_set_hint (HSL_FIELD_ROW (self), words);
}

static void
on_changed_cb (HslTextRow *self)
{
  if (get_type_of (self) == HSL_FIELD_MONEY)
    update_money_hint (self);
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static void
build_entry (HslTextRow *self)
{
  HslFieldType type = get_type_of (self);
  GtkWidget   *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  if (type == HSL_FIELD_MONEY)
    {
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("yuan"));
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
    }
  else if (type == HSL_FIELD_NUMBER)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  hsl_field_row_set_editor (HSL_FIELD_ROW (self), entry, entry);
}

/* GTK 4.8 lets a scrolled window swallow the wheel even when all of it is in view, and the sheet around would
 * stand still whenever the pointer rests on a text. */
static gboolean
on_scroll_cb (GtkEventControllerScroll *controller,
              double                    dx,
              double                    dy,
              HslTextRow               *self)
{
  GtkWidget     *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *own = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkWidget     *outer = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (outer == NULL || gtk_adjustment_get_upper (own) > gtk_adjustment_get_page_size (own))
    return GDK_EVENT_PROPAGATE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outer));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            dy * pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0));
  return GDK_EVENT_STOP;
}

static void
build_view (HslTextRow *self)
{
  GtkWidget          *view = gtk_text_view_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 64);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_widget_add_css_class (scroller, "hsl-text");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (on_scroll_cb), self, 0);
  gtk_widget_add_controller (view, wheel);
  hsl_widget_pass_accept_key (view);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  hsl_field_row_set_editor (HSL_FIELD_ROW (self), scroller, view);
}

static void
build_check (HslTextRow *self)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ ("Yes"));

  self->check = GTK_CHECK_BUTTON (check);
  gtk_widget_set_halign (check, GTK_ALIGN_START);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  hsl_field_row_set_editor (HSL_FIELD_ROW (self), check, check);
}

static void
hsl_text_row_build (HslFieldRow *row)
{
  HslTextRow     *self = HSL_TEXT_ROW (row);
  const HslField *field = hsl_field_row_get_field (row);

  if (field->type == HSL_FIELD_FLAG)
    build_check (self);
  else if ((field->flags & HSL_FIELD_MULTILINE) != 0)
    build_view (self);
  else
    build_entry (self);
}

static GVariant *
get_money (const char *text,
           char      **out_problem)
{
  g_autoptr (GError) error = NULL;
  gint64             fen;

  if (hsl_money_parse (text, &fen, &error))
    return fen != 0 ? g_variant_new_int64 (fen) : NULL;
  *out_problem = g_strdup (error->message);
  return NULL;
}

static GVariant *
get_number (const char *text,
            char      **out_problem)
{
  gint64 number;

  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL))
    return number != 0 ? g_variant_new_int64 (number) : NULL;
  *out_problem = g_strdup (_ ("A whole number is expected, such as 12"));
  return NULL;
}

static GVariant *
hsl_text_row_get_value (HslFieldRow *row,
                        char       **out_problem)
{
  HslTextRow      *self = HSL_TEXT_ROW (row);
  g_autofree char *text = NULL;

  if (self->check != NULL)
    return gtk_check_button_get_active (self->check) ? g_variant_new_boolean (TRUE) : NULL;

  text = dup_text (self);
  if (*text == '\0')
    return NULL;
  if (get_type_of (self) == HSL_FIELD_MONEY)
    return get_money (text, out_problem);
  if (get_type_of (self) == HSL_FIELD_NUMBER)
    return get_number (text, out_problem);
  return g_variant_new_string (text);
}

static GVariant *
hsl_text_row_get_draft (HslFieldRow *row)
{
  g_autofree char *problem = NULL;
  GVariant        *value = hsl_text_row_get_value (row, &problem);

  if (problem == NULL)
    return value;
  return g_variant_new_take_string (dup_text (HSL_TEXT_ROW (row)));
}

static char *
describe_value (HslTextRow *self,
                GVariant   *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (get_type_of (self) == HSL_FIELD_MONEY)
    return hsl_money_format (g_variant_get_int64 (value));
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
}

static void
hsl_text_row_set_value (HslFieldRow *row,
                        GVariant    *value)
{
  HslTextRow      *self = HSL_TEXT_ROW (row);
  g_autofree char *text = NULL;

  if (self->check != NULL)
    {
      gtk_check_button_set_active (self->check, value != NULL && g_variant_get_boolean (value));
      return;
    }

  text = describe_value (self, value);
  if (self->entry != NULL)
    gtk_editable_set_text (self->entry, text);
  else
    gtk_text_buffer_set_text (self->buffer, text, -1);
}

static void
hsl_text_row_class_init (HslTextRowClass *klass)
{
  HslFieldRowClass *row_class = HSL_FIELD_ROW_CLASS (klass);

  row_class->build = hsl_text_row_build;
  row_class->get_value = hsl_text_row_get_value;
  row_class->set_value = hsl_text_row_set_value;
  row_class->get_draft = hsl_text_row_get_draft;
}

static void
hsl_text_row_init (HslTextRow *self)
{
}
