/* hsl-code-list.c: the code lists
 *
 * Data, not code: {"lists": [{"list", "name", "name_en", "entries": [{"code", "name", "name_en",
 * ...}]}]}. A station may add entries or change names by a file of its own in the same form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-code-list"

#include "hsl-code-list.h"

#include "hsl-data.h"
#include "hsl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char       *id;
  char       *name;
  char       *name_en;
  GPtrArray  *entries; /* HslCode, in the order of the file */
  GHashTable *by_code; /* borrowed */
} List;

struct _HslCodes
{
  gatomicrefcount refs;
  GPtrArray      *lists;
  GPtrArray      *ids; /* borrowed, NULL-terminated */
  GHashTable     *by_id;
};

/* An entry owns its texts; they are const only for those who look. */
static void
code_free (gpointer data)
{
  HslCode *code = data;

  g_free ((char *) code->list);
  g_free ((char *) code->code);
  g_free ((char *) code->name);
  g_free ((char *) code->name_en);
  g_free ((char *) code->parent);
  g_free ((char *) code->next);
  g_free (code);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslCode, code_free)

static HslCode *
code_copy (const HslCode *code)
{
  HslCode *copy = g_memdup2 (code, sizeof *code);

  copy->list = g_strdup (code->list);
  copy->code = g_strdup (code->code);
  copy->name = g_strdup (code->name);
  copy->name_en = g_strdup (code->name_en);
  copy->parent = g_strdup (code->parent);
  copy->next = g_strdup (code->next);
  return copy;
}

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->id);
  g_free (list->name);
  g_free (list->name_en);
  g_ptr_array_unref (list->entries);
  g_hash_table_unref (list->by_code);
  g_free (list);
}

static List *
find_list (const HslCodes *codes,
           const char     *id)
{
  return g_hash_table_lookup (codes->by_id, id);
}

static HslCodes *
codes_new (void)
{
  HslCodes *codes = g_new0 (HslCodes, 1);

  g_atomic_ref_count_init (&codes->refs);
  codes->lists = g_ptr_array_new_with_free_func (list_free);
  codes->ids = g_ptr_array_new ();
  codes->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (codes->ids, NULL);
  return codes;
}

static List *
add_list (HslCodes   *codes,
          const char *id,
          const char *name,
          const char *name_en)
{
  List *list = g_new0 (List, 1);

  list->id = g_strdup (id);
  list->name = g_strdup (name);
  list->name_en = g_strdup (name_en);
  list->entries = g_ptr_array_new_with_free_func (code_free);
  list->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (codes->lists, list);
  g_ptr_array_insert (codes->ids, (int) codes->ids->len - 1, list->id);
  g_hash_table_insert (codes->by_id, list->id, list);
  return list;
}

/* Takes @code in the place of the entry of the same code, or at the end. */
static void
put_entry (List    *list,
           HslCode *code)
{
  HslCode *before = g_hash_table_lookup (list->by_code, code->code);
  guint    at;

  g_hash_table_replace (list->by_code, (gpointer) code->code, code);
  if (before != NULL && g_ptr_array_find (list->entries, before, &at))
    {
      code_free (before);
      g_ptr_array_index (list->entries, at) = code;
    }
  else
    g_ptr_array_add (list->entries, code);
}

static HslCode *
read_entry (GVariant   *value,
            const char *list,
            const char *path,
            GError    **error)
{
  g_autoptr (HslCode) code = g_new0 (HslCode, 1);
  HslData             data;

  hsl_data_open (&data, value, path);
  code->list = g_strdup (list);
  code->code = hsl_data_read_text (&data, "code", HSL_DATA_REQUIRED);
  code->name = hsl_data_read_text (&data, "name", HSL_DATA_REQUIRED);
  code->name_en = hsl_data_read_text (&data, "name_en", HSL_DATA_OPTIONAL);
  code->parent = hsl_data_read_text (&data, "parent", HSL_DATA_OPTIONAL);
  code->next = hsl_data_read_text (&data, "next", HSL_DATA_OPTIONAL);
  code->from = hsl_data_read_day (&data, "from");
  code->to = hsl_data_read_day (&data, "to");
  if (code->to != HSL_DAY_NONE && code->to < code->from)
    hsl_data_fail (&data, "to", _ ("is before the first day"));
  return hsl_data_close (&data, error) ? g_steal_pointer (&code) : NULL;
}

