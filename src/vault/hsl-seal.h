/* hsl-seal.h: sealing rows, attachments and words under one key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-aad.h"
#include "hsl-secret.h"

G_BEGIN_DECLS

/* An opened data key, of a store or of a locked case, with the keys derived from it. */
typedef struct _HslVault HslVault;

HslVault  *hsl_vault_new (HslSecret *data_key);
HslVault  *hsl_vault_ref (HslVault *self);
void       hsl_vault_unref (HslVault *self);
void       hsl_vault_wipe (HslVault *self);
guint32    hsl_vault_get_key_id (HslVault *self);
HslSecret *hsl_vault_derive (HslVault *self, const char *purpose);

GBytes  *hsl_vault_seal (HslVault *self, HslAad *aad, gconstpointer plain, gsize size);
GBytes  *hsl_vault_open (HslVault *self, HslAad *aad, gconstpointer sealed, gsize size, GError **error);
gboolean hsl_sealed_get_key_id (gconstpointer sealed, gsize size, guint32 *out_key_id);
guint64  hsl_vault_hash_token (HslVault *self, const char *token, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslVault, hsl_vault_unref)

/* Attachments, chunk by chunk. */
#define HSL_CHUNK_SIZE            65536 /* of plain bytes */
#define HSL_SEAL_STREAM_HEAD_SIZE 28

typedef struct _HslSealStream HslSealStream;

HslSealStream *hsl_seal_stream_new (HslVault *vault, HslAad *aad);
GBytes        *hsl_seal_stream_get_head (HslSealStream *self);
gboolean       hsl_seal_stream_get_key_id (GBytes *head, guint32 *out_key_id);
GBytes        *hsl_seal_stream_push (HslSealStream *self, gconstpointer plain, gsize size, gboolean last);
HslSealStream *hsl_seal_stream_new_open (HslVault *vault, HslAad *aad, GBytes *head, GError **error);
GBytes        *hsl_seal_stream_pull (HslSealStream *self, gconstpointer sealed, gsize size, GError **error);
gboolean       hsl_seal_stream_finish (HslSealStream *self, GError **error);
void           hsl_seal_stream_free (HslSealStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslSealStream, hsl_seal_stream_free)

G_END_DECLS
