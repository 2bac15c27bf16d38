/* hsl-forms.h: the forms there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-template.h"

G_BEGIN_DECLS

typedef struct _HslForms HslForms;

HslForms    *hsl_forms_new (const char *folder);
void         hsl_forms_free (HslForms *self);
GPtrArray   *hsl_forms_list (HslForms *self,
                             HslDay    day);
GPtrArray   *hsl_forms_list_versions (HslForms *self);
gboolean     hsl_forms_is_own (HslForms    *self,
                               HslTemplate *form);
HslTemplate *hsl_forms_find (HslForms   *self,
                             const char *id,
                             HslDay      day,
                             GError    **error);
void         hsl_forms_put (HslForms    *self,
                            HslTemplate *form);
char        *hsl_forms_dup_source (HslForms    *self,
                                   HslTemplate *form,
                                   GError     **error);
char        *hsl_forms_dup_folder (void);
char       **hsl_forms_list_problems (HslForms *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslForms, hsl_forms_free)

G_END_DECLS
