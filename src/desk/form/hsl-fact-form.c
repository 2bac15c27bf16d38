/* hsl-fact-form.c: an entry form made from the field table of a noun
 *
 * What goes in comes out again: fields that are not shown, and the uid, are kept and given back with the
 * rest, so that a form may show a part of a fact.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-fact-form"

#include "hsl-fact-form.h"

#include "hsl-path.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

/* Two columns side by side on a 1366 px screen, one in large type. */
#define COLUMN_WIDTH 220
#define COLUMNS      3

struct _HslFactForm
{
  GtkWidget parent_instance;

  /* Owned */
  GVariant *kept; /* (nullable): what the form was filled with */

  /* Borrowed */
  const HslNoun *noun;
};

G_DEFINE_FINAL_TYPE (HslFactForm, hsl_fact_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hsl_fact_form_dispose (GObject *object)
{
  HslFactForm *self = HSL_FACT_FORM (object);

  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->kept, g_variant_unref);
  G_OBJECT_CLASS (hsl_fact_form_parent_class)->dispose (object);
}

static HslFieldRow *
first_row (HslFactForm *self)
{
  return (HslFieldRow *) gtk_widget_get_first_child (GTK_WIDGET (self));
}

static HslFieldRow *
next_row (HslFieldRow *row)
{
  return (HslFieldRow *) gtk_widget_get_next_sibling (GTK_WIDGET (row));
}

/* The first field that can be typed in. */
static gboolean
hsl_fact_form_grab_focus (GtkWidget *widget)
{
  for (HslFieldRow *row = first_row (HSL_FACT_FORM (widget)); row != NULL; row = next_row (row))
    if (gtk_widget_grab_focus (GTK_WIDGET (row)))
      return TRUE;
  return FALSE;
}

