/* hsl-tokens.c: text as the tokens of the sealed index
 *
 * The index knows only keyed hashes of tokens, without their places. A text is found when it has all
 * tokens of the query; it is then opened and checked (hsl-text.h). So a query may only ask for tokens
 * that every text with the query in it must have.
 *
 * A folded text falls into runs of letters and digits. In a run
 * - each pair of neighbours of which one is Han is a token: 租户押金 is 租户 户押 押金, A座 is a座;
 * - each word, a stretch that is not Han, is a token, and so are its trigrams: 13800138000 is found by
 *   any three of its digits.
 * Of a query, a word at its edge may be cut out of a longer one and gives its trigrams only; a word inside it
 * is whole. A word of one or two letters alone ("18", "A") is looked for as a whole word. One Han character
 * alone gives no token: such a query cannot be asked of the index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-tokens"

#include "hsl-tokens.h"

#include <string.h>

#define TRIGRAM 3

/* Words longer than this are no words; their trigrams find them. */
#define WORD_MAX 32

typedef struct
{
  const gunichar *chars;
  guint           n;
  HslTokenFunc    func;
  gpointer        user_data;
  guint           n_tokens;

  /* The tokens seen, open addressing: place and length of a first occurrence */
  guint64 *seen;
  guint    n_seen; /* a power of two, never more than half full */
} Tokeniser;

static gboolean
is_part_of_run (gunichar c)
{
  return hsl_fold_is_han (c) || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static guint32
hash_chars (const gunichar *chars,
            guint           length)
{
  guint32 hash = length;

  for (guint i = 0; i < length; i++)
    hash = (hash ^ chars[i]) * 0x01000193u;
  return hash ^ hash >> 15;
}

/* Whether the token was seen before; remembers it. */
static gboolean
check_seen (Tokeniser *self,
            guint      start,
            guint      length)
{
  guint mask = self->n_seen - 1;

  for (guint place = hash_chars (self->chars + start, length) & mask;; place = (place + 1) & mask)
    {
      guint64 other = self->seen[place];

      if (other == 0)
        {
          self->seen[place] = (guint64) start << 32 | length;
          return FALSE;
        }
      if ((guint32) other == length &&
          memcmp (self->chars + (other >> 32), self->chars + start, length * sizeof (gunichar)) == 0)
        return TRUE;
    }
}

static void
emit (Tokeniser *self,
      guint      start,
      guint      length)
{
  char  token[WORD_MAX * 6 + 1];
  gsize size = 0;

  if (check_seen (self, start, length))
    return;

  for (guint i = 0; i < length; i++)
    size += (gsize) g_unichar_to_utf8 (self->chars[start + i], token + size);
  token[size] = '\0';
  self->n_tokens++;
  self->func (token, size, self->user_data);
}

static void
emit_trigrams (Tokeniser *self,
               guint      start,
               guint      end)
{
  for (guint i = start; i + TRIGRAM <= end; i++)
    emit (self, i, TRIGRAM);
}

static void
emit_word (Tokeniser *self,
           guint      start,
           guint      end,
           gboolean   is_query)
{
  gboolean is_cut = is_query && (start == 0 || end == self->n);

  if (!is_cut && end - start <= WORD_MAX)
    emit (self, start, end - start);
  if (is_cut || !is_query)
    emit_trigrams (self, start, end);
}

/* Pairs with a Han character, and the words between. */
static void
emit_all (Tokeniser *self,
          gboolean   is_query)
{
  for (guint i = 0; i < self->n;)
    {
      guint end = i;

      if (!is_part_of_run (self->chars[i]))
        {
          i++;
          continue;
        }

      while (end < self->n && is_part_of_run (self->chars[end]) && !hsl_fold_is_han (self->chars[end]))
        end++;
      if (end > i)
        emit_word (self, i, end, is_query);
      else
        end = i + 1;

      /* The pair across the end of this word or Han character */
      if (end < self->n && is_part_of_run (self->chars[end]))
        emit (self, end - 1, 2);
      i = end;
    }
}

/* A query part in which nothing is certain: its words are taken for whole ones. */
static void
emit_whole_words (Tokeniser *self)
{
  for (guint i = 0; i < self->n;)
    {
      guint end = i;

      while (end < self->n && is_part_of_run (self->chars[end]) && !hsl_fold_is_han (self->chars[end]))
        end++;
      if (end > i && end - i <= WORD_MAX)
        emit (self, i, end - i);
      i = MAX (end, i + 1);
    }
}

static void
tokeniser_set (Tokeniser *self,
               GArray    *chars)
{
  guint n_seen = 64;

  /* Each place begins at most three tokens: a word, a trigram, a pair. */
  while (n_seen < chars->len * 6)
    n_seen *= 2;

  self->chars = (const gunichar *) chars->data;
  self->n = chars->len;
  self->n_tokens = 0;
  self->n_seen = n_seen;
  g_free (self->seen);
  self->seen = g_new0 (guint64, n_seen);
}

/**
 * hsl_tokens_foreach:
 * @text: (nullable): a text as it is stored
 * @func: (scope call): called once with each different token of it
 *
 * Returns: the number of tokens
 */
guint
hsl_tokens_foreach (const char  *text,
                    HslTokenFunc func,
                    gpointer     user_data)
{
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  Tokeniser          tokeniser = { .func = func, .user_data = user_data };

  g_return_val_if_fail (func != NULL, 0);

  if (text == NULL)
    return 0;

  hsl_fold_append (text, HSL_FOLD_TEXT, chars, NULL);
  tokeniser_set (&tokeniser, chars);
  emit_all (&tokeniser, FALSE);
  g_free (tokeniser.seen);
  return tokeniser.n_tokens;
}

/**
 * hsl_tokens_foreach_in_query:
 * @query: what was typed; parts divided by spaces must all be in a text, in any order
 * @func: (scope call): called with each token that a text must have; the same token may come twice,
 *   for two parts
 *
 * Returns: the number of tokens, 0 when the index cannot answer
 */
guint
hsl_tokens_foreach_in_query (const char  *query,
                             HslTokenFunc func,
                             gpointer     user_data)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv)   parts = NULL;
  Tokeniser        tokeniser = { .func = func, .user_data = user_data };
  guint            n_tokens = 0;

  g_return_val_if_fail (query != NULL && func != NULL, 0);

  folded = hsl_fold (query, HSL_FOLD_PLAIN);
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));

      hsl_fold_append (parts[i], HSL_FOLD_TEXT, chars, NULL);
      tokeniser_set (&tokeniser, chars);
      emit_all (&tokeniser, TRUE);
      if (tokeniser.n_tokens == 0)
        emit_whole_words (&tokeniser);
      n_tokens += tokeniser.n_tokens;
    }
  g_free (tokeniser.seen);
  return n_tokens;
}
