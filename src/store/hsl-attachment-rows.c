/* hsl-attachment-rows.c: the bytes of photos and scans
 *
 * They lie in chunks, sealed as one stream: a chunk that is missing, changed or in another place is
 * found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-attachment-rows"

#include "hsl-attachment-rows.h"

#include <glib/gi18n-lib.h>

static HslAad *
new_aad (const char *case_uid,
         const char *uid)
{
  HslAad *aad = hsl_aad_new ("attachment_chunk", uid, 1);

  hsl_aad_add_text (aad, "case_uid", case_uid);
  return aad;
}

static gboolean
write_chunk (HslDb      *db,
             const char *case_uid,
             const char *uid,
             gint64      number,
             GBytes     *bytes,
             GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db,
                         "INSERT INTO attachment_chunk (case_uid, uid, number, bytes)"
                         " VALUES ($case_uid, $uid, $number, $bytes)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "uid", uid);
  hsl_stmt_bind_number (stmt, "number", number);
  hsl_stmt_bind_bytes (stmt, "bytes", bytes);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_attachment_rows_write:
 * @vault: the key they are sealed with
 *
 * Writes the bytes of a new attachment.
 */
gboolean
hsl_attachment_rows_write (HslDb      *db,
                           HslVault   *vault,
                           const char *case_uid,
                           const char *uid,
                           GBytes     *bytes,
                           GError    **error)
{
  g_autoptr (HslAad)        aad = new_aad (case_uid, uid);
  g_autoptr (HslSealStream) stream = hsl_seal_stream_new (vault, aad);
  gsize                     size;
  const guint8             *data = g_bytes_get_data (bytes, &size);
  gint64                    number = 0;
  gsize                     at = 0;

  if (!write_chunk (db, case_uid, uid, number++, hsl_seal_stream_get_head (stream), error))
    return FALSE;
  do
    {
      gsize              length = MIN (HSL_CHUNK_SIZE, size - at);
      g_autoptr (GBytes) sealed = hsl_seal_stream_push (stream, data + at, length, at + length == size);

      if (!write_chunk (db, case_uid, uid, number++, sealed, error))
        return FALSE;
      at += length;
    }
  while (at < size);
  return TRUE;
}

static HslSealStream *
open_stream (HslKeyChest *chest,
             HslAad      *aad,
             GBytes      *head,
             GError     **error)
{
  HslVault *vault;
  guint32   id;

  if (hsl_seal_stream_get_key_id (head, &id))
    vault = hsl_key_chest_find (chest, id);
  else
    vault = hsl_key_chest_get_oldest (chest, HSL_KEY_DATA);
  if (vault != NULL)
    return hsl_seal_stream_new_open (vault, aad, head, error);
  hsl_key_chest_set_sealed (error);
  return NULL;
}

/**
 * hsl_attachment_rows_read:
 *
 * Returns: (transfer full): the bytes of an attachment
 */
GBytes *
hsl_attachment_rows_read (HslRows    *rows,
                          const char *case_uid,
                          const char *uid,
                          GError    **error)
{
  g_autoptr (HslAad)        aad = new_aad (case_uid, uid);
  g_autoptr (HslSealStream) stream = NULL;
  g_autoptr (GByteArray)    content = g_byte_array_new ();
  g_autoptr (HslStmt)       stmt = NULL;
  gboolean                  has_row;

  stmt = hsl_db_prepare (rows->db,
                         "SELECT bytes FROM attachment_chunk WHERE case_uid = $case_uid AND uid = $uid"
                         " ORDER BY number",
                         error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "uid", uid);
  for (;;)
    {
      g_autoptr (GBytes) sealed = NULL;
      g_autoptr (GBytes) plain = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      sealed = hsl_stmt_dup_bytes (stmt, 0);
      if (stream == NULL)
        {
          stream = open_stream (rows->chest, aad, sealed, error);
          if (stream == NULL)
            return NULL;
          continue;
        }
      plain = hsl_seal_stream_pull (stream, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed),
                                    error);
      if (plain == NULL)
        return NULL;
      g_byte_array_append (content, g_bytes_get_data (plain, NULL), (guint) g_bytes_get_size (plain));
    }
  if (stream == NULL)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such attachment"));
      return NULL;
    }
  if (!hsl_seal_stream_finish (stream, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * hsl_attachment_rows_reseal:
 * @vault: the key they are to be sealed with
 *
 * Writes the same bytes once more.
 */
gboolean
hsl_attachment_rows_reseal (HslRows    *rows,
                            HslVault   *vault,
                            const char *case_uid,
                            const char *uid,
                            GError    **error)
{
  g_autoptr (GBytes)  bytes = hsl_attachment_rows_read (rows, case_uid, uid, error);
  g_autoptr (HslStmt) stmt = NULL;

  if (bytes == NULL)
    return FALSE;
  stmt = hsl_db_prepare (rows->db,
                         "DELETE FROM attachment_chunk WHERE case_uid = $case_uid AND uid = $uid", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "uid", uid);
  return hsl_stmt_run (stmt, error) &&
         hsl_attachment_rows_write (rows->db, vault, case_uid, uid, bytes, error);
}
