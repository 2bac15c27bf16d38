/* hsl-record-text.c: a text that is as high as its words
 *
 * GtkTextView is made to be scrolled: it asks for the height it had at the width before. Here it asks for
 * the height of its text at the width it gets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-record-text"

#include "hsl-record-text.h"

#include "hsl-widget.h"

#define MIN_WIDTH 120

struct _HslRecordText
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (HslRecordText, hsl_record_text, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
hsl_record_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (GtkTextView *view,
                int          width)
{
  GtkTextBuffer          *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter             start, end;
  g_autofree char        *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int                     height;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  width -= gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static void
hsl_record_text_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    *minimum = *natural = measure_height (GTK_TEXT_VIEW (widget), for_size > 0 ? for_size : MIN_WIDTH);
}

static void
hsl_record_text_class_init (HslRecordTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = hsl_record_text_get_request_mode;
  widget_class->measure = hsl_record_text_measure;
}

static void
hsl_record_text_init (HslRecordText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  hsl_widget_pass_accept_key (GTK_WIDGET (self));
}
