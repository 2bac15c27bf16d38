/* hsl-field-words.c: the value of any field in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-field-words"

#include "hsl-field-words.h"

#include "hsl-money.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

static char *
dup_link (const HslField *field,
          const char     *uid,
          const HslCase  *owner,
          HslStore       *store)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);
  const HslNoun           *noun = hsl_noun_find (field->of);
  HslFact                 *fact = hsl_directory_find (directory, noun, uid);

  if (fact != NULL)
    return g_strdup (hsl_fact_get_text (fact, "name"));
  if (noun == &hsl_party_noun)
    {
      fact = owner != NULL ? (HslFact *) hsl_case_find_party (owner, uid) : NULL;
      return g_strdup (fact != NULL ? ((HslParty *) fact)->name : uid);
    }
  return g_strdup (uid);
}

static char *
dup_code (const HslField *field,
          const char     *code,
          HslStore       *store)
{
  const char *name;

  if (g_str_equal (field->of, "grid") || g_str_equal (field->of, "area"))
    name = hsl_words_grid (store, code);
  else if (g_str_equal (field->of, "case-state"))
    name = hsl_words_state (code);
  else
    name = hsl_words_code (store, field->of, code);
  return g_strdup (name != NULL ? name : code);
}

static char *
dup_many (const HslField *field,
          char          **values,
          const HslCase  *owner,
          HslStore       *store)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           names = NULL;

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *name = field->type == HSL_FIELD_CODES ? dup_code (field, values[i], store)
                                                             : dup_link (field, values[i], owner, store);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  /* Translators: stands between the members of a list */
  return g_strjoinv (_ (", "), names);
}

/**
 * hsl_field_dup_words:
 * @owner: (nullable): the case in which links to parties are looked up
 *
 * Returns: (transfer full) (nullable): the value as people read it, %NULL when it is not set or a list of
 * facts
 */
char *
hsl_field_dup_words (const HslField *field,
                     gconstpointer   fact,
                     const HslCase  *owner,
                     HslStore       *store)
{
  g_autofree char *digits = NULL;

  if (!hsl_fact_is_set (fact, field))
    return NULL;
  switch (field->type)
    {
    case HSL_FIELD_CODE:
      return dup_code (field, G_STRUCT_MEMBER (char *, fact, field->offset), store);
    case HSL_FIELD_LINK:
      return dup_link (field, G_STRUCT_MEMBER (char *, fact, field->offset), owner, store);
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      return dup_many (field, G_STRUCT_MEMBER (char **, fact, field->offset), owner, store);
    case HSL_FIELD_DAY:
      return hsl_day_to_iso (G_STRUCT_MEMBER (HslDay, fact, field->offset));
    case HSL_FIELD_MINUTE:
      return hsl_words_minute (G_STRUCT_MEMBER (HslMinute, fact, field->offset));
    case HSL_FIELD_MONEY:
      digits = hsl_money_format (G_STRUCT_MEMBER (gint64, fact, field->offset));
      return g_strdup_printf (_ ("%s yuan"), digits);
    case HSL_FIELD_NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, G_STRUCT_MEMBER (gint64, fact, field->offset));
    case HSL_FIELD_FLAG:
      return g_strdup (_ ("yes"));
    case HSL_FIELD_TEXT:
      return g_strdup (G_STRUCT_MEMBER (char *, fact, field->offset));
    case HSL_FIELD_LIST:
    default:
      return NULL;
    }
}

/**
 * hsl_field_dup_raw:
 *
 * Returns: (transfer full): the value as the action "correct" takes it, "" when it is not set
 */
char *
hsl_field_dup_raw (const HslField *field,
                   gconstpointer   fact)
{
  g_autoptr (GVariant) value = hsl_fact_dup_value (fact, field);

  if (value == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **items = g_variant_get_strv (value, NULL);

      return g_strjoinv (" ", (char **) items);
    }
  return g_variant_print (value, FALSE);
}
