/* hsl-aad.h: named values in one canonical form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HslAad HslAad;

HslAad       *hsl_aad_new (const char *table, const char *uid, gint64 version);
void          hsl_aad_free (HslAad *self);
void          hsl_aad_reset (HslAad *self, const char *table, const char *uid, gint64 version);
void          hsl_aad_add_text (HslAad *self, const char *name, const char *value);
void          hsl_aad_add_number (HslAad *self, const char *name, gint64 value);
void          hsl_aad_add_real (HslAad *self, const char *name, double value);
void          hsl_aad_add_bytes (HslAad *self, const char *name, gconstpointer value, gsize size);
const guint8 *hsl_aad_get_data (HslAad *self, gsize *out_size);
const char   *hsl_aad_get_table (const HslAad *self);
const char   *hsl_aad_get_uid (const HslAad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslAad, hsl_aad_free)

G_END_DECLS
