/* hsl-demo-words.c: what a made-up station is made of
 *
 * In a sentence, {a} is the applicant, {b} the respondent, {m} the mediator, {w} a witness, {place},
 * {amount} and {agreed} speak for themselves, {3-8} is a number of that range, and [one|other] is one
 * of several wordings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-words.h"

#include "hsl-demo-resource.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define DEMO_PATH "/io/github/heshilao/Heshilao/demo/"

static GVariant *
load_file (const char *name,
           GError    **error)
{
  g_autofree char   *path = g_strconcat (DEMO_PATH, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (hsl_demo_get_resource (), path, 0, error);
  const char        *text;
  gsize              length;
  GVariant          *data;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  data = json_gvariant_deserialize_data (text, (gssize) length, NULL, error);
  if (data == NULL)
    g_prefix_error (error, "%s: ", name);
  return data != NULL ? g_variant_take_ref (data) : NULL;
}

static int
situation_weight (GVariant *situation)
{
  gint64 weight = 1;

  g_variant_lookup (situation, "weight", "x", &weight);
  return (int) weight;
}

/**
 * hsl_demo_words_new:
 *
 * Returns: (transfer full) (nullable): the words the program brings along
 */
HslDemoWords *
hsl_demo_words_new (GError **error)
{
  g_autoptr (HslDemoWords) self = g_new0 (HslDemoWords, 1);
  g_autoptr (GVariant)     file = NULL;
  g_autoptr (GVariant)     list = NULL;

  self->situations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->words = load_file ("words.json", error);
  file = self->words != NULL ? load_file ("situations.json", error) : NULL;
  if (file == NULL)
    return NULL;

  list = hsl_demo_words_list (file, "situations");
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (list, i);
      GVariant            *situation = g_variant_get_variant (item);

      self->weight += situation_weight (situation);
      g_ptr_array_add (self->situations, situation);
    }
  return g_steal_pointer (&self);
}

void
hsl_demo_words_free (HslDemoWords *self)
{
  g_clear_pointer (&self->words, g_variant_unref);
  g_ptr_array_unref (self->situations);
  g_free (self);
}

/**
 * hsl_demo_words_pick_situation:
 *
 * Returns: (transfer none): one of the situations, the frequent ones more often
 */
GVariant *
hsl_demo_words_pick_situation (HslDemoWords *self,
                               HslRandom    *random)
{
  int at = hsl_random_between (random, 1, self->weight);

  for (guint i = 0; i < self->situations->len; i++)
    {
      at -= situation_weight (g_ptr_array_index (self->situations, i));
      if (at <= 0)
        return g_ptr_array_index (self->situations, i);
    }
  g_assert_not_reached ();
}

/**
 * hsl_demo_words_list:
 *
 * Returns: (transfer full): the list under @key, an empty one when there is none
 */
GVariant *
hsl_demo_words_list (GVariant   *dict,
                     const char *key)
{
  GVariant *list = g_variant_lookup_value (dict, key, NULL);

  if (list != NULL && g_variant_type_is_array (g_variant_get_type (list)))
    return list;
  g_clear_pointer (&list, g_variant_unref);
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE_VARIANT, NULL, 0));
}

/**
 * hsl_demo_words_pick_item:
 *
 * Returns: (transfer full) (nullable): one item of the list under @key, or the only value there is
 */
GVariant *
hsl_demo_words_pick_item (GVariant   *dict,
                          const char *key,
                          HslRandom  *random)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (dict, key, NULL);
  g_autoptr (GVariant) item = NULL;
  gsize                n;

  if (list == NULL || !g_variant_is_of_type (list, G_VARIANT_TYPE ("av")))
    return g_steal_pointer (&list);
  n = g_variant_n_children (list);
  if (n == 0)
    return NULL;
  item = g_variant_get_child_value (list, (gsize) hsl_random_between (random, 0, (int) n - 1));
  return g_variant_get_variant (item);
}

/**
 * hsl_demo_words_pick:
 * @cast: (nullable): who stands in the sentence
 *
 * Returns: (transfer full) (nullable): one of the sentences under @key, filled in
 */
