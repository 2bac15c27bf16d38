/* test-people.c: everybody an account may find, in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-people-private.h"

#include "hsl-fold.h"
#include "hsl-pinyin.h"

#include <string.h>

static const HslPeopleEntry people[] = {
  { "u1", "张三", "13800138000", "11010519491231002X", "榕湖市龙西社区龙腾路18号", NULL, 10 },
  { "u2", "张三丰", "13911112222", "440524188001010014", "武当山1号", "太极张", 20 },
  { "u3", "李四", "0771-1234567、13500005678", NULL, "榕湖市南堤社区A座502室", NULL, 30 },
  { "u4", "单雄信", NULL, NULL, "二贤庄", NULL, 40 },
  { "u5", "阿里木江·买买提", "１３６００００１２３４", NULL, NULL, "烤肉店", 50 },
  { "u6", "马𬭚", NULL, NULL, NULL, NULL, 60 },
  { "u7", "John Smith", NULL, "E12345678", NULL, NULL, 70 },
  { "u8", "曾张氏", NULL, NULL, NULL, NULL, 80 },
  { "u9", "张三", NULL, NULL, NULL, NULL, 90 },
  { "u10", "尉迟敬德", NULL, NULL, NULL, NULL, 100 },
  { "u11", NULL, NULL, NULL, "无名氏住处", NULL, 110 },
};

static const struct
{
  const char *typed;
  const char *uids; /* in order, divided by spaces */
} finds[] = {
  { "张三", "u9 u1 u2" },
  { "张", "u9 u2 u1 u8" },
  { "三", "u9 u2 u1" },
  { "丰", "u2" },
  { "zhangsan", "u9 u1 u2" },
  { "zhang san", "u9 u1 u2" },
  { "zhangs", "u9 u2 u1 u8" }, /* 曾张氏 inside */
  { "zsan", "u9 u1 u2" },
  { "zs", "u9 u1 u2 u8" },
  { "zsf", "u2" },
  { "z", "u9 u8 u2 u1" },
  { "张s", "u9 u2 u1 u8" },
  { "z三", "u9 u1 u2" },
  { "shanxx", "u4" },
  { "sxx", "u4" },
  { "dxx", "u4" },
  { "yuchi", "u10" },
  { "weichi", "u10" },
  { "alimu", "u5" },
  { "阿里木江买买提", "u5" },
  { "阿里木江•买买提", "u5" },
  { "买买提", "u5" },
  { "马𬭚", "u6" },
  { "𬭚", "u6" },
  { "chun", "u6" },
  { "john", "u7" },
  { "SMITH", "u7" },
  { "Smith John", "u7" },

  { "8000", "u1" },
  { "138000", "u1" },
  { "13800138000", "u1" },
  { "138-0013-8000", "u1" },
  { "002x", "u1" },
  { "00２X", "u1" },
  { "5678", "u7 u3" },
  { "1234567", "u3 u7" }, /* a whole number before a part of one */
  { "0771", "u3" },
  { "0771-123", "u3" },
  { "1234", "u5 u7 u3" },
  { "136", "u5" },
  { "e123", "u7" },
  { "00", "" }, /* two digits are nobody's number */
  { "13", "" },
  { "78000", "" }, /* not across two numbers */

  { "龙西社区", "u1" },
  { "社区", "u3 u1" },
  { "a座", "u3" },
  { "502", "u3" },
  { "太极", "u2" },
  { "烤肉店", "u5" },
  { "住处", "u11" },
  { "18号", "u1" },
  { "无", "" }, /* one character is of a name */

  { "张 龙西", "u1" },
  { "zs 138", "u1" },
  { "李四 8000", "" },
  { "三 张", "u9 u2 u1" },

  { "", "" },
  { "   ", "" },
  { "王", "" },
  { "zhangsi", "" },
  { "·", "" },
  { "张·", "u9 u2 u1 u8" },
};

static char *
find (HslPeople  *self,
      const char *typed,
      guint       limit,
      guint      *out_count)
{
  g_autoptr (GPtrArray) hits = hsl_people_find (self, typed, limit, out_count);
  GString              *uids = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (uids, "%s%s", i == 0 ? "" : " ", ((HslPeopleHit *) hits->pdata[i])->uid);
  return g_string_free (uids, FALSE);
}

