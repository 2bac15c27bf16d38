/* hsl-own-form.h: forms that a station words in its own way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-forms.h"

G_BEGIN_DECLS

HslTemplate *hsl_own_form_find (HslForms *forms, const char *id);
HslTemplate *hsl_own_form_find_built_in (HslForms *forms, const char *id);
HslTemplate *hsl_own_form_read (const char *source, const char *file, GError **error);
gboolean     hsl_own_form_is_outdated (HslForms *forms, const char *id);
gboolean     hsl_own_form_save (HslForms *forms, const char *source, char **out_path, GError **error);
char        *hsl_own_form_reset (HslForms *forms, const char *id, HslDay today, GError **error);
gboolean     hsl_own_form_find_error (const GError *error,
                                      const char   *file,
                                      int          *out_line,
                                      int          *out_column);

char *hsl_own_form_dup_heading (const char *source);
char *hsl_own_form_set_heading (const char *source, const char *heading);
char *hsl_own_form_dup_clauses (const char *source);
char *hsl_own_form_set_clauses (const char *source, const char *clauses, GError **error);

G_END_DECLS
