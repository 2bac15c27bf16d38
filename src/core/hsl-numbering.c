/* hsl-numbering.c: case numbers by the pattern of an organisation
 *
 * A pattern is text with {year}, {n} (or {n:3}, at least three digits) and maybe {short}, the organisation's
 * short name. A number is read back as leniently as people type it: brackets of any kind, any width, with or
 * without spaces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-numbering"

#include "hsl-numbering.h"

#include "hsl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REOPENING_MARK "-R"

typedef enum
{
  PIECE_END,
  PIECE_TEXT,
  PIECE_YEAR,
  PIECE_SHORT,
  PIECE_N,
  PIECE_WRONG,
} PieceKind;

typedef struct
{
  PieceKind   kind;
  const char *text; /* of a text, or of what is wrong */
  gsize       length;
  int         width; /* of {n} */
} Piece;

static void
read_field (Piece *piece)
{
  const char *name = piece->text + 1;
  gsize       length = piece->length - 2;

  piece->kind = PIECE_WRONG;
  if (length == 4 && strncmp (name, "year", 4) == 0)
    piece->kind = PIECE_YEAR;
  else if (length == 5 && strncmp (name, "short", 5) == 0)
    piece->kind = PIECE_SHORT;
  else if (length == 1 && name[0] == 'n')
    piece->kind = PIECE_N;
  else if (length == 3 && name[0] == 'n' && name[1] == ':' && name[2] >= '1' && name[2] <= '9')
    {
      piece->kind = PIECE_N;
      piece->width = name[2] - '0';
    }
}

/* Takes the next piece off *@pattern. A brace that has no partner is a wrong piece to the end. */
static Piece
next_piece (const char **pattern)
{
  Piece       piece = { PIECE_END, *pattern, 0, 1 };
  const char *end;

  if (**pattern == '\0')
    return piece;

  if (**pattern == '{' && (end = strchr (*pattern, '}')) != NULL)
    {
      piece.length = (gsize) (end + 1 - *pattern);
      read_field (&piece);
    }
  else if (**pattern == '{' || **pattern == '}')
    {
      piece.kind = PIECE_WRONG;
      piece.length = strlen (*pattern);
    }
  else
    {
      piece.kind = PIECE_TEXT;
      piece.length = strcspn (*pattern, "{}");
    }

  *pattern += piece.length;
  return piece;
}

/* Whether digits of @before and @after could run into one another when {n} is read back. */
static gboolean
runs_together (const Piece *before,
               const Piece *after)
{
  if (after->kind == PIECE_N)
    return before->kind == PIECE_YEAR || before->kind == PIECE_SHORT ||
           (before->kind == PIECE_TEXT && g_ascii_isdigit (before->text[before->length - 1]));
  if (before->kind == PIECE_N)
    return after->kind == PIECE_YEAR || after->kind == PIECE_SHORT ||
           (after->kind == PIECE_TEXT && g_ascii_isdigit (after->text[0]));
  return FALSE;
}

/**
 * hsl_numbering_check:
 *
 * Whether numbers can be made by @pattern and told apart again; the error says what is wrong in it.
 */
gboolean
hsl_numbering_check (const char *pattern,
                     GError    **error)
{
  const char *rest = pattern;
  const char *problem = NULL;
  Piece       before = { PIECE_END, pattern, 0, 1 };
  int         seen[PIECE_WRONG + 1] = { 0 };

  g_return_val_if_fail (pattern != NULL, FALSE);

  for (Piece piece = next_piece (&rest); piece.kind != PIECE_END; piece = next_piece (&rest))
    {
      if (piece.kind == PIECE_WRONG)
        {
          g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
                       _ ("Pattern of numbers: “%.*s” is none of {year}, {short}, {n}, {n:3}"),
                       (int) piece.length, piece.text);
          return FALSE;
        }
      if (runs_together (&before, &piece))
        problem = _ ("Pattern of numbers: there must be a text without digits on both sides of {n}");
      seen[piece.kind]++;
      before = piece;
    }

  if (seen[PIECE_YEAR] != 1)
    problem = _ ("Pattern of numbers: {year} must stand in it once");
  else if (seen[PIECE_N] != 1)
    problem = _ ("Pattern of numbers: {n} must stand in it once");
  else if (seen[PIECE_SHORT] > 1)
    problem = _ ("Pattern of numbers: {short} must not stand in it twice");
  else if (strstr (pattern, REOPENING_MARK) != NULL)
    problem = _ ("Pattern of numbers: “-R” is kept for reopened cases");

  if (problem != NULL)
    g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, problem);
  return problem == NULL;
}

/**
 * hsl_numbering_format:
 * @pattern: one that hsl_numbering_check() accepts
 * @short_name: short name of the organisation
 *
 * Returns: (transfer full): "（2026）榕湖人调字第18号"
 */
