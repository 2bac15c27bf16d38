/* hsl-backup-file.c: the sealed container of a backup
 *
 *   "HSLBACK1"  size of the manifest, 4 bytes  its SHA-256  manifest
 *   head of the stream  chunks of 64 KiB, sealed                       SHA-256 of head and chunks
 *
 * The chunks are a stream under a key made for this backup; each of them authenticates the manifest, so that
 * neither can be put to another. The two plain hashes are no protection: they let anybody find a bad stick
 * without a password, and tell what is damaged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-backup"

#include "hsl-backup-file.h"

#include "hsl-db-file.h"
#include "hsl-part-file.h"
#include "hsl-seal.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAGIC        "HSLBACK1"
#define MAGIC_SIZE   8
#define SIZE_SIZE    4
#define HASH_SIZE    32
#define HEAD_SIZE    (MAGIC_SIZE + SIZE_SIZE + HASH_SIZE)
#define STREAM_HEAD  HSL_SEAL_STREAM_HEAD_SIZE
#define CHUNK_EXTRA  17
#define MANIFEST_MAX (1024 * 1024)

/* A file that is being read. */
typedef struct
{
  const char        *path;
  GInputStream      *stream;
  GCancellable      *cancellable;
  GChecksum         *sum; /* of what was read since the manifest */
  HslBackupManifest *manifest;
  guint8             manifest_hash[HASH_SIZE];
  gint64             left; /* sealed bytes of chunks */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_object (&reader->stream);
  g_clear_pointer (&reader->sum, g_checksum_free);
  g_clear_pointer (&reader->manifest, hsl_backup_manifest_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
hash_bytes (gconstpointer data,
            gsize         size,
            guint8        hash[HASH_SIZE])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize                 length = HASH_SIZE;

  g_checksum_update (sum, data, (gssize) size);
  g_checksum_get_digest (sum, hash, &length);
}

static HslAad *
make_aad (const HslBackupManifest *manifest,
          const guint8             manifest_hash[HASH_SIZE])
{
  HslAad *aad = hsl_aad_new ("backup", manifest->uid, 1);

  hsl_aad_add_bytes (aad, "manifest", manifest_hash, HASH_SIZE);
  return aad;
}

static gboolean
set_damaged (const char *path,
             const char *what,
             GError    **error)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT, _ ("The backup “%s” is damaged: %s"), path,
               what);
  return FALSE;
}

/* --- writing --- */

static gboolean
write_summed (HslPartFile *file,
              GChecksum   *sum,
              GBytes      *bytes,
              GError     **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_checksum_update (sum, data, (gssize) size);
  return hsl_part_file_write (file, data, size, error);
}

static gboolean
write_head (HslPartFile  *file,
            GBytes       *manifest,
            const guint8 *manifest_hash,
            GError      **error)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (manifest, &size);
  guint32       size_be = GUINT32_TO_BE ((guint32) size);

  return hsl_part_file_write (file, MAGIC, MAGIC_SIZE, error) &&
         hsl_part_file_write (file, &size_be, SIZE_SIZE, error) &&
         hsl_part_file_write (file, manifest_hash, HASH_SIZE, error) &&
         hsl_part_file_write (file, data, size, error);
}

static gboolean
write_contents (HslPartFile             *file,
                const HslBackupManifest *manifest,
                HslSealStream           *stream,
                GInputStream            *database,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8    *chunk = g_malloc (HSL_CHUNK_SIZE);
  guint8                hash[HASH_SIZE];
  gsize                 length = HASH_SIZE;
  gint64                left = manifest->size;

  if (!write_summed (file, sum, hsl_seal_stream_get_head (stream), error))
    return FALSE;
  do
    {
      g_autoptr (GBytes) sealed = NULL;
      gsize              size = (gsize) MIN (left, HSL_CHUNK_SIZE);
      gsize              got;

      if (!g_input_stream_read_all (database, chunk, size, &got, cancellable, error))
        return FALSE;
      if (got < size)
        return set_damaged (manifest->store, _ ("the copy is shorter than it was"), error);
      left -= (gint64) size;
      sealed = hsl_seal_stream_push (stream, chunk, size, left == 0);
      if (!write_summed (file, sum, sealed, error))
        return FALSE;
    }
  while (left > 0);
  g_checksum_get_digest (sum, hash, &length);
  return hsl_part_file_write (file, hash, HASH_SIZE, error);
}

