/* hsl-ctl-roster.c: organisations, workers, areas and rooms; code lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <glib/gi18n.h>

static const struct
{
  const char    *key;
  const HslNoun *noun;
} rosters[] = {
  { "organisations", &hsl_organisation_noun },
  { "workers", &hsl_worker_noun },
  { "areas", &hsl_area_noun },
  { "rooms", &hsl_room_noun },
};

static GPtrArray *
get_list (const HslDirectory *directory,
          guint               index)
{
  GPtrArray *lists[] = { directory->organisations, directory->workers, directory->areas, directory->rooms };

  return lists[index];
}

/* --- roster add --- */

static const HslNoun *
find_noun (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (rosters); i++)
    if (g_str_equal (rosters[i].key, key))
      return rosters[i].noun;
  return NULL;
}

static gboolean
read_list (GVariant           *list,
           const char         *key,
           const HslNoun      *noun,
           const HslDirectory *directory,
           GPtrArray          *into,
           GError            **error)
{
  if (!g_variant_type_is_array (g_variant_get_type (list)) ||
      g_variant_is_of_type (list, G_VARIANT_TYPE_DICTIONARY))
    return hsl_ctl_refuse (error, _ ("%s: a list is expected"), key);
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) inner = g_variant_is_of_type (item, G_VARIANT_TYPE_VARIANT)
                                       ? g_variant_get_variant (item)
                                       : g_variant_ref (item);
      g_autofree char     *path = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", key, i);
      HslFact             *fact = hsl_fact_from_variant (noun, inner, path, error);
      const HslFact       *known;

      if (fact == NULL)
        return FALSE;
      /* One that is there already under this uid is changed. */
      known = fact->uid != NULL ? hsl_directory_find (directory, noun, fact->uid) : NULL;
      if (known != NULL)
        fact->version = known->version;
      g_ptr_array_add (into, fact);
    }
  return TRUE;
}

static GPtrArray *
read_roster (GVariant           *file,
             const HslDirectory *directory,
             GError            **error)
{
  g_autoptr (GPtrArray) facts = hsl_fact_list_new ();
  GVariantIter          iter;
  const char           *key;
  GVariant             *value;

  if (!g_variant_is_of_type (file, G_VARIANT_TYPE_VARDICT))
    {
      hsl_ctl_refuse (error, _ ("an object with organisations, workers, areas and rooms is expected"));
      return NULL;
    }
  g_variant_iter_init (&iter, file);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) list = value;
      const HslNoun       *noun = find_noun (key);

      if (noun == NULL)
        {
          hsl_ctl_refuse (error, _ ("%s: there is no such field"), key);
          return NULL;
        }
      if (!read_list (list, key, noun, directory, facts, error))
        return NULL;
    }
  return g_steal_pointer (&facts);
}

/* A station has one organisation of each kind. A new store makes both; a roster brings the real ones, and
 * until the first case is registered they may take their place. */
static gboolean
brings_organisations (const HslDirectory *directory,
                      GPtrArray          *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const HslFact *coming = g_ptr_array_index (facts, i);

      if (coming->noun == &hsl_organisation_noun &&
          (coming->uid == NULL || hsl_directory_find (directory, coming->noun, coming->uid) == NULL))
        return TRUE;
    }
  return FALSE;
}

/* roster add FILE */
gboolean
hsl_ctl_roster_add (HslCtl  *self,
                    char   **words,
                    GError **error)
{
  g_auto (GStrv)           rest = NULL;
  g_autoptr (GVariant)     file = NULL;
  g_autoptr (HslDirectory) directory = NULL;
  g_autoptr (GPtrArray)    facts = NULL;
  GVariantBuilder          builder;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  file = hsl_ctl_read_json (rest[0], error);
  if (file == NULL || !hsl_ctl_open (self, error))
    return FALSE;
  directory = hsl_store_ref_directory (self->store);
  facts = read_roster (file, directory, error);
  if (facts == NULL ||
      !(brings_organisations (directory, facts) ? hsl_store_import_station (self->store, facts, error)
                                                : hsl_store_put_many (self->store, facts, error)))
    return FALSE;

  if (!self->json)
    {
      hsl_ctl_say (ngettext ("%u entry\n", "%u entries\n", facts->len), facts->len);
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put_number (&builder, "done", facts->len);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}

/* --- roster list --- */

static void
print_roster_json (const HslDirectory *directory)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < G_N_ELEMENTS (rosters); i++)
    {
      GPtrArray      *facts = get_list (directory, i);
      GVariantBuilder list;

      g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
      for (guint k = 0; k < facts->len; k++)
        g_variant_builder_add_value (&list,
                                     hsl_fact_to_variant (g_ptr_array_index (facts, k), HSL_VARIANT_ALL));
      hsl_ctl_put_value (&builder, rosters[i].key, g_variant_builder_end (&list));
    }
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

