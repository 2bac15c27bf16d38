/* hsl-db-sqlite.c: the embedded database
 *
 * One file, with its write-ahead log beside it. synchronous = FULL: what was committed has reached the disk.
 * secure_delete and temporary tables in memory: what was deleted or sorted leaves no traces on the disk.
 * The file is made readable for its owner alone; SQLite gives the files beside it the same rights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-db-sqlite"

#include "hsl-db-driver.h"

#include "hsl-db-file.h"
#include "hsl-filesystem.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_STEPS  1000 /* of the virtual machine, between two looks at the cancellable */
#define COPY_PAGES      256  /* between two looks at the cancellable */

typedef struct
{
  char         *path; /* (nullable): NULL in memory */
  char         *hold;
  sqlite3      *db;
  GCancellable *cancellable;
} Connection;

typedef struct
{
  Connection   *connection;
  sqlite3_stmt *stmt;
  int           bind_result; /* the first binding that failed; told by the next step */
} Statement;

/* --- errors --- */

static HslStoreError
map_io_error (Connection *self)
{
  switch (sqlite3_system_errno (self->db))
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return HSL_STORE_ERROR_FULL;
    case EROFS:
      return HSL_STORE_ERROR_READ_ONLY;
    default:
      return HSL_STORE_ERROR_FAILED;
    }
}

static HslStoreError
map_code (Connection *self,
          int         code)
{
  switch (code & 0xFF)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HSL_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return HSL_STORE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
      return HSL_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return HSL_STORE_ERROR_FOREIGN;
    case SQLITE_FULL:
      return HSL_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return HSL_STORE_ERROR_READ_ONLY;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return map_io_error (self);
    default:
      return HSL_STORE_ERROR_FAILED;
    }
}

static const char *
describe_code (HslStoreError code)
{
  switch ((int) code)
    {
    case HSL_STORE_ERROR_BUSY:
      return _ ("Another program is writing to the store");
    case HSL_STORE_ERROR_CORRUPT:
      return _ ("The store is damaged");
    case HSL_STORE_ERROR_FULL:
      return _ ("No space is left for the store");
    case HSL_STORE_ERROR_READ_ONLY:
      return _ ("The store may not be written to");
    default:
      return NULL;
    }
}

/* Always returns %FALSE. */
static gboolean
set_error (Connection *self,
           int         code,
           GError    **error)
{
  HslStoreError mapped = map_code (self, code);
  const char   *what = describe_code (mapped);
  const char   *path = self->path != NULL ? self->path : ":memory:";

  if ((code & 0xFF) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The work was cancelled"));
  else if (what != NULL)
    g_set_error (error, HSL_STORE_ERROR, (int) mapped, "%s: “%s”: %s", what, path,
                 sqlite3_errmsg (self->db));
  else
    g_set_error (error, HSL_STORE_ERROR, (int) mapped, "“%s”: %s", path, sqlite3_errmsg (self->db));
  return FALSE;
}

/* --- opening --- */

/**
 * hsl_db_sqlite_parse_uri:
 * @out_path: (out) (nullable): the file, %NULL for a database in memory; untouched on failure
 */
gboolean
hsl_db_sqlite_parse_uri (const char *uri,
                         char      **out_path,
                         GError    **error)
{
  g_autofree char *file_uri = NULL;
  char            *path = NULL;

  g_return_val_if_fail (uri != NULL && out_path != NULL, FALSE);

  if (g_str_has_prefix (uri, "sqlite:") && !g_str_equal (uri, "sqlite::memory:"))
    {
      file_uri = g_strconcat ("file:", uri + strlen ("sqlite:"), NULL);
      path = g_filename_from_uri (file_uri, NULL, NULL);
      if (path == NULL)
        {
          g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
                       _ ("“%s” is no address of a file; write sqlite:///folder/file"), uri);
          return FALSE;
        }
    }
  else if (!g_str_has_suffix (uri, ":memory:"))
    path = g_canonicalize_filename (uri, NULL);
  *out_path = path;
  return TRUE;
}

