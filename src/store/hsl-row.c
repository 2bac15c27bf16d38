/* hsl-row.c: rows made from the field tables of the nouns
 *
 * A row is its plain columns and `sealed`, which holds "(aya{sv})": the salt of the commitment, and
 * the dictionary of the sealed fields. The authenticated data are the table, the uids, the version and
 * every plain column that is set, in the order of the field table. A commitment is made to those and
 * to what is sealed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-row"

#include "hsl-row.h"

#include "hsl-digest.h"
#include "hsl-row-sql.h"
#include "hsl-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROW_TYPE G_VARIANT_TYPE ("(aya{sv})")

void
hsl_rows_init (HslRows     *self,
               HslDb       *db,
               HslKeyChest *chest)
{
  self->db = db;
  self->chest = chest;
  self->aad = hsl_aad_new ("", "", 0);
}

void
hsl_rows_clear (HslRows *self)
{
  g_clear_pointer (&self->aad, hsl_aad_free);
  self->db = NULL;
  self->chest = NULL;
}

/* The text of a column: ISO for times, and " a b " for lists. */
static char *
dup_column_text (const HslFact  *fact,
                 const HslField *field)
{
  switch (field->type)
    {
    case HSL_FIELD_TEXT:
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
      return g_strdup (G_STRUCT_MEMBER (char *, fact, field->offset));
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      {
        g_autofree char *joined = g_strjoinv (" ", G_STRUCT_MEMBER (char **, fact, field->offset));

        return g_strconcat (" ", joined, " ", NULL);
      }
    case HSL_FIELD_DAY:
      return hsl_day_to_iso (G_STRUCT_MEMBER (HslDay, fact, field->offset));
    case HSL_FIELD_MINUTE:
      return hsl_minute_to_iso (G_STRUCT_MEMBER (HslMinute, fact, field->offset));
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
    case HSL_FIELD_FLAG:
    case HSL_FIELD_LIST:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
field_is_number (const HslField *field)
{
  return field->type == HSL_FIELD_MONEY || field->type == HSL_FIELD_NUMBER || field->type == HSL_FIELD_FLAG;
}

/**
 * hsl_row_bind_fields:
 *
 * Binds every plain field of @fact to the parameter of its name, and adds to @aad what is set.
 */
void
hsl_row_bind_fields (HslStmt       *stmt,
                     HslAad        *aad,
                     const HslFact *fact)
{
  for (guint i = 0; i < fact->noun->n_fields; i++)
    {
      const HslField *field = &fact->noun->fields[i];

      if (!hsl_field_is_column (field))
        continue;
      if (!hsl_fact_is_set (fact, field))
        {
          hsl_stmt_bind_null (stmt, field->name);
        }
      else if (field_is_number (field))
        {
          gint64 number = field->type == HSL_FIELD_FLAG ? 1 : G_STRUCT_MEMBER (gint64, fact, field->offset);

          hsl_stmt_bind_number (stmt, field->name, number);
          hsl_aad_add_number (aad, field->name, number);
        }
      else
        {
          g_autofree char *text = dup_column_text (fact, field);

          hsl_stmt_bind_text (stmt, field->name, text);
          hsl_aad_add_text (aad, field->name, text);
        }
    }
}

static void
set_damaged (GError       **error,
             const HslFact *fact,
             const char    *column)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
               _ ("The %s “%s” has a value in %s that this program never writes"),
               fact->noun->name, fact->uid, column);
}

static char **
split_words (const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));

  return g_strsplit (copy, " ", -1);
}

