/* test-pinyin.c: names by their sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-pinyin.h"

#include <string.h>

typedef struct
{
  const char    *name;
  const char    *typed;
  HslPinyinMatch match;
} Match;

static const Match matches[] = {
  { "张三", "张三", HSL_PINYIN_EXACT },
  { "张三", "张", HSL_PINYIN_PREFIX },
  { "张三", "三", HSL_PINYIN_INSIDE },
  { "张三", "zhangsan", HSL_PINYIN_EXACT },
  { "张三", "ZhangSan", HSL_PINYIN_EXACT },
  { "张三", "zhang san", HSL_PINYIN_EXACT },
  { "张三", "zhangs", HSL_PINYIN_PREFIX },
  { "张三", "zhang", HSL_PINYIN_PREFIX },
  { "张三", "zha", HSL_PINYIN_PREFIX },
  { "张三", "z", HSL_PINYIN_PREFIX },
  { "张三", "zsan", HSL_PINYIN_ALL_INITIALS },
  { "张三", "zhs", HSL_PINYIN_ALL_INITIALS },
  { "张三", "zs", HSL_PINYIN_ALL_INITIALS },
  { "张三丰", "zs", HSL_PINYIN_INITIALS },
  { "张三丰", "zsf", HSL_PINYIN_ALL_INITIALS },
  { "张三丰", "sf", HSL_PINYIN_INSIDE },
  { "张三", "san", HSL_PINYIN_INSIDE },
  { "张三", "s", HSL_PINYIN_NONE }, /* one letter fits beginnings only */
  { "张三", "张s", HSL_PINYIN_PREFIX },
  { "张三", "张san", HSL_PINYIN_EXACT },
  { "张三", "z三", HSL_PINYIN_ALL_INITIALS },
  { "张三", "zhang三", HSL_PINYIN_EXACT },
  { "张三", "sz", HSL_PINYIN_NONE },
  { "张三", "zhangsi", HSL_PINYIN_NONE },
  { "张三", "zhangsanf", HSL_PINYIN_NONE },
  { "张三", "hang", HSL_PINYIN_NONE },
  { "张三", "李", HSL_PINYIN_NONE },
  { "张三", "", HSL_PINYIN_NONE },
  { "", "z", HSL_PINYIN_NONE },

  /* Surnames: the surname reading and the usual one */
  { "单雄信", "shanxiongxin", HSL_PINYIN_EXACT },
  { "单雄信", "sxx", HSL_PINYIN_ALL_INITIALS },
  { "单雄信", "danxiongxin", HSL_PINYIN_EXACT },
  { "仇英", "qiuying", HSL_PINYIN_EXACT },
  { "仇英", "chouying", HSL_PINYIN_EXACT },
  { "曾国藩", "zengguofan", HSL_PINYIN_EXACT },
  { "解缙", "xiejin", HSL_PINYIN_EXACT },
  { "区大相", "oudaxiang", HSL_PINYIN_EXACT },
  { "查良镛", "zhaly", HSL_PINYIN_ALL_INITIALS },
  { "查良镛", "zhaliangyong", HSL_PINYIN_EXACT },
  { "朴正雄", "piaozhengxiong", HSL_PINYIN_EXACT },
  { "盖叫天", "gejiaotian", HSL_PINYIN_EXACT },
  { "盖叫天", "gaijiaotian", HSL_PINYIN_EXACT },
  { "翟永明", "zhaiym", HSL_PINYIN_ALL_INITIALS },
  { "覃辉", "qinhui", HSL_PINYIN_EXACT },
  { "覃辉", "tanhui", HSL_PINYIN_EXACT },
  { "乐嘉", "yuejia", HSL_PINYIN_EXACT },
  { "乐嘉", "lejia", HSL_PINYIN_EXACT },
  { "缪昌", "miaochang", HSL_PINYIN_EXACT },
  { "佘太君", "shetaijun", HSL_PINYIN_EXACT },
  { "冼星", "xianxing", HSL_PINYIN_EXACT },
  { "折可求", "shekeqiu", HSL_PINYIN_EXACT },
  { "召公", "shaogong", HSL_PINYIN_EXACT },
  { "黑伯", "hebo", HSL_PINYIN_EXACT },
  { "员半千", "yunbanqian", HSL_PINYIN_EXACT },
  { "祭遵", "zhaizun", HSL_PINYIN_EXACT },
  { "晁盖", "chaogai", HSL_PINYIN_EXACT },
  { "逄同", "pangtong", HSL_PINYIN_EXACT },
  { "繁钦", "poqin", HSL_PINYIN_EXACT },
  { "洗夫人", "xianfuren", HSL_PINYIN_EXACT },
  { "秘琼", "biqiong", HSL_PINYIN_EXACT },
  { "种师道", "chongshidao", HSL_PINYIN_EXACT },
  { "牟平", "muping", HSL_PINYIN_EXACT },
  { "牟平", "mouping", HSL_PINYIN_EXACT },
  { "任长霞", "renchangxia", HSL_PINYIN_EXACT },
  { "华佗", "huatuo", HSL_PINYIN_EXACT },
  { "宁静", "ningjing", HSL_PINYIN_EXACT },
  { "尉迟恭", "yuchigong", HSL_PINYIN_EXACT },
  { "尉迟恭", "weichigong", HSL_PINYIN_EXACT },
  { "尉健行", "weijianxing", HSL_PINYIN_EXACT },
  { "万俟卨", "moqi", HSL_PINYIN_PREFIX },
  { "万俟卨", "wanqi", HSL_PINYIN_PREFIX },
  { "俟", "si", HSL_PINYIN_EXACT },
  { "万里", "moli", HSL_PINYIN_EXACT }, /* a heteronym: both readings anywhere */
  { "万里", "wanli", HSL_PINYIN_EXACT },
  { "长孙无忌", "zhangsunwuji", HSL_PINYIN_EXACT },
  { "长孙无忌", "zswj", HSL_PINYIN_ALL_INITIALS },
  { "澹台灭明", "tantaimieming", HSL_PINYIN_EXACT },
  { "令狐冲", "linghuchong", HSL_PINYIN_EXACT },
  { "能延寿", "naiyanshou", HSL_PINYIN_EXACT },
  { "重耳", "chonger", HSL_PINYIN_EXACT },
  { "欧阳修", "ouyangxiu", HSL_PINYIN_EXACT },
  { "欧阳修", "oyx", HSL_PINYIN_ALL_INITIALS },
  /* A reading of the surname alone does not hold inside a name. */
  { "阚泽", "kanze", HSL_PINYIN_EXACT },
  { "李阚", "likan", HSL_PINYIN_NONE },

  /* Heteronyms in given names */
  { "王长乐", "wangchangle", HSL_PINYIN_EXACT },
  { "王长乐", "wangzhangle", HSL_PINYIN_EXACT },
  { "王长乐", "wcl", HSL_PINYIN_ALL_INITIALS },
  { "王长乐", "wcy", HSL_PINYIN_ALL_INITIALS },
  { "孙行者", "sunxingzhe", HSL_PINYIN_EXACT },
  { "孙行", "sunhang", HSL_PINYIN_EXACT },
  { "李朝阳", "lichaoyang", HSL_PINYIN_EXACT },
  { "李朝阳", "lzhaoyang", HSL_PINYIN_ALL_INITIALS },
  { "陈晟", "chensheng", HSL_PINYIN_EXACT },

  /* ü: v on the keyboard, yu in passports */
  { "吕布", "lvbu", HSL_PINYIN_EXACT },
  { "吕布", "lübu", HSL_PINYIN_EXACT },
  { "吕布", "lyubu", HSL_PINYIN_EXACT },
  { "李玉", "lyu", HSL_PINYIN_ALL_INITIALS },

  /* Divisions that a greedy reader misses */
  { "西安", "xian", HSL_PINYIN_EXACT },
  { "西安", "xi'an", HSL_PINYIN_EXACT },
  { "先", "xian", HSL_PINYIN_EXACT },
  { "李安", "lian", HSL_PINYIN_EXACT },
  { "方鄂", "fange", HSL_PINYIN_EXACT },
  { "范歌", "fange", HSL_PINYIN_EXACT },
  { "范鄂", "fange", HSL_PINYIN_NONE },
  { "方安", "fangan", HSL_PINYIN_EXACT },
  { "啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊", "aaaaaaaaaaaaaaab", HSL_PINYIN_NONE },
  { "难难难难难难难难难难难难难难难难难难难难", "nannannannannannannannannannannannannannannannannannannanx", HSL_PINYIN_NONE },

  /* Minority names with their dot, whichever it is */
  { "阿里木江·买买提", "alimujiang", HSL_PINYIN_PREFIX },
  { "阿里木江·买买提", "阿里木江买买提", HSL_PINYIN_EXACT },
  { "阿里木江・买买提", "阿里木江•买买提", HSL_PINYIN_EXACT },
  { "阿里木江·买买提", "maimaiti", HSL_PINYIN_INSIDE },
  { "阿里木江·买买提", "almjmmt", HSL_PINYIN_ALL_INITIALS },

  /* Rare characters, beyond the basic plane too, and 〇 */
  { "马𬭚", "machun", HSL_PINYIN_EXACT },
  { "马𬭚", "𬭚", HSL_PINYIN_INSIDE },
  { "陈𣲗", "chenwei", HSL_PINYIN_EXACT },
  { "王㛃", "wangjie", HSL_PINYIN_EXACT },
  { "李〇", "liling", HSL_PINYIN_EXACT },
  { "郭喆垚", "guozheyao", HSL_PINYIN_EXACT },

  /* Foreigners */
  { "John Smith", "john", HSL_PINYIN_PREFIX },
  { "John Smith", "johnsmith", HSL_PINYIN_EXACT },
  { "John Smith", "smith", HSL_PINYIN_INSIDE },
  { "Müller", "müll", HSL_PINYIN_PREFIX },
  { "O’Brien", "o'brien", HSL_PINYIN_EXACT },
};