char *
hsl_numbering_format (const char *pattern,
                      int         year,
                      const char *short_name,
                      gint64      n)
{
  const char *rest = pattern;
  GString    *text = g_string_new (NULL);

  g_return_val_if_fail (pattern != NULL && short_name != NULL, NULL);
  g_return_val_if_fail (year >= 1000 && year <= 9999 && n > 0, NULL);

  for (Piece piece = next_piece (&rest); piece.kind != PIECE_END; piece = next_piece (&rest))
    switch (piece.kind)
      {
      case PIECE_YEAR:
        g_string_append_printf (text, "%d", year);
        break;
      case PIECE_SHORT:
        g_string_append (text, short_name);
        break;
      case PIECE_N:
        g_string_append_printf (text, "%0*" G_GINT64_FORMAT, piece.width, n);
        break;
      case PIECE_END:
      case PIECE_TEXT:
      case PIECE_WRONG:
      default:
        g_string_append_len (text, piece.text, (gssize) piece.length);
        break;
      }
  return g_string_free (text, FALSE);
}

/* One form for all ways to type a number: half width, round brackets, no spaces. %NULL when not UTF-8. */
static char *
fold_text (const char *text,
           gssize      length)
{
  g_autofree char *wide = g_utf8_normalize (text, length, G_NORMALIZE_ALL_COMPOSE);
  GString         *out;

  if (wide == NULL)
    return NULL;

  out = g_string_new (NULL);
  for (const char *p = wide; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x3014 || c == '[' || c == 0x3010)
        c = '(';
      else if (c == 0x3015 || c == ']' || c == 0x3011)
        c = ')';
      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, g_unichar_toupper (c));
    }
  return g_string_free (out, FALSE);
}

/* Reads digits off *@text; -1 when there are none, or too many. */
static gint64
take_digits (const char **text,
             gsize        max)
{
  gsize  n = strspn (*text, "0123456789");
  gint64 value = n > 0 && n <= max ? g_ascii_strtoll (*text, NULL, 10) : -1;

  *text += n;
  return value;
}

static gboolean
take_text (const char **text,
           const char  *expected,
           gssize       length)
{
  g_autofree char *folded = fold_text (expected, length);

  if (folded == NULL || !g_str_has_prefix (*text, folded))
    return FALSE;
  *text += strlen (folded);
  return TRUE;
}

/* {year} is four digits, so that it may stand against other digits. */
static int
take_year (const char **text)
{
  g_autofree char *four = g_strndup (*text, 4);

  if (strlen (four) != 4 || strspn (four, "0123456789") != 4 || four[0] == '0')
    return -1;
  *text += 4;
  return (int) g_ascii_strtoll (four, NULL, 10);
}

static gboolean
take_piece (const Piece *piece,
            const char  *short_name,
            const char **text,
            HslNumber   *number)
{
  switch (piece->kind)
    {
    case PIECE_YEAR:
      return (number->year = take_year (text)) > 0;
    case PIECE_SHORT:
      return take_text (text, short_name, -1);
    case PIECE_N:
      return (number->n = take_digits (text, 18)) > 0;
    case PIECE_TEXT:
      return take_text (text, piece->text, (gssize) piece->length);
    case PIECE_END:
    case PIECE_WRONG:
    default:
      return FALSE;
    }
}

/**
 * hsl_numbering_parse:
 * @pattern: one that hsl_numbering_check() accepts
 * @text: a number as typed
 * @out_number: (out): untouched on failure
 *
 * Returns: whether @text is a number by @pattern
 */
gboolean
hsl_numbering_parse (const char *pattern,
                     const char *short_name,
                     const char *text,
                     HslNumber  *out_number)
{
  g_autofree char *folded = NULL;
  const char      *rest = pattern;
  const char      *at;
  HslNumber        number = { 0 };

  g_return_val_if_fail (pattern != NULL && short_name != NULL && text != NULL, FALSE);
  g_return_val_if_fail (out_number != NULL, FALSE);

  folded = fold_text (text, -1);
  at = folded;
  if (folded == NULL)
    return FALSE;

  for (Piece piece = next_piece (&rest); piece.kind != PIECE_END; piece = next_piece (&rest))
    if (!take_piece (&piece, short_name, &at, &number))
      return FALSE;

  if (g_str_has_prefix (at, REOPENING_MARK))
    {
      at += strlen (REOPENING_MARK);
      number.reopening = (int) take_digits (&at, 4);
      if (number.reopening < 1)
        return FALSE;
    }
  if (*at != '\0')
    return FALSE;

  *out_number = number;
  return TRUE;
}

/**
 * hsl_numbering_reopen:
 * @number: the number of the case, or of an earlier reopening
 * @reopening: 1 for the first
 *
 * Returns: (transfer full): "（2026）榕湖人调字第18号-R1"
 */
char *
hsl_numbering_reopen (const char *number,
                      int         reopening)
{
  const char *mark;
  gsize       length;

  g_return_val_if_fail (number != NULL && reopening > 0, NULL);

  mark = g_strrstr (number, REOPENING_MARK);
  length = mark != NULL ? (gsize) (mark - number) : strlen (number);
  return g_strdup_printf ("%.*s%s%d", (int) length, number, REOPENING_MARK, reopening);
}
