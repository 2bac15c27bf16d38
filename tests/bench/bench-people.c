/* bench-people.c: how fast people are found in memory
 *
 *   bench-people [PEOPLE [ROUNDS]]
 *
 * Invents PEOPLE (250 000), fills the matcher from one thread as the background thread does, then asks a
 * mix of queries ROUNDS times (40) on one core and prints the times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-people.h"
#include "hsl-pinyin.h"
#include "hsl-tokens.h"

#include <stdio.h>
#include <stdlib.h>

#define SEED       20260301
#define BATCH_SIZE 8192
#define LIMIT      50

typedef struct
{
  GPtrArray *uids;
  GPtrArray *names;
  GPtrArray *phones;
  GPtrArray *numbers;
  GPtrArray *addresses;
} Population;

typedef struct
{
  const char *kind;
  const char *typed;
} Query;

/* Frequent surnames more often, as in life: a character stands once for each tenth of a percent or so. */
static const char *surnames = "王王王王王王王李李李李李李李张张张张张张张刘刘刘刘刘陈陈陈陈杨杨杨黄黄黄赵赵赵吴吴周周"
                              "徐徐孙孙马马朱朱胡胡郭郭何何林林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
                              "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾"
                              "龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟单仇解查区朴盖";
static const char *given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玉萍红文建国华志梅春海燕龙飞凤玲晓东"
                           "宇轩梓涵子墨浩然欣怡诗雨思佳俊熙一诺嘉怡博文天佑雪晴可馨雅婷慧颖振宏福顺德才永康长乐朝阳"
                           "重山行舟曾益单于解放少卿维民庆林家兴仁义礼智信成栋良材润泽江河湖淼鑫森焱垚";
static const char *communities[] = { "龙西", "南堤", "老街", "望江", "荔园", "竹苑", "青塘",
                                     "北门", "石桥", "新港", "东坡", "花果山" };
static const char *streets[] = { "龙腾路", "人民大道", "榕荫巷", "解放北路", "滨湖西路", "工业一路", "荔枝街", "中山路" };

static gunichar *surname_chars, *given_chars;
static glong     n_surnames, n_given;

static char *
invent_name (GRand *rand)
{
  GString *name = g_string_new (NULL);
  int      n = g_rand_int_range (rand, 0, 10) < 8 ? 2 : 1;

  g_string_append_unichar (name, surname_chars[g_rand_int_range (rand, 0, (gint32) n_surnames)]);
  for (int i = 0; i < n; i++)
    g_string_append_unichar (name, given_chars[g_rand_int_range (rand, 0, (gint32) n_given)]);
  return g_string_free (name, FALSE);
}

static Population *
invent (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Population       *people = g_new0 (Population, 1);

  surname_chars = g_utf8_to_ucs4_fast (surnames, -1, &n_surnames);
  given_chars = g_utf8_to_ucs4_fast (given, -1, &n_given);
  people->uids = g_ptr_array_new_with_free_func (g_free);
  people->names = g_ptr_array_new_with_free_func (g_free);
  people->phones = g_ptr_array_new_with_free_func (g_free);
  people->numbers = g_ptr_array_new_with_free_func (g_free);
  people->addresses = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (people->uids,
                       g_strdup_printf ("%08x-%04x-4000-8000-%012x", g_rand_int (rand), i & 0xffff, i));
      g_ptr_array_add (people->names, invent_name (rand));
      g_ptr_array_add (people->phones, g_strdup_printf ("1%02d%08d", g_rand_int_range (rand, 30, 99),
                                                        g_rand_int_range (rand, 0, 100000000)));
      g_ptr_array_add (people->numbers,
                       g_strdup_printf ("45%04d%04d%02d%02d%03d%c", g_rand_int_range (rand, 100, 1400),
                                        g_rand_int_range (rand, 1935, 2016), g_rand_int_range (rand, 1, 13),
                                        g_rand_int_range (rand, 1, 29), g_rand_int_range (rand, 0, 1000),
                                        "0123456789X"[g_rand_int_range (rand, 0, 11)]));
      g_ptr_array_add (people->addresses,
                       g_strdup_printf ("榕湖市城中区%s社区%s%d号%d栋%d室",
                                        communities[g_rand_int_range (rand, 0, G_N_ELEMENTS (communities))],
                                        streets[g_rand_int_range (rand, 0, G_N_ELEMENTS (streets))],
                                        g_rand_int_range (rand, 1, 300), g_rand_int_range (rand, 1, 40),
                                        g_rand_int_range (rand, 101, 3300)));
    }
  return people;
}

static void
population_free (Population *people)
{
  g_ptr_array_unref (people->uids);
  g_ptr_array_unref (people->names);
  g_ptr_array_unref (people->phones);
  g_ptr_array_unref (people->numbers);
  g_ptr_array_unref (people->addresses);
  g_free (people);
  g_free (surname_chars);
  g_free (given_chars);
}

