/* hsl-record-row.c: one line of a record being typed
 *
 * Enter, Backspace in an empty line and the arrow keys at its ends are noticed by what they do to the text
 * and not by their keys: while an input method composes, they belong to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-record-row"

#include "hsl-record-row.h"

#include "hsl-record-text.h"

#include <glib/gi18n-lib.h>

struct _HslRecordRow
{
  GtkWidget parent_instance;

  gboolean showing;

  /* Template widgets */
  GtkWidget     *box;
  GtkMenuButton *who;
  GtkTextView   *text;
};

G_DEFINE_FINAL_TYPE (HslRecordRow, hsl_record_row, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  NEXT,
  DELETED,
  LEFT,
  FOCUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed_cb (HslRecordRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
on_insert_text_cb (GtkTextBuffer *buffer,
                   GtkTextIter   *place,
                   const char    *text,
                   int            length,
                   HslRecordRow  *self)
{
  if (self->showing || length != 1 || *text != '\n')
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  g_signal_emit (self, signals[NEXT], 0);
}

static void
on_backspace_cb (HslRecordRow *self)
{
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text)) == 0)
    g_signal_emit (self, signals[DELETED], 0);
}

/* Up in the first line leads to the line before, Down in the last to the one behind. */
static void
on_move_cursor_cb (HslRecordRow   *self,
                   GtkMovementStep step,
                   int             count,
                   gboolean        extend)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter    here;
  gboolean       inside;

  if (step != GTK_MOVEMENT_DISPLAY_LINES || extend)
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &here, gtk_text_buffer_get_insert (buffer));
  if (count < 0)
    inside = gtk_text_view_backward_display_line (self->text, &here);
  else
    inside = gtk_text_view_forward_display_line (self->text, &here) && !gtk_text_iter_is_end (&here);
  if (!inside)
    g_signal_emit (self, signals[LEFT], 0, count < 0 ? -1 : 1);
}

static void
on_enter_cb (HslRecordRow *self)
{
  g_signal_emit (self, signals[FOCUSED], 0);
}

static gboolean
hsl_record_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HSL_RECORD_ROW (widget)->text));
}

static void
hsl_record_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_RECORD_ROW);
  G_OBJECT_CLASS (hsl_record_row_parent_class)->dispose (object);
}

static guint
add_signal (GObjectClass *klass,
            const char   *name)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hsl_record_row_class_init (HslRecordRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hsl_record_row_dispose;
  widget_class->grab_focus = hsl_record_row_grab_focus;

  signals[EDITED] = add_signal (object_class, "edited");
  signals[NEXT] = add_signal (object_class, "next");
  signals[DELETED] = add_signal (object_class, "deleted");
  signals[FOCUSED] = add_signal (object_class, "focused");
  /* -1: towards the start, 1: towards the end */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (HSL_TYPE_RECORD_TEXT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HslRecordRow, box);
  gtk_widget_class_bind_template_child (widget_class, HslRecordRow, who);
  gtk_widget_class_bind_template_child (widget_class, HslRecordRow, text);
}

static void
hsl_record_row_init (HslRecordRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextBuffer      *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->text);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_insert_text_cb), self, 0);
  g_signal_connect_object (self->text, "backspace", G_CALLBACK (on_backspace_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "move-cursor", G_CALLBACK (on_move_cursor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_enter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * hsl_record_row_new:
 * @menu: kinds and speakers, as actions of the view
 */
GtkWidget *
hsl_record_row_new (GMenuModel *menu)
{
  HslRecordRow *self = g_object_new (HSL_TYPE_RECORD_ROW, NULL);

  gtk_menu_button_set_menu_model (self->who, menu);
  return GTK_WIDGET (self);
}

/**
 * hsl_record_dup_who:
 *
 * Returns: (transfer full): the kind and the speaker, as they stand before the text: "问 陈国华"
 */
char *
hsl_record_dup_who (const HslRecordLine *line)
{
  static const struct
  {
    const char *kind;
    const char *label;
  } labels[] = {
    { HSL_LINE_QUESTION, NC_ ("record", "Q") },
    { HSL_LINE_ANSWER, NC_ ("record", "A") },
    { HSL_LINE_STATEMENT, NC_ ("record", "Says") },
    { HSL_LINE_NOTICE, NC_ ("record", "Told") },
    { HSL_LINE_NOTE, NC_ ("record", "Noted") },
  };
  const char *label = "";

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].kind, line->kind))
      label = g_dpgettext2 (NULL, "record", labels[i].label);
  return line->speaker != NULL ? g_strdup_printf ("%s %s", label, line->speaker) : g_strdup (label);
}

/**
 * hsl_record_row_show:
 *
 * Shows @line; the text only when it differs, so that the cursor stays.
 */
void
hsl_record_row_show (HslRecordRow        *self,
                     const HslRecordLine *line)
{
  g_autofree char *who = hsl_record_dup_who (line);
  g_autofree char *before = hsl_record_row_dup_text (self);

  gtk_menu_button_set_label (self->who, who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, who, -1);
  if (g_str_equal (before, line->text))
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), line->text, -1);
  self->showing = FALSE;
}

/**
 * hsl_record_row_insert:
 *
 * Writes @text where the cursor stands.
 */
void
hsl_record_row_insert (HslRecordRow *self,
                       const char   *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->text), text, -1);
}

char *
hsl_record_row_dup_text (HslRecordRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
