/* desk-names.c: whoever cannot see the window is told what each control is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-names.h"

#include <adwaita.h>

static gboolean
needs_name (GtkWidget *widget)
{
  switch ((int) gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_IMG:
      return gtk_widget_get_focusable (widget);
    default:
      return GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_ENTRY (widget);
    }
}

/* Buttons inside a search entry or a spin button, and the list of a row with a title, are not ours. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_EDITABLE (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget) ||
         ADW_IS_COMBO_ROW (widget);
}

/* A row that unfolds has one of its own that is not shown. */
static gboolean
is_spare (GtkWidget *widget)
{
  return GTK_IS_SWITCH (widget) && !gtk_widget_get_visible (widget) &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) != NULL;
}

/**
 * desk_assert_names:
 *
 * Each control in @widget that can have the focus has a name.
 */
void
desk_assert_names (GtkWidget *widget)
{
  if (needs_name (widget) && !is_spare (widget) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_error ("a %s in a %s has no name", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  if (is_whole (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    desk_assert_names (child);
}

static gboolean
set_text (GtkWidget  *widget,
          const char *text)
{
  if (GTK_IS_EDITABLE (widget))
    {
      gtk_editable_set_text (GTK_EDITABLE (widget), text);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (set_text (child, text))
      return TRUE;
  return FALSE;
}

/**
 * desk_set_text:
 *
 * Types into the first entry inside @within.
 */
void
desk_set_text (GtkWidget  *within,
               const char *text)
{
  g_assert_true (set_text (within, text));
}