static gboolean
refuse (const char *path,
        const char *key,
        const char *problem,
        GError    **error)
{
  g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA, "%s.%s: %s", path, key, problem);
  return FALSE;
}

static gboolean
read_entries (HslCodes   *codes,
              const char *id,
              GPtrArray  *values,
              const char *path,
              GError    **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  List                  *list = find_list (codes, id);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *entry_path = g_strdup_printf ("%s.entries[%u]", path, i);
      HslCode         *code = read_entry (g_ptr_array_index (values, i), id, entry_path, error);

      if (code == NULL)
        return FALSE;
      if (g_hash_table_contains (seen, code->code))
        {
          code_free (code);
          return refuse (entry_path, "code", _ ("stands twice in its list"), error);
        }
      g_hash_table_add (seen, (gpointer) code->code);
      put_entry (list, code);
    }
  return TRUE;
}

static gboolean
read_list (HslCodes   *codes,
           GHashTable *seen,
           GVariant   *value,
           const char *path,
           GError    **error)
{
  g_autofree char      *id = NULL;
  g_autofree char      *name = NULL;
  g_autofree char      *name_en = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  HslData               data;

  hsl_data_open (&data, value, path);
  id = hsl_data_read_text (&data, "list", HSL_DATA_REQUIRED);
  name = hsl_data_read_text (&data, "name", HSL_DATA_OPTIONAL);
  name_en = hsl_data_read_text (&data, "name_en", HSL_DATA_OPTIONAL);
  entries = hsl_data_read_list (&data, "entries");
  if (id != NULL && g_hash_table_contains (seen, id))
    hsl_data_fail (&data, "list", _ ("stands twice"));
  else if (id != NULL && find_list (codes, id) == NULL && name == NULL)
    hsl_data_fail (&data, "name", _ ("is missing"));
  if (!hsl_data_close (&data, error))
    return FALSE;

  if (find_list (codes, id) == NULL)
    add_list (codes, id, name, name_en);
  g_hash_table_add (seen, find_list (codes, id)->id);
  return read_entries (codes, id, entries, path, error);
}

/* Parents and successors may stand in either file and in any order, hence only now. */
static gboolean
check_links (const HslCodes *codes,
             GError        **error)
{
  for (guint l = 0; l < codes->lists->len; l++)
    {
      const List *list = g_ptr_array_index (codes->lists, l);

      for (guint i = 0; i < list->entries->len; i++)
        {
          const HslCode   *code = g_ptr_array_index (list->entries, i);
          const HslCode   *parent = hsl_codes_find (codes, list->id, code->parent);
          g_autofree char *path = g_strdup_printf ("%s/%s", list->id, code->code);

          if (code->parent != NULL && (parent == NULL || parent->parent != NULL))
            return refuse (path, "parent", _ ("is not a code of the first level"), error);
          if (code->next != NULL && (strcmp (code->next, code->code) == 0 ||
                                     hsl_codes_find (codes, list->id, code->next) == NULL))
            return refuse (path, "next", _ ("is not another code of the list"), error);
        }
    }
  return TRUE;
}

static HslCodes *
read_into (HslCodes *codes,
           GVariant *value,
           GError  **error)
{
  g_autoptr (HslCodes)   owned = codes;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)  lists = NULL;
  HslData                data;

  hsl_data_open (&data, value, "");
  lists = hsl_data_read_list (&data, "lists");
  if (!hsl_data_close (&data, error))
    return NULL;

  for (guint i = 0; i < lists->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("lists[%u]", i);

      if (!read_list (owned, seen, g_ptr_array_index (lists, i), path, error))
        return NULL;
    }
  return check_links (owned, error) ? g_steal_pointer (&owned) : NULL;
}

/**
 * hsl_codes_new_from_variant:
 * @data: the file as json_gvariant_deserialize() makes it
 */
HslCodes *
hsl_codes_new_from_variant (GVariant *data,
                            GError  **error)
{
  g_return_val_if_fail (data != NULL, NULL);

  return read_into (codes_new (), data, error);
}

/**
 * hsl_codes_merge:
 * @data: a station's own file
 *
 * Returns: (transfer full): @codes with the entries of @data added, and those of the same code replaced
 */
