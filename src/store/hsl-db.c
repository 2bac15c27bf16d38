/* hsl-db.c: a connection to a database
 *
 * Everything that depends on the kind of database is behind HslDbDriver; statements are in hsl-stmt.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-db"

#include "hsl-db-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Stops the program when a connection is used on another thread than its own. */
void
hsl_db_assert_owner (HslDb *self)
{
  if (g_thread_self () != self->owner)
    g_error ("a database connection was used on a thread that is not its own");
}

static const HslDbDriver *
find_driver (const char *uri,
             GError    **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  /* A path on another system may begin like a scheme of one letter. */
  if (scheme == NULL || strlen (scheme) < 2 || g_str_equal (scheme, "sqlite"))
    return hsl_db_driver_sqlite ();

  if (g_str_equal (scheme, "postgresql") || g_str_equal (scheme, "postgres"))
    g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
                         _ ("This build cannot open a PostgreSQL database"));
  else
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
                 _ ("“%s” is not a kind of database this program knows"), scheme);
  return NULL;
}

/**
 * hsl_db_open:
 * @uri: sqlite:///path, a path, or ":memory:"
 *
 * The connection belongs to the calling thread.
 *
 * Returns: (transfer full): the connection; %NULL with an error, and then nothing was changed
 */
HslDb *
hsl_db_open (const char *uri,
             HslDbFlags  flags,
             GError    **error)
{
  const HslDbDriver *driver;
  gpointer           connection;
  HslDb             *self;

  g_return_val_if_fail (uri != NULL, NULL);

  driver = find_driver (uri, error);
  if (driver == NULL)
    return NULL;
  connection = driver->open (uri, flags, error);
  if (connection == NULL)
    return NULL;

  self = g_new0 (HslDb, 1);
  self->driver = driver;
  self->connection = connection;
  self->flags = flags;
  self->owner = g_thread_self ();
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, hsl_stmt_destroy);
  return self;
}

static void
close_db (HslDb   *self,
          gboolean leave)
{
  hsl_db_assert_owner (self);
  g_assert (self->n_in_use == 0);

  g_clear_pointer (&self->cache, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  self->driver->close (self->connection, leave);
  g_free (self);
}

/**
 * hsl_db_close:
 * @self: (nullable):
 *
 * An open transaction is rolled back.
 */
void
hsl_db_close (HslDb *self)
{
  if (self != NULL)
    close_db (self, FALSE);
}

/**
 * hsl_db_leave:
 *
 * Closes a connection to a file that is not ours to touch, and tidies nothing.
 */
void
hsl_db_leave (HslDb *self)
{
  g_return_if_fail (self != NULL);

  close_db (self, TRUE);
}

/**
 * hsl_db_get_path:
 *
 * Returns: (nullable) (transfer none): the file; %NULL when there is none
 */
const char *
hsl_db_get_path (HslDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->driver->get_path (self->connection);
}

gboolean
hsl_db_is_read_only (HslDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->flags & HSL_DB_READ_ONLY) != 0;
}

/**
 * hsl_db_set_cancellable:
 * @cancellable: (nullable): what stops the statements from now on
 */
void
hsl_db_set_cancellable (HslDb        *self,
                        GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);
  hsl_db_assert_owner (self);

  g_set_object (&self->cancellable, cancellable);
  self->driver->set_cancellable (self->connection, cancellable);
}

/**
 * hsl_db_set_busy_timeout:
 *
 * Sets how long to wait for another program that writes, before %HSL_STORE_ERROR_BUSY. It is 5 s at first.
 */
void
hsl_db_set_busy_timeout (HslDb *self,
                         guint  milliseconds)
{
  g_return_if_fail (self != NULL);
  hsl_db_assert_owner (self);

  self->driver->set_busy_timeout (self->connection, milliseconds);
}

/**
 * hsl_db_execute:
 * @sql: statements without parameters
 */
gboolean
hsl_db_execute (HslDb      *self,
                const char *sql,
                GError    **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);
  hsl_db_assert_owner (self);

  return self->driver->execute (self->connection, sql, error);
}

/**
 * hsl_db_query_number:
 * @sql: a statement without parameters
 * @out_number: (out): the first column of its first row; 0 when there is none
 */
gboolean
hsl_db_query_number (HslDb      *self,
                     const char *sql,
                     gint64     *out_number,
                     GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  g_return_val_if_fail (out_number != NULL, FALSE);

  stmt = hsl_db_prepare (self, sql, error);
  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_number = has_row ? hsl_stmt_get_number (stmt, 0) : 0;
  return TRUE;
}

/**
 * hsl_db_get_changes:
 *
 * Returns: how many rows the last statement that writes has changed
 */
gint64
hsl_db_get_changes (HslDb *self)
{
  g_return_val_if_fail (self != NULL, 0);
  hsl_db_assert_owner (self);

  return self->driver->get_changes (self->connection);
}

/**
 * hsl_db_get_version:
 * @out_version: (out): of the schema; 0 in a new database
 */
gboolean
hsl_db_get_version (HslDb   *self,
                    int     *out_version,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && out_version != NULL, FALSE);
  hsl_db_assert_owner (self);

  return self->driver->get_version (self->connection, out_version, error);
}

gboolean
hsl_db_set_version (HslDb   *self,
                    int      version,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && version >= 0, FALSE);
  hsl_db_assert_owner (self);

  return self->driver->set_version (self->connection, version, error);
}

/**
 * hsl_db_check:
 * @thorough: also compare every index with its table, and every link with its row
 *
 * Returns: whether the file is whole; else %HSL_STORE_ERROR_CORRUPT with the first thing found
 */
