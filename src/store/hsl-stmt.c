/* hsl-stmt.c: statements and their values
 *
 * Statements are prepared once and kept, by their text: SQL is a literal everywhere, values come in only by
 * binding. A statement in use is not handed out a second time; who asks for it gets another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-stmt"

#include "hsl-db-private.h"

#include <string.h>

#define CACHE_SIZE      128
#define NAME_MAX_LENGTH 63

void
hsl_stmt_destroy (gpointer data)
{
  HslStmt *self = data;

  self->db->driver->finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

static void
make_room (HslDb *self)
{
  GHashTableIter iter;
  gpointer       value;
  HslStmt       *oldest = NULL;

  if (g_hash_table_size (self->cache) < CACHE_SIZE)
    return;
  g_hash_table_iter_init (&iter, self->cache);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HslStmt *stmt = value;

      if (!stmt->in_use && (oldest == NULL || stmt->used_at < oldest->used_at))
        oldest = stmt;
    }
  if (oldest != NULL)
    g_hash_table_remove (self->cache, oldest->sql);
}

/**
 * hsl_db_prepare:
 * @sql: one statement, with parameters by name ($uid)
 *
 * Returns: (transfer full): the statement, given back to the connection by hsl_stmt_free()
 */
HslStmt *
hsl_db_prepare (HslDb      *self,
                const char *sql,
                GError    **error)
{
  HslStmt *stmt;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);
  hsl_db_assert_owner (self);

  stmt = g_hash_table_lookup (self->cache, sql);
  if (stmt == NULL || stmt->in_use)
    {
      gpointer handle = self->driver->prepare (self->connection, sql, error);

      if (handle == NULL)
        return NULL;
      make_room (self);
      stmt = g_new0 (HslStmt, 1);
      stmt->db = self;
      stmt->sql = g_strdup (sql);
      stmt->handle = handle;
      stmt->cached = !g_hash_table_contains (self->cache, sql);
      if (stmt->cached)
        g_hash_table_insert (self->cache, stmt->sql, stmt);
    }
  stmt->in_use = TRUE;
  stmt->used_at = ++self->n_prepared;
  self->n_in_use++;
  return stmt;
}

/**
 * hsl_stmt_free:
 * @self: (nullable):
 *
 * Gives the statement back, without its values.
 */
void
hsl_stmt_free (HslStmt *self)
{
  if (self == NULL)
    return;

  hsl_db_assert_owner (self->db);
  g_assert (self->in_use);
  self->in_use = FALSE;
  self->db->n_in_use--;
  if (self->cached)
    self->db->driver->reset (self->handle);
  else
    hsl_stmt_destroy (self);
}

/**
 * hsl_stmt_step:
 * @out_has_row: (out): whether there is a row to read; untouched on failure
 */
gboolean
hsl_stmt_step (HslStmt  *self,
               gboolean *out_has_row,
               GError  **error)
{
  g_return_val_if_fail (self != NULL && out_has_row != NULL, FALSE);
  hsl_db_assert_owner (self->db);

  return self->db->driver->step (self->handle, out_has_row, error);
}

/**
 * hsl_stmt_run:
 *
 * Runs a statement to its end and makes it ready for other values.
 */
gboolean
hsl_stmt_run (HslStmt *self,
              GError **error)
{
  gboolean has_row = TRUE;
  gboolean done = TRUE;

  while (done && has_row)
    done = hsl_stmt_step (self, &has_row, error);
  hsl_stmt_reset (self);
  return done;
}

/**
 * hsl_stmt_reset:
 *
 * Makes the statement ready to run again; its values are gone.
 */
void
hsl_stmt_reset (HslStmt *self)
{
  g_return_if_fail (self != NULL);
  hsl_db_assert_owner (self->db);

  self->db->driver->reset (self->handle);
}

/* 0 for a name the statement does not have, which is a mistake in the program. */
static int
find_parameter (HslStmt    *self,
                const char *name)
{
  char marked[NAME_MAX_LENGTH + 2];
  int  parameter;

  g_return_val_if_fail (self != NULL && name != NULL && strlen (name) <= NAME_MAX_LENGTH, 0);
  hsl_db_assert_owner (self->db);

  marked[0] = '$';
  g_strlcpy (marked + 1, name, sizeof marked - 1);
  parameter = self->db->driver->find_parameter (self->handle, marked);
  if (parameter == 0)
    g_critical ("there is no %s in: %s", marked, self->sql);
  return parameter;
}

void
hsl_stmt_bind_null (HslStmt    *self,
                    const char *name)
{
  int parameter = find_parameter (self, name);

  if (parameter > 0)
    self->db->driver->bind_null (self->handle, parameter);
}

void
hsl_stmt_bind_number (HslStmt    *self,
                      const char *name,
                      gint64      value)
{
  int parameter = find_parameter (self, name);

  if (parameter > 0)
    self->db->driver->bind_number (self->handle, parameter, value);
}

void
hsl_stmt_bind_real (HslStmt    *self,
                    const char *name,
                    double      value)
{
  int parameter = find_parameter (self, name);

  if (parameter > 0)
    self->db->driver->bind_real (self->handle, parameter, value);
}

/**
 * hsl_stmt_bind_text:
 * @value: (nullable): copied
 */
