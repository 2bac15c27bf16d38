/* hsl-attachment-card.h: one photo or scan of a case, small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_ATTACHMENT_CARD (hsl_attachment_card_get_type ())
G_DECLARE_FINAL_TYPE (HslAttachmentCard, hsl_attachment_card, HSL, ATTACHMENT_CARD, GtkWidget)

GtkWidget *hsl_attachment_card_new (HslStore *store, HslCase *on, HslAttachment *attachment);

G_END_DECLS
