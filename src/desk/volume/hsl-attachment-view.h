/* hsl-attachment-view.h: a photo or scan, large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_ATTACHMENT_VIEW (hsl_attachment_view_get_type ())
G_DECLARE_FINAL_TYPE (HslAttachmentView, hsl_attachment_view, HSL, ATTACHMENT_VIEW, AdwWindow)

GtkWidget *hsl_attachment_view_new (HslStore *store, HslCase *on, HslAttachment *attachment);
void       hsl_attachment_view_present (GtkWidget     *parent,
                                        HslStore      *store,
                                        HslCase       *on,
                                        HslAttachment *attachment);
gboolean   hsl_attachment_view_is_loaded (HslAttachmentView *self);
gboolean   hsl_attachment_view_save (HslAttachmentView *self, GFile *file, GError **error);

G_END_DECLS