static gboolean
read_text (HslFact        *fact,
           const HslField *field,
           const char     *text)
{
  switch (field->type)
    {
    case HSL_FIELD_TEXT:
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
      G_STRUCT_MEMBER (char *, fact, field->offset) = g_strdup (text);
      return TRUE;
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      G_STRUCT_MEMBER (char **, fact, field->offset) = split_words (text);
      return TRUE;
    case HSL_FIELD_DAY:
      G_STRUCT_MEMBER (HslDay, fact, field->offset) = hsl_day_from_iso (text);
      return G_STRUCT_MEMBER (HslDay, fact, field->offset) != HSL_DAY_NONE;
    case HSL_FIELD_MINUTE:
      G_STRUCT_MEMBER (HslMinute, fact, field->offset) = hsl_minute_from_iso (text);
      return G_STRUCT_MEMBER (HslMinute, fact, field->offset) != HSL_MINUTE_NONE;
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
    case HSL_FIELD_FLAG:
    case HSL_FIELD_LIST:
    default:
      g_assert_not_reached ();
    }
}

/**
 * hsl_row_read_fields:
 * @first_column: of the plain fields, which follow each other in the order of the field table
 *
 * Reads the plain fields into @fact and adds to @aad what is set, as it stands in the database: a
 * value that is written otherwise than this program would is no longer what was authenticated.
 */
gboolean
hsl_row_read_fields (HslStmt *stmt,
                     int      first_column,
                     HslAad  *aad,
                     HslFact *fact,
                     GError **error)
{
  int column = first_column;

  for (guint i = 0; i < fact->noun->n_fields; i++)
    {
      const HslField *field = &fact->noun->fields[i];

      if (!hsl_field_is_column (field))
        continue;
      if (!hsl_stmt_is_null (stmt, column) && field_is_number (field))
        {
          gint64 number = hsl_stmt_get_number (stmt, column);

          if (field->type == HSL_FIELD_FLAG)
            G_STRUCT_MEMBER (gboolean, fact, field->offset) = number != 0;
          else
            G_STRUCT_MEMBER (gint64, fact, field->offset) = number;
          hsl_aad_add_number (aad, field->name, number);
        }
      else if (!hsl_stmt_is_null (stmt, column))
        {
          const char *text = hsl_stmt_get_text (stmt, column);

          if (!read_text (fact, field, text))
            {
              set_damaged (error, fact, field->name);
              return FALSE;
            }
          hsl_aad_add_text (aad, field->name, text);
        }
      column++;
    }
  return TRUE;
}

/**
 * hsl_row_pack:
 * @content: (transfer floating): "a{sv}"
 *
 * Returns: (transfer full): the bytes to be sealed, the same on every machine
 */
GBytes *
hsl_row_pack (GVariant *content,
              GBytes   *salt)
{
  GVariant            *bytes = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, salt, TRUE);
  g_autoptr (GVariant) packed = g_variant_ref_sink (g_variant_new ("(@ay@a{sv})", bytes, content));

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      g_autoptr (GVariant) swapped = g_variant_byteswap (packed);

      return g_variant_get_data_as_bytes (swapped);
    }
  return g_variant_get_data_as_bytes (packed);
}

/**
 * hsl_row_unpack:
 * @plain: what was sealed, by whoever had the key
 * @out_salt: (out) (optional): the salt of the commitment
 *
 * Returns: (transfer full): the dictionary of what hsl_row_pack() made; some dictionary, whatever @plain is
 */
GVariant *
hsl_row_unpack (GBytes  *plain,
                GBytes **out_salt)
{
  g_autoptr (GVariant) packed = g_variant_ref_sink (g_variant_new_from_bytes (ROW_TYPE, plain, FALSE));
  g_autoptr (GVariant) salt = NULL;

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (packed);

      g_variant_unref (packed);
      packed = swapped;
    }
  salt = g_variant_get_child_value (packed, 0);
  /* What is no salt fits no commitment. */
  if (out_salt != NULL)
    *out_salt = g_variant_get_size (salt) == HSL_SALT_SIZE ? g_variant_get_data_as_bytes (salt)
                                                           : g_bytes_new_take (g_malloc0 (HSL_SALT_SIZE),
                                                                               HSL_SALT_SIZE);
  return g_variant_get_child_value (packed, 1);
}

