/* hsl-migration.h: bringing a database up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"

G_BEGIN_DECLS

typedef struct
{
  int     version;
  char   *name; /* of the file: "001-first-tables.sql" */
  GBytes *sql;  /* ends with a 0 */
} HslMigration;

#define HSL_MIGRATION_FOLDER "/io/github/heshilao/Heshilao/schema"

HslMigration *hsl_migration_new (const char *name, GBytes *sql, GError **error);
void          hsl_migration_free (HslMigration *self);
GPtrArray    *hsl_migration_load (GResource *resource, const char *folder, GError **error);
int           hsl_migration_get_newest (GPtrArray *migrations);
HslDb        *hsl_migration_open (const char *uri, HslDbFlags flags, GPtrArray *migrations, GError **error);
HslDb        *hsl_migration_open_store (const char *uri, HslDbFlags flags, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslMigration, hsl_migration_free)

G_END_DECLS
