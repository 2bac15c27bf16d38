/* hsl-record-text.h: a text that is as high as its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_RECORD_TEXT (hsl_record_text_get_type ())
G_DECLARE_FINAL_TYPE (HslRecordText, hsl_record_text, HSL, RECORD_TEXT, GtkTextView)

G_END_DECLS