static gboolean
check_is_local (const char *path,
                GError    **error)
{
  g_autofree char *network = hsl_filesystem_find_network (path);

  if (network == NULL)
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NETWORK,
               _ ("“%s” is on a network drive (%s), where a store can be damaged without anybody "
                  "noticing. Put it on a disk of this computer; for several desks use PostgreSQL"),
               path, network);
  return FALSE;
}

static gboolean
check_is_ours (const char *path,
               HslDbFlags  flags,
               gboolean   *out_new,
               GError    **error)
{
  HslDbFile file;

  if (!hsl_db_file_inspect (path, &file, error))
    return FALSE;
  if (file.kind != NULL)
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FOREIGN,
                   _ ("“%s” is %s, not a store of this program. It was left as it is"), path, file.kind);
      return FALSE;
    }
  if (file.is_new && !(flags & HSL_DB_CREATE))
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND,
                   file.exists ? _ ("“%s” is empty") : _ ("There is no store “%s”"), path);
      return FALSE;
    }
  *out_new = file.is_new;
  return TRUE;
}

static gboolean
make_file (const char *path,
           GError    **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
  else if (errno != EEXIST)
    {
      int code = errno == ENOSPC || errno == EDQUOT ? HSL_STORE_ERROR_FULL : HSL_STORE_ERROR_FAILED;

      if (errno == EACCES || errno == EPERM || errno == EROFS)
        code = HSL_STORE_ERROR_READ_ONLY;
      g_set_error (error, HSL_STORE_ERROR, code, _ ("“%s” cannot be made: %s"), path, g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

static gboolean
sqlite_execute (gpointer    connection,
                const char *sql,
                GError    **error)
{
  Connection *self = connection;
  int         code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || set_error (self, code, error);
}

/* The first column of the first row of @sql; %FALSE with an error when there is none. */
static gboolean
query_text (Connection *self,
            const char *sql,
            char      **out_text,
            GError    **error)
{
  sqlite3_stmt *stmt = NULL;
  int           code = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);

  *out_text = NULL;
  if (code == SQLITE_OK)
    code = sqlite3_step (stmt);
  if (code == SQLITE_ROW)
    *out_text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return code == SQLITE_ROW || code == SQLITE_DONE || set_error (self, code, error);
}

/* First the id, in one transaction of the rollback journal: a file is ours or empty, never between. One whose
 * making was cut off may have looked like ours until the journal was rolled back: it has none, too. */
static gboolean
claim (Connection *self,
       GError    **error)
{
  g_autofree char *id = NULL;

  if (!query_text (self, "PRAGMA application_id", &id, error))
    return FALSE;
  return g_strcmp0 (id, "0") != 0 || sqlite_execute (self, "PRAGMA application_id = 0x48534C31", error);
}

static gboolean
configure (Connection *self,
           HslDbFlags  flags,
           GError    **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);

  if (!sqlite_execute (self, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                             "PRAGMA cache_size = -32768; PRAGMA cell_size_check = ON",
                       error))
    return FALSE;
  if (flags & HSL_DB_READ_ONLY)
    return sqlite_execute (self, "PRAGMA query_only = ON", error);

  return claim (self, error) && sqlite_execute (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                                      "PRAGMA secure_delete = ON",
                                                error);
}

static void
sqlite_close (gpointer connection,
              gboolean leave)
{
  Connection *self = connection;

  if (self->db != NULL)
    {
      sqlite3_progress_handler (self->db, 0, NULL, NULL);
      if (leave)
        sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_close (self->db);
    }
  hsl_db_file_release (self->hold);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

static gboolean
open_file (Connection *self,
           HslDbFlags  flags,
           GError    **error)
{
  gboolean is_new = TRUE;
  int      how = flags & HSL_DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int      code;

  if (self->path != NULL)
    {
      if (!check_is_local (self->path, error) || !check_is_ours (self->path, flags, &is_new, error) ||
          (is_new && !make_file (self->path, error)))
        return FALSE;
      self->hold = hsl_db_file_hold (self->path);
    }
  code = sqlite3_open_v2 (self->path != NULL ? self->path : ":memory:", &self->db, how | SQLITE_OPEN_NOMUTEX,
                          NULL);
  if (code != SQLITE_OK)
    return set_error (self, code, error);
  return configure (self, flags, error);
}

static gpointer
sqlite_open (const char *uri,
             HslDbFlags  flags,
             GError    **error)
{
  g_autofree char *path = NULL;
  Connection      *self;

  if (!hsl_db_sqlite_parse_uri (uri, &path, error))
    return NULL;

  self = g_new0 (Connection, 1);
  self->path = g_steal_pointer (&path);
  if (open_file (self, flags, error))
    return self;
  sqlite_close (self, TRUE);
  return NULL;
}

/* --- connection --- */

static const char *
sqlite_get_path (gpointer connection)
{
  return ((Connection *) connection)->path;
}

static int
on_progress_made_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
sqlite_set_cancellable (gpointer      connection,
                        GCancellable *cancellable)
{
  Connection *self = connection;

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, cancellable != NULL ? on_progress_made_cb : NULL,
                            cancellable);
}

static void
sqlite_set_busy_timeout (gpointer connection,
                         guint    milliseconds)
{
  sqlite3_busy_timeout (((Connection *) connection)->db, (int) milliseconds);
}

static gboolean
sqlite_begin (gpointer connection,
              gboolean to_write,
              GError **error)
{
  return sqlite_execute (connection, to_write ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static gboolean
sqlite_in_transaction (gpointer connection)
{
  return !sqlite3_get_autocommit (((Connection *) connection)->db);
}

static gint64
sqlite_get_changes (gpointer connection)
{
  return sqlite3_changes64 (((Connection *) connection)->db);
}

static gboolean
sqlite_get_version (gpointer connection,
                    int     *out_version,
                    GError **error)
{
  g_autofree char *text = NULL;

  if (!query_text (connection, "PRAGMA user_version", &text, error))
    return FALSE;
  *out_version = text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
sqlite_set_version (gpointer connection,
                    int      version,
                    GError **error)
{
  /* A pragma takes no parameters. */
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return sqlite_execute (connection, sql, error);
}

static gboolean
sqlite_set_foreign_keys (gpointer connection,
                         gboolean enforced,
                         GError **error)
{
  return sqlite_execute (connection, enforced ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF",
                         error);
}

static gboolean
set_corrupt (Connection *self,
             const char *found,
             GError    **error)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT, "%s: “%s”: %s",
               describe_code (HSL_STORE_ERROR_CORRUPT), self->path != NULL ? self->path : ":memory:", found);
  return FALSE;
}

static gboolean
sqlite_check (gpointer connection,
              gboolean thorough,
              GError **error)
{
  Connection      *self = connection;
  g_autofree char *found = NULL;
  g_autofree char *orphan = NULL;

  if (!query_text (self, thorough ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)", &found, error))
    return FALSE;
  if (g_strcmp0 (found, "ok") != 0)
    return set_corrupt (self, found != NULL ? found : "", error);
  if (!thorough)
    return TRUE;
  if (!query_text (self, "SELECT \"table\" || ' → ' || \"parent\" FROM pragma_foreign_key_check", &orphan,
                   error))
    return FALSE;
  return orphan == NULL || set_corrupt (self, orphan, error);
}

/* Whoever still reads what was before keeps the journal; that is told in a column and is no error. */
static gboolean
empty_journal (Connection *self,
               GError    **error)
{
  g_autofree char *busy = NULL;

  if (!query_text (self, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return FALSE;
  if (g_strcmp0 (busy, "0") == 0)
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_BUSY,
               _ ("Another program reads the store: “%s”"), self->path != NULL ? self->path : ":memory:");
  return FALSE;
}

static gboolean
sqlite_compact (gpointer connection,
                GError **error)
{
  Connection *self = connection;
  gboolean    done;

  /* VACUUM attaches the new database to the old one; as temp_store says, it is built in memory. */
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 1);
  done = sqlite_execute (connection, "VACUUM", error) && empty_journal (self, error);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  return done;
}

/* --- copying --- */

static gboolean
copy_pages (sqlite3_backup *copy,
            Connection     *source,
            Connection     *target,
            GCancellable   *cancellable,
            GError        **error)
{
  int code = SQLITE_OK;

  while (code == SQLITE_OK)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_backup_finish (copy);
          return FALSE;
        }
      code = sqlite3_backup_step (copy, COPY_PAGES);
    }
  sqlite3_backup_finish (copy);
  if (code == SQLITE_DONE)
    return TRUE;
  return set_error (code == SQLITE_BUSY || code == SQLITE_LOCKED ? source : target, code, error);
}

static gboolean
copy_into (Connection   *source,
           Connection   *target,
           GCancellable *cancellable,
           GError      **error)
{
  sqlite3_backup *copy;
  int             code;

  /* Nobody else knows the file yet: it needs neither locks, which a network drive may lack, nor a journal. */
  code = sqlite3_open_v2 (target->path, &target->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                          "unix-none");
  if (code != SQLITE_OK)
    return set_error (target, code, error);
  sqlite3_extended_result_codes (target->db, 1);
  sqlite3_limit (target->db, SQLITE_LIMIT_ATTACHED, 0);
  if (!sqlite_execute (target, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF;"
                               "PRAGMA synchronous = OFF",
                       error))
    return FALSE;

  copy = sqlite3_backup_init (target->db, "main", source->db, "main");
  if (copy == NULL)
    return set_error (target, sqlite3_extended_errcode (target->db), error);
  if (!copy_pages (copy, source, target, cancellable, error))
    return FALSE;

  /* A copy is one file, without a log beside it. */
  return sqlite_execute (target, "PRAGMA journal_mode = DELETE", error) && sqlite_check (target, TRUE, error);
}

static gboolean
sqlite_copy_to (gpointer      connection,
                const char   *path,
                GCancellable *cancellable,
                GError      **error)
{
  Connection *target = g_new0 (Connection, 1);
  gboolean    done;

  target->path = g_strdup (path);
  done = make_file (path, error) && copy_into (connection, target, cancellable, error);
  sqlite_close (target, FALSE);
  return done;
}

/* --- statements --- */

static gpointer
sqlite_prepare (gpointer    connection,
                const char *sql,
                GError    **error)
{
  Connection   *self = connection;
  sqlite3_stmt *stmt = NULL;
  Statement    *statement;
  int           code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

  if (code != SQLITE_OK)
    {
      set_error (self, code, error);
      g_prefix_error (error, "%s: ", sql);
      return NULL;
    }
  statement = g_new0 (Statement, 1);
  statement->connection = self;
  statement->stmt = stmt;
  return statement;
}

static void
sqlite_finalize (gpointer statement)
{
  sqlite3_finalize (((Statement *) statement)->stmt);
  g_free (statement);
}

static void
sqlite_reset (gpointer statement)
{
  Statement *self = statement;

  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->bind_result = SQLITE_OK;
}

static gboolean
sqlite_step (gpointer  statement,
             gboolean *out_has_row,
             GError  **error)
{
  Statement *self = statement;
  int        code = self->bind_result != SQLITE_OK ? self->bind_result : sqlite3_step (self->stmt);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return set_error (self->connection, code, error);
  *out_has_row = code == SQLITE_ROW;
  return TRUE;
}

static int
sqlite_find_parameter (gpointer    statement,
                       const char *name)
{
  return sqlite3_bind_parameter_index (((Statement *) statement)->stmt, name);
}

static void
note_binding (Statement *self,
              int        code)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = code;
}