static void
test_pinyin_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      HslPinyinMatch match = hsl_pinyin_match (matches[i].name, matches[i].typed);

      if (match != matches[i].match)
        {
          g_test_message ("%s typed %s: %d, not %d", matches[i].name, matches[i].typed, match,
                          matches[i].match);
          g_test_fail ();
        }
    }

  g_assert_cmpint (hsl_pinyin_match (NULL, "z"), ==, HSL_PINYIN_NONE);
  g_assert_cmpint (hsl_pinyin_match ("张三", NULL), ==, HSL_PINYIN_NONE);
}

/* Who matches passes the signature. */
static void
test_pinyin_signatures (void)
{
  guint n_passed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    for (guint j = 0; j < G_N_ELEMENTS (matches); j++)
      {
        g_autofree gunichar *name = NULL;
        g_autofree gunichar *typed = NULL;
        glong                length, n_typed;
        guint64              wanted;

        name = g_utf8_to_ucs4_fast (matches[i].name, -1, &length);
        typed = g_utf8_to_ucs4_fast (matches[j].typed, -1, &n_typed);
        wanted = hsl_pinyin_sign_query (typed, (guint) n_typed);
        if (hsl_pinyin_match_chars (name, (guint) length, typed, (guint) n_typed) == HSL_PINYIN_NONE)
          continue;
        g_assert_cmphex (hsl_pinyin_sign_name (name, (guint) length) & wanted, ==, wanted);
        n_passed++;
      }
  g_assert_cmpuint (n_passed, >, 100);
}

