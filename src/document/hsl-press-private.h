/* hsl-press-private.h: what the files of the press share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-press.h"

G_BEGIN_DECLS

/* Official papers of a demo say what they are, in the language of the paper. */
#define HSL_PRESS_DEMO_MARK "演示"

/* What cannot be signed as it is. */
#define HSL_PRESS_DRAFT_MARK "草稿"

struct _HslPress
{
  HslFonts *fonts;
  HslForms *forms;
};

/* What the papers of one volume have in common. */
typedef struct
{
  GVariant *data;   /* (nullable): of hsl_case_data_new(), without a subject */
  GVariant *volume; /* (nullable): of hsl_press_list_volume() */
} HslPressShared;

gboolean    hsl_press_tells_of_volume (const char *form);
const char *hsl_press_get_watermark (const HslPressOrder *order);
char       *hsl_press_dup_stamp (const HslPressOrder *order);
char       *hsl_press_name_code (const char *list, const char *code, gpointer user_data);
GVariant   *hsl_press_make_data (const HslPressOrder *order);
HslPages   *hsl_press_make_shared (HslPress             *self,
                                   const char           *form,
                                   const HslPressOrder  *order,
                                   const HslPressShared *shared,
                                   GError              **error);
GVariant   *hsl_press_list_volume (HslPress *self, const HslPressOrder *order, GError **error);
