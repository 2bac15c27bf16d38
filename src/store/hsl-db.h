/* hsl-db.h: a connection to a database
 *
 * A connection belongs to the thread that opened it. Programs use it through HslDbThread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HslDb   HslDb;
typedef struct _HslStmt HslStmt;

/* Work on a connection. %FALSE with an error set is failure. */
typedef gboolean (*HslDbFunc) (HslDb   *db,
                               gpointer data,
                               GError **error);

typedef enum
{
  HSL_DB_EXISTING = 0,       /* the file must be there */
  HSL_DB_CREATE = 1 << 0,    /* a missing file is made */
  HSL_DB_READ_ONLY = 1 << 1, /* nothing is written */
} HslDbFlags;

HslDb      *hsl_db_open (const char *uri, HslDbFlags flags, GError **error);
void        hsl_db_close (HslDb *self);
void        hsl_db_leave (HslDb *self);
const char *hsl_db_get_path (HslDb *self);
gboolean    hsl_db_is_read_only (HslDb *self);
void        hsl_db_set_cancellable (HslDb *self, GCancellable *cancellable);
void        hsl_db_set_busy_timeout (HslDb *self, guint milliseconds);

gboolean hsl_db_execute (HslDb *self, const char *sql, GError **error);
gboolean hsl_db_query_number (HslDb *self, const char *sql, gint64 *out_number, GError **error);
gint64   hsl_db_get_changes (HslDb *self);
gboolean hsl_db_get_version (HslDb *self, int *out_version, GError **error);
gboolean hsl_db_set_version (HslDb *self, int version, GError **error);
gboolean hsl_db_check (HslDb *self, gboolean thorough, GError **error);
gboolean hsl_db_compact (HslDb *self, GError **error);

gboolean hsl_db_transaction (HslDb *self, HslDbFunc func, gpointer data, GError **error);
gboolean hsl_db_snapshot (HslDb *self, HslDbFunc func, gpointer data, GError **error);
gboolean hsl_db_begin_bulk (HslDb *self, GError **error);
gboolean hsl_db_end_bulk (HslDb *self, gboolean keep, GError **error);
gboolean hsl_db_is_in_transaction (HslDb *self);

HslStmt *hsl_db_prepare (HslDb *self, const char *sql, GError **error);
void     hsl_stmt_free (HslStmt *self);
gboolean hsl_stmt_step (HslStmt *self, gboolean *out_has_row, GError **error);
gboolean hsl_stmt_run (HslStmt *self, GError **error);
void     hsl_stmt_reset (HslStmt *self);

void hsl_stmt_bind_null (HslStmt *self, const char *name);
void hsl_stmt_bind_number (HslStmt *self, const char *name, gint64 value);
void hsl_stmt_bind_real (HslStmt *self, const char *name, double value);
void hsl_stmt_bind_text (HslStmt *self, const char *name, const char *value);
void hsl_stmt_bind_blob (HslStmt *self, const char *name, gconstpointer data, gsize size);
void hsl_stmt_bind_bytes (HslStmt *self, const char *name, GBytes *value);

int           hsl_stmt_get_n_columns (HslStmt *self);
int           hsl_stmt_find_column (HslStmt *self, const char *name);
gboolean      hsl_stmt_is_null (HslStmt *self, int column);
gint64        hsl_stmt_get_number (HslStmt *self, int column);
double        hsl_stmt_get_real (HslStmt *self, int column);
const char   *hsl_stmt_get_text (HslStmt *self, int column);
gconstpointer hsl_stmt_peek_blob (HslStmt *self, int column, gsize *out_size);
GBytes       *hsl_stmt_dup_bytes (HslStmt *self, int column);

gint64      hsl_stmt_number (HslStmt *self, const char *column);
double      hsl_stmt_real (HslStmt *self, const char *column);
const char *hsl_stmt_text (HslStmt *self, const char *column);
GBytes     *hsl_stmt_bytes (HslStmt *self, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslDb, hsl_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslStmt, hsl_stmt_free)

G_END_DECLS
