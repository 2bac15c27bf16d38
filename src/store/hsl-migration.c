/* hsl-migration.c: bringing a database up to date
 *
 * resources/schema/NNN-why.sql lead from one version of the schema to the next, from the empty database on.
 * Each is done in one transaction together with the number of the version, so that a killed program leaves a
 * database of the one version or of the other. Before the first step an existing file is copied beside
 * itself.
 *
 * A migration may rebuild a table: links are not enforced meanwhile, and all checked before the commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-migration"

#include "hsl-migration.h"

#include "hsl-backup.h"
#include "hsl-db-file.h"
#include "hsl-db-private.h"
#include "hsl-store-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * hsl_migration_new:
 * @name: "NNN-why.sql"
 * @sql: its text
 *
 * Returns: (transfer full): the migration; %NULL when its name has another form
 */
HslMigration *
hsl_migration_new (const char *name,
                   GBytes     *sql,
                   GError    **error)
{
  HslMigration *self;
  gsize         size;
  const char   *text;

  g_return_val_if_fail (name != NULL && sql != NULL, NULL);

  if (strlen (name) < 9 || !g_ascii_isdigit (name[0]) || !g_ascii_isdigit (name[1]) ||
      !g_ascii_isdigit (name[2]) ||
      name[3] != '-' || !g_str_has_suffix (name, ".sql"))
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED, "“%s” is not named NNN-why.sql", name);
      return NULL;
    }
  text = g_bytes_get_data (sql, &size);
  self = g_new0 (HslMigration, 1);
  self->version = (int) g_ascii_strtoll (name, NULL, 10);
  self->name = g_strdup (name);
  self->sql = g_bytes_new_take (g_strndup (text, size), size + 1);
  return self;
}

void
hsl_migration_free (HslMigration *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->sql, g_bytes_unref);
  g_free (self);
}

static int
on_migrations_compared_cb (gconstpointer a,
                           gconstpointer b)
{
  const HslMigration *const *one = a;
  const HslMigration *const *two = b;

  return (*one)->version - (*two)->version;
}

/**
 * hsl_migration_load:
 * @folder: the path of the folder in @resource
 *
 * Returns: (transfer full) (element-type HslMigration): the migrations in order; %NULL with an error when
 *   a number is missing or there twice
 */
GPtrArray *
hsl_migration_load (GResource  *resource,
                    const char *folder,
                    GError    **error)
{
  g_autoptr (GPtrArray) migrations = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_migration_free);
  g_auto (GStrv)        names = NULL;

  g_return_val_if_fail (resource != NULL && folder != NULL, NULL);

  names = g_resource_enumerate_children (resource, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char   *path = g_build_path ("/", folder, names[i], NULL);
      g_autoptr (GBytes) sql = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      HslMigration      *migration = sql != NULL ? hsl_migration_new (names[i], sql, error) : NULL;

      if (migration == NULL)
        return NULL;
      g_ptr_array_add (migrations, migration);
    }
  if (names == NULL)
    return NULL;

  g_ptr_array_sort (migrations, on_migrations_compared_cb);
  for (guint i = 0; i < migrations->len; i++)
    {
      const HslMigration *migration = g_ptr_array_index (migrations, i);

      if (migration->version != (int) i + 1)
        {
          g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
                       "“%s” stands where %03u-….sql is expected",
                       migration->name, i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&migrations);
}

/**
 * hsl_migration_get_newest:
 *
 * Returns: the version after all @migrations
 */
int
hsl_migration_get_newest (GPtrArray *migrations)
{
  g_return_val_if_fail (migrations != NULL, 0);

  return (int) migrations->len;
}

static void
set_too_new (const char *path,
             int         version,
             int         newest,
             GError    **error)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_TOO_NEW,
               _ ("“%s” was made by a newer version of the program (%d, this one knows %d). It was left "
                  "as it is; install the newer version"),
               path, version, newest);
}

static gboolean
check_links (HslDb   *db,
             GError **error)
{
  gint64 count;

  if (!hsl_db_query_number (db, "SELECT count(*) FROM pragma_foreign_key_check", &count, error))
    return FALSE;
  if (count == 0)
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT,
               "%" G_GINT64_FORMAT " rows point to rows that are not there", count);
  return FALSE;
}

