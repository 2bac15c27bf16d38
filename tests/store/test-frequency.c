/* test-frequency.c: what the counts of hashed words tell somebody who knows how common each surname is
 *
 * The thief has the file, sqlite3 and this program, but no key: sees which hashed words are in which case,
 * and knows the shares of the surnames and how such narratives are written. For each case the applicant's
 * surname is guessed, in two ways. Neither may do better than to say the commonest surname every time.
 *
 *   HSL_FREQUENCY=3000   so many cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include "hsl-tokens.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define N_CASES 300

/* Public: shares of surnames in a thousand people of the region. */
static const struct
{
  const char *surname;
  guint       share;
} shares[] = {
  { "陈", 190 },
  { "林", 170 },
  { "黄", 110 },
  { "张", 80 },
  { "吴", 75 },
  { "李", 65 },
  { "郑", 55 },
  { "王", 50 },
  { "刘", 45 },
  { "苏", 40 },
  { "蔡", 35 },
  { "叶", 30 },
  { "许", 25 },
  { "杨", 15 },
  { "谢", 15 },
};

static const char *const given[] = { "建", "国", "志", "强", "文", "斌", "丽", "华", "秀", "英", "小", "兰",
                                     "海", "波", "美", "珍", "雪", "梅", "德", "明", "伟", "芳", "敏", "静" };

static const char *const told[] = {
  "{a}称楼上{b}家卫生间漏水，天花板和衣柜都坏了，要求修好并赔偿。",
  "{a}向{b}租房一年，退租时{b}不退押金，双方在电话里争吵。",
  "{b}借{a}三万元，说好年底还，至今只还了五千元。",
  "{a}的车停在楼下，被{b}的电动车刮坏，{b}不承认。",
  "{b}夜里装修，{a}一家睡不好，多次上门说了没有用。",
  "{a}在{b}的店里干活两个月，工资没有结清。",
  "{a}和{b}为楼道里的鞋柜吵了起来，邻居报了警。",
};

/* Which words are in which cases: hashed ones of the file, or plain ones of a made-up station. */
typedef struct
{
  GHashTable *cases; /* GHashTable, a set of case numbers as pointers, by word */
  GPtrArray  *words; /* the commonest first */
} Counts;

/* What is true, and only known to the test. */
typedef struct
{
  GPtrArray  *surnames; /* of the applicant, by case number from 0 */
  GHashTable *numbers;  /* case number from 1 by uid */
} Truth;

static const char *
pick_surname (GRand *rand)
{
  int at = g_rand_int_range (rand, 0, 1000);

  for (guint i = 0;; i++)
    {
      at -= (int) shares[i].share;
      if (at < 0)
        return shares[i].surname;
    }
}

static char *
make_name (GRand      *rand,
           const char *surname)
{
  const char *first = given[g_rand_int_range (rand, 0, (int) G_N_ELEMENTS (given))];
  const char *second = given[g_rand_int_range (rand, 0, (int) G_N_ELEMENTS (given))];

  return g_strconcat (surname, first, second, NULL);
}

static char *
make_story (GRand      *rand,
            const char *applicant,
            const char *respondent)
{
  GString *story = g_string_new (told[g_rand_int_range (rand, 0, (int) G_N_ELEMENTS (told))]);

  g_string_replace (story, "{a}", applicant, 0);
  g_string_replace (story, "{b}", respondent, 0);
  return g_string_free (story, FALSE);
}

/* --- counting --- */

static void
counts_init (Counts *self)
{
  self->cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->words = NULL;
}

static void
counts_clear (Counts *self)
{
  g_hash_table_unref (self->cases);
  g_ptr_array_unref (self->words);
}

static void
counts_add (Counts     *self,
            const char *word,
            guint       number)
{
  GHashTable *cases = g_hash_table_lookup (self->cases, word);

  if (cases == NULL)
    {
      cases = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->cases, g_strdup (word), cases);
    }
  g_hash_table_add (cases, GUINT_TO_POINTER (number));
}

static guint
counts_get (const Counts *self,
            const char   *word)
{
  return g_hash_table_size (g_hash_table_lookup (self->cases, word));
}

static int
on_words_compared_cb (gconstpointer a,
                      gconstpointer b,
                      gpointer      data)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  int         order = (int) counts_get (data, second) - (int) counts_get (data, first);

  return order != 0 ? order : strcmp (first, second);
}

