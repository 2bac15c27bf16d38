/* hsl-secret.h: bytes that must not leak
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HslSecret HslSecret;

HslSecret    *hsl_secret_new (gsize size);
HslSecret    *hsl_secret_new_random (gsize size);
HslSecret    *hsl_secret_new_copy (gconstpointer data, gsize size);
HslSecret    *hsl_secret_new_text (const char *text);
HslSecret    *hsl_secret_ref (HslSecret *self);
void          hsl_secret_unref (HslSecret *self);
guint8       *hsl_secret_get_data (HslSecret *self);
const guint8 *hsl_secret_peek (const HslSecret *self);
gsize         hsl_secret_get_size (const HslSecret *self);
const char   *hsl_secret_get_text (const HslSecret *self);
gboolean      hsl_secret_equal (const HslSecret *a, const HslSecret *b);
void          hsl_secret_wipe (HslSecret *self);
void          hsl_wipe (gpointer data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslSecret, hsl_secret_unref)

G_END_DECLS
