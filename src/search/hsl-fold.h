/* hsl-fold.h: one form for what different keyboards and papers write differently
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Raised whenever the same text folds otherwise than before: the text index is then made again. */
#define HSL_FOLD_VERSION 1

typedef enum
{
  HSL_FOLD_PLAIN, /* runs of spaces become one, none at the ends */
  HSL_FOLD_TEXT,  /* also no space beside a Han character: lines break there without meaning */
  HSL_FOLD_NAME,  /* no spaces, dots, hyphens or apostrophes at all */
} HslFoldMode;

char    *hsl_fold (const char *text, HslFoldMode mode);
void     hsl_fold_append (const char *text, HslFoldMode mode, GArray *chars, GArray *origins);
gboolean hsl_fold_is_han (gunichar c);

G_END_DECLS