static HslPeople *
new_people (void)
{
  HslPeople      *self = hsl_people_new ();
  HslPeopleBatch *batch = hsl_people_batch_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    hsl_people_batch_add (batch, &people[i]);
  hsl_people_take_batch (self, batch);
  return self;
}

static void
test_people_table (void)
{
  g_autoptr (HslPeople) self = new_people ();

  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      guint            count;
      g_autofree char *uids = find (self, finds[i].typed, 100, &count);

      if (!g_str_equal (uids, finds[i].uids))
        {
          g_test_message ("“%s” finds %s, not %s", finds[i].typed, uids, finds[i].uids);
          g_test_fail ();
        }
    }
}

static void
test_people_ranks (void)
{
  static const struct
  {
    const char    *typed;
    HslPeopleRank  rank;
    HslPeopleField field;
  } ranks[] = {
    { "李四", HSL_PEOPLE_RANK_EXACT, HSL_PEOPLE_FIELD_NAME },
    { "lis", HSL_PEOPLE_RANK_PREFIX, HSL_PEOPLE_FIELD_NAME },
    { "ls", HSL_PEOPLE_RANK_ALL_INITIALS, HSL_PEOPLE_FIELD_NAME },
    { "四", HSL_PEOPLE_RANK_OTHER, HSL_PEOPLE_FIELD_NAME },
    { "07711234567", HSL_PEOPLE_RANK_EXACT, HSL_PEOPLE_FIELD_NUMBER },
    { "4567", HSL_PEOPLE_RANK_PREFIX, HSL_PEOPLE_FIELD_NUMBER },
    { "0771", HSL_PEOPLE_RANK_OTHER, HSL_PEOPLE_FIELD_NUMBER },
    { "南堤", HSL_PEOPLE_RANK_OTHER, HSL_PEOPLE_FIELD_TEXT },
  };
  g_autoptr (HslPeople) self = new_people ();

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr (GPtrArray) hits = hsl_people_find (self, ranks[i].typed, 1, NULL);
      const HslPeopleHit   *hit;

      g_test_message ("%s", ranks[i].typed);
      g_assert_cmpuint (hits->len, ==, 1);
      hit = hits->pdata[0];
      g_assert_cmpint (hit->rank, ==, ranks[i].rank);
      g_assert_cmpint (hit->field, ==, ranks[i].field);
    }
}

static void
test_people_limit (void)
{
  g_autoptr (HslPeople) self = new_people ();
  guint                 count;
  g_autofree char      *two = find (self, "张", 2, &count);
  g_autofree char      *none = NULL;

  g_assert_cmpstr (two, ==, "u9 u2");
  g_assert_cmpuint (count, ==, 4);
  none = find (self, "张", 0, &count);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (count, ==, 4);
}

static void
test_people_changes (void)
{
  g_autoptr (HslPeople) self = new_people ();
  HslPeopleEntry        changed = people[2];
  guint                 count;
  g_autofree char      *old_name = NULL;
  g_autofree char      *new_name = NULL;
  g_autofree char      *removed = NULL;
  g_autofree char      *again = NULL;

  g_assert_cmpuint (hsl_people_get_size (self), ==, G_N_ELEMENTS (people));
  changed.name = "王五";
  hsl_people_put (self, &changed);
  g_assert_cmpuint (hsl_people_get_size (self), ==, G_N_ELEMENTS (people));
  old_name = find (self, "李四", 9, NULL);
  g_assert_cmpstr (old_name, ==, "");
  new_name = find (self, "ww 0771", 9, NULL);
  g_assert_cmpstr (new_name, ==, "u3");

  g_assert_true (hsl_people_remove (self, "u3"));
  g_assert_false (hsl_people_remove (self, "u3"));
  g_assert_false (hsl_people_remove (self, "nobody"));
  removed = find (self, "王五", 9, NULL);
  g_assert_cmpstr (removed, ==, "");

  hsl_people_put (self, &people[2]);
  again = find (self, "李四", 9, NULL);
  g_assert_cmpstr (again, ==, "u3");

  hsl_people_clear (self);
  g_assert_cmpuint (hsl_people_get_size (self), ==, 0);
  g_free (again);
  again = find (self, "张", 9, &count);
  g_assert_cmpstr (again, ==, "");
  g_assert_cmpuint (count, ==, 0);
}

