/* hsl-term-row.h: entry of one term of an agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fact-form.h"
#include "hsl-instalments-box.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_TERM_ROW_MOVE_UP,
  HSL_TERM_ROW_MOVE_DOWN,
  HSL_TERM_ROW_DUPLICATE,
  HSL_TERM_ROW_REMOVE,
} HslTermRowRequest;

#define HSL_TYPE_TERM_ROW (hsl_term_row_get_type ())
G_DECLARE_FINAL_TYPE (HslTermRow, hsl_term_row, HSL, TERM_ROW, GtkWidget)

GtkWidget         *hsl_term_row_new (HslFormScope *scope);
GtkWidget         *hsl_term_row_new_paragraph (HslFormScope *scope);
gboolean           hsl_term_row_is_paragraph (HslTermRow *self);
void               hsl_term_row_set_number (HslTermRow *self, guint number, guint position, guint of);
GVariant          *hsl_term_row_get_value (HslTermRow *self, GError **error);
GVariant          *hsl_term_row_get_draft (HslTermRow *self);
GVariant          *hsl_term_row_get_placed_draft (HslTermRow *self, const char *key, gint64 place);
void               hsl_term_row_set_value (HslTermRow *self, GVariant *value);
gboolean           hsl_term_row_show_problem (HslTermRow *self, const char *path, const char *what);
void               hsl_term_row_clear_problems (HslTermRow *self);
void               hsl_term_row_focus (HslTermRow *self, const char *field);
HslFactForm       *hsl_term_row_get_form (HslTermRow *self);
HslInstalmentsBox *hsl_term_row_get_instalments (HslTermRow *self);

void hsl_term_form_fit_manner (HslFactForm *form, char **before);

G_END_DECLS
