/* hsl-preview.h: papers before they are printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-print-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown: a form of a case, its whole volume (no form), or a form about no case (data). */
typedef struct
{
  HslCase    *on;
  const char *form;
  const char *subject;
  GVariant   *data;
  const char *title; /* (nullable): by default that of the form */
  GHashTable *scans; /* (nullable): uid of an attachment -> HslScan, for the volume */
  gboolean    is_blank;
} HslPreviewSource;

#define HSL_TYPE_PREVIEW (hsl_preview_get_type ())
G_DECLARE_FINAL_TYPE (HslPreview, hsl_preview, HSL, PREVIEW, AdwWindow)

GtkWidget      *hsl_preview_new (HslStore *store, const HslPreviewSource *source, GError **error);
HslPrintRecord *hsl_preview_new_record (HslPreview *self);
GPtrArray      *hsl_preview_get_parts (HslPreview *self);
HslCopies      *hsl_preview_get_copies (HslPreview *self);
guint           hsl_preview_get_count (HslPreview *self);
guint           hsl_preview_get_page (HslPreview *self);
void            hsl_preview_save_pdf (HslPreview *self, GFile *file);

G_END_DECLS
