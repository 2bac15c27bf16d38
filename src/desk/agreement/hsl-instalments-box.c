/* hsl-instalments-box.c: entry of the instalments of one term
 *
 * Below the lines stands at every key what they lack to the amount of the term, so that nobody adds up
 * by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-instalments-box"

#include "hsl-instalments-box.h"

#include "hsl-fact-form.h"
#include "hsl-money.h"
#include "hsl-path.h"
#include "hsl-term-plan.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslInstalmentsBox
{
  GtkWidget parent_instance;

  /* Owned */
  HslFormScope *scope;

  /* Children */
  GtkWidget   *lines; /* of boxes: number, HslFactForm, button */
  GtkWidget   *parts;
  GtkWidget   *pace; /* upon events, else by months */
  GtkWidget   *rest_first;
  HslFieldRow *first_on;
  GtkWidget   *balance;

  gint64 amount_fen; /* of the term */
};

G_DEFINE_FINAL_TYPE (HslInstalmentsBox, hsl_instalments_box, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const line_fields[] = { "due_on", "amount_fen", "event", NULL };

static HslFactForm *
form_of (GtkWidget *line)
{
  return HSL_FACT_FORM (gtk_widget_get_next_sibling (gtk_widget_get_first_child (line)));
}

static guint
count_lines (HslInstalmentsBox *self)
{
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    n++;
  return n;
}

static HslTerm *
make_term (HslInstalmentsBox *self)
{
  HslTerm *term = hsl_fact_new (&hsl_term_noun);

  term->amount_fen = self->amount_fen;
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      g_autoptr (GVariant) draft = g_variant_ref_sink (hsl_fact_form_get_draft (form_of (line)));

      g_ptr_array_add (term->instalments, hsl_fact_from_draft (&hsl_instalment_noun, draft));
    }
  return term;
}

static void
update_balance (HslInstalmentsBox *self)
{
  g_autoptr (HslFact) term = (HslFact *) make_term (self);
  gint64              open = hsl_term_get_unplanned ((HslTerm *) term);
  g_autofree char    *money = hsl_money_format (ABS (open));
  g_autofree char    *words = NULL;

  if (open > 0)
    /* Translators: what the instalments lack to the amount of the term */
    words = g_strdup_printf (_ ("%s yuan are still missing"), money);
  else if (open < 0)
    words = g_strdup_printf (_ ("%s yuan too much"), money);
  else
    words = g_strdup (_ ("The instalments add up"));
  gtk_label_set_text (GTK_LABEL (self->balance), words);
  if (open != 0)
    gtk_widget_add_css_class (self->balance, "error");
  else
    gtk_widget_remove_css_class (self->balance, "error");
}

static void
tell_changed (HslInstalmentsBox *self)
{
  update_balance (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
number_lines (HslInstalmentsBox *self)
{
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *title = g_strdup_printf (_ ("Part %u"), ++n);
      g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), title);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (line)), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (line)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
    }
}

static void
on_remove_cb (GtkButton         *button,
              HslInstalmentsBox *self)
{
  gtk_box_remove (GTK_BOX (self->lines), gtk_widget_get_parent (GTK_WIDGET (button)));
  number_lines (self);
  gtk_widget_grab_focus (self->parts);
  tell_changed (self);
}

static HslFactForm *
add_line (HslInstalmentsBox *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *form = hsl_fact_form_new (&hsl_instalment_noun, self->scope, line_fields);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_box_append (GTK_BOX (line), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (line), form);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_widget_set_hexpand (form, TRUE);
  hsl_fact_form_set_columns (HSL_FACT_FORM (form), 130, 2);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  gtk_box_append (GTK_BOX (self->lines), line);
  g_signal_connect_object (form, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_cb), self, 0);
  number_lines (self);
  return HSL_FACT_FORM (form);
}

static void
on_add_cb (HslInstalmentsBox *self)
{
  gtk_widget_child_focus (GTK_WIDGET (add_line (self)), GTK_DIR_TAB_FORWARD);
  tell_changed (self);
}

static void
on_split_cb (HslInstalmentsBox *self)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) day = hsl_field_row_get_value (self->first_on, &error);

  if (error != NULL)
    return;
  if (day != NULL)
    g_variant_ref_sink (day);
  hsl_instalments_box_split (self, (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->parts)),
                             day != NULL ? hsl_day_from_iso (g_variant_get_string (day, NULL))
                                         : HSL_DAY_NONE);
  hsl_widget_reveal (GTK_WIDGET (self));
}