/**
 * hsl_row_commit:
 *
 * Returns: (transfer full): the commitment to the plain columns in @aad and to @plain
 */
GBytes *
hsl_row_commit (HslAad *aad,
                GBytes *plain,
                GBytes *salt)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  gsize                  size;
  const guint8          *data = hsl_aad_get_data (aad, &size);

  g_byte_array_append (content, data, (guint) size);
  data = g_bytes_get_data (plain, &size);
  g_byte_array_append (content, data, (guint) size);
  return hsl_commitment_new (salt, content->data, content->len);
}

/* The uid a row is authenticated with: that of its case too, so that it cannot be moved to another. */
static void
reset_aad (HslRows       *self,
           const HslFact *fact,
           const char    *case_uid,
           const char    *parent_uid,
           gint64         order)
{
  hsl_aad_reset (self->aad, fact->noun->table, fact->uid, fact->version);
  if (!hsl_noun_is_owned (fact->noun))
    return;
  hsl_aad_add_text (self->aad, "case_uid", case_uid);
  hsl_aad_add_text (self->aad, "parent_uid", parent_uid);
  hsl_aad_add_number (self->aad, "row_order", order);
}

static const char *
get_case_uid (const HslFact     *fact,
              const HslRowPlace *place)
{
  return fact->noun == &hsl_case_noun ? fact->uid : place->case_uid;
}

static GBytes *
write_row (HslRows           *self,
           const char        *sql,
           HslFact           *fact,
           const HslRowPlace *place,
           GError           **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->db, sql, error);
  g_autoptr (GBytes)  salt = hsl_random_bytes (HSL_SALT_SIZE);
  g_autoptr (GBytes)  plain = NULL;
  g_autoptr (GBytes)  sealed = NULL;

  if (stmt == NULL)
    return NULL;

  reset_aad (self, fact, place->case_uid, place->parent_uid, place->order);
  hsl_stmt_bind_text (stmt, "uid", fact->uid);
  hsl_stmt_bind_number (stmt, "version", fact->version);
  if (hsl_noun_is_owned (fact->noun))
    {
      hsl_stmt_bind_text (stmt, "case_uid", place->case_uid);
      hsl_stmt_bind_text (stmt, "parent_uid", place->parent_uid);
      hsl_stmt_bind_number (stmt, "row_order", place->order);
    }
  hsl_row_bind_fields (stmt, self->aad, fact);

  plain = hsl_row_pack (hsl_fact_to_variant (fact, HSL_VARIANT_SEALED), salt);
  sealed = hsl_key_chest_seal (self->chest, hsl_noun_get_scope (fact->noun), get_case_uid (fact, place),
                               self->aad, plain, error);
  if (sealed == NULL)
    return NULL;
  hsl_stmt_bind_bytes (stmt, "sealed", sealed);
  if (!hsl_stmt_run (stmt, error))
    return NULL;
  return hsl_row_commit (self->aad, plain, salt);
}

/**
 * hsl_rows_insert:
 * @fact: with its uid and version
 *
 * Returns: (transfer full): the commitment to the row
 */
GBytes *
hsl_rows_insert (HslRows           *self,
                 HslFact           *fact,
                 const HslRowPlace *place,
                 GError           **error)
{
  return write_row (self, hsl_row_sql_of (fact->noun)->insert, fact, place, error);
}

/**
 * hsl_rows_update:
 * @fact: with the version it is to have
 *
 * Returns: (transfer full): the commitment to the row
 */
GBytes *
hsl_rows_update (HslRows           *self,
                 HslFact           *fact,
                 const HslRowPlace *place,
                 GError           **error)
{
  return write_row (self, hsl_row_sql_of (fact->noun)->update, fact, place, error);
}

gboolean
hsl_rows_delete (HslRows       *self,
                 const HslNoun *noun,
                 const char    *case_uid,
                 const char    *uid,
                 GError       **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->db, hsl_row_sql_of (noun)->delete, error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "uid", uid);
  if (hsl_noun_is_owned (noun))
    hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  return hsl_stmt_run (stmt, error);
}