static gboolean
apply_migration (HslDb   *db,
                 gpointer data,
                 GError **error)
{
  const HslMigration *migration = data;

  return hsl_db_execute (db, g_bytes_get_data (migration->sql, NULL), error) && check_links (db, error) &&
         hsl_db_set_version (db, migration->version, error);
}

static gboolean
apply_migrations (HslDb     *db,
                  int        version,
                  GPtrArray *migrations,
                  GError   **error)
{
  gboolean done = hsl_db_set_foreign_keys (db, FALSE, error);

  for (guint i = (guint) version; done && i < migrations->len; i++)
    {
      HslMigration *migration = g_ptr_array_index (migrations, i);

      done = hsl_db_transaction (db, apply_migration, migration, error);
      if (!done)
        g_prefix_error (error, "%s: ", migration->name);
    }
  return done && hsl_db_set_foreign_keys (db, TRUE, error);
}

/* A copy of that version that is there already was made by a try that failed later; it is as good. */
static gboolean
copy_before (HslDb   *db,
             int      version,
             GError **error)
{
  const char      *path = hsl_db_get_path (db);
  g_autofree char *copy = NULL;

  if (path == NULL || version == 0)
    return TRUE;
  copy = g_strdup_printf ("%s.version-%d", path, version);
  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;
  return hsl_backup_write (db, copy, HSL_BACKUP_NEW, NULL, error);
}

static gboolean
upgrade (HslDb     *db,
         int        version,
         GPtrArray *migrations,
         GError   **error)
{
  int newest = hsl_migration_get_newest (migrations);

  if (version == newest)
    return TRUE;
  if (hsl_db_is_read_only (db))
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_READ_ONLY,
                   _ ("“%s” is of an older version of the program (%d, this one has %d) and may not be "
                      "written to"),
                   hsl_db_get_path (db), version, newest);
      return FALSE;
    }
  return copy_before (db, version, error) && apply_migrations (db, version, migrations, error);
}

/* Before anything opens the file: opening alone can write beside it. */
static gboolean
check_head (const char *uri,
            int         newest,
            GError    **error)
{
  g_autofree char *path = NULL;
  HslDbFile        file;

  /* What is wrong with the address or the file is told when it is opened. */
  if (!hsl_db_sqlite_parse_uri (uri, &path, NULL) || path == NULL ||
      !hsl_db_file_inspect (path, &file, NULL) || !file.is_ours || file.version <= newest)
    return TRUE;
  set_too_new (path, file.version, newest, error);
  return FALSE;
}

/**
 * hsl_migration_open:
 * @migrations: (element-type HslMigration): of hsl_migration_load()
 *
 * Opens a database as hsl_db_open() does and brings it to the newest version. A database of a newer
 * version is refused and left as it is.
 *
 * Returns: (transfer full): the connection
 */
HslDb *
hsl_migration_open (const char *uri,
                    HslDbFlags  flags,
                    GPtrArray  *migrations,
                    GError    **error)
{
  g_autoptr (HslDb) db = NULL;
  int               newest;
  int               version;

  g_return_val_if_fail (uri != NULL && migrations != NULL, NULL);

  newest = hsl_migration_get_newest (migrations);
  if (!check_head (uri, newest, error))
    return NULL;
  db = hsl_db_open (uri, flags, error);
  if (db == NULL || !hsl_db_get_version (db, &version, error))
    return NULL;

  /* The version may still stand in the log, where the head of the file does not show it. */
  if (version > newest)
    {
      set_too_new (hsl_db_get_path (db), version, newest, error);
      hsl_db_leave (g_steal_pointer (&db));
      return NULL;
    }
  return upgrade (db, version, migrations, error) ? g_steal_pointer (&db) : NULL;
}

/**
 * hsl_migration_open_store:
 *
 * As hsl_migration_open(), with the schema of the store. An HslDbOpenFunc.
 *
 * Returns: (transfer full): the connection
 */
HslDb *
hsl_migration_open_store (const char *uri,
                          HslDbFlags  flags,
                          GError    **error)
{
  GResource            *resource = hsl_store_get_resource ();
  g_autoptr (GPtrArray) migrations = hsl_migration_load (resource, HSL_MIGRATION_FOLDER, error);

  return migrations != NULL ? hsl_migration_open (uri, flags, migrations, error) : NULL;
}
