/* hsl-db-driver.h: what a kind of database has to offer
 *
 * SQL is written in what all drivers understand, with parameters by name ($uid). A driver maps its errors
 * to HSL_STORE_ERROR and stops a running statement when its cancellable says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"

G_BEGIN_DECLS

typedef struct
{
  gpointer (*open) (const char *uri, HslDbFlags flags, GError **error);
  /* @leave: without tidying up behind a file that is not ours to touch */
  void (*close) (gpointer connection, gboolean leave);
  const char *(*get_path) (gpointer connection);
  void (*set_cancellable) (gpointer connection, GCancellable *cancellable);
  void (*set_busy_timeout) (gpointer connection, guint milliseconds);

  gboolean (*execute) (gpointer connection, const char *sql, GError **error);
  gboolean (*begin) (gpointer connection, gboolean to_write, GError **error);
  gboolean (*in_transaction) (gpointer connection);
  gint64 (*get_changes) (gpointer connection);
  gboolean (*get_version) (gpointer connection, int *out_version, GError **error);
  gboolean (*set_version) (gpointer connection, int version, GError **error);
  gboolean (*set_foreign_keys) (gpointer connection, gboolean enforced, GError **error);
  gboolean (*check) (gpointer connection, gboolean thorough, GError **error);
  gboolean (*compact) (gpointer connection, GError **error);
  gboolean (*copy_to) (gpointer connection, const char *path, GCancellable *cancellable, GError **error);

  gpointer (*prepare) (gpointer connection, const char *sql, GError **error);
  void (*finalize) (gpointer statement);
  void (*reset) (gpointer statement);
  gboolean (*step) (gpointer statement, gboolean *out_has_row, GError **error);

  int (*find_parameter) (gpointer statement, const char *name); /* 0: none */
  void (*bind_null) (gpointer statement, int parameter);
  void (*bind_number) (gpointer statement, int parameter, gint64 value);
  void (*bind_real) (gpointer statement, int parameter, double value);
  void (*bind_text) (gpointer statement, int parameter, const char *value);
  void (*bind_blob) (gpointer statement, int parameter, gconstpointer data, gsize size);

  int (*get_n_columns) (gpointer statement);
  const char *(*get_column_name) (gpointer statement, int column);
  gboolean (*is_null) (gpointer statement, int column);
  gint64 (*get_number) (gpointer statement, int column);
  double (*get_real) (gpointer statement, int column);
  const char *(*get_text) (gpointer statement, int column);
  gconstpointer (*get_blob) (gpointer statement, int column, gsize *out_size);
} HslDbDriver;

const HslDbDriver *hsl_db_driver_sqlite (void);
gboolean           hsl_db_sqlite_parse_uri (const char *uri, char **out_path, GError **error);

G_END_DECLS
