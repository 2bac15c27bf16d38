/* hsl-fold.c: one form for what different keyboards and papers write differently
 *
 * Folding is Unicode's NFKC and case folding, and beyond them the look-alikes of Chinese typing: the
 * seven middle dots of minority names, dashes, quotation marks, brackets, ○ for 〇. Characters that
 * show nothing (zero-width joiners, variation selectors) are dropped.
 *
 * The text is taken cluster by cluster (a character and the marks on it), so that every folded
 * character knows where it came from. Han characters, ASCII and full-width ASCII, which are nearly
 * everything, never reach the normaliser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-fold"

#include "hsl-fold.h"

#include <string.h>

typedef struct
{
  HslFoldMode mode;
  GArray     *chars;
  GArray     *origins; /* NULL when nobody asks */
  gsize       first;   /* length of @chars before this text */
  gboolean    has_space;
  gboolean    has_base; /* the last character was kept: a mark may follow */
  guint32     space_origin;
} Folder;

/**
 * hsl_fold_is_han:
 *
 * Returns: whether @c belongs to a script written without spaces between words: Han and, met in
 * names of foreigners, kana
 */
gboolean
hsl_fold_is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff) || c == 0x3007 ||
         (c >= 0x3040 && c <= 0x30ff);
}

static gboolean
is_ignorable (gunichar c)
{
  return c == 0xad || c == 0x34f || c == 0x61c || (c >= 0x180b && c <= 0x180f) ||
         (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) ||
         c == 0xfeff || (c >= 0xe0000 && c <= 0xe0fff);
}

/* Whether @c takes its shape together with the character before it: marks, the voicing of half-width
 * kana, Hangul letters. */
static gboolean
is_joining (gunichar c)
{
  return g_unichar_ismark (c) || c == 0xff9e || c == 0xff9f || (c >= 0x1100 && c <= 0x11ff) ||
         (c >= 0x3131 && c <= 0x318e) || (c >= 0xa960 && c <= 0xa97c) || (c >= 0xd7b0 && c <= 0xd7fb) ||
         (c >= 0xffa0 && c <= 0xffdc);
}

/* Characters that NFKC leaves apart and a reader does not. */
static gunichar
map_variant (gunichar c)
{
  switch (c)
    {
    case 0x2022: /* • */
    case 0x2027: /* ‧ */
    case 0x2219: /* ∙ */
    case 0x22c5: /* ⋅ */
    case 0x30fb: /* ・ */
    case 0x2e31: /* word separator middle dot */
    case 0x16eb: /* runic single punctuation */
      return 0xb7;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x301c: /* 〜 */
      return '~';
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0x300c: /* 「 */
    case 0x300d:
    case 0x300e:
    case 0x300f:
      return '"';
    case '[':
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0x3016:
      return '(';
    case ']':
    case 0x3011:
    case 0x3015:
    case 0x3017:
      return ')';
    case 0x25cb: /* ○ */
    case 0x25ef: /* ◯ */
      return 0x3007;
    default:
      return c;
    }
}

/* Whether @c is itself under NFKC and case folding, whatever follows (marks are looked at apart). */
static gboolean
is_stable (gunichar c)
{
  return c == 0xb7 || (c >= 0x3001 && c <= 0x3029) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0x20000 && c <= 0x2f7ff) || (c >= 0x2010 && c <= 0x2015 && c != 0x2011) ||
         (c >= 0x2018 && c <= 0x201f);
}

static gboolean
is_dropped_in_names (gunichar c)
{
  return c == 0xb7 || c == '.' || c == '-' || c == '\'';
}

static void
put_raw (Folder  *folder,
         gunichar c,
         guint32  origin)
{
  g_array_append_val (folder->chars, c);
  if (folder->origins != NULL)
    g_array_append_val (folder->origins, origin);
}

