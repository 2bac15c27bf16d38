/* hsl-case-rows.c: a case as its rows
 *
 * The graph of a case follows from the field tables: every list of a noun with a table of its own is
 * loaded from that table and hung under its parent. Saving compares two graphs by uid and writes what
 * differs. The timeline is not written here: its entries are links of the chain (hsl-chain.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-rows"

#include "hsl-case-rows.h"

#include "hsl-chain.h"
#include "hsl-digest.h"
#include "hsl-store-error.h"

#include <glib/gi18n-lib.h>

/* The noun of a list whose facts have rows of their own. */
static const HslNoun *
field_row_noun (const HslField *field)
{
  const HslNoun *noun;

  if (field->type != HSL_FIELD_LIST)
    return NULL;
  noun = hsl_noun_find (field->of);
  return noun->table != NULL && noun != &hsl_activity_noun ? noun : NULL;
}

static gboolean
noun_is_nested (const HslNoun *noun)
{
  return noun == &hsl_term_noun || noun == &hsl_instalment_noun;
}

static gboolean
load_list (HslRows        *rows,
           const char     *case_uid,
           GPtrArray      *parents,
           const HslField *field,
           GError        **error)
{
  const HslNoun        *noun = field_row_noun (field);
  g_autoptr (GPtrArray) loaded = hsl_rows_load (rows, noun, case_uid, HSL_ROW_READ, error);
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();

  if (loaded == NULL)
    return FALSE;
  for (guint i = 0; i < loaded->len; i++)
    {
      const HslRow  *row = g_ptr_array_index (loaded, i);
      const HslFact *parent = noun_is_nested (noun) ? hsl_fact_list_find (parents, row->parent_uid)
                                                    : g_ptr_array_index (parents, 0);

      if (parent == NULL)
        {
          g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
                       _ ("The %s “%s” belongs to nothing: “%s” is not there"),
                       noun->name, row->fact->uid, row->parent_uid);
          return FALSE;
        }
      g_ptr_array_add (G_STRUCT_MEMBER (GPtrArray *, parent, field->offset), hsl_fact_ref (row->fact));
      g_ptr_array_add (facts, row->fact);
    }

  if (facts->len == 0)
    return TRUE;
  for (guint i = 0; i < noun->n_fields; i++)
    if (field_row_noun (&noun->fields[i]) != NULL &&
        !load_list (rows, case_uid, facts, &noun->fields[i], error))
      return FALSE;
  return TRUE;
}

/**
 * hsl_case_rows_load:
 *
 * Returns: (transfer full) (nullable): the whole case; %NULL with %HSL_STORE_ERROR_NOT_FOUND when
 * there is none
 */
HslCase *
hsl_case_rows_load (HslRows    *rows,
                    const char *case_uid,
                    GError    **error)
{
  g_autoptr (GError)    problem = NULL;
  g_autoptr (HslRow)    row = hsl_rows_load_one (rows, &hsl_case_noun, NULL, case_uid, HSL_ROW_READ,
                                                 &problem);
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();
  HslCase              *self;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (row == NULL)
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND, _ ("There is no case “%s”"), case_uid);
      return NULL;
    }

  self = (HslCase *) row->fact;
  g_ptr_array_add (parents, self);
  for (guint i = 0; i < hsl_case_noun.n_fields; i++)
    if (field_row_noun (&hsl_case_noun.fields[i]) != NULL &&
        !load_list (rows, case_uid, parents, &hsl_case_noun.fields[i], error))
      return NULL;
  if (!hsl_chain_load_timeline (rows, case_uid, self->activities, error))
    return NULL;
  return hsl_fact_ref (self);
}

/* One fact of a graph and where it lies. Borrowed. */
typedef struct
{
  HslFact    *fact;
  const char *parent_uid;
  gint64      order;
} Node;

static char *
node_key (const HslFact *fact)
{
  return g_strconcat (fact->noun->table, " ", fact->uid, NULL);
}

