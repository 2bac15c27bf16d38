/* hsl-form-list.c: the forms that can be printed for a case, by step
 *
 * There are thirty of them. They stand under the step of the case at which they are needed; what cannot be
 * printed yet says why. A form that tells of one row of several lets it be chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-form-list"

#include "hsl-form-list.h"

#include "hsl-subject.h"
#include "hsl-veil.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkBox        *box;
  HslPress      *press;
  const HslCase *shown;
  HslPressOrder  order;
} List;

/* In the order of a case. The last takes what a station added without saying where it belongs. */
static const struct
{
  const char *step; /* (nullable) */
  const char *label;
} steps[] = {
  { "intake", N_ ("Intake") },
  { "mediation", N_ ("Mediation") },
  { "agreement", N_ ("Agreement") },
  { "police", N_ ("Police mediation") },
  { "performance", N_ ("Performance") },
  { "court", N_ ("Court confirmation") },
  { "end", N_ ("End without agreement") },
  { "volume", N_ ("Volume") },
  { NULL, N_ ("Other forms") },
};

static void
name_button (GtkWidget  *button,
             const char *label,
             const char *form)
{
  g_autofree char *full = g_strdup_printf ("%s: %s", label, form);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
}

static GtkWidget *
make_button (const char *label,
             const char *form,
             const char *action,
             GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  name_button (button, label, form);
  return button;
}

static void
add_choice (GMenu      *menu,
            const char *label,
            const char *form,
            const char *subject)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "volume.print", "(ss)", form, subject);
  g_menu_append_item (menu, item);
}

/* Which session, whose letter of attorney: the newest first, or all of them together. */
static GtkWidget *
make_chooser (HslTemplate   *form,
              const HslCase *shown,
              GPtrArray     *subjects)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget        *button = gtk_menu_button_new ();

  if (hsl_subject_is_each (hsl_template_get_subject (form)))
    add_choice (menu, _ ("For all of them"), hsl_template_get_id (form), "");
  for (guint i = subjects->len; i > 0; i--)
    {
      const HslFact   *subject = g_ptr_array_index (subjects, i - 1);
      g_autofree char *name = hsl_subject_dup_name (subject, shown);
      g_autofree char *veiled = hsl_veil_dup_words (shown, name != NULL ? name : "?");

      add_choice (menu, veiled, hsl_template_get_id (form), subject->uid);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Print"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  name_button (button, _ ("Print"), hsl_template_get_title (form));
  return button;
}

static GtkWidget *
make_print_button (List        *self,
                   HslTemplate *form)
{
  g_autoptr (GPtrArray) subjects = hsl_subject_list (hsl_template_get_subject (form), self->shown);

  if (subjects->len > 1)
    return make_chooser (form, self->shown, subjects);
  return make_button (_ ("Print"), hsl_template_get_title (form), "volume.print",
                      g_variant_new ("(ss)", hsl_template_get_id (form), ""));
}

static void
add_form (List        *self,
          HslTemplate *form)
{
  g_autoptr (GError) problem = NULL;
  GtkWidget         *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char        *id = hsl_template_get_id (form);
  const char        *title = hsl_template_get_title (form);
  g_autofree char   *text = g_strdup_printf ("%s  %s", hsl_template_get_number (form), title);
  GtkWidget         *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (hsl_press_find_form (self->press, id, &self->order, &problem) != NULL)
    gtk_box_append (GTK_BOX (row), make_print_button (self, form));
  else
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_tooltip_text (label, problem->message);
    }
  if (hsl_template_can_be_blank (form))
    gtk_box_append (GTK_BOX (row),
                    make_button (_ ("Blank"), title, "volume.blank", g_variant_new_string (id)));
  gtk_box_append (self->box, row);
}

static void
add_heading (List       *self,
             const char *label,
             gboolean    is_first)
{
  GtkWidget *heading = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, is_first ? 0 : 12);
  gtk_box_append (self->box, heading);
}

/**
 * hsl_form_list_fill:
 * @box: is emptied; its ancestors know the actions "volume.print" and "volume.blank"
 * @shown: a case
 *
 * Lists the forms of the case's track.
 */
void
hsl_form_list_fill (GtkBox        *box,
                    HslPress      *press,
                    HslStore      *store,
                    const HslCase *shown)
{
  List                  self = { .box = box, .press = press, .shown = shown };
  g_autoptr (GPtrArray) forms = NULL;
  HslContext            context;
  GtkWidget            *child;
  gboolean              is_first = TRUE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  hsl_store_init_context (store, &context);
  self.order = (HslPressOrder){ .on = shown, .context = &context };
  forms = hsl_press_list_forms (press, shown, hsl_minute_get_day (context.now));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean has_heading = FALSE;

      for (guint k = 0; k < forms->len; k++)
        {
          HslTemplate *form = g_ptr_array_index (forms, k);

          if (g_strcmp0 (hsl_template_get_step (form), steps[i].step) != 0)
            continue;
          if (!has_heading)
            add_heading (&self, _ (steps[i].label), is_first);
          has_heading = TRUE;
          is_first = FALSE;
          add_form (&self, form);
        }
    }
  hsl_store_clear_context (&context);
}
