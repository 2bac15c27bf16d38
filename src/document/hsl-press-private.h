/* hsl-press-private.h: what the files of the press share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-press.h"

G_BEGIN_DECLS

/* Official papers of a demo say what they are, in the language of the paper. */
#define HSL_PRESS_DEMO_MARK "演示"

struct _HslPress
{
  HslFonts *fonts;
  HslForms *forms;
};

gboolean  hsl_press_tells_of_volume (const char *form);
char     *hsl_press_dup_stamp (const HslPressOrder *order);
char     *hsl_press_name_code (const char *list, const char *code, gpointer user_data);
HslPages *hsl_press_make_with_volume (HslPress            *self,
                                      const char          *form,
                                      const HslPressOrder *order,
                                      GVariant            *volume,
                                      GError             **error);
GVariant *hsl_press_list_volume (HslPress *self, const HslPressOrder *order, GError **error);

G_END_DECLS
