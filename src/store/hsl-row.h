/* hsl-row.h: rows made from the field tables of the nouns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"
#include "hsl-key-chest.h"
#include "hsl-nouns.h"

G_BEGIN_DECLS

/* The rows that one connection reads and writes. Belongs to the thread of the connection. */
typedef struct
{
  HslDb       *db;
  HslKeyChest *chest; /* borrowed */
  HslAad      *aad;
} HslRows;

/* Where a row lies. All is empty or 0 for nouns that belong to no case. */
typedef struct
{
  const char *case_uid;
  const char *parent_uid; /* of nested nouns, else "" */
  gint64      order;      /* in its list */
} HslRowPlace;

/* One row as it was read. */
typedef struct
{
  HslFact *fact;
  char    *case_uid;
  char    *parent_uid;
  gint64   order;
  GBytes  *commitment; /* (nullable): only when asked for */
} HslRow;

typedef enum
{
  HSL_ROW_READ = 0,
  HSL_ROW_COMMITMENT = 1 << 0, /* also makes the commitment to what was read */
} HslRowFlags;

typedef gboolean (*HslRowFunc) (HslRows    *rows,
                                const char *case_uid,
                                const char *uid,
                                GVariant   *sealed,
                                gpointer    data,
                                GError    **error);

void hsl_rows_init (HslRows *self, HslDb *db, HslKeyChest *chest);
void hsl_rows_clear (HslRows *self);

GBytes    *hsl_rows_insert (HslRows *self, HslFact *fact, const HslRowPlace *place, GError **error);
GBytes    *hsl_rows_update (HslRows *self, HslFact *fact, const HslRowPlace *place, GError **error);
gboolean   hsl_rows_delete (HslRows       *self,
                            const HslNoun *noun,
                            const char    *case_uid,
                            const char    *uid,
                            GError       **error);
GPtrArray *hsl_rows_load (HslRows       *self,
                          const HslNoun *noun,
                          const char    *case_uid,
                          HslRowFlags    flags,
                          GError       **error);
HslRow    *hsl_rows_load_one (HslRows       *self,
                              const HslNoun *noun,
                              const char    *case_uid,
                              const char    *uid,
                              HslRowFlags    flags,
                              GError       **error);
gboolean   hsl_rows_walk (HslRows       *self,
                          const HslNoun *noun,
                          gint64         after,
                          gint64         until,
                          HslRowFunc     func,
                          gpointer       data,
                          GError       **error);
gboolean   hsl_rows_get_last (HslRows *self, const HslNoun *noun, gint64 *out_last, GError **error);
void       hsl_row_free (HslRow *self);
void       hsl_rows_add_fields (HslRows *self, const HslNoun *noun, HslStmt *stmt, int first_column);
void       hsl_rows_begin_row (HslRows *self, const HslNoun *noun, HslStmt *stmt);

gboolean    hsl_noun_is_owned (const HslNoun *noun);
HslKeyScope hsl_noun_get_scope (const HslNoun *noun);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslRow, hsl_row_free)

/* For the rows that are not facts of a noun alone: activities, settings, drafts. */
GBytes   *hsl_row_pack (GVariant *content, GBytes *salt);
GVariant *hsl_row_unpack (GBytes *plain, GBytes **out_salt);
GBytes   *hsl_row_commit (HslAad *aad, GBytes *plain, GBytes *salt);
void      hsl_row_bind_fields (HslStmt *stmt, HslAad *aad, const HslFact *fact);
gboolean  hsl_row_read_fields (HslStmt *stmt, int first_column, HslAad *aad, HslFact *fact, GError **error);
char     *hsl_row_compose_columns (const HslNoun *noun, const char *prefix);

G_END_DECLS
