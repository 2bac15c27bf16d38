/* hsl-people-query.c: what was typed, made ready to be asked of every segment
 *
 * What was typed is divided at its spaces; a person is a hit who fits every part, in whichever field.
 * Each part is looked for
 * - in names: with letters by signature and then by sound, else by its characters;
 * - in phones and paper numbers: from three letters and digits on, at least one of them a digit;
 * - in address and extra text: from two characters on, three when they are letters only, so that
 *   initials do not drag in every address with such a word.
 * With several parts all of them together are tried as one name too ("zhang san", "John Smith").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-people"

#include "hsl-people-query.h"

#include "hsl-fold.h"
#include "hsl-pinyin.h"

#include <string.h>

#define NUMBER_MIN 3
#define WORD_MIN   3
#define TEXT_MIN   2

typedef struct
{
  gunichar name[HSL_PINYIN_QUERY_MAX];
  guint    n_name; /* 0 when this is nobody's name */
  guint64  signature;

  /* The part of @name to look for by its characters: all of it, or the longest run without letters. */
  guint16 literal[HSL_PEOPLE_NEEDLE_MAX];
  guint   n_literal;

  guint8 number[HSL_PEOPLE_NEEDLE_MAX];
  guint  n_number;

  guint16 text[HSL_PEOPLE_NEEDLE_MAX];
  guint   n_text;
} Part;

struct _HslPeopleQuery
{
  GArray  *parts;  /* Part */
  Part    *joined; /* NULL with less than two parts */
  gboolean is_impossible;
};

typedef struct
{
  const Part             *part;
  const HslPeopleSegment *segment;
  HslPeopleScore         *scores;
} Run;

/* The longest run of characters that are no letters, as UTF-16; all of @chars when there is no letter. */
static void
set_literal (Part           *part,
             const gunichar *chars,
             guint           n)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (guint16));
  guint              best = 0, best_length = 0;

  for (guint start = 0; start < n;)
    {
      guint end = start;

      while (end < n && hsl_pinyin_sign_query (&chars[end], 1) == 0)
        end++;
      if (end - start > best_length)
        {
          best = start;
          best_length = end - start;
        }
      start = end + 1;
    }

  hsl_people_append_utf16 (units, chars + best, best_length);
  if (units->len > HSL_PEOPLE_NEEDLE_MAX)
    part->n_name = 0;
  else if (units->len > 0)
    memcpy (part->literal, units->data, units->len * sizeof (guint16));
  part->n_literal = part->n_name == 0 ? 0 : units->len;
}

static void
set_name (Part       *part,
          const char *typed)
{
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gunichar));

  hsl_fold_append (typed, HSL_FOLD_NAME, folded, NULL);
  if (folded->len == 0 || folded->len > HSL_PINYIN_QUERY_MAX)
    return;

  part->n_name = folded->len;
  memcpy (part->name, folded->data, part->n_name * sizeof (gunichar));
  part->signature = hsl_pinyin_sign_query (part->name, part->n_name);
  set_literal (part, part->name, part->n_name);
}

/* A number is given up when there is anything in it that no number has. */
static void
set_number (Part           *part,
            const gunichar *chars,
            guint           n)
{
  gboolean has_digit = FALSE;
  guint    length = 0;

  for (guint i = 0; i < n; i++)
    {
      if (chars[i] == '-' || chars[i] == '+' || chars[i] == '(' || chars[i] == ')')
        continue;
      if (chars[i] >= 0x80 || !g_ascii_isalnum ((char) chars[i]) || length == HSL_PEOPLE_NEEDLE_MAX)
        return;
      has_digit = has_digit || g_ascii_isdigit ((char) chars[i]);
      part->number[length++] = (guint8) chars[i];
    }
  if (has_digit && length >= NUMBER_MIN)
    part->n_number = length;
}