static void
test_pinyin_spell (void)
{
  static const char *const names[][3] = {
    { "单雄信", "shan xiong xin", "sxx" },
    { "尉迟恭", "yu chi gong", "ycg" },
    { "覃 辉", "qin hui", "qh" },
    { "吕布", "lv bu", "lb" },
    { "阿里木江·买买提", "a li mu jiang mai mai ti", "almjmmt" },
    { "John Smith", "johnsmith", "johnsmith" },
    { "王A座", "wang a zuo", "waz" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *spelled = hsl_pinyin_spell (names[i][0]);
      g_autofree char *initials = hsl_pinyin_spell_initials (names[i][0]);

      g_assert_cmpstr (spelled, ==, names[i][1]);
      g_assert_cmpstr (initials, ==, names[i][2]);
    }
}

static void
test_pinyin_sort_key (void)
{
  static const char *const sorted[] = { "Adam", "安娜", "李安", "李白", "连城", "单田芳",
                                        "王五", "张三", "张三丰", "章三", "赵六" };

  for (guint i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *before = hsl_pinyin_make_sort_key (sorted[i - 1]);
      g_autofree char *after = hsl_pinyin_make_sort_key (sorted[i]);

      if (strcmp (before, after) >= 0)
        g_error ("%s does not sort before %s", sorted[i - 1], sorted[i]);
    }
}

/* The whole of the basic ideographs is read but a few dozen that ICU does not know. */
static void
test_pinyin_covers_han (void)
{
  const char *readings[10];
  guint       n_unread = 0;

  for (gunichar c = 0x4e00; c <= 0x9fff; c++)
    n_unread += hsl_pinyin_get_readings (c, readings, G_N_ELEMENTS (readings)) == 0;
  g_assert_cmpuint (n_unread, <, 100);

  g_assert_cmpuint (hsl_pinyin_get_readings (0x957f, readings, 10), ==, 2); /* 长 */
  g_assert_cmpstr (readings[0], ==, "zhang");
  g_assert_cmpstr (readings[1], ==, "chang");
  g_assert_cmpuint (hsl_pinyin_get_readings (0x957f, readings, 1), ==, 1);
  g_assert_cmpuint (hsl_pinyin_get_readings ('a', readings, 10), ==, 0);
  g_assert_cmpuint (hsl_pinyin_get_readings (0x10ffff, readings, 10), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/pinyin/match", test_pinyin_match);
  g_test_add_func ("/search/pinyin/signatures", test_pinyin_signatures);
  g_test_add_func ("/search/pinyin/spell", test_pinyin_spell);
  g_test_add_func ("/search/pinyin/sort-key", test_pinyin_sort_key);
  g_test_add_func ("/search/pinyin/covers-han", test_pinyin_covers_han);
  return g_test_run ();
}