static void
hsl_fact_form_class_init (HslFactFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_fact_form_dispose;
  widget_class->grab_focus = hsl_fact_form_grab_focus;

  /* The user changed something. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, HSL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hsl-form");
}

static void
hsl_fact_form_init (HslFactForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  hsl_wrap_layout_set_columns (HSL_WRAP_LAYOUT (layout), COLUMN_WIDTH, COLUMNS);
}

static void
on_row_changed_cb (HslFactForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * hsl_fact_form_add_field:
 * @field: stays alive as long as the form; its name need not be one of the noun
 *
 * Returns: (transfer none): the row, for a field that is entered otherwise than the noun says
 */
HslFieldRow *
hsl_fact_form_add_field (HslFactForm    *self,
                         const HslField *field,
                         HslFormScope   *scope)
{
  HslFieldRow *row = hsl_field_row_new (field, scope);

  if (hsl_field_row_is_wide (row))
    hsl_wrap_layout_set_wide (GTK_WIDGET (row));
  gtk_widget_set_valign (GTK_WIDGET (row), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
is_typed (const HslField *field,
          HslFormScope   *scope)
{
  if ((field->flags & (HSL_FIELD_DERIVED | HSL_FIELD_ACTION)) != 0 || g_str_equal (field->name, "position"))
    return FALSE;
  return hsl_form_scope_can_choose (scope, field);
}

/**
 * hsl_fact_form_new:
 * @noun: of the fact that is entered
 * @scope: what may be chosen
 * @fields: (nullable): which fields in which order, ended by %NULL; all that are typed when %NULL
 */
GtkWidget *
hsl_fact_form_new (const HslNoun     *noun,
                   HslFormScope      *scope,
                   const char *const *fields)
{
  HslFactForm *self = g_object_new (HSL_TYPE_FACT_FORM, NULL);

  self->noun = noun;
  if (fields == NULL)
    {
      for (guint i = 0; i < noun->n_fields; i++)
        if (is_typed (&noun->fields[i], scope))
          hsl_fact_form_add_field (self, &noun->fields[i], scope);
      return GTK_WIDGET (self);
    }
  for (guint i = 0; fields[i] != NULL; i++)
    {
      const HslField *field = hsl_noun_find_field (noun, fields[i]);

      g_assert (field != NULL);
      hsl_fact_form_add_field (self, field, scope);
    }
  return GTK_WIDGET (self);
}

/**
 * hsl_fact_form_set_columns:
 * @min_width: of a column
 * @at_most: columns side by side
 *
 * For forms that stand in a narrow place or repeat many times.
 */
void
hsl_fact_form_set_columns (HslFactForm *self,
                           int          min_width,
                           guint        at_most)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  g_return_if_fail (HSL_IS_FACT_FORM (self));
  hsl_wrap_layout_set_columns (HSL_WRAP_LAYOUT (layout), min_width, at_most);
}

/**
 * hsl_fact_form_get_row:
 *
 * Returns: (nullable): the row of a field, where the form shows it
 */
HslFieldRow *
hsl_fact_form_get_row (HslFactForm *self,
                       const char  *field)
{
  g_return_val_if_fail (HSL_IS_FACT_FORM (self), NULL);

  for (HslFieldRow *row = first_row (self); row != NULL; row = next_row (row))
    if (g_str_equal (hsl_field_row_get_field (row)->name, field))
      return row;
  return NULL;
}

static void
put (GVariantDict *dict,
     HslFieldRow  *row,
     GVariant     *value)
{
  const char *name = hsl_field_row_get_field (row)->name;

  if (value != NULL)
    g_variant_dict_insert_value (dict, name, value);
  else
    g_variant_dict_remove (dict, name);
}

/**
 * hsl_fact_form_get_value:
 *
 * Returns: (transfer floating) (nullable): the fact as hsl_fact_to_variant() writes it; %NULL when something
 * cannot be read, which is then shown at its field
 */
GVariant *
hsl_fact_form_get_value (HslFactForm *self,
                         GError     **error)
{
  g_autoptr (GError) first = NULL;
  GVariantDict       dict;

  g_return_val_if_fail (HSL_IS_FACT_FORM (self), NULL);

  g_variant_dict_init (&dict, self->kept);
  for (HslFieldRow *row = first_row (self); row != NULL; row = next_row (row))
    put (&dict, row, hsl_field_row_get_value (row, first == NULL ? &first : NULL));

  if (first == NULL)
    return g_variant_dict_end (&dict);
  g_variant_dict_clear (&dict);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

/**
 * hsl_fact_form_get_draft:
 *
 * Returns: (transfer floating): what is typed so far, half typed dates and sums as their text
 */
GVariant *
hsl_fact_form_get_draft (HslFactForm *self)
{
  GVariantDict dict;

  g_return_val_if_fail (HSL_IS_FACT_FORM (self), NULL);

  g_variant_dict_init (&dict, self->kept);
  for (HslFieldRow *row = first_row (self); row != NULL; row = next_row (row))
    put (&dict, row, hsl_field_row_get_draft (row));
  return g_variant_dict_end (&dict);
}

/**
 * hsl_fact_form_set_value:
 * @value: (nullable): a fact as hsl_fact_to_variant() writes it, or a draft; %NULL empties the form
 */
void
hsl_fact_form_set_value (HslFactForm *self,
                         GVariant    *value)
{
  g_return_if_fail (HSL_IS_FACT_FORM (self));

  g_clear_pointer (&self->kept, g_variant_unref);
  self->kept = value != NULL ? g_variant_ref_sink (value) : NULL;
  for (HslFieldRow *row = first_row (self); row != NULL; row = next_row (row))
    {
      g_autoptr (GVariant) item = NULL;

      if (self->kept != NULL)
        item = g_variant_lookup_value (self->kept, hsl_field_row_get_field (row)->name, NULL);
      hsl_field_row_set_value (row, item);
    }
}

/**
 * hsl_fact_form_show_problem:
 * @path: as in the core's errors, relative to this form
 *
 * Returns: whether the form has that field
 */
gboolean
hsl_fact_form_show_problem (HslFactForm *self,
                            const char  *path,
                            const char  *what)
{
  g_autofree char *name = NULL;
  const char      *rest;
  HslFieldRow     *row;

  g_return_val_if_fail (HSL_IS_FACT_FORM (self), FALSE);

  if (!hsl_path_take_name (path, &name, &rest))
    return FALSE;
  row = hsl_fact_form_get_row (self, name);
  return row != NULL && hsl_field_row_show_problem (row, rest, what);
}

/**
 * hsl_fact_form_show_error:
 * @error: of the core; its message may begin with the path of a field
 *
 * Returns: whether it was shown at a field; otherwise the caller must show it
 */
gboolean
hsl_fact_form_show_error (HslFactForm  *self,
                          const GError *error)
{
  g_autofree char *path = NULL;
  const char      *what;

  g_return_val_if_fail (HSL_IS_FACT_FORM (self), FALSE);

  if (error->domain != HSL_CORE_ERROR || !hsl_path_split_message (error->message, &path, &what))
    return FALSE;
  return hsl_fact_form_show_problem (self, path, what);
}

void
hsl_fact_form_clear_problems (HslFactForm *self)
{
  g_return_if_fail (HSL_IS_FACT_FORM (self));

  for (HslFieldRow *row = first_row (self); row != NULL; row = next_row (row))
    hsl_field_row_clear_problem (row);
}