/* Size and hash of what goes in. */
static gboolean
measure (HslBackupManifest *manifest,
         const char        *database,
         GCancellable      *cancellable,
         GError           **error)
{
  g_autoptr (GFile)        file = g_file_new_for_path (database);
  g_autoptr (GInputStream) stream = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  g_autoptr (GChecksum)    sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8       *chunk = g_malloc (HSL_CHUNK_SIZE);

  manifest->size = 0;
  while (stream != NULL)
    {
      gssize n = g_input_stream_read (stream, chunk, HSL_CHUNK_SIZE, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        {
          g_free (manifest->sha256);
          manifest->sha256 = g_strdup (g_checksum_get_string (sum));
          return TRUE;
        }
      g_checksum_update (sum, chunk, n);
      manifest->size += n;
    }
  return FALSE;
}

static gboolean
seal_key (HslBackupManifest *manifest,
          HslSecret         *key,
          GError           **error)
{
  const char *context = hsl_backup_manifest_get_context (manifest);

  for (guint i = 0; i < manifest->holders->len; i++)
    {
      HslBackupHolder *holder = g_ptr_array_index (manifest->holders, i);

      g_clear_pointer (&holder->sealed_key, g_bytes_unref);
      holder->sealed_key = hsl_key_seal_to (key, holder->box_public, context, error);
      if (holder->sealed_key == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_backup_file_write:
 * @manifest: of hsl_backup_manifest_describe(); gets size, hash and the sealed keys
 * @database: the copy that goes in; it must not change
 * @path: where nothing is yet
 *
 * Writes a container under a new key. When that fails, nothing is left of it.
 */
gboolean
hsl_backup_file_write (HslBackupManifest *manifest,
                       const char        *database,
                       const char        *path,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (GFile)         source = g_file_new_for_path (database);
  g_autoptr (GInputStream)  contents = NULL;
  g_autoptr (HslSecret)     key = hsl_key_new ();
  g_autoptr (HslVault)      vault = hsl_vault_new (key);
  g_autoptr (HslPartFile)   file = NULL;
  g_autoptr (GBytes)        head = NULL;
  g_autoptr (HslAad)        aad = NULL;
  g_autoptr (HslSealStream) stream = NULL;
  guint8                    hash[HASH_SIZE];

  g_return_val_if_fail (manifest != NULL && database != NULL && path != NULL, FALSE);

  if (!measure (manifest, database, cancellable, error) || !seal_key (manifest, key, error))
    return FALSE;
  head = hsl_backup_manifest_to_bytes (manifest);
  hash_bytes (g_bytes_get_data (head, NULL), g_bytes_get_size (head), hash);
  aad = make_aad (manifest, hash);
  stream = hsl_seal_stream_new (vault, aad);
  contents = G_INPUT_STREAM (g_file_read (source, cancellable, error));
  file = contents != NULL ? hsl_part_file_new (path, error) : NULL;
  return file != NULL && write_head (file, head, hash, error) &&
         write_contents (file, manifest, stream, contents, cancellable, error) &&
         hsl_part_file_finish (file, FALSE, error);
}

/* --- reading --- */

static gboolean
read_exactly (Reader     *reader,
              gpointer    data,
              gsize       size,
              const char *what,
              GError    **error)
{
  gsize got;

  if (!g_input_stream_read_all (reader->stream, data, size, &got, reader->cancellable, error))
    return FALSE;
  if (reader->sum != NULL)
    g_checksum_update (reader->sum, data, (gssize) got);
  return got == size || set_damaged (reader->path, what, error);
}

static gboolean
refuse_foreign (const char *path,
                GError    **error)
{
  HslDbFile file = { FALSE };

  if (!hsl_db_file_inspect (path, &file, error))
    return FALSE;
  if (file.is_ours)
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FOREIGN,
                 _ ("“%s” is a store, or a plain copy of one, and no sealed backup: it opens as it is"),
                 path);
  else
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FOREIGN, _ ("“%s” is no backup, but %s"), path,
                 file.kind != NULL ? file.kind : _ ("an empty file"));
  return FALSE;
}

static gint64
get_sealed_size (const HslBackupManifest *manifest)
{
  gint64 chunks = MAX (1, manifest->size / HSL_CHUNK_SIZE + (manifest->size % HSL_CHUNK_SIZE != 0));

  return manifest->size + chunks * CHUNK_EXTRA;
}

/* Too short and too long are told apart from damaged: a copy that was interrupted can be made again. */
static gboolean
check_size (Reader  *reader,
            gint64   before,
            GError **error)
{
  g_autoptr (GFileInfo) info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (reader->stream),
                                                               G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                               reader->cancellable, error);
  g_autofree char      *what = NULL;
  gint64                whole = before + STREAM_HEAD + reader->left + HASH_SIZE;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) == whole)
    return TRUE;
  if (g_file_info_get_size (info) < whole)
    what = g_strdup_printf (_ ("it was cut off after %" PRId64 " of %" PRId64 " bytes"),
                            (gint64) g_file_info_get_size (info), whole);
  else
    what = g_strdup_printf (_ ("%" PRId64 " bytes follow its end"),
                            (gint64) g_file_info_get_size (info) - whole);
  return set_damaged (reader->path, what, error);
}