static void
print_roster (HslCtl             *self,
              const HslDirectory *directory)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (4, _ ("Noun"), _ ("Name"), _ ("Kind"), _ ("uid"));

  for (guint i = 0; i < directory->organisations->len; i++)
    {
      const HslOrganisation *one = g_ptr_array_index (directory->organisations, i);

      hsl_ctl_table_add (table, _ (hsl_organisation_noun.label), one->name,
                         hsl_ctl_code_name (self, "organisation-kind", one->kind), one->fact.uid);
    }
  for (guint i = 0; i < directory->workers->len; i++)
    {
      const HslWorker *one = g_ptr_array_index (directory->workers, i);

      hsl_ctl_table_add (table, _ (hsl_worker_noun.label), one->name,
                         hsl_ctl_code_name (self, "role", one->role), one->fact.uid);
    }
  for (guint i = 0; i < directory->areas->len; i++)
    {
      const HslArea *one = g_ptr_array_index (directory->areas, i);

      hsl_ctl_table_add (table, _ (hsl_area_noun.label), one->name,
                         hsl_ctl_code_name (self, "area-kind", one->kind), one->code);
    }
  for (guint i = 0; i < directory->rooms->len; i++)
    {
      const HslRoom *one = g_ptr_array_index (directory->rooms, i);

      hsl_ctl_table_add (table, _ (hsl_room_noun.label), one->name, one->place, one->fact.uid);
    }
  hsl_ctl_table_print (table);
}

/* roster list */
gboolean
hsl_ctl_roster_list (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_auto (GStrv)           rest = NULL;
  g_autoptr (HslDirectory) directory = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 0, 0, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  directory = hsl_store_ref_directory (self->store);
  if (self->json)
    print_roster_json (directory);
  else
    print_roster (self, directory);
  return TRUE;
}

/* --- codes --- */

static void
print_list_names (HslCtl *self)
{
  const HslCodes    *codes = hsl_store_get_codes (self->store);
  const char *const *lists = hsl_codes_get_lists (codes);

  for (guint i = 0; lists[i] != NULL; i++)
    hsl_ctl_say ("%s\n", lists[i]);
}

static void
print_codes (HslCtl     *self,
             const char *list)
{
  HslDay                  today = hsl_minute_get_day (hsl_store_get_now (self->store));
  g_autoptr (GPtrArray)   entries = hsl_codes_get_entries (hsl_store_get_codes (self->store), list, today);
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (2, NULL, NULL);
  GVariantBuilder         all;

  g_variant_builder_init (&all, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < entries->len; i++)
    {
      const HslCode  *code = g_ptr_array_index (entries, i);
      GVariantBuilder item;

      hsl_ctl_table_add (table, code->code, hsl_ctl_code_name (self, list, code->code));
      g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
      hsl_ctl_put (&item, "code", code->code);
      hsl_ctl_put (&item, "name", code->name);
      hsl_ctl_put (&item, "name_en", code->name_en);
      hsl_ctl_put (&item, "parent", code->parent);
      g_variant_builder_add_value (&all, g_variant_builder_end (&item));
    }
  hsl_ctl_print_list (self, &all, table);
}

/* codes [LIST] */
gboolean
hsl_ctl_codes (HslCtl  *self,
               char   **words,
               GError **error)
{
  g_auto (GStrv) rest = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 0, 1, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  if (rest[0] != NULL && !hsl_codes_has_list (hsl_store_get_codes (self->store), rest[0]))
    return hsl_ctl_usage_error (error, _ ("there is no list “%s”"), rest[0]);
  if (rest[0] != NULL)
    print_codes (self, rest[0]);
  else if (self->json)
    hsl_ctl_print_json (g_variant_new_strv (hsl_codes_get_lists (hsl_store_get_codes (self->store)), -1));
  else
    print_list_names (self);
  return TRUE;
}
