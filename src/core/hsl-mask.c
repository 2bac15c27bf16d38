/* hsl-mask.c: one value, with so much hidden that nobody is known by what is left
 *
 * What stays is what tells two entries of a list apart at a desk: a surname, the ends of a number, a road.
 * Every mask may be put over its own result without changing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-mask"

#include "hsl-mask.h"

#include "hsl-paper.h"

#include <string.h>

#define HIDDEN "***"

/* Surnames of two characters, in both scripts. */
static const char compound_surnames[] =
    "欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 闻人 聞人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊 "
    "赫连 赫連 澹台 澹臺 皇甫 宗政 濮阳 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 仲孫 钟离 鍾離 长孙 長孫 宇文 司徒 "
    "鲜于 鮮于 司空 闾丘 閭丘 子车 亓官 司寇 巫马 巫馬 公西 颛孙 顓孫 壤驷 公良 漆雕 乐正 樂正 宰父 谷梁 拓跋 夹谷 "
    "轩辕 軒轅 令狐 段干 百里 呼延 东郭 東郭 南门 南門 羊舌 微生 梁丘 左丘 西门 西門 第五 东里 东宫 仲长 子桑 即墨 "
    "达奚 褚师 纳兰 納蘭 完颜 完顏 单于 單于";

/* A character with the marks and variation selectors that belong to it. */
static const char *
skip_letter (const char *p)
{
  for (p = g_utf8_next_char (p); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c) && c != 0x200D)
        break;
    }
  return p;
}

static gboolean
has_compound_surname (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, 2);

  return strstr (compound_surnames, first) != NULL;
}

/**
 * hsl_mask_name:
 *
 * Returns: (transfer full): "张*", "欧阳*", "阿**": the surname and at most two stars, so that a long name does
 * not show by its length
 */
char *
hsl_mask_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *head = NULL;
  const char      *rest;
  glong            length;

  g_strstrip (valid);
  length = g_utf8_strlen (valid, -1);
  if (length == 0)
    return g_steal_pointer (&valid);
  rest = skip_letter (valid);
  if (length >= 3 && has_compound_surname (valid))
    rest = skip_letter (rest);
  head = g_strndup (valid, (gsize) (rest - valid));
  return g_strconcat (head, g_utf8_strlen (rest, -1) >= 2 ? "**" : "*", NULL);
}

/* Keeps @n_head characters in front and @n_tail behind, with a star for each one between. */
static char *
mask_middle (const char *text,
             glong       n_head,
             glong       n_tail)
{
  glong       length = g_utf8_strlen (text, -1);
  GString    *out = g_string_new (NULL);
  const char *p = text;

  for (glong i = 0; i < length; i++, p = g_utf8_next_char (p))
    if (i < n_head || i >= length - n_tail)
      g_string_append_unichar (out, g_utf8_get_char (p));
    else
      g_string_append_c (out, '*');
  return g_string_free (out, FALSE);
}

/**
 * hsl_mask_paper:
 *
 * Returns: (transfer full): "1101**********002X", "E1*****78"; of shorter numbers nothing is shown
 */
char *
hsl_mask_paper (const char *number)
{
  g_autofree char *folded = hsl_paper_fold (number);
  glong            length = g_utf8_strlen (folded, -1);

  if (length >= 15)
    return mask_middle (folded, 4, 4);
  return length >= 8 ? mask_middle (folded, 2, 2) : mask_middle (folded, 0, 0);
}

static char *
mask_one_phone (const char *phone)
{
  g_autofree char *folded = hsl_paper_fold (phone);
  glong            length = g_utf8_strlen (folded, -1);
  const char      *dash = strchr (folded, '-');
  g_autofree char *tail = NULL;

  /* +86 13800005678 */
  if (g_str_has_prefix (folded, "+86"))
    {
      tail = mask_one_phone (folded[3] == '-' ? folded + 4 : folded + 3);
      return g_strconcat ("+86", tail, NULL);
    }
  /* 0571-88005678: the place is not the person */
  if (folded[0] == '0' && dash != NULL && dash - folded <= 4)
    {
      tail = mask_middle (dash + 1, 0, 4);
      folded[dash + 1 - folded] = '\0';
      return g_strconcat (folded, tail, NULL);
    }
  if (length >= 11)
    return mask_middle (folded, 3, 4);
  return mask_middle (folded, 0, length >= 7 ? 2 : 0);
}

/**
 * hsl_mask_phone:
 * @phone: one number, or several
 *
 * Returns: (transfer full): "138****5678", "0571-****5678"; of a shorter number only the last two
 */
char *
hsl_mask_phone (const char *phone)
{
  g_autoptr (GRegex) between = g_regex_new ("[,;/，；、／]|或", G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char   *valid = g_utf8_make_valid (phone, -1);
  g_auto (GStrv)     numbers = g_regex_split (between, valid, 0);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      char *masked = mask_one_phone (numbers[i]);

      g_free (numbers[i]);
      numbers[i] = masked;
    }
  return g_strjoinv ("、", numbers);
}

/**
 * hsl_mask_account:
 *
 * Returns: (transfer full): a bank account: "************5678"
 */
char *
hsl_mask_account (const char *number)
{
  g_autofree char *folded = hsl_paper_fold (number);

  return mask_middle (folded, 0, g_utf8_strlen (folded, -1) >= 8 ? 4 : 0);
}

/* --- Addresses --- */

static gboolean
is_western (gunichar c)
{
  return (c < 0x80 && g_ascii_isalnum ((char) c)) || (c >= 0xFF10 && c <= 0xFF5A);
}

