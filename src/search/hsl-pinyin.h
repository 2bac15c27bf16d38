/* hsl-pinyin.h: names by their sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well what was typed fits a name, the better the greater. */
typedef enum
{
  HSL_PINYIN_NONE,
  HSL_PINYIN_INSIDE,       /* somewhere in the name: "san" for 张三 */
  HSL_PINYIN_INITIALS,     /* its beginning, syllables cut short: "zx" for 张小三 */
  HSL_PINYIN_ALL_INITIALS, /* all of it, syllables cut short: "zxs", "zhxs" */
  HSL_PINYIN_PREFIX,       /* its beginning as it is spelled: "张小", "zhangxi", "张x" */
  HSL_PINYIN_EXACT,        /* all of it: "张小三", "zhangxiaosan" */
} HslPinyinMatch;

/* Longer names and queries are matched by their first characters only. */
#define HSL_PINYIN_NAME_MAX  48
#define HSL_PINYIN_QUERY_MAX 63

guint          hsl_pinyin_get_readings (gunichar c, const char **out_readings, guint room);
char          *hsl_pinyin_spell (const char *name);
char          *hsl_pinyin_spell_initials (const char *name);
char          *hsl_pinyin_make_sort_key (const char *text);
HslPinyinMatch hsl_pinyin_match (const char *name, const char *query);

HslPinyinMatch hsl_pinyin_match_chars (const gunichar *name,
                                       guint           length,
                                       const gunichar *query,
                                       guint           n_query);
guint64        hsl_pinyin_sign_name (const gunichar *name, guint length);
guint64        hsl_pinyin_sign_query (const gunichar *query, guint n_query);

G_END_DECLS
