/* hsl-offset-button.c: where one tells by how much a printer misses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-offset-button"

#include "hsl-offset-button.h"

#include "hsl-dialogs.h"
#include "hsl-print-offset.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtkunixprint.h>

#define STEP 0.5 /* mm */

struct _HslOffsetButton
{
  GtkWidget parent_instance;

  /* Owned */
  GtkStringList *names;
  gboolean       is_listed; /* the printers of the computer were asked for */
  gboolean       is_shown;  /* the numbers are those of the printer, not typed */

  /* Template widgets */
  GtkWidget     *button;
  GtkDropDown   *printer;
  GtkWidget     *none;
  GtkWidget     *fields;
  GtkAdjustment *right;
  GtkAdjustment *down;
};

G_DEFINE_FINAL_TYPE (HslOffsetButton, hsl_offset_button, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_printer (HslOffsetButton *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->printer);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

static void
on_printer_selected_cb (HslOffsetButton *self)
{
  double x, y;

  gtk_widget_set_visible (self->none, get_printer (self) == NULL);
  gtk_widget_set_sensitive (self->fields, get_printer (self) != NULL);
  hsl_print_offset_get (get_printer (self), &x, &y);
  self->is_shown = TRUE;
  gtk_adjustment_set_value (self->right, x);
  gtk_adjustment_set_value (self->down, y);
  self->is_shown = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_typed_cb (HslOffsetButton *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_shown || get_printer (self) == NULL)
    return;
  if (!hsl_print_offset_set (get_printer (self), gtk_adjustment_get_value (self->right),
                             gtk_adjustment_get_value (self->down), &error))
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The offset is not kept"), error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_printer_found_cb (GtkPrinter *printer,
                     gpointer    user_data)
{
  GWeakRef                   *ref = user_data;
  g_autoptr (HslOffsetButton) self = g_weak_ref_get (ref);

  if (self != NULL && !gtk_printer_is_virtual (printer))
    hsl_offset_button_add_printer (self, gtk_printer_get_name (printer));
  return self == NULL;
}

static void
free_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Asking takes a moment, and most never open this. */
static void
on_opened_cb (HslOffsetButton *self)
{
  GWeakRef *ref;

  if (self->is_listed)
    return;
  self->is_listed = TRUE;
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  gtk_enumerate_printers (on_printer_found_cb, ref, free_ref, FALSE);
}

static void
hsl_offset_button_dispose (GObject *object)
{
  HslOffsetButton *self = HSL_OFFSET_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_OFFSET_BUTTON);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (hsl_offset_button_parent_class)->dispose (object);
}

static void
hsl_offset_button_class_init (HslOffsetButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_offset_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * HslOffsetButton::changed:
   *
   * Another printer, or another offset of it.
   */
  signals[CHANGED] =
      g_signal_new ("changed", HSL_TYPE_OFFSET_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-offset-button.ui");
  gtk_widget_class_bind_template_child (widget_class, HslOffsetButton, button);
  gtk_widget_class_bind_template_child (widget_class, HslOffsetButton, printer);
  gtk_widget_class_bind_template_child (widget_class, HslOffsetButton, none);
  gtk_widget_class_bind_template_child (widget_class, HslOffsetButton, fields);
  gtk_widget_class_bind_template_child (widget_class, HslOffsetButton, right);
  gtk_widget_class_bind_template_child (widget_class, HslOffsetButton, down);
  gtk_widget_class_bind_template_callback (widget_class, on_printer_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_cb);
}

static void
hsl_offset_button_init (HslOffsetButton *self)
{
  g_autofree char *last = hsl_print_offset_dup_last_printer ();
  g_auto (GStrv)   known = hsl_print_offset_list ();

  self->names = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_adjustment_configure (self->right, 0, -HSL_PRINT_OFFSET_MAX, HSL_PRINT_OFFSET_MAX, STEP, 1, 0);
  gtk_adjustment_configure (self->down, 0, -HSL_PRINT_OFFSET_MAX, HSL_PRINT_OFFSET_MAX, STEP, 1, 0);
  if (last != NULL)
    hsl_offset_button_add_printer (self, last);
  for (guint i = 0; known[i] != NULL; i++)
    hsl_offset_button_add_printer (self, known[i]);
  gtk_drop_down_set_model (self->printer, G_LIST_MODEL (self->names));
  on_printer_selected_cb (self);
}

/**
 * hsl_offset_button_get:
 * @out_x: (out): mm to the right
 * @out_y: (out): mm down
 *
 * Tells the offset of the printer that is chosen.
 */
void
hsl_offset_button_get (HslOffsetButton *self,
                       double          *out_x,
                       double          *out_y)
{
  g_return_if_fail (HSL_IS_OFFSET_BUTTON (self));

  *out_x = gtk_adjustment_get_value (self->right);
  *out_y = gtk_adjustment_get_value (self->down);
}

/**
 * hsl_offset_button_add_printer:
 * @name: of a printer; nothing happens when it is listed already
 */
void
hsl_offset_button_add_printer (HslOffsetButton *self,
                               const char      *name)
{
  g_return_if_fail (HSL_IS_OFFSET_BUTTON (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->names)); i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      return;
  gtk_string_list_append (self->names, name);
}