static void
sqlite_bind_null (gpointer statement,
                  int      parameter)
{
  note_binding (statement, sqlite3_bind_null (((Statement *) statement)->stmt, parameter));
}

static void
sqlite_bind_number (gpointer statement,
                    int      parameter,
                    gint64   value)
{
  note_binding (statement, sqlite3_bind_int64 (((Statement *) statement)->stmt, parameter, value));
}

static void
sqlite_bind_real (gpointer statement,
                  int      parameter,
                  double   value)
{
  note_binding (statement, sqlite3_bind_double (((Statement *) statement)->stmt, parameter, value));
}

static void
sqlite_bind_text (gpointer    statement,
                  int         parameter,
                  const char *value)
{
  note_binding (statement, sqlite3_bind_text64 (((Statement *) statement)->stmt, parameter, value,
                                                strlen (value),
                                                SQLITE_TRANSIENT, SQLITE_UTF8));
}

static void
sqlite_bind_blob (gpointer      statement,
                  int           parameter,
                  gconstpointer data,
                  gsize         size)
{
  note_binding (statement,
                sqlite3_bind_blob64 (((Statement *) statement)->stmt, parameter, data, size,
                                     SQLITE_TRANSIENT));
}

static int
sqlite_get_n_columns (gpointer statement)
{
  return sqlite3_column_count (((Statement *) statement)->stmt);
}

