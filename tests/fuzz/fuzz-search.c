/* fuzz-search.c: the first line is typed into the search box, the rest is a text that may have it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "hsl-people.h"
#include "hsl-pinyin.h"
#include "hsl-query.h"
#include "hsl-text.h"
#include "hsl-tokens.h"

#include <string.h>

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  fuzz_begin ();
  return 0;
}

static void
take_token (const char *token,
            gsize       length,
            gpointer    user_data)
{
  g_assert_cmpuint (strlen (token), ==, length);
  g_assert_true (g_utf8_validate (token, (gssize) length, NULL));
  g_hash_table_add (user_data, g_strdup (token));
}

/* A word of one or two letters alone is taken for a whole one: the index may miss it inside another. */
static gboolean
is_certain (const char *token)
{
  for (const char *p = token; *p != '\0'; p = g_utf8_next_char (p))
    if (hsl_fold_is_han (g_utf8_get_char (p)))
      return TRUE;
  return g_utf8_strlen (token, -1) > 2;
}

static void
check_token (const char *token,
             gsize       length,
             gpointer    user_data)
{
  if (is_certain (token) && !g_hash_table_contains (user_data, token))
    g_error ("the index would not find “%s”", token);
}

/* Nobody searches twice when the first time found nothing: whatever has the words is found by its tokens. */
static void
check_tokens (const char *text,
              const char *query)
{
  g_autoptr (GHashTable) tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  hsl_tokens_foreach (text, take_token, tokens);
  if (hsl_text_matches (text, query))
    hsl_tokens_foreach_in_query (query, check_token, tokens);
}

static void
check_snippet (const char *text,
               const char *query)
{
  gsize            start = 0, length = 0;
  g_autofree char *snippet = hsl_text_snippet (text, query, 20, &start, &length);

  if (snippet == NULL)
    return;
  g_assert_true (g_utf8_validate (snippet, -1, NULL));
  g_assert_cmpuint (start + length, <=, strlen (snippet));
  g_assert_true (g_utf8_validate (snippet + start, (gssize) length, NULL));
}

/* GLib folds the small letters of Cherokee to the capitals, and these to those. */
static gboolean
has_cherokee (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_CHEROKEE)
      return TRUE;
  return FALSE;
}

static void
check_folds (const char *text)
{
  if (has_cherokee (text))
    return;
  for (int mode = HSL_FOLD_PLAIN; mode <= HSL_FOLD_NAME; mode++)
    {
      g_autofree char *once = hsl_fold (text, (HslFoldMode) mode);
      g_autofree char *twice = hsl_fold (once, (HslFoldMode) mode);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
check_people (const char *name,
              const char *typed)
{
  g_autoptr (HslPeople) people = hsl_people_new ();
  HslPeopleEntry        entry = { .uid = "1", .name = name, .phone = name, .number = name, .address = name };
  HslPeopleEntry        other = { .uid = "2", .name = typed, .extra = name, .stamp = 2 };
  g_autoptr (GPtrArray) hits = NULL;
  guint                 count;

  hsl_people_put (people, &entry);
  hsl_people_put (people, &other);
  hits = hsl_people_find (people, typed, 10, &count);
  g_assert_cmpuint (hits->len, <=, count);
  g_assert_true (hsl_people_remove (people, "1"));
  g_assert_cmpuint (hsl_people_get_size (people), ==, 1);
}

static void
check_pinyin (const char *name,
              const char *typed)
{
  g_autofree char *spelled = hsl_pinyin_spell (name);
  g_autofree char *initials = hsl_pinyin_spell_initials (name);
  g_autofree char *key = hsl_pinyin_make_sort_key (name);

  g_assert_true (spelled == NULL || g_utf8_validate (spelled, -1, NULL));
  g_assert_true (initials == NULL || g_utf8_validate (initials, -1, NULL));
  (void) hsl_pinyin_match (name, typed);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char     *whole = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv)       parts = g_strsplit (whole, "\n", 2);
  const char          *typed = parts[0] != NULL ? parts[0] : "";
  const char          *text = parts[0] != NULL && parts[1] != NULL ? parts[1] : "";
  g_autoptr (HslQuery) query = hsl_query_new (typed);

  g_assert_true (g_utf8_validate (query->text, -1, NULL));
  check_folds (typed);
  check_folds (text);
  check_tokens (text, query->text);
  check_tokens (text, typed);
  check_snippet (text, query->text);
  check_pinyin (text, typed);
  check_people (text, typed);
  return 0;
}
