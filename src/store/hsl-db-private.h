/* hsl-db-private.h: a connection from inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db-driver.h"

G_BEGIN_DECLS

struct _HslDb
{
  const HslDbDriver *driver;
  gpointer           connection;
  HslDbFlags         flags;
  gboolean           in_bulk;
  gboolean           in_function; /* of hsl_db_transaction() */
  guint              n_in_use;
  guint64            n_prepared; /* what the cache tells old from new by */

  /* Borrowed, only to compare */
  GThread *owner;

  /* Owned; the cache has HslStmt by their SQL */
  GHashTable   *cache;
  GCancellable *cancellable;
};

struct _HslStmt
{
  HslDb   *db;
  char    *sql;
  gboolean in_use;
  gboolean cached;
  guint64  used_at;

  /* Owned */
  gpointer handle;
};

void     hsl_db_assert_owner (HslDb *self);
void     hsl_stmt_destroy (gpointer stmt);
gboolean hsl_db_set_foreign_keys (HslDb *self, gboolean enforced, GError **error);
gboolean hsl_db_copy_to (HslDb *self, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
