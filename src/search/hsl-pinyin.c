/* hsl-pinyin.c: names by their sound
 *
 * A query is matched against a name syllable by syllable: each character takes a beginning, at least
 * one letter long, of one of its readings, or is the character itself. So zhangsan, zhangs, zsan,
 * zhs, zs, 张s and z三 all find 张三, and 单 is found by shan and by dan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-pinyin"

#include "hsl-pinyin.h"

#include "hsl-fold.h"
#include "hsl-readings.h"

#include <string.h>

#define INITIALS_SHIFT 26
#define FIRST_SHIFT    52
#define N_FIRST        12

/* What the syllables taken so far were like. */
typedef enum
{
  TAKEN_WHOLE,    /* every one to its end */
  TAKEN_LAST_CUT, /* every one but the last, which may still be being typed */
  TAKEN_CUT,      /* an earlier one was cut short */
  N_TAKEN
} Taken;

typedef struct
{
  const HslReadings *readings;
  const gunichar    *name;
  guint              length;
  const gunichar    *query;
  guint              n_query;
  HslPinyinMatch     best;
  /* A bit for each place in the query that was tried with this character: keeps names such as
   * 啊啊啊啊 from being tried in every division. Only rows up to @length are set up. */
  guint64 seen[HSL_PINYIN_NAME_MAX][N_TAKEN];
} Matcher;

/* The letter by which @c is typed: ü is v on every keyboard. */
static gunichar
get_letter (gunichar c)
{
  return c == 0xfc ? 'v' : c;
}

static gboolean
is_letter (gunichar c)
{
  return (c >= 'a' && c <= 'z') || c == 0xfc;
}

/* The bits of a syllable that begins with @letter, the first of the name or a later one. */
static guint64
sign_initial (gunichar letter,
              gboolean is_first)
{
  guint   index = get_letter (letter) - 'a';
  guint64 bits = G_GUINT64_CONSTANT (1) << (INITIALS_SHIFT + index);

  if (is_first)
    bits |= G_GUINT64_CONSTANT (1) << (FIRST_SHIFT + index % N_FIRST);
  return bits;
}

static HslPinyinMatch
rate (guint position,
      guint length,
      Taken taken)
{
  if (taken == TAKEN_CUT)
    return position == length ? HSL_PINYIN_ALL_INITIALS : HSL_PINYIN_INITIALS;
  return taken == TAKEN_WHOLE && position == length ? HSL_PINYIN_EXACT : HSL_PINYIN_PREFIX;
}

static Taken
take (Taken    before,
      gboolean is_whole)
{
  if (before != TAKEN_WHOLE)
    return TAKEN_CUT;
  return is_whole ? TAKEN_WHOLE : TAKEN_LAST_CUT;
}

static void
follow (Matcher *self,
        guint    position,
        guint    at,
        Taken    taken)
{
  const HslReadingSet *set;

  if (at == self->n_query)
    {
      self->best = MAX (self->best, rate (position, self->length, taken));
      return;
    }
  if (position == self->length || (self->seen[position][taken] & (G_GUINT64_CONSTANT (1) << at)) != 0)
    return;

  self->seen[position][taken] |= G_GUINT64_CONSTANT (1) << at;
  if (self->query[at] == self->name[position])
    follow (self, position + 1, at + 1, take (taken, TRUE));
  if (!is_letter (self->query[at]))
    return;

  set = hsl_readings_find_in_name (self->readings, self->name, self->length, position);
  for (guint i = 0; set != NULL && i < set->n; i++)
    {
      const HslSyllable *syllable = hsl_readings_get_syllable (self->readings, set->syllables[i]);

      for (guint k = 0; k < syllable->length && at + k < self->n_query; k++)
        {
          if (get_letter (self->query[at + k]) != (gunichar) syllable->text[k])
            break;
          follow (self, position + 1, at + k + 1, take (taken, k + 1 == syllable->length));
        }
    }
}

/**
 * hsl_pinyin_match_chars:
 * @name: characters of a name, folded as %HSL_FOLD_NAME
 * @query: characters typed, folded as %HSL_FOLD_NAME
 *
 * A single letter fits the beginning of a name only: inside it would fit nearly everybody.
 */
HslPinyinMatch
hsl_pinyin_match_chars (const gunichar *name,
                        guint           length,
                        const gunichar *query,
                        guint           n_query)
{
  Matcher  matcher;
  gboolean is_one_letter;

  length = MIN (length, HSL_PINYIN_NAME_MAX);
  if (n_query == 0 || length == 0 || n_query > HSL_PINYIN_QUERY_MAX)
    return HSL_PINYIN_NONE;

  matcher.readings = hsl_readings_get ();
  matcher.name = name;
  matcher.length = length;
  matcher.query = query;
  matcher.n_query = n_query;
  matcher.best = HSL_PINYIN_NONE;
  memset (matcher.seen, 0, length * sizeof matcher.seen[0]);

  follow (&matcher, 0, 0, TAKEN_WHOLE);
  is_one_letter = n_query == 1 && is_letter (query[0]);
  if (matcher.best != HSL_PINYIN_NONE || is_one_letter)
    return matcher.best;

  /* What was seen without success stays so from every other beginning. */
  for (guint start = 1; start < length; start++)
    {
      follow (&matcher, start, 0, TAKEN_WHOLE);
      if (matcher.best != HSL_PINYIN_NONE)
        return HSL_PINYIN_INSIDE;
    }
  return HSL_PINYIN_NONE;
}

/**
 * hsl_pinyin_match:
 * @name: (nullable): a name of a person, an area, anything short
 * @query: (nullable): what was typed: Han characters, pinyin, initials, mixed
 *
 * For short lists; many people are #HslPeople.
 */