static gboolean
read_manifest (Reader  *reader,
               gsize    size,
               guint8  *hash,
               GError **error)
{
  guint8            *text = g_malloc (size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, size);

  if (!read_exactly (reader, text, size, _ ("it was cut off within the manifest"), error))
    return FALSE;
  hash_bytes (text, size, reader->manifest_hash);
  if (memcmp (hash, reader->manifest_hash, HASH_SIZE) != 0)
    return set_damaged (reader->path, _ ("the manifest is not as it was written"), error);
  reader->manifest = hsl_backup_manifest_from_bytes (bytes, error);
  if (reader->manifest == NULL)
    {
      g_prefix_error (error, "%s: ", reader->path);
      return FALSE;
    }
  return reader->manifest->size <= G_MAXINT64 / 2 ||
         set_damaged (reader->path, _ ("the manifest is not as it was written"), error);
}

static gboolean
reader_open (Reader       *reader,
             const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;
  guint8             head[HEAD_SIZE];
  guint32            size;
  gsize              got;

  reader->path = path;
  reader->cancellable = cancellable;
  reader->stream = G_INPUT_STREAM (g_file_read (file, cancellable, &problem));
  if (reader->stream == NULL)
    {
      int code = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? HSL_STORE_ERROR_NOT_FOUND
                                                                             : HSL_STORE_ERROR_FAILED;

      g_set_error_literal (error, HSL_STORE_ERROR, code, problem->message);
      return FALSE;
    }
  if (!g_input_stream_read_all (reader->stream, head, sizeof head, &got, cancellable, error))
    return FALSE;
  if (got < MAGIC_SIZE || memcmp (head, MAGIC, MAGIC_SIZE) != 0)
    return refuse_foreign (path, error);
  memcpy (&size, head + MAGIC_SIZE, SIZE_SIZE);
  size = GUINT32_FROM_BE (size);
  if (got < sizeof head)
    return set_damaged (path, _ ("it was cut off within the manifest"), error);
  if (size == 0 || size > MANIFEST_MAX)
    return set_damaged (path, _ ("the manifest is not as it was written"), error);
  if (!read_manifest (reader, size, head + MAGIC_SIZE + SIZE_SIZE, error))
    return FALSE;
  reader->left = get_sealed_size (reader->manifest);
  reader->sum = g_checksum_new (G_CHECKSUM_SHA256);
  return check_size (reader, HEAD_SIZE + (gint64) size, error);
}

/* What stands behind the chunks. */
static gboolean
check_sum (Reader  *reader,
           GError **error)
{
  guint8 made[HASH_SIZE];
  guint8 written[HASH_SIZE];
  gsize  length = HASH_SIZE;

  g_checksum_get_digest (reader->sum, made, &length);
  g_clear_pointer (&reader->sum, g_checksum_free);
  if (!read_exactly (reader, written, HASH_SIZE, _ ("its end is missing"), error))
    return FALSE;
  return memcmp (made, written, HASH_SIZE) == 0 ||
         set_damaged (reader->path, _ ("the contents are not as they were written"), error);
}