gboolean
hsl_db_check (HslDb   *self,
              gboolean thorough,
              GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  hsl_db_assert_owner (self);

  return self->driver->check (self->connection, thorough, error);
}

/**
 * hsl_db_compact:
 *
 * Rewrites the file, so that nothing deleted is left in it, nor in the journal beside it.
 */
gboolean
hsl_db_compact (HslDb   *self,
                GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  hsl_db_assert_owner (self);

  return self->driver->compact (self->connection, error);
}

/* Whether links must have their rows. Not inside a transaction. */
gboolean
hsl_db_set_foreign_keys (HslDb   *self,
                         gboolean enforced,
                         GError **error)
{
  hsl_db_assert_owner (self);

  return self->driver->set_foreign_keys (self->connection, enforced, error);
}

/* Copies all that is committed into the new file @path. */
gboolean
hsl_db_copy_to (HslDb        *self,
                const char   *path,
                GCancellable *cancellable,
                GError      **error)
{
  hsl_db_assert_owner (self);

  return self->driver->copy_to (self->connection, path, cancellable, error);
}

/* Runs what ends a transaction. It is not stopped once it has begun: the caller has to know what became of
 * the transaction. */
static gboolean
execute_to_end (HslDb      *self,
                const char *sql,
                GError    **error)
{
  gboolean done;

  self->driver->set_cancellable (self->connection, NULL);
  done = self->driver->execute (self->connection, sql, error);
  self->driver->set_cancellable (self->connection, self->cancellable);
  return done;
}

static void
roll_back (HslDb      *self,
           const char *sql)
{
  g_autoptr (GError) error = NULL;

  /* After some errors the database has rolled back by itself. */
  if (self->driver->in_transaction (self->connection) && !execute_to_end (self, sql, &error))
    g_debug ("rolling back: %s, ignoring", error->message);
}

static gboolean
begin (HslDb   *self,
       gboolean to_write,
       GError **error)
{
  if (self->driver->in_transaction (self->connection))
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
                           "a transaction inside a transaction");
      return FALSE;
    }
  return self->driver->begin (self->connection, to_write, error);
}

static gboolean
commit (HslDb   *self,
        GError **error)
{
  if (execute_to_end (self, "COMMIT", error))
    return TRUE;
  roll_back (self, "ROLLBACK");
  return FALSE;
}

/* Inside a bulk each transaction is a savepoint: done whole or not at all, and kept when the bulk is. */
static gboolean
run_in_bulk (HslDb    *self,
             HslDbFunc func,
             gpointer  data,
             GError  **error)
{
  gboolean done;

  /* A savepoint of its own would be committed, although the bulk it belongs to is lost. */
  if (!self->driver->in_transaction (self->connection))
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
                           _ ("An earlier error has undone the whole import"));
      return FALSE;
    }
  if (!self->driver->execute (self->connection, "SAVEPOINT part", error))
    return FALSE;

  self->in_function = TRUE;
  done = func (self, data, error);
  self->in_function = FALSE;
  if (done)
    return execute_to_end (self, "RELEASE part", error);
  roll_back (self, "ROLLBACK TO part; RELEASE part");
  return FALSE;
}

/**
 * hsl_db_transaction:
 *
 * Runs @func, and keeps all it wrote, or nothing when it fails. The lock to write is taken at the start,
 * the only place where a busy database can be tried again. A transaction inside another is refused.
 */
gboolean
hsl_db_transaction (HslDb    *self,
                    HslDbFunc func,
                    gpointer  data,
                    GError  **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);
  hsl_db_assert_owner (self);

  if (self->in_bulk && !self->in_function)
    return run_in_bulk (self, func, data, error);
  if (!begin (self, TRUE, error))
    return FALSE;

  self->in_function = TRUE;
  done = func (self, data, error);
  self->in_function = FALSE;
  if (done)
    return commit (self, error);
  roll_back (self, "ROLLBACK");
  return FALSE;
}

/**
 * hsl_db_snapshot:
 *
 * Runs @func, which only reads, and sees the database as it was at its first statement. Inside a
 * transaction it sees what the transaction sees.
 */
gboolean
hsl_db_snapshot (HslDb    *self,
                 HslDbFunc func,
                 gpointer  data,
                 GError  **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);
  hsl_db_assert_owner (self);

  if (self->driver->in_transaction (self->connection))
    return func (self, data, error);
  if (!begin (self, FALSE, error))
    return FALSE;
  done = func (self, data, error);
  roll_back (self, "ROLLBACK");
  return done;
}

/**
 * hsl_db_begin_bulk:
 *
 * From now on many transactions are committed as one: an import of 100 000 rows waits for the disk once.
 */
gboolean
hsl_db_begin_bulk (HslDb   *self,
                   GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  hsl_db_assert_owner (self);

  if (!begin (self, TRUE, error))
    return FALSE;
  self->in_bulk = TRUE;
  return TRUE;
}

/**
 * hsl_db_end_bulk:
 * @keep: %FALSE to undo all since hsl_db_begin_bulk()
 */
gboolean
hsl_db_end_bulk (HslDb   *self,
                 gboolean keep,
                 GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_bulk && !self->in_function, FALSE);
  hsl_db_assert_owner (self);

  self->in_bulk = FALSE;
  if (keep)
    return commit (self, error);
  roll_back (self, "ROLLBACK");
  return TRUE;
}

gboolean
hsl_db_is_in_transaction (HslDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  hsl_db_assert_owner (self);

  return self->driver->in_transaction (self->connection);
}