/* What was read in bulk is older than what was changed meanwhile. */
static void
test_people_late_batch (void)
{
  for (guint n_others = 0; n_others <= 5000; n_others += 5000)
    {
      g_autoptr (HslPeople) self = hsl_people_new ();
      HslPeopleBatch       *batch = hsl_people_batch_new ();
      HslPeopleEntry        changed = people[0];
      g_autofree char      *hits = NULL;

      changed.name = "赵六";
      hsl_people_put (self, &changed);
      hsl_people_remove (self, "u2");

      hsl_people_batch_add (batch, &people[0]);
      hsl_people_batch_add (batch, &people[1]);
      hsl_people_batch_add (batch, &people[8]);
      hsl_people_batch_add (batch, &people[8]); /* twice the same */
      for (guint i = 0; i < n_others; i++)
        {
          g_autofree char *uid = g_strdup_printf ("other-%u", i);

          hsl_people_batch_add (batch, &(HslPeopleEntry){ .uid = uid, .name = "钱七" });
        }
      hsl_people_take_batch (self, batch);

      g_assert_cmpuint (hsl_people_get_size (self), ==, 2 + n_others);
      hits = find (self, "张三", 9, NULL);
      g_assert_cmpstr (hits, ==, "u9");
      g_free (hits);
      hits = find (self, "赵六", 9, NULL);
      g_assert_cmpstr (hits, ==, "u1");

      hsl_people_put (self, &people[1]);
      g_free (hits);
      hits = find (self, "张三丰", 9, NULL);
      g_assert_cmpstr (hits, ==, "u2");
    }
}

/* A matcher so simple that it can be believed: every person, field by field. */
typedef struct
{
  char    *uid, *name, *phone, *address;
  guint32  stamp;
  gboolean is_gone;
} Naive;

static gboolean
naive_fits (const Naive *person,
            const char  *typed)
{
  g_autofree char *text = hsl_fold (typed, HSL_FOLD_TEXT);
  g_autofree char *address = hsl_fold (person->address, HSL_FOLD_TEXT);
  g_autofree char *name = hsl_fold (person->name, HSL_FOLD_NAME);
  g_autofree char *name_typed = hsl_fold (typed, HSL_FOLD_NAME);
  glong            n_chars = g_utf8_strlen (text, -1);
  gboolean         is_word = TRUE, is_alnum = TRUE, has_digit = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      is_word = is_word && g_ascii_isalpha (*p);
      is_alnum = is_alnum && g_ascii_isalnum (*p);
      has_digit = has_digit || g_ascii_isdigit (*p);
    }

  if (*name_typed != '\0' && strstr (name, name_typed) != NULL && !(n_chars == 1 && is_word))
    return TRUE;
  if (hsl_pinyin_match (person->name, typed) != HSL_PINYIN_NONE)
    return TRUE;
  if (is_alnum && has_digit && n_chars >= 3 && strstr (person->phone, text) != NULL)
    return TRUE;
  return n_chars >= (is_word ? 3 : 2) && strstr (address, text) != NULL;
}

static char *
invent (GRand             *rand,
        const char *const *pieces,
        guint              n_pieces,
        gint32             min,
        gint32             max)
{
  GString *text = g_string_new (NULL);

  for (gint32 i = g_rand_int_range (rand, min, max); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, (gint32) n_pieces)]);
  return g_string_free (text, FALSE);
}

static const char *const name_pieces[] = { "张", "单", "李", "安", "长", "乐", "吕",
                                           "三", "𬭚", "·", "a", "b", "曾", "娥" };
static const char *const digit_pieces[] = { "1", "3", "8", "0", "5" };
static const char *const address_pieces[] = { "龙", "西", "社", "区", "1", "8", "号", "a", "座", "abc", " " };
static const char *const query_pieces[] = { "张", "单", "李", "长", "三", "𬭚", "z", "zhang", "s", "shan",
                                            "a", "an", "li", "lv", "l",
                                            "龙", "社区", "1", "38", "80", "号", "b", "c", "e" };

