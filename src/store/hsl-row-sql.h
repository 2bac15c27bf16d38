/* hsl-row-sql.h: the statements of a noun, made from its field table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

/* What every SELECT of these begins with; the plain fields follow, and then the row number. */
enum
{
  HSL_ROW_COLUMN_UID,
  HSL_ROW_COLUMN_VERSION,
  HSL_ROW_COLUMN_CASE_UID,
  HSL_ROW_COLUMN_PARENT_UID,
  HSL_ROW_COLUMN_ORDER,
  HSL_ROW_COLUMN_SEALED,
  HSL_ROW_FIRST_FIELD,
};

/* The statements of one noun; the texts are interned, for the statement cache keeps them by address. */
typedef struct
{
  const char *insert;
  const char *update;
  const char *delete;
  const char *delete_all; /* of one case */
  const char *load;       /* of one case, or all where there is no case */
  const char *load_one;
  const char *walk;     /* of all cases, by the order of writing */
  const char *walk_key; /* of those sealed with one key, likewise */
  const char *reseal;
  const char *last;
} HslRowSql;

const HslRowSql *hsl_row_sql_of (const HslNoun *noun);

G_END_DECLS
