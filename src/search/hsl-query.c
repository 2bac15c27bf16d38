/* hsl-query.c: what somebody typed into the one search box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-query"

#include "hsl-query.h"

#include "hsl-fold.h"
#include "hsl-tokens.h"

#include <string.h>

/* Fewer digits than this are nobody's number: they would fit a tenth of all people. */
#define PEOPLE_DIGITS_MIN 3

/* The suffix of a reopened case, before or behind 号 */
#define SUFFIX "号?(?:-?r(?<reopening>[0-9]{1,3}))?号?"

/* "(2026)榕湖人调字第18号", "2026年榕湖人调字18号", "(2026)18" */
#define WITH_YEAR                                     \
  "^(?:\\((?<year>[0-9]{4})\\)|(?<year>[0-9]{4})年)" \
  "(?<series>[^0-9()]*?)第?(?<serial>[0-9]{1,6})" SUFFIX "$"

/* "榕湖人调字第18号", "字18", "第18号", "18号" */
#define WITHOUT_YEAR "^(?<series>[^0-9()]*字)?第?(?<serial>[0-9]{1,6})" SUFFIX "$"

/* "2026 18", "2026-18", "2026/18" */
#define TWO_NUMBERS "^(?<year>[0-9]{4})[ /.-](?<serial>[0-9]{1,6})" SUFFIX "$"

static void
discard (const char *token,
         gsize       length,
         gpointer    user_data)
{
}

static int
fetch_int (GMatchInfo *match,
           const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text == NULL || *text == '\0' ? 0 : (int) g_ascii_strtoll (text, NULL, 10);
}

static gboolean
match_number (HslQuery   *self,
              const char *pattern,
              const char *text)
{
  g_autoptr (GRegex)     regex = g_regex_new (pattern, G_REGEX_DUPNAMES, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char       *series = NULL;
  int                    year;

  g_assert (regex != NULL);
  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return FALSE;

  year = fetch_int (match, "year");
  if (year != 0 && (year < 1949 || year > 2199))
    return FALSE;

  self->year = year;
  self->serial = fetch_int (match, "serial");
  self->reopening = fetch_int (match, "reopening");
  series = g_match_info_fetch_named (match, "series");
  if (series != NULL && *series != '\0')
    self->series = g_steal_pointer (&series);
  return self->serial > 0;
}

/* Whether what was typed can be nothing but a case number. */
static gboolean
parse_number (HslQuery *self)
{
  g_autofree char *packed = hsl_fold (self->text, HSL_FOLD_TEXT);

  self->is_number = match_number (self, WITH_YEAR, packed);
  if (self->is_number)
    return TRUE;

  self->is_number = match_number (self, WITHOUT_YEAR, packed);
  if (self->is_number)
    return self->series != NULL || strstr (packed, "第") != NULL || strstr (packed, "号") != NULL;

  self->is_number = match_number (self, TWO_NUMBERS, self->text);
  return FALSE;
}

static gboolean
may_be_people (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p) && *p != ' ' && *p != '-')
        return TRUE;
      n_digits += g_ascii_isdigit (*p) ? 1 : 0;
    }
  return n_digits >= PEOPLE_DIGITS_MIN;
}

/**
 * hsl_query_new:
 * @typed: (nullable): the text of the search box
 *
 * Returns: (transfer full): which searches to run for it; none for an empty one
 */
HslQuery *
hsl_query_new (const char *typed)
{
  HslQuery *self = g_new0 (HslQuery, 1);
  gboolean  is_number_only;

  self->text = hsl_fold (typed, HSL_FOLD_PLAIN);
  if (*self->text == '\0')
    return self;

  is_number_only = parse_number (self);
  self->is_people = !is_number_only && may_be_people (self->text);
  self->is_text = hsl_tokens_foreach_in_query (self->text, discard, NULL) > 0;
  return self;
}

void
hsl_query_free (HslQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->series);
  g_free (self);
}