char *
hsl_demo_words_pick (GVariant          *dict,
                     const char        *key,
                     const HslDemoCast *cast,
                     HslRandom         *random)
{
  g_autoptr (GVariant) item = hsl_demo_words_pick_item (dict, key, random);

  if (item == NULL || !g_variant_is_of_type (item, G_VARIANT_TYPE_STRING))
    return NULL;
  return hsl_demo_words_expand (g_variant_get_string (item, NULL), cast, random);
}

/**
 * hsl_demo_words_text:
 *
 * Returns: (transfer none) (nullable): the text under @key
 */
const char *
hsl_demo_words_text (GVariant   *dict,
                     const char *key,
                     const char *otherwise)
{
  const char *text = otherwise;

  g_variant_lookup (dict, key, "&s", &text);
  return text;
}

/**
 * hsl_demo_words_number:
 *
 * Returns: the number at @index of @list
 */
int
hsl_demo_words_number (GVariant *list,
                       guint     index,
                       int       otherwise)
{
  g_autoptr (GVariant) item = NULL;
  g_autoptr (GVariant) number = NULL;

  if (index >= g_variant_n_children (list))
    return otherwise;
  item = g_variant_get_child_value (list, index);
  number = g_variant_get_variant (item);
  return (int) g_variant_get_int64 (number);
}

static const char *
find_role (const HslDemoCast *cast,
           const char        *name,
           gsize              length)
{
  const struct
  {
    const char *name;
    const char *value;
  } roles[] = {
    { "a", cast->applicant },
    { "b", cast->respondent },
    { "m", cast->mediator },
    { "w", cast->witness },
    { "place", cast->place },
    { "amount", cast->amount },
    { "agreed", cast->agreed },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strlen (roles[i].name) == length && strncmp (roles[i].name, name, length) == 0)
      return roles[i].value != NULL ? roles[i].value : "";
  return NULL;
}

/* @at stands on "{"; returns what follows the "}". */
static const char *
expand_braces (GString           *into,
               const char        *at,
               const HslDemoCast *cast,
               HslRandom         *random)
{
  const char *end = strchr (at, '}');
  const char *value;
  int         low, high;

  g_assert (end != NULL);
  value = cast != NULL ? find_role (cast, at + 1, (gsize) (end - at - 1)) : NULL;
  if (value != NULL)
    g_string_append (into, value);
  else if (sscanf (at, "{%d-%d}", &low, &high) == 2)
    g_string_append_printf (into, "%d", hsl_random_between (random, low, high));
  else
    g_error ("no such word: %s", at);
  return end + 1;
}

/* @at stands on "["; returns what follows the "]". */
static const char *
expand_choice (GString           *into,
               const char        *at,
               const HslDemoCast *cast,
               HslRandom         *random)
{
  const char      *end = strchr (at, ']');
  g_autofree char *inside = NULL;
  g_autofree char *chosen = NULL;
  g_auto (GStrv)   choices = NULL;
  int              n;

  g_assert (end != NULL);
  inside = g_strndup (at + 1, (gsize) (end - at - 1));
  choices = g_strsplit (inside, "|", -1);
  n = (int) g_strv_length (choices);
  chosen = hsl_demo_words_expand (choices[hsl_random_between (random, 0, n - 1)], cast, random);
  g_string_append (into, chosen);
  return end + 1;
}

/**
 * hsl_demo_words_expand:
 * @cast: (nullable): who stands in the sentence
 *
 * Returns: (transfer full): the sentence, filled in
 */
char *
hsl_demo_words_expand (const char        *text,
                       const HslDemoCast *cast,
                       HslRandom         *random)
{
  GString *into = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize plain = strcspn (text, "{[");

      g_string_append_len (into, text, (gssize) plain);
      text += plain;
      if (*text == '{')
        text = expand_braces (into, text, cast, random);
      else if (*text == '[')
        text = expand_choice (into, text, cast, random);
    }
  return g_string_free (into, FALSE);
}
