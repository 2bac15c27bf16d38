/* hsl-read-back.c: a record in large type, turned to those who listen
 *
 * Shows nothing but the record: whoever looks at this screen must not see the case list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-read-back"

#include "hsl-read-back.h"

#include "hsl-record-row.h"

#include <glib/gi18n-lib.h>

struct _HslReadBack
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle    *title;
  GtkScrolledWindow *scroller;
  GtkLabel          *text;
};

G_DEFINE_FINAL_TYPE (HslReadBack, hsl_read_back, ADW_TYPE_WINDOW)

static void
fullscreen_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
scroll_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslReadBack   *self = HSL_READ_BACK (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double         page = gtk_adjustment_get_page_size (adjustment) * 0.85;

  if (g_str_has_suffix (name, "up"))
    page = -page;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + page);
}

static void
hsl_read_back_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_READ_BACK);
  G_OBJECT_CLASS (hsl_read_back_parent_class)->dispose (object);
}

static void
hsl_read_back_class_init (HslReadBackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_read_back_dispose;

  gtk_widget_class_install_action (widget_class, "read.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "read.down", NULL, scroll_action);
  gtk_widget_class_install_action (widget_class, "read.up", NULL, scroll_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "read.fullscreen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "read.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "read.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "read.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-read-back.ui");
  gtk_widget_class_bind_template_child (widget_class, HslReadBack, title);
  gtk_widget_class_bind_template_child (widget_class, HslReadBack, scroller);
  gtk_widget_class_bind_template_child (widget_class, HslReadBack, text);
}

static void
hsl_read_back_init (HslReadBack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_read_back_new:
 * @title: of the window
 */
GtkWidget *
hsl_read_back_new (HslRecord  *record,
                   const char *title)
{
  HslReadBack        *self = g_object_new (HSL_TYPE_READ_BACK, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < hsl_record_count_lines (record); i++)
    {
      const HslRecordLine *line = hsl_record_get_line (record, i);
      g_autofree char     *who = hsl_record_dup_who (line);
      g_autofree char     *markup = NULL;

      if (*line->text == '\0')
        continue;
      markup = g_markup_printf_escaped ("<b>%s</b>　%s\n\n", who, line->text);
      g_string_append (text, markup);
    }
  gtk_label_set_markup (self->text, text->str);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  return GTK_WIDGET (self);
}

const char *
hsl_read_back_get_text (HslReadBack *self)
{
  return gtk_label_get_text (self->text);
}