static void
free_naive (gpointer data)
{
  Naive *person = data;

  g_free (person->uid);
  g_free (person->name);
  g_free (person->phone);
  g_free (person->address);
  g_free (person);
}

static Naive *
invent_person (GRand *rand,
               guint  i)
{
  Naive *person = g_new0 (Naive, 1);

  person->uid = g_strdup_printf ("p%u", i);
  person->name = invent (rand, name_pieces, G_N_ELEMENTS (name_pieces), 0, 6);
  person->phone = invent (rand, digit_pieces, G_N_ELEMENTS (digit_pieces), 0, 12);
  person->address = invent (rand, address_pieces, G_N_ELEMENTS (address_pieces), 0, 40);
  person->stamp = g_rand_int (rand) % 100;
  return person;
}

static HslPeopleEntry
make_entry (const Naive *person)
{
  return (HslPeopleEntry){
    .uid = person->uid,
    .name = person->name,
    .phone = person->phone,
    .address = person->address,
    .stamp = person->stamp,
  };
}

static void
compare_with_naive (HslPeople  *self,
                    GPtrArray  *all,
                    const char *typed)
{
  guint                  count, wanted = 0;
  g_autoptr (GPtrArray)  hits = hsl_people_find (self, typed, 100000, &count);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < hits->len; i++)
    g_assert_true (g_hash_table_add (found, ((HslPeopleHit *) hits->pdata[i])->uid));
  g_assert_cmpuint (count, ==, hits->len);

  for (guint i = 0; i < all->len; i++)
    {
      const Naive *person = all->pdata[i];
      gboolean     fits = !person->is_gone && naive_fits (person, typed);

      if (fits != g_hash_table_contains (found, person->uid))
        g_error ("“%s” %s %s/%s/%s", typed, fits ? "misses" : "finds", person->name, person->phone,
                 person->address);
      wanted += fits ? 1 : 0;
    }
  g_assert_cmpuint (count, ==, wanted);
  for (guint i = 1; i < hits->len; i++)
    {
      const HslPeopleHit *better = hits->pdata[i - 1], *worse = hits->pdata[i];

      g_assert_cmpint (better->rank, >=, worse->rank);
    }
}

/* A smaller limit gives the beginning of what a larger one gives, and several threads find what one finds. */
static void
compare_limits (HslPeople  *self,
                const char *typed)
{
  g_autofree char *all = find (self, typed, 100000, NULL);
  g_autofree char *some = find (self, typed, 7, NULL);

  g_assert_true (g_str_has_prefix (all, some));
  for (guint n_threads = 2; n_threads <= 4; n_threads++)
    {
      guint                 count, shared_count;
      g_autoptr (GPtrArray) hits = hsl_people_find_on (self, typed, 9, 1, &count);
      g_autoptr (GPtrArray) shared = hsl_people_find_on (self, typed, 9, n_threads, &shared_count);

      g_assert_cmpuint (shared_count, ==, count);
      g_assert_cmpuint (shared->len, ==, hits->len);
      for (guint i = 0; i < hits->len; i++)
        g_assert_cmpstr (((HslPeopleHit *) shared->pdata[i])->uid, ==,
                         ((HslPeopleHit *) hits->pdata[i])->uid);
    }
}