static void
set_text (Part           *part,
          const gunichar *chars,
          guint           n)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (guint16));
  gboolean           is_word = TRUE;

  for (guint i = 0; i < n; i++)
    is_word = is_word && hsl_pinyin_sign_query (&chars[i], 1) != 0;
  if (n < (is_word ? WORD_MIN : TEXT_MIN))
    return;

  hsl_people_append_utf16 (units, chars, n);
  if (units->len > HSL_PEOPLE_NEEDLE_MAX)
    return;
  part->n_text = units->len;
  memcpy (part->text, units->data, part->n_text * sizeof (guint16));
}

static void
add_part (HslPeopleQuery *self,
          const char     *typed)
{
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gunichar));
  Part               part = { 0 };

  hsl_fold_append (typed, HSL_FOLD_TEXT, folded, NULL);
  if (folded->len == 0)
    return;

  set_name (&part, typed);
  set_number (&part, (const gunichar *) folded->data, folded->len);
  set_text (&part, (const gunichar *) folded->data, folded->len);
  self->is_impossible = self->is_impossible || part.n_name + part.n_number + part.n_text == 0;
  g_array_append_val (self->parts, part);
}

HslPeopleQuery *
hsl_people_query_new (const char *typed)
{
  HslPeopleQuery  *self = g_new0 (HslPeopleQuery, 1);
  g_autofree char *folded = hsl_fold (typed, HSL_FOLD_PLAIN);
  g_auto (GStrv)   parts = g_strsplit (folded, " ", -1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  for (guint i = 0; parts[i] != NULL; i++)
    add_part (self, parts[i]);

  if (self->parts->len > 1)
    {
      self->joined = g_new0 (Part, 1);
      set_name (self->joined, folded);
    }
  return self;
}

void
hsl_people_query_free (HslPeopleQuery *self)
{
  g_array_unref (self->parts);
  g_free (self->joined);
  g_free (self);
}

static void
raise_score (const Run     *run,
             guint          entry,
             HslPeopleRank  rank,
             HslPeopleField field)
{
  HslPeopleScore score = HSL_PEOPLE_SCORE (rank, field);

  run->scores[entry] = MAX (run->scores[entry], score);
}

static HslPeopleRank
rank_match (HslPinyinMatch match)
{
  switch (match)
    {
    case HSL_PINYIN_EXACT:
      return HSL_PEOPLE_RANK_EXACT;
    case HSL_PINYIN_PREFIX:
      return HSL_PEOPLE_RANK_PREFIX;
    case HSL_PINYIN_ALL_INITIALS:
      return HSL_PEOPLE_RANK_ALL_INITIALS;
    case HSL_PINYIN_INITIALS:
      return HSL_PEOPLE_RANK_INITIALS;
    case HSL_PINYIN_INSIDE:
      return HSL_PEOPLE_RANK_OTHER;
    case HSL_PINYIN_NONE:
    default:
      return HSL_PEOPLE_RANK_NONE;
    }
}

/* Every letter of the query is one of the name's; is it in the right order? */
static void
check_sound (const Run *run,
             guint      entry)
{
  gunichar       name[HSL_PINYIN_NAME_MAX];
  guint          length = hsl_people_segment_get_name (run->segment, entry, name, G_N_ELEMENTS (name));
  HslPinyinMatch match = hsl_pinyin_match_chars (name, length, run->part->name, run->part->n_name);

  if (match != HSL_PINYIN_NONE)
    raise_score (run, entry, rank_match (match), HSL_PEOPLE_FIELD_NAME);
}

static void
on_name_found_cb (guint    entry,
                  guint    offset,
                  gpointer user_data)
{
  const Run  *run = user_data;
  const Part *part = run->part;
  guint       length;

  if (part->signature != 0)
    {
      if ((run->segment->signatures[entry] & part->signature) == part->signature)
        check_sound (run, entry);
      return;
    }

  hsl_people_column_get (&run->segment->names, entry, &length);
  if (offset > 0)
    raise_score (run, entry, HSL_PEOPLE_RANK_OTHER, HSL_PEOPLE_FIELD_NAME);
  else
    raise_score (run, entry, length == part->n_literal ? HSL_PEOPLE_RANK_EXACT : HSL_PEOPLE_RANK_PREFIX,
                 HSL_PEOPLE_FIELD_NAME);
}

static void
find_name (Run *run)
{
  const Part    *part = run->part;
  const guint64 *signatures = run->segment->signatures;

  if (part->n_name == 0)
    return;
  if (part->n_literal > 0)
    hsl_people_column_scan (&run->segment->names, part->literal, part->n_literal, on_name_found_cb, run);
  else if (part->signature != 0)
    for (guint i = 0; i < run->segment->n; i++)
      if ((signatures[i] & part->signature) == part->signature)
        check_sound (run, i);
}

/* The first place is where the needle stands; a later one may be a tail, so each number is looked at. */
static void
on_number_found_cb (guint    entry,
                    guint    offset,
                    gpointer user_data)
{
  const Run    *run = user_data;
  const guint8 *value = hsl_people_column_get (&run->segment->numbers, entry, NULL);
  const guint8 *start = value;
  HslPeopleRank rank = HSL_PEOPLE_RANK_OTHER;

  for (;;)
    {
      const guint8 *end = start;
      gsize         length;

      while (*end != '\0' && *end != HSL_PEOPLE_SEPARATOR)
        end++;
      length = (gsize) (end - start);
      if (length >= run->part->n_number &&
          memcmp (end - run->part->n_number, run->part->number, run->part->n_number) == 0)
        rank = MAX (rank, length == run->part->n_number ? HSL_PEOPLE_RANK_EXACT : HSL_PEOPLE_RANK_PREFIX);
      if (*end == '\0')
        break;
      start = end + 1;
    }
  raise_score (run, entry, rank, HSL_PEOPLE_FIELD_NUMBER);
}

static void
on_text_found_cb (guint    entry,
                  guint    offset,
                  gpointer user_data)
{
  raise_score (user_data, entry, HSL_PEOPLE_RANK_OTHER, HSL_PEOPLE_FIELD_TEXT);
}

static void
find_part (Run *run)
{
  const Part *part = run->part;

  find_name (run);
  if (part->n_number > 0)
    hsl_people_column_scan (&run->segment->numbers, part->number, part->n_number, on_number_found_cb, run);
  if (part->n_text > 0)
    hsl_people_column_scan (&run->segment->texts, part->text, part->n_text, on_text_found_cb, run);
}

/* Keeps of @scores what @part fits too. */
static void
restrict_to_part (Run            *run,
                  const Part     *part,
                  HslPeopleScore *scores)
{
  guint n = run->segment->n;

  run->part = part;
  memset (run->scores, 0, n);
  find_part (run);
  for (guint i = 0; i < n; i++)
    scores[i] = MIN (scores[i], run->scores[i]);
}

/**
 * hsl_people_query_run:
 * @scores: (array) (out): a score for each entry of @segment
 * @scratch: (array): as large as @scores
 *
 * Several threads may run one query over different segments.
 *
 * Returns: %FALSE when nothing can be found at all, @scores are then not set
 */
gboolean
hsl_people_query_run (const HslPeopleQuery   *self,
                      const HslPeopleSegment *segment,
                      HslPeopleScore         *scores,
                      HslPeopleScore         *scratch)
{
  Run run = { NULL, segment, scores };

  if (self->parts->len == 0 || (self->is_impossible && self->joined == NULL))
    return FALSE;

  memset (scores, 0, segment->n);
  run.part = &g_array_index (self->parts, Part, 0);
  find_part (&run);

  run.scores = scratch;
  for (guint i = 1; i < self->parts->len; i++)
    restrict_to_part (&run, &g_array_index (self->parts, Part, i), scores);

  if (self->joined != NULL)
    {
      run.part = self->joined;
      run.scores = scores;
      find_name (&run);
    }
  return TRUE;
}
