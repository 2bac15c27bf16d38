/* hsl-seal-stream.c: sealing an attachment chunk by chunk
 *
 * crypto_secretstream under the attachment key, with a random head per attachment, behind which stands
 * the key id. (Heads of the first released stores have none: there was one key.) Each chunk
 * authenticates the row's plain columns and its own place; the last one is marked, so that a missing end
 * is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-seal-stream"

#include "hsl-seal-private.h"

#include "hsl-keyring.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define HEAD_SIZE   crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define ID_SIZE     4
#define CHUNK_EXTRA crypto_secretstream_xchacha20poly1305_ABYTES
#define TAG_LAST    crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define TAG_MORE    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE

G_STATIC_ASSERT (HEAD_SIZE + ID_SIZE == HSL_SEAL_STREAM_HEAD_SIZE);

struct _HslSealStream
{
  gboolean opening;
  gboolean ended;
  gboolean broken;

  /* Owned; the state holds the key */
  HslSecret *state;
  HslAad    *aad;
  GBytes    *head;
};

static crypto_secretstream_xchacha20poly1305_state *
get_state (HslSealStream *self)
{
  return (gpointer) hsl_secret_get_data (self->state);
}

static HslAad *
copy_identity (HslAad *aad)
{
  HslAad       *copy = hsl_aad_new (hsl_aad_get_table (aad), hsl_aad_get_uid (aad), 0);
  gsize         size;
  const guint8 *data = hsl_aad_get_data (aad, &size);

  hsl_aad_add_bytes (copy, "row", data, size);
  return copy;
}

static HslSealStream *
stream_new (HslAad  *aad,
            gboolean opening)
{
  HslSealStream *self = g_new0 (HslSealStream, 1);

  self->opening = opening;
  self->aad = copy_identity (aad);
  self->state = hsl_secret_new (sizeof (crypto_secretstream_xchacha20poly1305_state));
  return self;
}

/**
 * hsl_seal_stream_new:
 * @aad: the row of the attachment with its plain columns
 *
 * Returns: (transfer full): a stream to push plain chunks into
 */
HslSealStream *
hsl_seal_stream_new (HslVault *vault,
                     HslAad   *aad)
{
  HslSealStream *self;
  guint8         head[HEAD_SIZE + ID_SIZE];
  guint32        id;

  g_return_val_if_fail (vault != NULL && aad != NULL, NULL);

  self = stream_new (aad, FALSE);
  id = GUINT32_TO_LE (hsl_vault_get_key_id (vault));
  memcpy (head + HEAD_SIZE, &id, ID_SIZE);
  crypto_secretstream_xchacha20poly1305_init_push (get_state (self), head,
                                                   hsl_vault_peek_attachment_key (vault));
  self->head = g_bytes_new (head, sizeof head);
  return self;
}

/**
 * hsl_seal_stream_get_head:
 *
 * Returns: (transfer none): what to store before the chunks
 */
GBytes *
hsl_seal_stream_get_head (HslSealStream *self)
{
  g_return_val_if_fail (self != NULL && self->head != NULL, NULL);

  return self->head;
}

/**
 * hsl_seal_stream_push:
 * @plain: the next at most %HSL_CHUNK_SIZE bytes
 * @last: whether they are the last
 *
 * Returns: (transfer full): the chunk to store
 */
GBytes *
hsl_seal_stream_push (HslSealStream *self,
                      gconstpointer  plain,
                      gsize          size,
                      gboolean       last)
{
  guint8       *sealed;
  const guint8 *beside;
  gsize         beside_size;

  g_return_val_if_fail (self != NULL && !self->opening && !self->ended, NULL);
  g_return_val_if_fail (size <= HSL_CHUNK_SIZE && (plain != NULL || size == 0), NULL);

  beside = hsl_aad_get_data (self->aad, &beside_size);
  sealed = g_malloc (size + CHUNK_EXTRA);
  crypto_secretstream_xchacha20poly1305_push (get_state (self), sealed, NULL, plain, size, beside,
                                              beside_size,
                                              last ? TAG_LAST : TAG_MORE);
  self->ended = last;
  return g_bytes_new_take (sealed, size + CHUNK_EXTRA);
}