static void
put (Folder  *folder,
     gunichar c,
     guint32  origin)
{
  gboolean had_base = folder->has_base;

  folder->has_base = FALSE;
  if (is_ignorable (c))
    return;

  if (c <= ' ' || c == 0x7f || (c > 0x7f && (g_unichar_isspace (c) || g_unichar_iscntrl (c))))
    {
      if (!folder->has_space)
        folder->space_origin = origin;
      folder->has_space = TRUE;
      return;
    }

  /* A mark whose character was dropped would land on another one. */
  if (!had_base && g_unichar_ismark (c))
    return;

  c = map_variant (c);
  if (folder->mode == HSL_FOLD_NAME && is_dropped_in_names (c))
    return;

  if (folder->has_space)
    {
      gboolean is_inside = folder->chars->len > folder->first;

      folder->has_space = FALSE;
      if (is_inside && folder->mode == HSL_FOLD_PLAIN)
        put_raw (folder, ' ', folder->space_origin);
      else if (is_inside && folder->mode == HSL_FOLD_TEXT && !hsl_fold_is_han (c) &&
               !hsl_fold_is_han (g_array_index (folder->chars, gunichar, folder->chars->len - 1)))
        put_raw (folder, ' ', folder->space_origin);
    }
  put_raw (folder, c, origin);
  folder->has_base = TRUE;
}

/* The long way: Unicode's own folding of one cluster. Folding case may undo the composition, so it is
 * made twice. */
static void
put_cluster (Folder     *folder,
             const char *start,
             gsize       length,
             guint32     origin)
{
  g_autofree char *composed = g_utf8_normalize (start, (gssize) length, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_casefold (composed, -1);
  g_autofree char *folded = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    put (folder, g_utf8_get_char (p), origin);
}

static gboolean
is_followed_by_joining (const char *next)
{
  guchar lead = (guchar) *next;

  /* Below U+0300 and in the Han blocks there is nothing that joins. */
  if (lead < 0xcc || (lead >= 0xe4 && lead <= 0xe9))
    return FALSE;
  return is_joining (g_utf8_get_char (next));
}

/**
 * hsl_fold_append:
 * @text: UTF-8; bytes that are not become U+FFFD
 * @chars: (element-type gunichar): gets the folded characters
 * @origins: (nullable) (element-type guint32): gets for each of them the byte of @text it came from
 */
void
hsl_fold_append (const char *text,
                 HslFoldMode mode,
                 GArray     *chars,
                 GArray     *origins)
{
  Folder           folder = { mode, chars, origins, chars->len, FALSE, FALSE, 0 };
  g_autofree char *valid = NULL;
  const char      *start = text;

  g_return_if_fail (text != NULL && chars != NULL);

  if (!g_utf8_validate (text, -1, NULL))
    start = valid = g_utf8_make_valid (text, -1);

  for (const char *p = start; *p != '\0';)
    {
      gunichar    c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      guint32     origin = (guint32) (p - start);

      if (is_followed_by_joining (next))
        {
          while (*next != '\0' && is_joining (g_utf8_get_char (next)))
            next = g_utf8_next_char (next);
          put_cluster (&folder, p, (gsize) (next - p), origin);
        }
      else if (c < 0x80)
        put (&folder, (gunichar) g_ascii_tolower ((char) c), origin);
      else if (c >= 0xff01 && c <= 0xff5e)
        put (&folder, (gunichar) g_ascii_tolower ((char) (c - 0xfee0)), origin);
      else if (is_stable (c))
        put (&folder, c, origin);
      else
        put_cluster (&folder, p, (gsize) (next - p), origin);
      p = next;
    }
}

/**
 * hsl_fold:
 * @text: (nullable): what somebody typed or a paper says
 *
 * Two texts that a reader takes for the same fold to the same. Folding what is folded changes nothing.
 *
 * Returns: (transfer full): @text folded
 */
char *
hsl_fold (const char *text,
          HslFoldMode mode)
{
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));

  if (text == NULL)
    return g_strdup ("");

  hsl_fold_append (text, mode, chars, NULL);
  return g_ucs4_to_utf8 ((const gunichar *) chars->data, chars->len, NULL, NULL, NULL);
}
