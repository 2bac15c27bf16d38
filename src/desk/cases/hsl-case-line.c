/* hsl-case-line.c: two lines that show a case in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-line"

#include "hsl-case-line.h"

#include "hsl-widget.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslCaseLine
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore    *store;
  HslCaseItem *item;

  gulong loaded_handler;

  /* Template Widgets */
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *detail;
  GtkImage *clock_icon;
  GtkLabel *clock;
};

G_DEFINE_FINAL_TYPE (HslCaseLine, hsl_case_line, GTK_TYPE_WIDGET)

static char *
describe_row (HslCaseLine      *self,
              const HslCaseRow *row)
{
  g_autofree char *day = row->number == NULL ? hsl_day_to_iso (row->registered_on) : NULL;

  return g_strdup_printf ("%s · %s · %s", row->number != NULL ? row->number : day,
                          hsl_words_code (self->store, "dispute-type", row->type),
                          hsl_words_grid (self->store, row->grid));
}

static void
show_clock (HslCaseLine      *self,
            const HslCaseRow *row)
{
  gboolean runs = row != NULL && row->clock_due != HSL_DAY_NONE && row->clock_state <= HSL_CLOCK_PAUSED;

  gtk_widget_set_visible (GTK_WIDGET (self->clock), runs);
  gtk_widget_set_visible (GTK_WIDGET (self->clock_icon), runs);
  if (runs)
    {
      const char      *classes[] = { hsl_words_clock_class (row->clock_state), "caption", NULL };
      g_autofree char *due =
          hsl_words_due (row->clock_due, hsl_minute_get_day (hsl_store_get_now (self->store)));

      gtk_label_set_text (self->clock, row->clock_state == HSL_CLOCK_PAUSED ? _ ("paused") : due);
      gtk_image_set_from_icon_name (self->clock_icon, hsl_words_clock_icon (row->clock_state));
      gtk_widget_set_css_classes (GTK_WIDGET (self->clock), classes);
      gtk_widget_set_css_classes (GTK_WIDGET (self->clock_icon), classes);
    }
}

static void
show_item (HslCaseLine *self)
{
  const HslCaseRow *row = self->item != NULL ? hsl_case_item_get_row (self->item) : NULL;
  const char       *title = self->item != NULL ? hsl_case_item_get_title (self->item) : NULL;
  const char       *why = self->item != NULL ? hsl_case_item_get_why (self->item) : NULL;
  const char       *state = self->item != NULL ? hsl_case_item_get_state (self->item) : NULL;
  g_autofree char  *detail = NULL;

  /* A case that may not be opened is all said in the reason. */
  if (why != NULL && title == NULL)
    {
      title = why;
      why = NULL;
    }
  if (row != NULL)
    detail = describe_row (self, row);
  else if (why != NULL)
    detail =
        g_strdup_printf ("%s · %s",
                         hsl_case_item_get_number (self->item) != NULL ? hsl_case_item_get_number (self->item)
                                                                       : _ ("no number yet"),
                         why);
  gtk_label_set_text (self->title, title != NULL ? title : "…");
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_label_set_text (self->state, state != NULL ? hsl_words_state (state) : "");
  show_clock (self, row);
}

/**
 * hsl_case_line_set_item:
 * @item: (nullable): what to show, now and when it comes
 */
void
hsl_case_line_set_item (HslCaseLine *self,
                        HslCaseItem *item)
{
  g_return_if_fail (HSL_IS_CASE_LINE (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->loaded_handler, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->loaded_handler = g_signal_connect_swapped (item, "loaded", G_CALLBACK (show_item), self);
  show_item (self);
}

static void
hsl_case_line_dispose (GObject *object)
{
  HslCaseLine *self = HSL_CASE_LINE (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->loaded_handler, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_CASE_LINE);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (hsl_case_line_parent_class)->dispose (object);
}

static void
hsl_case_line_class_init (HslCaseLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_case_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-case-line.ui");
  gtk_widget_class_bind_template_child (widget_class, HslCaseLine, title);
  gtk_widget_class_bind_template_child (widget_class, HslCaseLine, state);
  gtk_widget_class_bind_template_child (widget_class, HslCaseLine, detail);
  gtk_widget_class_bind_template_child (widget_class, HslCaseLine, clock_icon);
  gtk_widget_class_bind_template_child (widget_class, HslCaseLine, clock);
}

static void
hsl_case_line_init (HslCaseLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hsl_case_line_new (HslStore *store)
{
  HslCaseLine *self = g_object_new (HSL_TYPE_CASE_LINE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
