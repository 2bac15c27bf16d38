/* hsl-field-row.c: one field of an entry form: its label, its editor, what is wrong with it
 *
 * Subclasses make the editor for one type of field. The row itself keeps what all have in common: the label
 * that names the control for the eye and for a screen reader, a hint, and the problem that was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-field-row"

#include "hsl-field-row.h"

#include "hsl-checks-row.h"
#include "hsl-choice-row.h"
#include "hsl-facts-row.h"
#include "hsl-text-row.h"
#include "hsl-time-row.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* Owned */
  HslFormScope *scope;

  /* Borrowed */
  const HslField *field;

  /* Children */
  GtkWidget *label;
  GtkWidget *editor;
  GtkWidget *control;
  GtkWidget *hint;
  GtkWidget *problem;

  guint filling;
} HslFieldRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HslFieldRow, hsl_field_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hsl_field_row_dispose (GObject *object)
{
  HslFieldRow        *self = HSL_FIELD_ROW (object);
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  hsl_widget_unparent_children (GTK_WIDGET (self));
  priv->label = priv->editor = priv->control = priv->hint = priv->problem = NULL;
  g_clear_object (&priv->scope);
  G_OBJECT_CLASS (hsl_field_row_parent_class)->dispose (object);
}

static gboolean
hsl_field_row_grab_focus (GtkWidget *widget)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (HSL_FIELD_ROW (widget));

  return priv->control != NULL && gtk_widget_grab_focus (priv->control);
}

static void
hsl_field_row_class_init (HslFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_field_row_dispose;
  widget_class->grab_focus = hsl_field_row_grab_focus;

  /* The user changed the value; a value that is set does not count. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hsl-field");
}

static GtkWidget *
add_small_label (HslFieldRow *self,
                 const char  *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
hsl_field_row_init (HslFieldRow *self)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);
  GtkLayoutManager   *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);

  priv->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->label), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->label), TRUE);
  gtk_widget_add_css_class (priv->label, "hsl-field-label");
  gtk_widget_set_parent (priv->label, GTK_WIDGET (self));

  priv->hint = add_small_label (self, "dim-label");
  priv->problem = add_small_label (self, "error");
}

static GType
type_for_field (const HslField *field)
{
  switch (field->type)
    {
    case HSL_FIELD_TEXT:
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
    case HSL_FIELD_FLAG:
      return HSL_TYPE_TEXT_ROW;
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
      return HSL_TYPE_CHOICE_ROW;
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      return HSL_TYPE_CHECKS_ROW;
    case HSL_FIELD_DAY:
    case HSL_FIELD_MINUTE:
      return HSL_TYPE_TIME_ROW;
    case HSL_FIELD_LIST:
      return HSL_TYPE_FACTS_ROW;
    default:
      g_assert_not_reached ();
    }
}

/**
 * hsl_field_row_new:
 * @field: what is entered
 * @scope: what may be chosen
 *
 * Returns: (transfer floating): the row that edits a field of that type
 */
HslFieldRow *
hsl_field_row_new (const HslField *field,
                   HslFormScope   *scope)
{
  HslFieldRow        *self = g_object_new (type_for_field (field), NULL);
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);
  const char         *label = g_dgettext (GETTEXT_PACKAGE, field->label);

  priv->field = field;
  priv->scope = g_object_ref (scope);
  if ((field->flags & HSL_FIELD_REQUIRED) != 0)
    {
      g_autofree char *marked = g_strdup_printf ("%s *", label);

      gtk_label_set_text (GTK_LABEL (priv->label), marked);
      gtk_widget_set_tooltip_text (priv->label, _ ("Must be filled in"));
    }
  else
    gtk_label_set_text (GTK_LABEL (priv->label), label);

  HSL_FIELD_ROW_GET_CLASS (self)->build (self);
  return self;
}

/**
 * hsl_field_row_set_editor:
 * @editor: (transfer floating): what is shown below the label
 * @control: (nullable): the widget in it that takes the focus; gets the field's name
 */
void
hsl_field_row_set_editor (HslFieldRow *self,
                          GtkWidget   *editor,
                          GtkWidget   *control)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  priv->editor = editor;
  gtk_widget_insert_after (editor, GTK_WIDGET (self), priv->label);
  if (control == NULL)
    return;

  priv->control = control;
  hsl_field_row_add_control (self, control, NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (priv->label), control);
  if ((priv->field->flags & HSL_FIELD_REQUIRED) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->problem, NULL, -1);
}

/**
 * hsl_field_row_add_control:
 * @name: (nullable): what this control does, when the row has several
 *
 * Names @control by the field's label, and @name.
 */
void
hsl_field_row_add_control (HslFieldRow *self,
                           GtkWidget   *control,
                           const char  *name)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);
  const char         *label = g_dgettext (GETTEXT_PACKAGE, priv->field->label);
  g_autofree char    *full = name != NULL ? g_strdup_printf ("%s: %s", label, name) : g_strdup (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
}

const HslField *
hsl_field_row_get_field (HslFieldRow *self)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  g_return_val_if_fail (HSL_IS_FIELD_ROW (self), NULL);
  return priv->field;
}

