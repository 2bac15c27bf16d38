/* hsl-money.c: sums of money in fen (分), read, shown and written in 大写
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-money"

#include "hsl-money.h"

#include "hsl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YI  G_GINT64_CONSTANT (100000000)
#define WAN G_GINT64_CONSTANT (10000)

static const char *const digits[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

/* Longest first: 万元 also ends in 元. */
static const struct
{
  const char *name;
  int         zeros; /* of the unit in fen */
} units[] = {
  { "亿元", 10 },
  { "万元", 6 },
  { "亿", 10 },
  { "万", 6 },
  { "元", 2 },
  { "圆", 2 },
};

static void
strip_prefix (char       *text,
              const char *prefix)
{
  gsize length = strlen (prefix);

  if (g_str_has_prefix (text, prefix))
    memmove (text, text + length, strlen (text) - length + 1);
  g_strstrip (text);
}

/* Takes the unit off the end of @text. Returns: the number of zeros that it stands for in fen. */
static int
take_unit (char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (text, units[i].name))
      {
        text[strlen (text) - strlen (units[i].name)] = '\0';
        g_strchomp (text);
        return units[i].zeros;
      }
  return 2;
}

/* A comma is only ever between groups of three, so that a decimal comma is not taken for one. */
static gboolean
take_commas (char *text)
{
  gsize whole = strcspn (text, ".");
  char *out = text;

  if (strchr (text, ',') == NULL)
    return TRUE;
  if (whole < 5 || text[0] == ',' || strchr (text + whole, ',') != NULL)
    return FALSE;

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      gboolean is_place = i < whole && (whole - i) % 4 == 0;

      if (is_place != (text[i] == ','))
        return FALSE;
      if (!is_place)
        *out++ = text[i];
    }
  *out = '\0';
  return TRUE;
}

/* "1234.5" to fen. Returns: an error message, or %NULL */
static const char *
read_plain (const char *text,
            int         zeros,
            gint64     *out_fen)
{
  const char *point = strchr (text, '.');
  gsize       n_whole = point != NULL ? (gsize) (point - text) : strlen (text);
  gsize       n_decimals = point != NULL ? strlen (point + 1) : 0;
  gint64      fen = 0;

  if (n_whole == 0 || (point != NULL && n_decimals == 0) || strspn (text, "0123456789") != n_whole ||
      (point != NULL && strspn (point + 1, "0123456789") != n_decimals))
    return _ ("Not a sum of money");
  if (n_decimals > (gsize) zeros)
    return zeros == 2 ? _ ("A sum of money has at most two decimals")
                      : _ ("A sum of money is not finer than a fen");

  for (gsize i = 0; i < n_whole + (gsize) zeros; i++)
    {
      gsize  at = i < n_whole ? i : i + 1;
      gint64 digit = i < n_whole + n_decimals ? text[at] - '0' : 0;

      if (fen > (HSL_MONEY_MAX - digit) / 10)
        return _ ("The sum of money is too large");
      fen = fen * 10 + digit;
    }

  *out_fen = fen;
  return NULL;
}

/**
 * hsl_money_parse:
 * @text: "1234.5", "12,345.00", "¥3000", "1.2万元"; full-width characters are folded
 * @out_fen: (out): the sum in fen; untouched on failure
 *
 * Nothing is rounded: what is finer than a fen is refused, and so is a negative sum.
 */
gboolean
hsl_money_parse (const char *text,
                 gint64     *out_fen,
                 GError    **error)
{
  g_autofree char *folded = NULL;
  const char      *problem;
  int              zeros;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (out_fen != NULL, FALSE);

  folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (folded == NULL)
    problem = _ ("Not a sum of money");
  else
    {
      g_strstrip (folded);
      strip_prefix (folded, "人民币");
      strip_prefix (folded, "¥");
      zeros = take_unit (folded);
      if (folded[0] == '-')
        problem = _ ("A sum of money is not negative");
      else if (!take_commas (folded))
        problem = _ ("The commas of the sum of money are not every three digits");
      else
        problem = read_plain (folded, zeros, out_fen);
    }

  if (problem != NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, "%s: “%s”", problem, shown);
    }
  return problem == NULL;
}

/**
 * hsl_money_format:
 *
 * Returns: (transfer full): "12,345.60"
 */
char *
hsl_money_format (gint64 fen)
{
  guint64          size = fen < 0 ? 0 - (guint64) fen : (guint64) fen;
  g_autofree char *yuan = g_strdup_printf ("%" G_GUINT64_FORMAT, size / 100);
  gsize            length = strlen (yuan);
  GString         *text = g_string_new (fen < 0 ? "-" : NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, yuan[i]);
    }
  g_string_append_printf (text, ".%02d", (int) (size % 100));
  return g_string_free (text, FALSE);
}

/* Four digits: 壹仟零伍拾. Zeros between are one 零, zeros at the end none. */
static void
write_group (GString *text,
             guint64  group)
{
  static const char *const places[] = { "仟", "佰", "拾", "" };
  gboolean                 begun = FALSE;
  gboolean                 has_gap = FALSE;

  for (int i = 0, divisor = 1000; i < 4; i++, divisor /= 10)
    {
      guint64 digit = group / (guint64) divisor % 10;

      if (digit == 0)
        {
          has_gap = begun;
          continue;
        }
      if (has_gap)
        g_string_append (text, digits[0]);
      g_string_append (text, digits[digit]);
      g_string_append (text, places[i]);
      begun = TRUE;
      has_gap = FALSE;
    }
}

/* The number of 亿 is itself written with 万, hence 壹万亿. */
static void
write_whole (GString *text,
             guint64  number)
{
  guint64 unit = number >= YI ? YI : WAN;
  guint64 rest = number % unit;

  if (number < WAN)
    {
      write_group (text, number);
      return;
    }

  write_whole (text, number / unit);
  g_string_append (text, unit == YI ? "亿" : "万");
  if (rest == 0)
    return;
  if (rest < unit / 10)
    g_string_append (text, digits[0]);
  write_whole (text, rest);
}

/**
 * hsl_money_to_chinese:
 *
 * The sum in 大写 as the banks' rule on filling in bills wants it (支付结算办法, annex 1): 整 after 元 and 角
 * but not after 分; one 零 for a gap; 零 after 元 also when the yuan end in 0, which the rule allows and
 * which leaves no room to write something in.
 *
 * Returns: (transfer full): "壹万贰仟叁佰肆拾伍元陆角整"
 */
char *
hsl_money_to_chinese (gint64 fen)
{
  guint64  size = fen < 0 ? 0 - (guint64) fen : (guint64) fen;
  guint64  yuan = size / 100;
  guint    jiao = (guint) (size / 10 % 10);
  guint    cents = (guint) (size % 10);
  GString *text = g_string_new (fen < 0 ? "负" : NULL);

  if (size == 0)
    g_string_append (text, digits[0]);
  if (yuan > 0)
    write_whole (text, yuan);
  if (yuan > 0 || size == 0)
    g_string_append (text, "元");
  if (yuan > 0 && size % 100 != 0 && (yuan % 10 == 0 || jiao == 0))
    g_string_append (text, digits[0]);
  if (jiao > 0)
    g_string_append_printf (text, "%s角", digits[jiao]);
  if (cents > 0)
    g_string_append_printf (text, "%s分", digits[cents]);
  else
    g_string_append (text, "整");
  return g_string_free (text, FALSE);
}