/* "[3] parts, monthly from [2026-04-15] [Split]" */
static GtkWidget *
make_splitter (HslInstalmentsBox *self)
{
  GtkWidget *box = hsl_wrap_box_new ();
  GtkWidget *split = gtk_button_new_with_label (_ ("Split evenly"));
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a part"));

  self->pace = gtk_check_button_new_with_label (_ ("upon events"));
  gtk_widget_set_tooltip_text (self->pace, _ ("Each part when something has come about, not month by month"));
  self->rest_first = gtk_check_button_new_with_label (_ ("rest in the first"));
  gtk_widget_set_tooltip_text (self->rest_first,
                               _ ("What does not divide evenly goes into the first part, not the last"));
  self->parts = gtk_spin_button_new_with_range (1, HSL_TERM_PLAN_PARTS_MAX, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->parts), 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number of parts"), -1);
  gtk_widget_set_tooltip_text (self->parts, _ ("Number of parts"));
  gtk_widget_set_tooltip_text (split, _ ("Equal parts; the last one, or the first, takes the rest"));
  gtk_box_append (GTK_BOX (box), self->parts);
  gtk_box_append (GTK_BOX (box), self->pace);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->first_on));
  gtk_box_append (GTK_BOX (box), self->rest_first);
  gtk_box_append (GTK_BOX (box), split);
  gtk_box_append (GTK_BOX (box), add);
  for (GtkWidget *child = self->parts; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  g_signal_connect_object (split, "clicked", G_CALLBACK (on_split_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static void
hsl_instalments_box_dispose (GObject *object)
{
  HslInstalmentsBox *self = HSL_INSTALMENTS_BOX (object);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->scope);
  G_OBJECT_CLASS (hsl_instalments_box_parent_class)->dispose (object);
}

static void
hsl_instalments_box_class_init (HslInstalmentsBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_instalments_box_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
hsl_instalments_box_init (HslInstalmentsBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hsl-inset");
}

/**
 * hsl_instalments_box_new:
 * @scope: for days typed relative to today
 */
GtkWidget *
hsl_instalments_box_new (HslFormScope *scope)
{
  /* The day from which the parts are counted is no fact of its own. */
  static const HslField first_field = { .name = "first_on",
                                        .label = N_ ("First due day"),
                                        .type = HSL_FIELD_DAY };

  HslInstalmentsBox *self = g_object_new (HSL_TYPE_INSTALMENTS_BOX, NULL);

  self->scope = g_object_ref (scope);
  self->first_on = hsl_field_row_new (&first_field, scope);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->balance = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->balance), 0);
  gtk_widget_add_css_class (self->balance, "hsl-balance");
  gtk_widget_set_parent (make_splitter (self), GTK_WIDGET (self));
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  gtk_widget_set_parent (self->balance, GTK_WIDGET (self));
  update_balance (self);
  return GTK_WIDGET (self);
}

static GVariant *
collect (HslInstalmentsBox *self,
         gboolean           draft,
         GError           **error)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GVariant *value = draft ? hsl_fact_form_get_draft (form_of (line))
                              : hsl_fact_form_get_value (form_of (line), error);

      if (value == NULL)
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }
      g_variant_builder_add_value (&builder, value);
    }
  return g_variant_builder_end (&builder);
}

/**
 * hsl_instalments_box_get_value:
 *
 * Returns: (transfer floating) (nullable): the instalments as an input; %NULL when one cannot be read,
 * which is
 *   then shown there
 */
GVariant *
hsl_instalments_box_get_value (HslInstalmentsBox *self,
                               GError           **error)
{
  g_return_val_if_fail (HSL_IS_INSTALMENTS_BOX (self), NULL);
  return collect (self, FALSE, error);
}

/**
 * hsl_instalments_box_get_draft:
 *
 * Returns: (transfer floating): what is typed so far
 */
GVariant *
hsl_instalments_box_get_draft (HslInstalmentsBox *self)
{
  g_return_val_if_fail (HSL_IS_INSTALMENTS_BOX (self), NULL);
  return collect (self, TRUE, NULL);
}

/**
 * hsl_instalments_box_set_value:
 * @value: (nullable): instalments or a draft of them
 */