static void
fill (HslPeople        *people,
      const Population *from)
{
  HslPeopleBatch *batch = hsl_people_batch_new ();

  for (guint i = 0; i < from->uids->len; i++)
    {
      HslPeopleEntry entry = {
        .uid = from->uids->pdata[i],
        .name = from->names->pdata[i],
        .phone = from->phones->pdata[i],
        .number = from->numbers->pdata[i],
        .address = from->addresses->pdata[i],
        .stamp = i,
      };

      hsl_people_batch_add (batch, &entry);
      if (hsl_people_batch_get_size (batch) == BATCH_SIZE)
        {
          hsl_people_take_batch (people, batch);
          batch = hsl_people_batch_new ();
        }
    }
  hsl_people_take_batch (people, batch);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
print_times (const char *kind,
             const char *typed,
             guint       n_hits,
             GArray     *times)
{
  const double *sorted = (const double *) times->data;

  g_array_sort (times, compare_times);
  printf ("%-28s %-14s %9u %8.2f %8.2f %8.2f\n", kind, typed, n_hits, sorted[times->len / 2],
          sorted[times->len * 99 / 100], sorted[times->len - 1]);
}

static void
ask (HslPeople *people,
     guint      n_rounds)
{
  static const Query queries[] = {
    { "one character", "张" },
    { "one rare character", "垚" },
    { "two characters", "建国" },
    { "whole name", "王建国" },
    { "one letter", "z" },
    { "initials", "zs" },
    { "initials", "wjg" },
    { "full pinyin", "wangjianguo" },
    { "partial pinyin", "zhangj" },
    { "partial pinyin", "zhjguo" },
    { "surname reading", "shanx" },
    { "given name", "jianguo" },
    { "mixed", "张j" },
    { "mixed", "z建国" },
    { "nobody", "xqzvv" },
    { "three digits", "138" },
    { "tail of four", "8000" },
    { "tail of six", "135792" },
    { "tail with X", "123x" },
    { "whole phone", "13812345678" },
    { "address all have", "社区" },
    { "address", "龙西社区" },
    { "address", "荔枝街18号" },
    { "name and address", "王 荔枝街" },
    { "pinyin and tail", "zhang 88" },
  };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  printf ("%-28s %-14s %9s %8s %8s %8s\n", "query", "typed", "hits", "p50 ms", "p99 ms", "max ms");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
      guint              count = 0;

      for (guint j = 0; j < n_rounds; j++)
        {
          gint64                start = g_get_monotonic_time ();
          g_autoptr (GPtrArray) hits = hsl_people_find (people, queries[i].typed, LIMIT, &count);
          double                ms = (double) (g_get_monotonic_time () - start) / 1000;

          g_array_append_val (times, ms);
          g_array_append_val (all, ms);
        }
      print_times (queries[i].kind, queries[i].typed, count, times);
    }
  print_times ("the whole mix", "", 0, all);
  printf ("=\tpeople.p99\t%.3f\n=\tpeople.worst\t%.3f\n", g_array_index (all, double, all->len * 99 / 100),
          g_array_index (all, double, all->len - 1));
}

static void
count_token (const char *token,
             gsize       length,
             gpointer    user_data)
{
  (*(guint *) user_data)++;
}

/* A record of a session, as long as they are. */
static void
tokenise (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint               n_tokens = 0, n_rounds = 2000;
  gint64              start;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "%s%s第%u次约定：承租人退还押金%u元，双方于2026年%u月到场。\n", streets[i % 8],
                            communities[i % 12], i, i * 1700, i + 1);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n_rounds; i++)
    hsl_tokens_foreach (text->str, count_token, &n_tokens);
  printf ("a text of %ld characters is %u tokens, cut in %.1f µs\n", g_utf8_strlen (text->str, -1),
          n_tokens / n_rounds, (double) (g_get_monotonic_time () - start) / n_rounds);
}

int
main (int    argc,
      char **argv)
{
  guint                 n_people = argc > 1 ? (guint) atoi (argv[1]) : 250000;
  guint                 n_rounds = argc > 2 ? (guint) atoi (argv[2]) : 40;
  g_autoptr (HslPeople) people = hsl_people_new ();
  Population           *from = invent (n_people);
  gint64                start = g_get_monotonic_time ();
  const char           *reading;
  double                ms;

  hsl_pinyin_get_readings (0x5f20, &reading, 1);
  printf ("reading tables loaded in %.1f ms\n", (double) (g_get_monotonic_time () - start) / 1000);

  tokenise ();

  start = g_get_monotonic_time ();
  fill (people, from);
  ms = (double) (g_get_monotonic_time () - start) / 1000;
  printf ("%u people filled in %.0f ms: %.0f a second; %.0f bytes each\n\n", n_people, ms,
          n_people / ms * 1000, (double) hsl_people_get_memory (people) / n_people);
  printf ("=\tpeople.fill\t%.0f\n", n_people / ms * 1000);

  ask (people, MAX (n_rounds, 1));
  population_free (from);
  return 0;
}