/**
 * hsl_backup_file_read_manifest:
 *
 * Reads the head of a backup. That the file is whole is only checked by its size.
 *
 * Returns: (transfer full) (nullable): the manifest
 */
HslBackupManifest *
hsl_backup_file_read_manifest (const char *path,
                               GError    **error)
{
  g_auto (Reader) reader = { 0 };

  g_return_val_if_fail (path != NULL, NULL);

  if (!reader_open (&reader, path, NULL, error))
    return NULL;
  return g_steal_pointer (&reader.manifest);
}

/**
 * hsl_backup_file_check:
 *
 * Reads the whole file and compares it with its hashes. That needs no password, and finds damage, not malice.
 */
gboolean
hsl_backup_file_check (const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_auto (Reader)    reader = { 0 };
  g_autofree guint8 *chunk = g_malloc (HSL_CHUNK_SIZE);

  g_return_val_if_fail (path != NULL, FALSE);

  if (!reader_open (&reader, path, cancellable, error))
    return FALSE;
  for (gint64 left = reader.left + STREAM_HEAD; left > 0;)
    {
      gsize size = (gsize) MIN (left, HSL_CHUNK_SIZE);

      if (!read_exactly (&reader, chunk, size, _ ("its end is missing"), error))
        return FALSE;
      left -= (gint64) size;
    }
  return check_sum (&reader, error);
}

static gboolean
set_chunk_damaged (Reader  *reader,
                   gint64   number,
                   GError **error)
{
  g_autofree char *what = g_strdup_printf (_ ("part %" PRId64 " of the contents is not as it was written"),
                                           number + 1);

  return set_damaged (reader->path, what, error);
}

static gboolean
unpack_chunks (Reader        *reader,
               HslSealStream *stream,
               HslPartFile   *file,
               GError       **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8    *chunk = g_malloc (HSL_CHUNK_SIZE + CHUNK_EXTRA);

  for (gint64 number = 0; reader->left > 0; number++)
    {
      g_autoptr (GBytes) plain = NULL;
      gsize              size = (gsize) MIN (reader->left, HSL_CHUNK_SIZE + CHUNK_EXTRA);

      if (!read_exactly (reader, chunk, size, _ ("its end is missing"), error))
        return FALSE;
      reader->left -= (gint64) size;
      plain = hsl_seal_stream_pull (stream, chunk, size, NULL);
      if (plain == NULL)
        return set_chunk_damaged (reader, number, error);
      g_checksum_update (sum, g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain));
      if (!hsl_part_file_write (file, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), error))
        return FALSE;
    }
  if (!hsl_seal_stream_finish (stream, NULL) ||
      !g_str_equal (g_checksum_get_string (sum), reader->manifest->sha256))
    return set_damaged (reader->path, _ ("the contents are not as they were written"), error);
  return check_sum (reader, error);
}

/**
 * hsl_backup_file_unpack:
 * @key: of hsl_backup_manifest_open_with_password() and its like
 * @to: where nothing is yet
 *
 * Writes the database of a backup to @to. When that fails, nothing is left of it.
 */
gboolean
hsl_backup_file_unpack (const char   *path,
                        HslSecret    *key,
                        const char   *to,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_auto (Reader)           reader = { 0 };
  g_autoptr (HslVault)      vault = hsl_vault_new (key);
  g_autoptr (HslAad)        aad = NULL;
  g_autoptr (HslSealStream) stream = NULL;
  g_autoptr (HslPartFile)   file = NULL;
  g_autoptr (GBytes)        head = NULL;
  guint8                    stream_head[STREAM_HEAD];

  g_return_val_if_fail (path != NULL && key != NULL && to != NULL, FALSE);

  if (!reader_open (&reader, path, cancellable, error) ||
      !read_exactly (&reader, stream_head, STREAM_HEAD, _ ("its end is missing"), error))
    return FALSE;
  aad = make_aad (reader.manifest, reader.manifest_hash);
  head = g_bytes_new (stream_head, STREAM_HEAD);
  stream = hsl_seal_stream_new_open (vault, aad, head, NULL);
  if (stream == NULL)
    return set_damaged (path, _ ("the contents are not as they were written"), error);
  file = hsl_part_file_new (to, error);
  return file != NULL && unpack_chunks (&reader, stream, file, error) &&
         hsl_part_file_finish (file, FALSE, error);
}