static void
counts_sort (Counts *self)
{
  GHashTableIter iter;
  gpointer       word;

  self->words = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->cases);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (self->words, word);
  g_ptr_array_sort_with_data (self->words, on_words_compared_cb, self);
}

/* --- the station, and what the thief takes out of its file --- */

static void
fill_store (HslStore *store,
            guint     n,
            Truth    *truth)
{
  g_autoptr (GRand)  rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;

  hsl_store_bulk_begin (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      const char          *surname = pick_surname (rand);
      g_autofree char     *applicant = make_name (rand, surname);
      g_autofree char     *respondent = make_name (rand, pick_surname (rand));
      g_autofree char     *story = make_story (rand, applicant, respondent);
      g_autofree char     *json = NULL;
      g_autoptr (GVariant) input = NULL;
      g_autoptr (HslFact)  made = NULL;

      json = g_strdup_printf ("{\"type\":\"02\",\"source\":\"visit\",\"summary\":\"%s\",\"parties\":["
                              "{\"side\":\"applicant\",\"name\":\"%s\"},"
                              "{\"side\":\"respondent\",\"name\":\"%s\"}]}",
                              story, applicant, respondent);
      input = test_parse (json);
      made = (HslFact *) hsl_store_register_case (store, input, &error);
      g_assert_no_error (error);
      g_ptr_array_add (truth->surnames, (char *) surname);
      g_hash_table_insert (truth->numbers, g_strdup (made->uid), GUINT_TO_POINTER (i + 1));
    }
  hsl_store_bulk_end (store, &error);
  g_assert_no_error (error);
}

/* No key is needed for this: the index says which of its hashed words is in which row of which case. */
static void
read_file (const char  *path,
           const Truth *truth,
           Counts      *counts)
{
  static const char sql[] = "SELECT words.term, document.case_uid FROM temp.words AS words"
                            " JOIN text_document AS document ON document.id = words.doc";
  sqlite3          *db;
  sqlite3_stmt     *stmt;

  counts_init (counts);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE VIRTUAL TABLE temp.words USING"
                                 " fts5vocab (main, text_index, instance)",
                                 NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *uid = (const char *) sqlite3_column_text (stmt, 1);

      counts_add (counts, (const char *) sqlite3_column_text (stmt, 0),
                  GPOINTER_TO_UINT (g_hash_table_lookup (truth->numbers, uid)));
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  counts_sort (counts);
}

typedef struct
{
  Counts *counts;
  guint   number;
} Taker;

static void
take_word (const char *token,
           gsize       length,
           gpointer    user_data)
{
  Taker *taker = user_data;

  counts_add (taker->counts, token, taker->number);
}

/* A station the thief makes up: the same stories, other people of the same shares. */
static void
make_up (guint   n,
         Counts *counts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);

  counts_init (counts);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *applicant = make_name (rand, pick_surname (rand));
      g_autofree char *respondent = make_name (rand, pick_surname (rand));
      g_autofree char *story = make_story (rand, applicant, respondent);
      Taker            taker = { counts, i + 1 };

      hsl_tokens_foreach (story, take_word, &taker);
    }
  counts_sort (counts);
}

/* --- guessing --- */

/* Each surname is taken for the word that is in as large a part of the cases as it has of the people. */
static GHashTable *
match_shares (const Counts *counts,
              guint         n)
{
  GHashTable *meaning = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double      wanted = shares[i].share / 1000.0 * n;
      const char *best = NULL;

      for (guint k = 0; k < counts->words->len; k++)
        {
          const char *word = g_ptr_array_index (counts->words, k);

          if (!g_hash_table_contains (meaning, word) &&
              (best == NULL ||
               fabs (counts_get (counts, word) - wanted) < fabs (counts_get (counts, best) - wanted)))
            best = word;
        }
      if (best != NULL)
        g_hash_table_insert (meaning, (char *) best, (char *) shares[i].surname);
    }
  return meaning;
}

static const char *
surname_of (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (g_str_has_prefix (word, shares[i].surname))
      return shares[i].surname;
  return NULL;
}

