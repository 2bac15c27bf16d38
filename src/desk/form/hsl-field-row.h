/* hsl-field-row.h: one field of an entry form: its label, its editor, what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-form-scope.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_FIELD_ROW (hsl_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (HslFieldRow, hsl_field_row, HSL, FIELD_ROW, GtkWidget)

struct _HslFieldRowClass
{
  GtkWidgetClass parent_class;

  /* Makes the editor, once the field and the scope are known. */
  void (*build) (HslFieldRow *self);

  /* The value as hsl_fact_to_variant() writes it (floating), %NULL when empty or with @out_problem set. */
  GVariant *(*get_value) (HslFieldRow *self,
                          char       **out_problem);

  /* @value may also be the text a draft kept of something half typed. */
  void (*set_value) (HslFieldRow *self,
                     GVariant    *value);

  /* (nullable): what to keep in a draft where the value itself is half typed */
  GVariant *(*get_draft) (HslFieldRow *self);

  /* (nullable): shows a problem of something inside; FALSE when @path leads nowhere */
  gboolean (*show_inner_problem) (HslFieldRow *self,
                                  const char  *path,
                                  const char  *what);
  void (*clear_inner_problems) (HslFieldRow *self);
};

HslFieldRow *hsl_field_row_new (const HslField *field, HslFormScope *scope);

const HslField *hsl_field_row_get_field (HslFieldRow *self);
HslFormScope   *hsl_field_row_get_scope (HslFieldRow *self);
gboolean        hsl_field_row_is_wide (HslFieldRow *self);
GVariant       *hsl_field_row_get_value (HslFieldRow *self, GError **error);
GVariant       *hsl_field_row_get_draft (HslFieldRow *self);
void            hsl_field_row_set_value (HslFieldRow *self, GVariant *value);
gboolean        hsl_field_row_show_problem (HslFieldRow *self, const char *path, const char *what);
void            hsl_field_row_clear_problem (HslFieldRow *self);
const char     *hsl_field_row_get_problem (HslFieldRow *self);
void            hsl_field_row_set_hint (HslFieldRow *self, const char *hint);

/* For subclasses */
void hsl_field_row_set_editor (HslFieldRow *self, GtkWidget *editor, GtkWidget *control);
void hsl_field_row_add_control (HslFieldRow *self, GtkWidget *control, const char *name);
void hsl_field_row_changed (HslFieldRow *self);

G_END_DECLS