void
hsl_row_free (HslRow *self)
{
  hsl_fact_unref (self->fact);
  g_free (self->case_uid);
  g_free (self->parent_uid);
  g_clear_pointer (&self->commitment, g_bytes_unref);
  g_free (self);
}

static HslRow *
read_row (HslRows       *self,
          const HslNoun *noun,
          HslStmt       *stmt,
          HslRowFlags    flags,
          GError       **error)
{
  HslFact             *fact = hsl_fact_new (noun);
  HslRow              *row = g_new0 (HslRow, 1);
  g_autoptr (GBytes)   plain = NULL;
  g_autoptr (GBytes)   salt = NULL;
  g_autoptr (GVariant) content = NULL;
  gconstpointer        sealed;
  gsize                size;

  row->fact = fact;
  fact->uid = g_strdup (hsl_stmt_get_text (stmt, 0));
  fact->version = hsl_stmt_get_number (stmt, 1);
  row->case_uid = g_strdup (hsl_stmt_get_text (stmt, 2));
  row->parent_uid = g_strdup (hsl_stmt_get_text (stmt, 3));
  row->order = hsl_stmt_get_number (stmt, 4);
  sealed = hsl_stmt_peek_blob (stmt, 5, &size);

  reset_aad (self, fact, row->case_uid, row->parent_uid, row->order);
  if (hsl_row_read_fields (stmt, 6, self->aad, fact, error) &&
      (plain = hsl_key_chest_open (self->chest, self->aad, sealed, size, error)) != NULL &&
      (content = hsl_row_unpack (plain, &salt)) != NULL &&
      hsl_fact_fill (fact, content, TRUE, "", error))
    {
      if ((flags & HSL_ROW_COMMITMENT) != 0)
        row->commitment = hsl_row_commit (self->aad, plain, salt);
      return row;
    }
  hsl_row_free (row);
  return NULL;
}

/**
 * hsl_rows_load:
 * @case_uid: (nullable): whose rows, for nouns that belong to a case
 *
 * Returns: (transfer full) (element-type HslRow): the rows in their order
 */
GPtrArray *
hsl_rows_load (HslRows       *self,
               const HslNoun *noun,
               const char    *case_uid,
               HslRowFlags    flags,
               GError       **error)
{
  g_autoptr (HslStmt)   stmt = hsl_db_prepare (self->db, hsl_row_sql_of (noun)->load, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_row_free);
  gboolean              has_row;

  if (stmt == NULL)
    return NULL;
  if (hsl_noun_is_owned (noun))
    hsl_stmt_bind_text (stmt, "case_uid", case_uid);

  for (;;)
    {
      HslRow *row;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      row = read_row (self, noun, stmt, flags, error);
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
}

/**
 * hsl_rows_load_one:
 * @case_uid: (nullable): whose row, for nouns that belong to a case
 *
 * Returns: (transfer full) (nullable): the row; %NULL without an error when there is none
 */
HslRow *
hsl_rows_load_one (HslRows       *self,
                   const HslNoun *noun,
                   const char    *case_uid,
                   const char    *uid,
                   HslRowFlags    flags,
                   GError       **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->db, hsl_row_sql_of (noun)->load_one, error);
  gboolean            has_row;

  if (stmt == NULL)
    return NULL;
  if (hsl_noun_is_owned (noun))
    hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "uid", uid);
  if (!hsl_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  return read_row (self, noun, stmt, flags, error);
}

/**
 * hsl_rows_add_fields:
 *
 * Adds the plain fields at the cursor to the authenticated data, without reading them.
 */