static const char *
sqlite_get_column_name (gpointer statement,
                        int      column)
{
  return sqlite3_column_name (((Statement *) statement)->stmt, column);
}

static gboolean
sqlite_is_null (gpointer statement,
                int      column)
{
  return sqlite3_column_type (((Statement *) statement)->stmt, column) == SQLITE_NULL;
}

static gint64
sqlite_get_number (gpointer statement,
                   int      column)
{
  return sqlite3_column_int64 (((Statement *) statement)->stmt, column);
}

static double
sqlite_get_real (gpointer statement,
                 int      column)
{
  return sqlite3_column_double (((Statement *) statement)->stmt, column);
}

static const char *
sqlite_get_text (gpointer statement,
                 int      column)
{
  return (const char *) sqlite3_column_text (((Statement *) statement)->stmt, column);
}

static gconstpointer
sqlite_get_blob (gpointer statement,
                 int      column,
                 gsize   *out_size)
{
  sqlite3_stmt *stmt = ((Statement *) statement)->stmt;
  gconstpointer data = sqlite3_column_blob (stmt, column);

  *out_size = (gsize) sqlite3_column_bytes (stmt, column);
  return data;
}

/**
 * hsl_db_driver_sqlite:
 *
 * Returns: (transfer none): the driver of SQLite
 */