static gboolean
is_han_digit (gunichar c)
{
  return g_utf8_strchr ("一二三四五六七八九十百〇零两", -1, c) != NULL;
}

static const char *
skip_run (const char *p,
          gboolean (*belongs) (gunichar))
{
  while (*p != '\0' && belongs (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
begins_with_any (const char        *text,
                 const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

/* Where the number of the house begins: 12号, A座, 三栋; not 中山二路, 解放三村, G320国道. */
static const char *
find_house (const char *address)
{
  static const char *const roads[] = { "路", "街", "大道", "国道", "省道", "县道", "村", "社区", "环", NULL };
  static const char *const houses[] = { "号", "栋", "幢", "座", "单元", "室", "层", "楼", "弄", "组", "排", "户", NULL };
  const char              *p = address;

  while (*p != '\0')
    {
      gunichar    c = g_utf8_get_char (p);
      const char *behind = is_western (c)     ? skip_run (p, is_western)
                           : is_han_digit (c) ? skip_run (p, is_han_digit)
                                              : NULL;

      if (behind != NULL && (is_western (c) ? !begins_with_any (behind, roads)
                                            : begins_with_any (behind, houses)))
        return p;
      p = behind != NULL ? behind : g_utf8_next_char (p);
    }
  return NULL;
}

/* Behind the last word that ends the name of a road, a village or an estate. */
static const char *
find_end_of_place (const char *address)
{
  static const char *const ends[] = { "路", "街", "巷", "道", "胡同", "社区", "小区", "花园", "公寓", "苑", "村", "屯",
                                      "寨", "庄", "镇", "乡", "县", "区", "市", "省", "州", "旗", NULL };
  const char              *found = NULL;

  for (guint i = 0; ends[i] != NULL; i++)
    {
      const char *last = g_strrstr (address, ends[i]);

      if (last != NULL && last + strlen (ends[i]) > found)
        found = last + strlen (ends[i]);
    }
  return found;
}

/**
 * hsl_mask_address:
 *
 * Returns: (transfer full): "平南市榕湖街道兴业路***": as far as the road, the village or the estate
 */
char *
hsl_mask_address (const char *address)
{
  g_autofree char *valid = g_utf8_make_valid (address, -1);
  g_autofree char *kept = NULL;
  const char      *end;

  g_strstrip (valid);
  if (g_str_has_suffix (valid, HIDDEN))
    return g_steal_pointer (&valid);
  end = find_house (valid);
  if (end == NULL)
    end = find_end_of_place (valid);
  if (end == NULL)
    end = valid;
  if (*end == '\0')
    return g_steal_pointer (&valid);
  kept = g_strndup (valid, (gsize) (end - valid));
  return g_strconcat (g_strchomp (kept), HIDDEN, NULL);
}

/**
 * hsl_mask_birth:
 * @iso: a day
 *
 * Returns: (transfer full): "1988-**-**"
 */
char *
hsl_mask_birth (const char *iso)
{
  return strlen (iso) > 4 ? g_strdup_printf ("%.4s-**-**", iso) : g_strdup ("");
}

/* --- Numbers in what somebody wrote --- */

static char *
mask_found (const char *found)
{
  g_autofree char *folded = hsl_paper_fold (found);
  gsize            n_digits = 0;

  for (const char *p = folded; *p != '\0'; p++)
    n_digits += g_ascii_isalnum (*p) ? 1 : 0;
  if (g_ascii_isalpha (*folded) || n_digits == 15 || (n_digits == 18 && strchr (folded, '-') == NULL))
    return hsl_mask_paper (folded);
  if (*folded == '+' || *folded == '0' || n_digits == 11 || n_digits == 13)
    return hsl_mask_phone (folded);
  return hsl_mask_account (folded);
}

static gboolean
on_number_cb (const GMatchInfo *match,
              GString          *out,
              gpointer          data)
{
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_autofree char *masked = mask_found (found);

  g_string_append (out, masked);
  return FALSE;
}

static const GRegex *
get_numbers (void)
{
  static GRegex *numbers = NULL;

  /* Citizen numbers, mobile and fixed phones, bank accounts, passports; not days, amounts, case
   * numbers. */
  if (g_once_init_enter (&numbers))
    {
#define D "[0-9０-９]"
      GRegex *made = g_regex_new ("(?<![0-9A-Za-z０-９])(?:" D "{17}[0-9Xx０-９Ｘｘ]|" D "{15}"
                                  "|(?:\\+?86[ -]?)?[1１]" D "{2}[ -]?" D "{4}[ -]?" D "{4}"
                                  "|[0０]" D "{2,3}[-－]" D "{7,8}"
                                  "|" D "{16,19}|" D "{4}(?: " D "{4}){3}(?: " D "{1,3})?"
                                  "|[DEGHKMPS][A-Z]?" D "{8}(?:" D "{2})?)(?![0-9A-Za-z０-９])",
                                  G_REGEX_OPTIMIZE, 0, NULL);
#undef D

      g_assert (made != NULL);
      g_once_init_leave (&numbers, made);
    }
  return numbers;
}

/**
 * hsl_mask_numbers:
 * @text: what somebody wrote
 *
 * Returns: (transfer full): @text with the numbers of papers, phones and accounts in it hidden
 */
char *
hsl_mask_numbers (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char            *masked = g_regex_replace_eval (get_numbers (), valid, -1, 0, 0, on_number_cb, NULL, NULL);

  return masked != NULL ? masked : g_steal_pointer (&valid);
}