/**
 * hsl_seal_stream_get_key_id:
 * @head: of hsl_seal_stream_get_head()
 *
 * Returns: whether @head tells by which key the chunks behind it are sealed
 */
gboolean
hsl_seal_stream_get_key_id (GBytes  *head,
                            guint32 *out_key_id)
{
  g_return_val_if_fail (head != NULL && out_key_id != NULL, FALSE);

  if (g_bytes_get_size (head) != HEAD_SIZE + ID_SIZE)
    return FALSE;
  memcpy (out_key_id, (const guint8 *) g_bytes_get_data (head, NULL) + HEAD_SIZE, ID_SIZE);
  *out_key_id = GUINT32_FROM_LE (*out_key_id);
  return TRUE;
}

/**
 * hsl_seal_stream_new_open:
 * @aad: the row of the attachment with its plain columns, as they were read
 * @head: of hsl_seal_stream_get_head()
 *
 * Returns: (transfer full): a stream to pull plain chunks out of; %NULL with %HSL_VAULT_ERROR_TAMPERED
 */
HslSealStream *
hsl_seal_stream_new_open (HslVault *vault,
                          HslAad   *aad,
                          GBytes   *head,
                          GError  **error)
{
  g_autoptr (HslSealStream) self = NULL;

  g_return_val_if_fail (vault != NULL && aad != NULL && head != NULL, NULL);

  self = stream_new (aad, TRUE);
  if ((g_bytes_get_size (head) != HEAD_SIZE && g_bytes_get_size (head) != HEAD_SIZE + ID_SIZE) ||
      crypto_secretstream_xchacha20poly1305_init_pull (get_state (self), g_bytes_get_data (head, NULL),
                                                       hsl_vault_peek_attachment_key (vault)) != 0)
    {
      hsl_seal_set_tampered (error, aad);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * hsl_seal_stream_pull:
 * @sealed: the next chunk
 *
 * Returns: (transfer full): its plain bytes; %NULL with %HSL_VAULT_ERROR_TAMPERED when it was changed,
 *   or is not the next one, or follows the last one
 */
GBytes *
hsl_seal_stream_pull (HslSealStream *self,
                      gconstpointer  sealed,
                      gsize          size,
                      GError       **error)
{
  g_autofree guint8 *plain = NULL;
  const guint8      *beside;
  gsize              beside_size;
  guint8             tag = TAG_MORE;

  g_return_val_if_fail (self != NULL && self->opening, NULL);

  beside = hsl_aad_get_data (self->aad, &beside_size);
  if (!self->ended && !self->broken && sealed != NULL && size >= CHUNK_EXTRA &&
      size <= HSL_CHUNK_SIZE + CHUNK_EXTRA)
    {
      plain = g_malloc (MAX (size - CHUNK_EXTRA, 1));
      self->broken = crypto_secretstream_xchacha20poly1305_pull (get_state (self), plain, NULL, &tag, sealed,
                                                                 size,
                                                                 beside, beside_size) != 0;
    }
  else
    self->broken = TRUE;

  if (self->broken)
    {
      hsl_seal_set_tampered (error, self->aad);
      return NULL;
    }
  self->ended = tag == TAG_LAST;
  return g_bytes_new_take (g_steal_pointer (&plain), size - CHUNK_EXTRA);
}

/**
 * hsl_seal_stream_finish:
 *
 * Returns: whether all chunks went through; else %HSL_VAULT_ERROR_TAMPERED
 */
gboolean
hsl_seal_stream_finish (HslSealStream *self,
                        GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->ended && !self->broken)
    return TRUE;
  hsl_seal_set_tampered (error, self->aad);
  return FALSE;
}

/**
 * hsl_seal_stream_free:
 * @self: (nullable):
 */
void
hsl_seal_stream_free (HslSealStream *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->state, hsl_secret_unref);
  g_clear_pointer (&self->aad, hsl_aad_free);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_free (self);
}
