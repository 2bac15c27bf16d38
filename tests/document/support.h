/* support.h: cases, codes and fonts for the tests of the document layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case-data.h"
#include "hsl-forms.h"
#include "hsl-pages.h"
#include "hsl-state.h"

G_BEGIN_DECLS

char           *support_source_path (const char *relative);
GVariant       *support_load_json (const char *path);
GVariant       *support_load_case_data (const char *name);
GVariant       *support_load_changed_case_data (const char *name,
                                                void (*change) (HslCase *));
char           *support_name_code (const char *list,
                                   const char *code,
                                   gpointer    user_data);
HslPagesOptions support_get_options (void);
HslFonts       *support_get_fonts (void);
HslTemplate    *support_new_form (const char *body);
HslPages       *support_new_pages (HslTemplate *form,
                                   GVariant    *data);
char           *support_run (const char *const *command);
char           *support_extract_text (HslPages   *pages,
                                      const char *option);

G_END_DECLS