void
hsl_instalments_box_set_value (HslInstalmentsBox *self,
                               GVariant          *value)
{
  gsize      n = value != NULL ? g_variant_n_children (value) : 0;
  GtkWidget *line;

  g_return_if_fail (HSL_IS_INSTALMENTS_BOX (self));

  while ((line = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), line);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (value, i);

      hsl_fact_form_set_value (add_line (self), item);
    }
  update_balance (self);
}

/**
 * hsl_instalments_box_set_amount:
 * @amount_fen: of the term, which the instalments must add up to
 */
void
hsl_instalments_box_set_amount (HslInstalmentsBox *self,
                                gint64             amount_fen)
{
  g_return_if_fail (HSL_IS_INSTALMENTS_BOX (self));

  self->amount_fen = amount_fen;
  update_balance (self);
}

/**
 * hsl_instalments_box_set_first_day:
 * @day: (nullable): first guess from which day to split, may be half typed
 */
void
hsl_instalments_box_set_first_day (HslInstalmentsBox *self,
                                   GVariant          *day)
{
  g_return_if_fail (HSL_IS_INSTALMENTS_BOX (self));
  hsl_field_row_set_value (self->first_on, day);
}

/**
 * hsl_instalments_box_split:
 * @first_on: of the first part; %HSL_DAY_NONE takes the first day that is typed
 *
 * Replaces the lines by equal parts of the amount.
 */
void
hsl_instalments_box_split (HslInstalmentsBox *self,
                           guint              parts,
                           HslDay             first_on)
{
  g_autoptr (GPtrArray) instalments = NULL;
  g_autoptr (GVariant)  value = NULL;
  HslSplit              how = HSL_SPLIT_REST_LAST;
  GVariantBuilder       builder;

  g_return_if_fail (HSL_IS_INSTALMENTS_BOX (self));

  if (first_on == HSL_DAY_NONE && count_lines (self) > 0)
    {
      g_autoptr (HslFact) term = (HslFact *) make_term (self);

      first_on = ((HslInstalment *) g_ptr_array_index (((HslTerm *) term)->instalments, 0))->due_on;
    }
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->rest_first)))
    how |= HSL_SPLIT_REST_FIRST;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->pace)))
    how |= HSL_SPLIT_EVENTS;
  instalments = hsl_term_plan_split (self->amount_fen, parts, first_on, how);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < instalments->len; i++)
    g_variant_builder_add_value (&builder,
                                 hsl_fact_to_variant (g_ptr_array_index (instalments, i), HSL_VARIANT_ALL));
  value = g_variant_ref_sink (g_variant_builder_end (&builder));
  hsl_instalments_box_set_value (self, value);
  tell_changed (self);
}

/**
 * hsl_instalments_box_get_line:
 *
 * Returns: (transfer none) (nullable): the form of the instalment at @index
 */
GtkWidget *
hsl_instalments_box_get_line (HslInstalmentsBox *self,
                              guint              index)
{
  GtkWidget *line;

  g_return_val_if_fail (HSL_IS_INSTALMENTS_BOX (self), NULL);

  for (line = gtk_widget_get_first_child (self->lines); line != NULL && index > 0; index--)
    line = gtk_widget_get_next_sibling (line);
  return line != NULL ? GTK_WIDGET (form_of (line)) : NULL;
}

/**
 * hsl_instalments_box_show_problem:
 * @path: "[1].due_on", or "" for the sum
 *
 * Returns: whether there was a place to show it at
 */
gboolean
hsl_instalments_box_show_problem (HslInstalmentsBox *self,
                                  const char        *path,
                                  const char        *what)
{
  const char *rest;
  guint       index;
  GtkWidget  *form;

  g_return_val_if_fail (HSL_IS_INSTALMENTS_BOX (self), FALSE);

  if (hsl_path_take_index (path, &index, &rest))
    {
      form = hsl_instalments_box_get_line (self, index);
      return form != NULL && hsl_fact_form_show_problem (HSL_FACT_FORM (form), rest, what);
    }
  gtk_label_set_text (GTK_LABEL (self->balance), what);
  gtk_widget_add_css_class (self->balance, "error");
  gtk_widget_grab_focus (self->parts);
  return TRUE;
}

void
hsl_instalments_box_clear_problems (HslInstalmentsBox *self)
{
  g_return_if_fail (HSL_IS_INSTALMENTS_BOX (self));

  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    hsl_fact_form_clear_problems (form_of (line));
  update_balance (self);
}