/* Flattens the graph below @parent, parents before their children. */
static gboolean
collect_nodes (const HslFact *parent,
               GPtrArray     *nodes,
               GHashTable    *by_key,
               GError       **error)
{
  for (guint i = 0; i < parent->noun->n_fields; i++)
    {
      const HslField *field = &parent->noun->fields[i];
      const HslNoun  *noun = field_row_noun (field);
      GPtrArray      *list = noun != NULL ? G_STRUCT_MEMBER (GPtrArray *, parent, field->offset) : NULL;

      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          Node *node = g_new0 (Node, 1);

          node->fact = g_ptr_array_index (list, k);
          node->parent_uid = noun_is_nested (noun) ? parent->uid : "";
          node->order = k;
          g_ptr_array_add (nodes, node);
          if (!g_hash_table_insert (by_key, node_key (node->fact), node))
            {
              g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
                           _ ("%s: the uid “%s” is used twice in this case"),
                           field->name, node->fact->uid);
              return FALSE;
            }
          if (!collect_nodes (node->fact, nodes, by_key, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * hsl_writes_add:
 * @commitment: (nullable): to the row as written; %NULL when it was deleted
 *
 * Adds one written row to the list that an activity keeps: "table uid version commitment", a line each.
 */
void
hsl_writes_add (GString    *writes,
                const char *table,
                const char *uid,
                gint64      version,
                GBytes     *commitment)
{
  g_autofree char *text = commitment != NULL ? hsl_bytes_to_base64 (commitment) : g_strdup ("-");

  g_string_append_printf (writes, "%s %s %" G_GINT64_FORMAT " %s\n", table, uid, version, text);
}

static gboolean
write_fact (HslRows       *rows,
            const char    *case_uid,
            const HslFact *old,
            const Node    *node,
            GString       *writes,
            GError       **error)
{
  HslRowPlace        place = { case_uid, node->parent_uid, node->order };
  g_autoptr (GBytes) commitment = NULL;

  node->fact->version = old != NULL ? old->version + 1 : 1;
  commitment = old != NULL ? hsl_rows_update (rows, node->fact, &place, error)
                           : hsl_rows_insert (rows, node->fact, &place, error);
  if (commitment == NULL)
    return FALSE;
  hsl_writes_add (writes, node->fact->noun->table, node->fact->uid, node->fact->version, commitment);
  return TRUE;
}

static gboolean
write_case (HslRows       *rows,
            const HslCase *before,
            HslCase       *after,
            GString       *writes,
            GError       **error)
{
  Node node = { &after->fact, "", 0 };

  if (before != NULL && hsl_fact_row_equal (before, after))
    {
      after->fact.version = before->fact.version;
      return TRUE;
    }
  return write_fact (rows, after->fact.uid, before != NULL ? &before->fact : NULL, &node, writes, error);
}

static gboolean
write_nodes (HslRows    *rows,
             const char *case_uid,
             GPtrArray  *nodes,
             GHashTable *old,
             GString    *writes,
             GError    **error)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const Node      *node = g_ptr_array_index (nodes, i);
      g_autofree char *key = node_key (node->fact);
      const Node      *was = g_hash_table_lookup (old, key);

      if (was != NULL && was->order == node->order && g_str_equal (was->parent_uid, node->parent_uid) &&
          hsl_fact_row_equal (was->fact, node->fact))
        node->fact->version = was->fact->version;
      else if (!write_fact (rows, case_uid, was != NULL ? was->fact : NULL, node, writes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_nodes (HslRows    *rows,
              const char *case_uid,
              GPtrArray  *nodes,
              GHashTable *kept,
              GString    *writes,
              GError    **error)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const HslFact   *fact = ((Node *) g_ptr_array_index (nodes, i))->fact;
      g_autofree char *key = node_key (fact);

      if (g_hash_table_contains (kept, key))
        continue;
      if (!hsl_rows_delete (rows, fact->noun, case_uid, fact->uid, error))
        return FALSE;
      hsl_writes_add (writes, fact->noun->table, fact->uid, fact->version + 1, NULL);
    }
  return TRUE;
}

/**
 * hsl_case_rows_save:
 * @before: (nullable): the case as it is stored; %NULL for a new one
 * @after: the case as it shall be; gets the versions of its rows
 * @writes: gets a line for each row that was written
 *
 * Writes what differs between the two, but for the timeline.
 */
gboolean
hsl_case_rows_save (HslRows       *rows,
                    const HslCase *before,
                    HslCase       *after,
                    GString       *writes,
                    GError       **error)
{
  g_autoptr (GPtrArray)  old_nodes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)  nodes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) new = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (before != NULL && !collect_nodes (&before->fact, old_nodes, old, error))
    return FALSE;
  return collect_nodes (&after->fact, nodes, new, error) &&
         write_case (rows, before, after, writes, error) &&
         write_nodes (rows, after->fact.uid, nodes, old, writes, error) &&
         delete_nodes (rows, after->fact.uid, old_nodes, new, writes, error);
}