HslPinyinMatch
hsl_pinyin_match (const char *name,
                  const char *query)
{
  g_autoptr (GArray) name_chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) query_chars = g_array_new (FALSE, FALSE, sizeof (gunichar));

  if (name == NULL || query == NULL)
    return HSL_PINYIN_NONE;

  hsl_fold_append (name, HSL_FOLD_NAME, name_chars, NULL);
  hsl_fold_append (query, HSL_FOLD_NAME, query_chars, NULL);
  return hsl_pinyin_match_chars ((const gunichar *) name_chars->data, name_chars->len,
                                 (const gunichar *) query_chars->data, query_chars->len);
}

/**
 * hsl_pinyin_sign_name:
 *
 * Returns: which letters the readings of @name have (bits 0 to 25) and begin with (bits 26 to 51), and,
 * folded into the rest, which the first of them begins with. A query whose signature is not
 * contained in it cannot match.
 */
guint64
hsl_pinyin_sign_name (const gunichar *name,
                      guint           length)
{
  const HslReadings *readings = hsl_readings_get ();
  guint64            signature = 0;

  length = MIN (length, HSL_PINYIN_NAME_MAX);
  for (guint i = 0; i < length; i++)
    {
      const HslReadingSet *set = hsl_readings_find_in_name (readings, name, length, i);

      if (is_letter (name[i]))
        signature |= G_GUINT64_CONSTANT (1) << (get_letter (name[i]) - 'a') | sign_initial (name[i], i == 0);
      for (guint j = 0; set != NULL && j < set->n; j++)
        {
          const HslSyllable *syllable = hsl_readings_get_syllable (readings, set->syllables[j]);

          signature |= syllable->letters | sign_initial ((gunichar) syllable->text[0], i == 0);
        }
    }
  return signature;
}

/**
 * hsl_pinyin_sign_query:
 *
 * Returns: what hsl_pinyin_sign_name() of a name must contain for @query to match; 0 when @query has
 * no letter
 */
guint64
hsl_pinyin_sign_query (const gunichar *query,
                       guint           n_query)
{
  guint64 signature = 0;

  for (guint i = 0; i < n_query; i++)
    if (is_letter (query[i]))
      {
        signature |= G_GUINT64_CONSTANT (1) << (get_letter (query[i]) - 'a');
        if (i == 0 || !is_letter (query[i - 1]))
          signature |= sign_initial (query[i], n_query == 1);
      }
  return signature;
}

/**
 * hsl_pinyin_get_readings:
 * @out_readings: (array length=room): gets static strings, the usual reading first; ü is v
 *
 * Returns: how many there are, at most @room
 */
guint
hsl_pinyin_get_readings (gunichar     c,
                         const char **out_readings,
                         guint        room)
{
  const HslReadings   *readings = hsl_readings_get ();
  const HslReadingSet *set = hsl_readings_find (readings, c);
  guint                n = 0;

  for (; set != NULL && n < set->n && n < room; n++)
    out_readings[n] = hsl_readings_get_syllable (readings, set->syllables[n])->text;
  return n;
}

/* The first reading of each character, the surname's at the beginning; a character that is not read
 * stands for itself. */
static char *
spell (const char *name,
       gboolean    initials_only)
{
  const HslReadings *readings = hsl_readings_get ();
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GString           *result = g_string_new (NULL);
  gboolean           was_read = FALSE;

  hsl_fold_append (name, HSL_FOLD_NAME, chars, NULL);
  for (guint i = 0; i < chars->len; i++)
    {
      const gunichar      *c = &g_array_index (chars, gunichar, i);
      const HslReadingSet *set;

      set = hsl_readings_find_in_name (readings, (const gunichar *) chars->data, chars->len, i);
      if (!initials_only && i > 0 && (was_read || set != NULL))
        g_string_append_c (result, ' ');
      was_read = set != NULL;

      if (set == NULL)
        g_string_append_unichar (result, *c);
      else
        g_string_append_len (result, hsl_readings_get_syllable (readings, set->syllables[0])->text,
                             initials_only ? 1 : -1);
    }
  return g_string_free (result, FALSE);
}

/**
 * hsl_pinyin_spell:
 *
 * Returns: (transfer full): "shan xiong xin" for 单雄信
 */
char *
hsl_pinyin_spell (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return spell (name, FALSE);
}

/**
 * hsl_pinyin_spell_initials:
 *
 * Returns: (transfer full): "sxx" for 单雄信
 */
char *
hsl_pinyin_spell_initials (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return spell (name, TRUE);
}

/**
 * hsl_pinyin_make_sort_key:
 *
 * Returns: (transfer full): a key that strcmp() puts into the order of a Chinese register: character by
 * character, each by sound and then by itself, so that one surname stays together
 */
char *
hsl_pinyin_make_sort_key (const char *text)
{
  const HslReadings *readings = hsl_readings_get ();
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GString           *key;

  g_return_val_if_fail (text != NULL, NULL);

  key = g_string_new (NULL);
  hsl_fold_append (text, HSL_FOLD_NAME, chars, NULL);
  for (guint i = 0; i < chars->len; i++)
    {
      const HslReadingSet *set;

      set = hsl_readings_find_in_name (readings, (const gunichar *) chars->data, chars->len, i);
      if (set != NULL)
        g_string_append_printf (key, "%s\x01", hsl_readings_get_syllable (readings, set->syllables[0])->text);
      g_string_append_unichar (key, g_array_index (chars, gunichar, i));
    }
  return g_string_free (key, FALSE);
}