/* The hundredth commonest word of the file is taken for the hundredth commonest of the made-up station. */
static GHashTable *
match_ranks (const Counts *counts,
             const Counts *made_up)
{
  GHashTable *meaning = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < MIN (counts->words->len, made_up->words->len); i++)
    {
      const char *surname = surname_of (g_ptr_array_index (made_up->words, i));

      if (surname != NULL)
        g_hash_table_insert (meaning, g_ptr_array_index (counts->words, i), (char *) surname);
    }
  return meaning;
}

/* Of all that the words of a case are taken for, the surname that most of them say. */
static const char *
guess_case (const Counts *counts,
            GHashTable   *meaning,
            guint         number)
{
  double         votes[G_N_ELEMENTS (shares)] = { 0 };
  guint          best = 0;
  GHashTableIter iter;
  gpointer       word, surname;

  g_hash_table_iter_init (&iter, meaning);
  while (g_hash_table_iter_next (&iter, &word, &surname))
    if (g_hash_table_contains (g_hash_table_lookup (counts->cases, word), GUINT_TO_POINTER (number)))
      for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        votes[i] += g_str_equal (shares[i].surname, surname);
  for (guint i = 1; i < G_N_ELEMENTS (shares); i++)
    if (votes[i] > votes[best])
      best = i;
  return shares[best].surname;
}

static guint
count_right (const Counts *counts,
             GHashTable   *meaning,
             const Truth  *truth)
{
  guint right = 0;

  for (guint i = 0; i < truth->surnames->len; i++)
    right += g_str_equal (guess_case (counts, meaning, i + 1), g_ptr_array_index (truth->surnames, i));
  return right;
}

static void
test_surnames (TestStore    *self,
               gconstpointer data)
{
  const char            *wanted = g_getenv ("HSL_FREQUENCY");
  guint                  n = wanted != NULL ? (guint) strtoul (wanted, NULL, 10) : N_CASES;
  Truth                  truth = { g_ptr_array_new (), NULL };
  Counts                 counts, made_up;
  g_autoptr (GHashTable) by_share = NULL;
  g_autoptr (GHashTable) by_rank = NULL;
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  commonest, first, second;
  double                 spread;

  truth.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fill_store (self->store, n, &truth);
  hsl_store_close (self->store);
  read_file (self->uri, &truth, &counts);
  make_up (n, &made_up);
  g_assert_cmpuint (counts.words->len, >, 200);

  by_share = match_shares (&counts, n);
  by_rank = match_ranks (&counts, &made_up);
  commonest = count_right (&counts, nothing, &truth);
  first = count_right (&counts, by_share, &truth);
  second = count_right (&counts, by_rank, &truth);
  g_test_message ("%u cases, %u words: the commonest surname is right in %u, shares in %u, ranks in %u", n,
                  counts.words->len, commonest, first, second);
  /* Twice the deviation that chance alone has. */
  spread = 2 * sqrt (commonest * (1.0 - (double) commonest / n));
  g_assert_cmpfloat (first, <=, commonest + spread);
  g_assert_cmpfloat (second, <=, commonest + spread);

  counts_clear (&counts);
  counts_clear (&made_up);
  g_ptr_array_unref (truth.surnames);
  g_hash_table_unref (truth.numbers);
}

/* The thief can count: with the key to the words the same guessing is right nearly always. */
static void
test_surnames_with_key (TestStore    *self,
                        gconstpointer data)
{
  Truth                  truth = { g_ptr_array_new (), NULL };
  Counts                 plain;
  g_autoptr (GHashTable) meaning = NULL;
  g_autoptr (GRand)      rand = g_rand_new_with_seed (7);
  guint                  right;

  counts_init (&plain);
  for (guint i = 0; i < N_CASES; i++)
    {
      const char      *surname = pick_surname (rand);
      g_autofree char *name = make_name (rand, surname);
      Taker            taker = { &plain, i + 1 };

      g_ptr_array_add (truth.surnames, (char *) surname);
      hsl_tokens_foreach (name, take_word, &taker);
    }
  counts_sort (&plain);
  meaning = match_ranks (&plain, &plain);
  right = count_right (&plain, meaning, &truth);
  g_test_message ("with the words known: right in %u of %u", right, (guint) N_CASES);
  g_assert_cmpuint (right, >, N_CASES * 9 / 10);
  counts_clear (&plain);
  g_ptr_array_unref (truth.surnames);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/frequency/surnames", test_surnames);
  add_store_test ("/store/frequency/surnames-with-key", test_surnames_with_key);
  return g_test_run ();
}