HslFormScope *
hsl_field_row_get_scope (HslFieldRow *self)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  g_return_val_if_fail (HSL_IS_FIELD_ROW (self), NULL);
  return priv->scope;
}

/**
 * hsl_field_row_is_wide:
 *
 * Returns: whether the row wants the whole width of the form
 */
gboolean
hsl_field_row_is_wide (HslFieldRow *self)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  return (priv->field->flags & HSL_FIELD_MULTILINE) != 0 || priv->field->type == HSL_FIELD_LIST ||
         priv->field->type == HSL_FIELD_CODES || priv->field->type == HSL_FIELD_LINKS;
}

/**
 * hsl_field_row_get_value:
 *
 * What cannot be read is shown at the row and told in @error.
 *
 * Returns: (transfer floating) (nullable): the value; %NULL when the field is empty or wrong
 */
GVariant *
hsl_field_row_get_value (HslFieldRow *self,
                         GError     **error)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);
  g_autofree char    *problem = NULL;
  GVariant           *value = HSL_FIELD_ROW_GET_CLASS (self)->get_value (self, &problem);

  if (problem == NULL)
    return value;

  g_assert (value == NULL);
  hsl_field_row_show_problem (self, "", problem);
  g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, "%s: %s", priv->field->name, problem);
  return NULL;
}

/**
 * hsl_field_row_get_draft:
 *
 * Returns: (transfer floating) (nullable): the value, or the text that is no value yet
 */
GVariant *
hsl_field_row_get_draft (HslFieldRow *self)
{
  HslFieldRowClass *klass = HSL_FIELD_ROW_GET_CLASS (self);
  g_autofree char  *problem = NULL;
  GVariant         *value;

  if (klass->get_draft != NULL)
    return klass->get_draft (self);
  value = klass->get_value (self, &problem);
  return value;
}

/* A draft of an older version may hold something else under a name. */
static gboolean
can_hold (const HslField *field,
          GVariant       *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return field->type == HSL_FIELD_TEXT || field->type == HSL_FIELD_CODE || field->type == HSL_FIELD_LINK ||
           field->type == HSL_FIELD_DAY || field->type == HSL_FIELD_MINUTE ||
           field->type == HSL_FIELD_MONEY || field->type == HSL_FIELD_NUMBER;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return field->type == HSL_FIELD_MONEY || field->type == HSL_FIELD_NUMBER;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return field->type == HSL_FIELD_FLAG;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return field->type == HSL_FIELD_CODES || field->type == HSL_FIELD_LINKS;
  return field->type == HSL_FIELD_LIST && g_variant_is_of_type (value, G_VARIANT_TYPE ("aa{sv}"));
}

/**
 * hsl_field_row_set_value:
 * @value: (nullable): a value or a draft; %NULL empties the field
 */
void
hsl_field_row_set_value (HslFieldRow *self,
                         GVariant    *value)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  if (value != NULL && !can_hold (priv->field, value))
    {
      g_debug ("%s cannot hold a %s", priv->field->name, g_variant_get_type_string (value));
      value = NULL;
    }
  priv->filling++;
  HSL_FIELD_ROW_GET_CLASS (self)->set_value (self, value);
  priv->filling--;
}

static void
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/**
 * hsl_field_row_show_problem:
 * @path: the rest of the path, "" for the field itself
 *
 * Returns: whether there was a place to show it at
 */
gboolean
hsl_field_row_show_problem (HslFieldRow *self,
                            const char  *path,
                            const char  *what)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);
  HslFieldRowClass   *klass = HSL_FIELD_ROW_GET_CLASS (self);

  if (*path != '\0' && klass->show_inner_problem != NULL && klass->show_inner_problem (self, path, what))
    return TRUE;

  set_label (priv->problem, what);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hsl-wrong");
  if (priv->control != NULL)
    {
      gtk_widget_add_css_class (priv->control, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  hsl_widget_reveal (GTK_WIDGET (self));
  return TRUE;
}

void
hsl_field_row_clear_problem (HslFieldRow *self)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);
  HslFieldRowClass   *klass = HSL_FIELD_ROW_GET_CLASS (self);

  if (klass->clear_inner_problems != NULL)
    klass->clear_inner_problems (self);
  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "hsl-wrong"))
    return;

  set_label (priv->problem, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "hsl-wrong");
  if (priv->control != NULL)
    {
      gtk_widget_remove_css_class (priv->control, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/**
 * hsl_field_row_get_problem:
 *
 * Returns: (nullable): what is shown as wrong about the field itself
 */
const char *
hsl_field_row_get_problem (HslFieldRow *self)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "hsl-wrong"))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (priv->problem));
}

/**
 * hsl_field_row_set_hint:
 * @hint: (nullable): a line below the editor that is no problem: a sum in words, a doubt about a number
 */
void
hsl_field_row_set_hint (HslFieldRow *self,
                        const char  *hint)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  set_label (priv->hint, hint);
}

/**
 * hsl_field_row_changed:
 *
 * Tells that the user changed the value; a problem shown before is about something that is no longer there.
 */
void
hsl_field_row_changed (HslFieldRow *self)
{
  HslFieldRowPrivate *priv = hsl_field_row_get_instance_private (self);

  if (priv->filling > 0)
    return;
  hsl_field_row_clear_problem (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