void
hsl_stmt_bind_text (HslStmt    *self,
                    const char *name,
                    const char *value)
{
  int parameter = find_parameter (self, name);

  if (parameter > 0 && value != NULL)
    self->db->driver->bind_text (self->handle, parameter, value);
  else if (parameter > 0)
    self->db->driver->bind_null (self->handle, parameter);
}

/**
 * hsl_stmt_bind_blob:
 * @data: (nullable): copied
 */
void
hsl_stmt_bind_blob (HslStmt      *self,
                    const char   *name,
                    gconstpointer data,
                    gsize         size)
{
  int parameter = find_parameter (self, name);

  if (parameter > 0 && data != NULL)
    self->db->driver->bind_blob (self->handle, parameter, data, size);
  else if (parameter > 0)
    self->db->driver->bind_null (self->handle, parameter);
}

/**
 * hsl_stmt_bind_bytes:
 * @value: (nullable): copied
 */
void
hsl_stmt_bind_bytes (HslStmt    *self,
                     const char *name,
                     GBytes     *value)
{
  gsize         size = 0;
  gconstpointer data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  /* Empty bytes are not NULL. */
  hsl_stmt_bind_blob (self, name, value != NULL && data == NULL ? "" : data, size);
}

int
hsl_stmt_get_n_columns (HslStmt *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->db->driver->get_n_columns (self->handle);
}

/**
 * hsl_stmt_find_column:
 *
 * Returns: the number of the column, or -1
 */
int
hsl_stmt_find_column (HslStmt    *self,
                      const char *name)
{
  int n = hsl_stmt_get_n_columns (self);

  g_return_val_if_fail (name != NULL, -1);

  for (int i = 0; i < n; i++)
    if (g_str_equal (self->db->driver->get_column_name (self->handle, i), name))
      return i;
  return -1;
}

gboolean
hsl_stmt_is_null (HslStmt *self,
                  int      column)
{
  g_return_val_if_fail (self != NULL && column >= 0, TRUE);

  return self->db->driver->is_null (self->handle, column);
}

/**
 * hsl_stmt_get_number:
 *
 * Returns: the number, 0 for NULL
 */
gint64
hsl_stmt_get_number (HslStmt *self,
                     int      column)
{
  g_return_val_if_fail (self != NULL && column >= 0, 0);

  return self->db->driver->get_number (self->handle, column);
}

double
hsl_stmt_get_real (HslStmt *self,
                   int      column)
{
  g_return_val_if_fail (self != NULL && column >= 0, 0);

  return self->db->driver->get_real (self->handle, column);
}

/**
 * hsl_stmt_get_text:
 *
 * Returns: (nullable) (transfer none): until the next step; %NULL for NULL
 */
const char *
hsl_stmt_get_text (HslStmt *self,
                   int      column)
{
  g_return_val_if_fail (self != NULL && column >= 0, NULL);

  return self->db->driver->get_text (self->handle, column);
}

/**
 * hsl_stmt_peek_blob:
 *
 * Returns: (nullable) (transfer none): until the next step; %NULL for NULL and for no bytes
 */
gconstpointer
hsl_stmt_peek_blob (HslStmt *self,
                    int      column,
                    gsize   *out_size)
{
  g_return_val_if_fail (self != NULL && column >= 0 && out_size != NULL, NULL);

  return self->db->driver->get_blob (self->handle, column, out_size);
}

/**
 * hsl_stmt_dup_bytes:
 *
 * Returns: (nullable) (transfer full): a copy; %NULL for NULL
 */
GBytes *
hsl_stmt_dup_bytes (HslStmt *self,
                    int      column)
{
  gsize         size = 0;
  gconstpointer data = hsl_stmt_peek_blob (self, column, &size);

  return hsl_stmt_is_null (self, column) ? NULL : g_bytes_new (data, size);
}

/* The number of a column that must be there: a missing one is a mistake in the program. */
static int
get_column (HslStmt    *self,
            const char *name)
{
  int column = hsl_stmt_find_column (self, name);

  if (column < 0)
    g_critical ("there is no column %s in: %s", name, self->sql);
  return column;
}

/**
 * hsl_stmt_number:
 *
 * As hsl_stmt_get_number(), by the name of the column.
 */
gint64
hsl_stmt_number (HslStmt    *self,
                 const char *column)
{
  int i = get_column (self, column);

  return i < 0 ? 0 : hsl_stmt_get_number (self, i);
}

double
hsl_stmt_real (HslStmt    *self,
               const char *column)
{
  int i = get_column (self, column);

  return i < 0 ? 0 : hsl_stmt_get_real (self, i);
}

/**
 * hsl_stmt_text:
 *
 * As hsl_stmt_get_text(), by the name of the column.
 */
const char *
hsl_stmt_text (HslStmt    *self,
               const char *column)
{
  int i = get_column (self, column);

  return i < 0 ? NULL : hsl_stmt_get_text (self, i);
}

/**
 * hsl_stmt_bytes:
 *
 * As hsl_stmt_dup_bytes(), by the name of the column.
 */
GBytes *
hsl_stmt_bytes (HslStmt    *self,
                const char *column)
{
  int i = get_column (self, column);

  return i < 0 ? NULL : hsl_stmt_dup_bytes (self, i);
}
