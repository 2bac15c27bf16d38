/* hsl-fact-form.h: an entry form made from the field table of a noun
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-field-row.h"

G_BEGIN_DECLS

#define HSL_TYPE_FACT_FORM (hsl_fact_form_get_type ())
G_DECLARE_FINAL_TYPE (HslFactForm, hsl_fact_form, HSL, FACT_FORM, GtkWidget)

GtkWidget   *hsl_fact_form_new (const HslNoun *noun, HslFormScope *scope, const char *const *fields);
HslFieldRow *hsl_fact_form_add_field (HslFactForm *self, const HslField *field, HslFormScope *scope);
void         hsl_fact_form_set_columns (HslFactForm *self, int min_width, guint at_most);
GVariant    *hsl_fact_form_get_value (HslFactForm *self, GError **error);
GVariant    *hsl_fact_form_get_draft (HslFactForm *self);
void         hsl_fact_form_set_value (HslFactForm *self, GVariant *value);
HslFieldRow *hsl_fact_form_get_row (HslFactForm *self, const char *field);
gboolean     hsl_fact_form_show_problem (HslFactForm *self, const char *path, const char *what);
gboolean     hsl_fact_form_show_error (HslFactForm *self, const GError *error);
void         hsl_fact_form_clear_problems (HslFactForm *self);

G_END_DECLS
