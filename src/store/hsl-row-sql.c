/* hsl-row-sql.c: the statements of a noun, made from its field table
 *
 * Everywhere else in the store SQL is a literal. Here it is composed, once per noun and kept for good,
 * because the field tables are the one place that knows the columns: a literal per noun would be a
 * second one to keep in step. Only identifiers of those tables go into the text, values are bound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-row"

#include "hsl-row-sql.h"

#include "hsl-row.h"

/**
 * hsl_noun_is_owned:
 *
 * Returns: whether rows of @noun belong to a case
 */
gboolean
hsl_noun_is_owned (const HslNoun *noun)
{
  return noun != &hsl_case_noun && noun != &hsl_organisation_noun && noun != &hsl_worker_noun &&
         noun != &hsl_area_noun && noun != &hsl_room_noun && noun != &hsl_person_noun &&
         noun != &hsl_destruction_noun;
}

/**
 * hsl_noun_get_scope:
 *
 * Returns: which key seals rows of @noun, but for those of a locked case
 */
HslKeyScope
hsl_noun_get_scope (const HslNoun *noun)
{
  return noun == &hsl_organisation_noun || noun == &hsl_worker_noun || noun == &hsl_area_noun ||
                 noun == &hsl_room_noun || noun == &hsl_destruction_noun
             ? HSL_KEY_STATION
             : HSL_KEY_DATA;
}

/**
 * hsl_row_compose_columns:
 * @prefix: "" for names of columns, "$" for names of parameters, "=" for assignments
 *
 * Returns: (transfer full): the plain fields of @noun, each followed by a comma
 */
char *
hsl_row_compose_columns (const HslNoun *noun,
                         const char    *prefix)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < noun->n_fields; i++)
    {
      const char *name = noun->fields[i].name;

      if (!hsl_field_is_column (&noun->fields[i]))
        continue;
      if (*prefix == '$')
        g_string_append_printf (text, "$%s, ", name);
      else if (*prefix == '=')
        g_string_append_printf (text, "\"%s\" = $%s, ", name, name);
      else
        g_string_append_printf (text, "\"%s\", ", name);
    }
  return g_string_free (text, FALSE);
}

static const char *G_GNUC_PRINTF (1, 2)
    compose (const char *format,
             ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_intern_string (text);
}

#define SELECT_OWNED   "SELECT uid, version, case_uid, parent_uid, row_order, sealed, %srowid FROM \"%s\" "
#define SELECT_UNOWNED "SELECT uid, version, '', '', 0, sealed, %srowid FROM \"%s\" "
#define WHERE_NUMBER   "WHERE rowid > $after AND rowid <= $until ORDER BY rowid"
#define WHERE_KEY      "WHERE rowid > $after AND substr (sealed, 2, 4) = $key ORDER BY rowid LIMIT $limit"

static void
compose_owned (HslRowSql  *sql,
               const char *table,
               const char *names,
               const char *values,
               const char *sets)
{
  sql->insert = compose ("INSERT INTO \"%s\" (case_uid, uid, parent_uid, row_order, version, %ssealed)"
                         " VALUES ($case_uid, $uid, $parent_uid, $row_order, $version, %s$sealed)",
                         table, names, values);
  sql->update = compose ("UPDATE \"%s\" SET parent_uid = $parent_uid, row_order = $row_order,"
                         " version = $version, %ssealed = $sealed WHERE case_uid = $case_uid AND uid = $uid",
                         table, sets);
  sql->delete = compose ("DELETE FROM \"%s\" WHERE case_uid = $case_uid AND uid = $uid", table);
  sql->delete_all = compose ("DELETE FROM \"%s\" WHERE case_uid = $case_uid", table);
  sql->load = compose (SELECT_OWNED "WHERE case_uid = $case_uid ORDER BY row_order", names, table);
  sql->load_one = compose (SELECT_OWNED "WHERE case_uid = $case_uid AND uid = $uid", names, table);
  sql->walk = compose (SELECT_OWNED WHERE_NUMBER, names, table);
  sql->walk_key = compose (SELECT_OWNED WHERE_KEY, names, table);
}

static void
compose_unowned (HslRowSql  *sql,
                 const char *table,
                 const char *names,
                 const char *values,
                 const char *sets)
{
  sql->insert = compose ("INSERT INTO \"%s\" (uid, version, %ssealed) VALUES ($uid, $version, %s$sealed)",
                         table, names, values);
  sql->update = compose ("UPDATE \"%s\" SET version = $version, %ssealed = $sealed WHERE uid = $uid", table,
                         sets);
  sql->delete = compose ("DELETE FROM \"%s\" WHERE uid = $uid", table);
  sql->load = compose (SELECT_UNOWNED "ORDER BY rowid", names, table);
  sql->load_one = compose (SELECT_UNOWNED "WHERE uid = $uid", names, table);
  sql->walk_key = compose (SELECT_UNOWNED WHERE_KEY, names, table);
}

static HslRowSql *
compose_sql (const HslNoun *noun)
{
  HslRowSql       *sql = g_new0 (HslRowSql, 1);
  g_autofree char *names = hsl_row_compose_columns (noun, "");
  g_autofree char *values = hsl_row_compose_columns (noun, "$");
  g_autofree char *sets = hsl_row_compose_columns (noun, "=");

  if (hsl_noun_is_owned (noun))
    compose_owned (sql, noun->table, names, values, sets);
  else
    compose_unowned (sql, noun->table, names, values, sets);
  sql->reseal = compose ("UPDATE \"%s\" SET sealed = $sealed WHERE rowid = $row", noun->table);
  sql->last = compose ("SELECT max (rowid) FROM \"%s\"", noun->table);
  return sql;
}

/**
 * hsl_row_sql_of:
 *
 * Returns: (transfer none): the statements of @noun, composed once and kept for good
 */
const HslRowSql *
hsl_row_sql_of (const HslNoun *noun)
{
  static GMutex      mutex;
  static GHashTable *known;
  HslRowSql         *sql;

  g_assert (noun->table != NULL && noun != &hsl_activity_noun);

  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (known, noun);
  if (sql == NULL)
    {
      sql = compose_sql (noun);
      g_hash_table_insert (known, (gpointer) noun, sql);
    }
  g_mutex_unlock (&mutex);
  return sql;
}