/* Fills, changes and removes at random, also so much that segments are made anew, and asks in between. */
static void
test_people_against_naive (void)
{
  g_autoptr (GRand)     rand = g_rand_new_with_seed (11);
  g_autoptr (HslPeople) self = hsl_people_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_naive);

  for (guint round = 0; round < 12; round++)
    {
      HslPeopleBatch *batch = hsl_people_batch_new ();

      for (guint n = round % 4 == 0 ? 4500 : 300; n > 0; n--)
        {
          Naive         *person = invent_person (rand, all->len);
          HslPeopleEntry entry = make_entry (person);

          g_ptr_array_add (all, person);
          hsl_people_batch_add (batch, &entry);
        }
      hsl_people_take_batch (self, batch);

      for (guint n = round == 5 ? all->len : 200; n > 0; n--)
        {
          guint    at = (guint) g_rand_int_range (rand, 0, (gint32) all->len);
          Naive   *person = all->pdata[at];
          gboolean was_gone = person->is_gone;

          if (g_rand_boolean (rand) || round == 5)
            {
              g_assert_cmpint (hsl_people_remove (self, person->uid), ==, !was_gone);
              person->is_gone = TRUE;
            }
          else
            {
              Naive         *fresh = invent_person (rand, at);
              HslPeopleEntry entry = make_entry (fresh);

              hsl_people_put (self, &entry);
              free_naive (person);
              all->pdata[at] = fresh;
            }
        }

      for (guint i = 0; i < 15; i++)
        {
          g_autofree char *typed = invent (rand, query_pieces, G_N_ELEMENTS (query_pieces), 1, 4);

          compare_with_naive (self, all, typed);
          compare_limits (self, typed);
        }
    }
}

typedef struct
{
  HslPeople *people;
  guint      first;
} Filler;

static gpointer
fill_thread (gpointer data)
{
  const Filler *filler = data;

  for (guint i = 0; i < 40; i++)
    {
      HslPeopleBatch *batch = hsl_people_batch_new ();

      for (guint j = 0; j < 250; j++)
        {
          g_autofree char *uid = g_strdup_printf ("t%u", filler->first + i * 250 + j);

          hsl_people_batch_add (batch, &(HslPeopleEntry){ .uid = uid, .name = "张三", .phone = "13800138000" });
        }
      hsl_people_take_batch (filler->people, batch);
    }
  return NULL;
}

/* Two threads fill while this one asks: every answer is of whole people. */
static void
test_people_threads (void)
{
  g_autoptr (HslPeople) self = hsl_people_new ();
  Filler                fillers[] = { { self, 0 }, { self, 10000 } };
  GThread              *threads[2];
  guint                 count = 0, last = 0;

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("fill", fill_thread, &fillers[i]);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *uids = find (self, "zs 8000", 5, &count);

      g_assert_cmpuint (count, >=, last);
      last = count;
    }
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (hsl_people_get_size (self), ==, 20000);
  g_free (find (self, "zs 8000", 5, &count));
  g_assert_cmpuint (count, ==, 20000);
}

/* Odd texts are refused or found nothing by, never more. */
static void
test_people_odd_input (void)
{
  g_autoptr (HslPeople) self = new_people ();
  g_autofree char      *long_query = g_strnfill (5000, 'z');
  g_autoptr (GString)   long_name = g_string_new (NULL);
  g_autofree char      *hits = NULL;
  guint                 count;

  for (guint i = 0; i < 5000; i++)
    g_string_append (long_name, "𬭚长");
  hsl_people_put (self, &(HslPeopleEntry){ "long", .name = long_name->str, .address = long_name->str });
  hsl_people_put (self, &(HslPeopleEntry){ .uid = "cut", .name = "钱\xe4\xb8", .phone = "\xff\xfe"
                                                                                        "12345" });

  hits = find (self, "𬭚长𬭚", 9, &count);
  g_assert_cmpstr (hits, ==, "long");
  g_free (hits);
  hits = find (self, "钱", 9, &count);
  g_assert_cmpstr (hits, ==, "cut");
  g_free (hits);
  hits = find (self, long_query, 9, &count);
  g_assert_cmpstr (hits, ==, "");
  g_free (hits);
  hits = find (self, long_name->str, 9, &count);
  g_assert_cmpstr (hits, ==, "");
  g_free (hits);
  hits = find (self, "\xff\xfe", 9, &count);
  g_assert_cmpuint (count, <=, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/people/table", test_people_table);
  g_test_add_func ("/search/people/ranks", test_people_ranks);
  g_test_add_func ("/search/people/limit", test_people_limit);
  g_test_add_func ("/search/people/changes", test_people_changes);
  g_test_add_func ("/search/people/late-batch", test_people_late_batch);
  g_test_add_func ("/search/people/against-naive", test_people_against_naive);
  g_test_add_func ("/search/people/threads", test_people_threads);
  g_test_add_func ("/search/people/odd-input", test_people_odd_input);
  return g_test_run ();
}