HslCodes *
hsl_codes_merge (const HslCodes *codes,
                 GVariant       *data,
                 GError        **error)
{
  HslCodes *merged = codes_new ();

  for (guint l = 0; l < codes->lists->len; l++)
    {
      const List *list = g_ptr_array_index (codes->lists, l);
      List       *copy = add_list (merged, list->id, list->name, list->name_en);

      for (guint i = 0; i < list->entries->len; i++)
        put_entry (copy, code_copy (g_ptr_array_index (list->entries, i)));
    }
  return read_into (merged, data, error);
}

HslCodes *
hsl_codes_ref (HslCodes *codes)
{
  g_return_val_if_fail (codes != NULL, NULL);

  g_atomic_ref_count_inc (&codes->refs);
  return codes;
}

void
hsl_codes_unref (HslCodes *codes)
{
  g_return_if_fail (codes != NULL);

  if (!g_atomic_ref_count_dec (&codes->refs))
    return;
  g_hash_table_unref (codes->by_id);
  g_ptr_array_unref (codes->ids);
  g_ptr_array_unref (codes->lists);
  g_free (codes);
}

/**
 * hsl_codes_get_lists:
 *
 * Returns: (transfer none): the ids of all lists, ended by %NULL
 */
const char *const *
hsl_codes_get_lists (const HslCodes *codes)
{
  return (const char *const *) codes->ids->pdata;
}

gboolean
hsl_codes_has_list (const HslCodes *codes,
                    const char     *list)
{
  return find_list (codes, list) != NULL;
}

/**
 * hsl_codes_get_list_name:
 *
 * Returns: (transfer none) (nullable): the name of the list, %NULL when there is no such list
 */
const char *
hsl_codes_get_list_name (const HslCodes *codes,
                         const char     *list,
                         gboolean        in_english)
{
  const List *found = find_list (codes, list);

  if (found == NULL)
    return NULL;
  return in_english && found->name_en != NULL ? found->name_en : found->name;
}

/**
 * hsl_codes_find:
 * @code: (nullable): a code; %NULL is never found
 *
 * Returns: (transfer none) (nullable): the entry, whether still valid or not
 */
const HslCode *
hsl_codes_find (const HslCodes *codes,
                const char     *list,
                const char     *code)
{
  const List *found = find_list (codes, list);

  return found != NULL && code != NULL ? g_hash_table_lookup (found->by_code, code) : NULL;
}

/**
 * hsl_codes_get_name:
 * @in_english: for a window in another language; official papers are Chinese
 *
 * Returns: (transfer none) (nullable): the name, %NULL when there is no such code
 */
const char *
hsl_codes_get_name (const HslCodes *codes,
                    const char     *list,
                    const char     *code,
                    gboolean        in_english)
{
  const HslCode *found = hsl_codes_find (codes, list, code);

  if (found == NULL)
    return NULL;
  return in_english && found->name_en != NULL ? found->name_en : found->name;
}

/**
 * hsl_code_is_valid_on:
 * @day: %HSL_DAY_NONE asks for no particular day
 */
gboolean
hsl_code_is_valid_on (const HslCode *code,
                      HslDay         day)
{
  if (day == HSL_DAY_NONE)
    return TRUE;
  return day >= code->from && (code->to == HSL_DAY_NONE || day <= code->to);
}

/**
 * hsl_codes_is_valid_on:
 * @day: %HSL_DAY_NONE asks whether the code was ever valid
 */
gboolean
hsl_codes_is_valid_on (const HslCodes *codes,
                       const char     *list,
                       const char     *code,
                       HslDay          day)
{
  const HslCode *found = hsl_codes_find (codes, list, code);

  return found != NULL && hsl_code_is_valid_on (found, day);
}

/**
 * hsl_codes_get_entries:
 * @valid_on: %HSL_DAY_NONE for all that ever were
 *
 * Returns: (transfer container) (element-type HslCode): the entries in their order, second levels
 * behind their parent only as far as the file has them so; empty for a list that is not there
 */
GPtrArray *
hsl_codes_get_entries (const HslCodes *codes,
                       const char     *list,
                       HslDay          valid_on)
{
  const List *found = find_list (codes, list);
  GPtrArray  *entries = g_ptr_array_new ();

  for (guint i = 0; found != NULL && i < found->entries->len; i++)
    {
      HslCode *code = g_ptr_array_index (found->entries, i);

      if (hsl_code_is_valid_on (code, valid_on))
        g_ptr_array_add (entries, code);
    }
  return entries;
}