const HslDbDriver *
hsl_db_driver_sqlite (void)
{
  static const HslDbDriver driver = {
    .open = sqlite_open,
    .close = sqlite_close,
    .get_path = sqlite_get_path,
    .set_cancellable = sqlite_set_cancellable,
    .set_busy_timeout = sqlite_set_busy_timeout,
    .execute = sqlite_execute,
    .begin = sqlite_begin,
    .in_transaction = sqlite_in_transaction,
    .get_changes = sqlite_get_changes,
    .get_version = sqlite_get_version,
    .set_version = sqlite_set_version,
    .set_foreign_keys = sqlite_set_foreign_keys,
    .check = sqlite_check,
    .compact = sqlite_compact,
    .copy_to = sqlite_copy_to,
    .prepare = sqlite_prepare,
    .finalize = sqlite_finalize,
    .reset = sqlite_reset,
    .step = sqlite_step,
    .find_parameter = sqlite_find_parameter,
    .bind_null = sqlite_bind_null,
    .bind_number = sqlite_bind_number,
    .bind_real = sqlite_bind_real,
    .bind_text = sqlite_bind_text,
    .bind_blob = sqlite_bind_blob,
    .get_n_columns = sqlite_get_n_columns,
    .get_column_name = sqlite_get_column_name,
    .is_null = sqlite_is_null,
    .get_number = sqlite_get_number,
    .get_real = sqlite_get_real,
    .get_text = sqlite_get_text,
    .get_blob = sqlite_get_blob,
  };

  return &driver;
}