void
hsl_rows_add_fields (HslRows       *self,
                     const HslNoun *noun,
                     HslStmt       *stmt,
                     int            first_column)
{
  int column = first_column;

  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];

      if (!hsl_field_is_column (field))
        continue;
      if (!hsl_stmt_is_null (stmt, column))
        {
          if (field_is_number (field))
            hsl_aad_add_number (self->aad, field->name, hsl_stmt_get_number (stmt, column));
          else
            hsl_aad_add_text (self->aad, field->name, hsl_stmt_get_text (stmt, column));
        }
      column++;
    }
}

/**
 * hsl_rows_begin_row:
 *
 * Makes the authenticated data of the row at the cursor out of what stands there, without a fact.
 */
void
hsl_rows_begin_row (HslRows       *self,
                    const HslNoun *noun,
                    HslStmt       *stmt)
{
  hsl_aad_reset (self->aad, noun->table, hsl_stmt_get_text (stmt, HSL_ROW_COLUMN_UID),
                 hsl_stmt_get_number (stmt, HSL_ROW_COLUMN_VERSION));
  if (hsl_noun_is_owned (noun))
    {
      hsl_aad_add_text (self->aad, "case_uid", hsl_stmt_get_text (stmt, HSL_ROW_COLUMN_CASE_UID));
      hsl_aad_add_text (self->aad, "parent_uid", hsl_stmt_get_text (stmt, HSL_ROW_COLUMN_PARENT_UID));
      hsl_aad_add_number (self->aad, "row_order", hsl_stmt_get_number (stmt, HSL_ROW_COLUMN_ORDER));
    }
  hsl_rows_add_fields (self, noun, stmt, HSL_ROW_FIRST_FIELD);
}

static GVariant *
open_row (HslRows       *self,
          const HslNoun *noun,
          HslStmt       *stmt,
          GError       **error)
{
  gsize              size;
  gconstpointer      sealed = hsl_stmt_peek_blob (stmt, HSL_ROW_COLUMN_SEALED, &size);
  g_autoptr (GBytes) plain = NULL;

  hsl_rows_begin_row (self, noun, stmt);
  plain = hsl_key_chest_open (self->chest, self->aad, sealed, size, error);
  return plain != NULL ? hsl_row_unpack (plain, NULL) : NULL;
}

static gboolean
can_open (HslRows *self,
          HslStmt *stmt)
{
  gsize         size;
  gconstpointer sealed = hsl_stmt_peek_blob (stmt, HSL_ROW_COLUMN_SEALED, &size);
  guint32       id;

  return !hsl_sealed_get_key_id (sealed, size, &id) || hsl_key_chest_find (self->chest, id) != NULL;
}

/**
 * hsl_rows_walk:
 * @noun: one that belongs to a case
 * @after: the row number before the first
 * @until: the last row number
 * @func: called with the uids and the sealed part of each row
 *
 * Goes through the rows of all cases, in the order in which they were first written. No fact is made
 * of them: whoever walks wants a few fields of very many rows. Those sealed with a key that is not for the
 * account are passed over.
 */
gboolean
hsl_rows_walk (HslRows       *self,
               const HslNoun *noun,
               gint64         after,
               gint64         until,
               HslRowFunc     func,
               gpointer       data,
               GError       **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->db, hsl_row_sql_of (noun)->walk, error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "after", after);
  hsl_stmt_bind_number (stmt, "until", until);
  for (;;)
    {
      g_autoptr (GVariant) sealed = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!can_open (self, stmt))
        continue;
      sealed = open_row (self, noun, stmt, error);
      if (sealed == NULL ||
          !func (self, hsl_stmt_get_text (stmt, 2), hsl_stmt_get_text (stmt, 0), sealed, data, error))
        return FALSE;
    }
}

/**
 * hsl_rows_get_last:
 *
 * Gives the greatest row number; 0 when there are no rows.
 */
gboolean
hsl_rows_get_last (HslRows       *self,
                   const HslNoun *noun,
                   gint64        *out_last,
                   GError       **error)
{
  return hsl_db_query_number (self->db, hsl_row_sql_of (noun)->last, out_last, error);
}
