/* hsl-aad.c: named values in one canonical form
 *
 * The data that stand beside a sealed row in plain columns and are authenticated with it, and the records
 * of the activity chain. Equal content gives equal bytes, unequal content gives unequal bytes:
 *
 *   "hsl1" text (table) text (uid) number (version) value*
 *   value  = type ('t' 'n' 'r' 'b') text (name) payload, in ascending order of the names' bytes
 *   text   = length (32 bit) bytes;  bytes likewise;  number = 64 bit;  real = 64 bit;  all little endian
 *
 * A value that is NULL is left out. That loses nothing, as a present one has another encoding than a
 * missing one, and lets a migration add columns without sealing a table anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-aad"

#include "hsl-aad.h"

#include <string.h>

typedef struct
{
  guint32 start; /* of the value in @body */
  guint32 size;
  guint32 name_size;
} Entry;

/* Where the name of a value begins: after its type and the length of the name. */
#define NAME_OFFSET 5

struct _HslAad
{
  char       *table;
  char       *uid;
  GByteArray *head;
  GByteArray *body;
  GArray     *entries;
  gboolean    in_order;

  /* The result of hsl_aad_get_data(); empty when it has to be put together again */
  GByteArray *whole;
};

static void
append_u32 (GByteArray *out,
            gsize       value)
{
  guint32 le = GUINT32_TO_LE ((guint32) value);

  g_assert (value <= G_MAXUINT32);
  g_byte_array_append (out, (const guint8 *) &le, sizeof le);
}

static void
append_u64 (GByteArray *out,
            guint64     value)
{
  guint64 le = GUINT64_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &le, sizeof le);
}

static void
append_block (GByteArray   *out,
              gconstpointer data,
              gsize         size)
{
  append_u32 (out, size);
  if (size > 0)
    g_byte_array_append (out, data, (guint) size);
}

static int
compare_names (const HslAad *self,
               const Entry  *a,
               const Entry  *b)
{
  int order = memcmp (self->body->data + a->start + NAME_OFFSET, self->body->data + b->start + NAME_OFFSET,
                      MIN (a->name_size, b->name_size));

  return order != 0 ? order : (a->name_size > b->name_size) - (a->name_size < b->name_size);
}

static int
on_entries_compared_cb (gconstpointer a,
                        gconstpointer b,
                        gpointer      user_data)
{
  return compare_names (user_data, a, b);
}

static void
begin_value (HslAad     *self,
             char        type,
             const char *name)
{
  Entry entry = { self->body->len, 0, (guint32) strlen (name) };

  g_byte_array_append (self->body, (const guint8 *) &type, 1);
  append_block (self->body, name, entry.name_size);
  g_array_append_val (self->entries, entry);
}

static void
end_value (HslAad *self)
{
  guint  n = self->entries->len;
  Entry *last = &g_array_index (self->entries, Entry, n - 1);

  last->size = self->body->len - last->start;
  if (n > 1 && compare_names (self, last - 1, last) >= 0)
    self->in_order = FALSE;
  g_byte_array_set_size (self->whole, 0);
}

/**
 * hsl_aad_new:
 * @table: the table
 * @uid: the row
 * @version: the version of the row
 *
 * Returns: (transfer full): the identity of a row, to which its plain columns are added
 */
HslAad *
hsl_aad_new (const char *table,
             const char *uid,
             gint64      version)
{
  HslAad *self = g_new0 (HslAad, 1);

  self->head = g_byte_array_new ();
  self->body = g_byte_array_new ();
  self->whole = g_byte_array_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  hsl_aad_reset (self, table, uid, version);
  return self;
}

/**
 * hsl_aad_free:
 * @self: (nullable):
 */
void
hsl_aad_free (HslAad *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->head, g_byte_array_unref);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->whole, g_byte_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->uid, g_free);
  g_free (self);
}

/**
 * hsl_aad_reset:
 * @uid: (nullable): of a damaged row, which then opens as little as one without a name
 *
 * Begins anew for another row in the memory of the last one: a list opens thousands of rows.
 */
void
hsl_aad_reset (HslAad     *self,
               const char *table,
               const char *uid,
               gint64      version)
{
  g_return_if_fail (self != NULL && table != NULL);

  uid = uid != NULL ? uid : "";
  if (g_strcmp0 (self->table, table) != 0)
    {
      g_free (self->table);
      self->table = g_strdup (table);
    }
  g_free (self->uid);
  self->uid = g_strdup (uid);

  g_byte_array_set_size (self->whole, 0);
  g_byte_array_set_size (self->body, 0);
  g_array_set_size (self->entries, 0);
  self->in_order = TRUE;

  g_byte_array_set_size (self->head, 0);
  g_byte_array_append (self->head, (const guint8 *) "hsl1", 4);
  append_block (self->head, table, strlen (table));
  append_block (self->head, uid, strlen (uid));
  append_u64 (self->head, (guint64) version);
}

/**
 * hsl_aad_add_text:
 * @name: a name not added before
 * @value: (nullable): %NULL adds nothing
 */
void
hsl_aad_add_text (HslAad     *self,
                  const char *name,
                  const char *value)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (value == NULL)
    return;
  begin_value (self, 't', name);
  append_block (self->body, value, strlen (value));
  end_value (self);
}

/**
 * hsl_aad_add_number:
 * @name: a name not added before
 */
void
hsl_aad_add_number (HslAad     *self,
                    const char *name,
                    gint64      value)
{
  g_return_if_fail (self != NULL && name != NULL);

  begin_value (self, 'n', name);
  append_u64 (self->body, (guint64) value);
  end_value (self);
}

/**
 * hsl_aad_add_real:
 * @name: a name not added before
 */
void
hsl_aad_add_real (HslAad     *self,
                  const char *name,
                  double      value)
{
  guint64 bits;

  g_return_if_fail (self != NULL && name != NULL);

  memcpy (&bits, &value, sizeof bits);
  begin_value (self, 'r', name);
  append_u64 (self->body, bits);
  end_value (self);
}

/**
 * hsl_aad_add_bytes:
 * @name: a name not added before
 * @value: (nullable): %NULL adds nothing
 */
void
hsl_aad_add_bytes (HslAad       *self,
                   const char   *name,
                   gconstpointer value,
                   gsize         size)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (value == NULL)
    return;
  begin_value (self, 'b', name);
  append_block (self->body, value, size);
  end_value (self);
}

static void
sort_entries (HslAad *self)
{
  if (self->in_order)
    return;

  g_array_sort_with_data (self->entries, on_entries_compared_cb, self);
  for (guint i = 1; i < self->entries->len; i++)
    g_assert (compare_names (self, &g_array_index (self->entries, Entry, i - 1),
                             &g_array_index (self->entries, Entry, i)) != 0);
}

/**
 * hsl_aad_get_data:
 *
 * Adding the names in ascending order saves sorting them here.
 *
 * Returns: (transfer none): the canonical form, until something is added
 */
const guint8 *
hsl_aad_get_data (HslAad *self,
                  gsize  *out_size)
{
  g_return_val_if_fail (self != NULL && out_size != NULL, NULL);

  if (self->whole->len == 0)
    {
      g_byte_array_append (self->whole, self->head->data, self->head->len);
      sort_entries (self);
      for (guint i = 0; i < self->entries->len; i++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i);

          g_byte_array_append (self->whole, self->body->data + entry->start, entry->size);
        }
    }
  *out_size = self->whole->len;
  return self->whole->data;
}

const char *
hsl_aad_get_table (const HslAad *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

const char *
hsl_aad_get_uid (const HslAad *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uid;
}
