/* test-find.c: lists, tasks, counts, search, earlier cases, drafts, attachments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include "hsl-vault-error.h"

#include <string.h>

static char *
find_one (HslStore   *store,
          const char *typed)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = hsl_store_search (store, typed, 50, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_test_message ("%s: %s (%s)", typed, ((HslSearchHit *) g_ptr_array_index (hits, i))->title,
                    ((HslSearchHit *) g_ptr_array_index (hits, i))->why);
  return hits->len > 0 ? g_strdup (((HslSearchHit *) g_ptr_array_index (hits, 0))->case_uid) : NULL;
}

static gboolean
finds (HslStore   *store,
       const char *typed,
       const char *case_uid)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = hsl_store_search (store, typed, 50, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    if (g_str_equal (((HslSearchHit *) g_ptr_array_index (hits, i))->case_uid, case_uid))
      return TRUE;
  return FALSE;
}

static HslCase *
register_case (HslStore   *store,
               const char *json)
{
  g_autoptr (GVariant) input = test_parse (json);
  g_autoptr (GError)   error = NULL;
  HslCase             *made = hsl_store_register_case (store, input, &error);

  g_assert_no_error (error);
  return made;
}

static const char leak_json[] =
    "{\"type\":\"02\",\"source\":\"visit\",\"grid\":\"350981001001001\",\"place\":\"滨河路15号2栋\","
    "\"summary\":\"楼上卫生间漏水，把楼下的天花板泡坏了，双方为赔偿争吵。\",\"parties\":["
    "{\"uid\":\"p1\",\"side\":\"applicant\",\"name\":\"仇小兰\",\"phone\":\"12000000917\","
    "\"address\":\"滨河路15号\"},{\"uid\":\"p2\",\"side\":\"respondent\",\"name\":\"单立新\","
    "\"paper_kind\":\"id-card\",\"paper_number\":\"11010519491231002X\"}]}";

static void
test_people (TestStore    *self,
             gconstpointer data)
{
  static const char *const typed[] = { "仇", "仇小兰", "qiu", "qxl", "shan", "单立", "0917", "002X", "滨河路15" };
  g_autoptr (HslFact)      leak = (HslFact *) register_case (self->store, leak_json);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *found = find_one (self->store, typed[i]);

      g_assert_cmpstr (found, ==, leak->uid);
    }
  g_assert_false (finds (self->store, "王小兰", leak->uid));

  /* After signing in again they are read in the background. */
  test_store_reopen (self);
  g_assert_true (hsl_store_wait_people (self->store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (finds (self->store, typed[i], leak->uid));
}

static void
test_text (TestStore    *self,
           gconstpointer data)
{
  g_autoptr (HslFact)  leak = (HslFact *) register_case (self->store, leak_json);
  g_autoptr (HslFact)  changed = NULL;
  g_autoptr (GVariant) inquiry =
      test_parse ("{\"at\":\"2026-03-03T10:00\",\"investigators\":[\"lin-suzhen\"],"
                  "\"respondent\":\"单立新\",\"record\":[{\"kind\":\"answer\","
                  "\"text\":\"水管是去年换的，有收据。\"}]}");
  g_autoptr (GVariant) correction = NULL;
  g_autofree char     *text = NULL;
  g_autoptr (GError)   error = NULL;

  g_assert_true (finds (self->store, "漏水", leak->uid));
  g_assert_true (finds (self->store, "天花板", leak->uid));
  g_assert_true (finds (self->store, "漏水 赔偿", leak->uid));
  /* All the pairs are there, the words are not. */
  g_assert_false (finds (self->store, "水管", leak->uid));

  test_store_set_now (self->store, "2026-03-03T11:00");
  changed = (HslFact *) hsl_store_act (self->store, leak->uid, "inquire", inquiry, &error);
  g_assert_no_error (error);
  g_assert_true (finds (self->store, "水管", leak->uid));
  /* Of two rows. */
  g_assert_true (finds (self->store, "收据 天花板", leak->uid));
  g_assert_false (finds (self->store, "收据 阳台", leak->uid));

  /* What was corrected is found no more, not even in the index. */
  text = g_strdup_printf ("{\"noun\":\"case\",\"subject\":\"%s\",\"field\":\"summary\",\"value\":\"阳台渗水\","
                          "\"reason\":\"记错了\"}",
                          leak->uid);
  correction = test_parse (text);
  hsl_fact_unref (hsl_store_act (self->store, leak->uid, "correct", correction, &error));
  g_assert_no_error (error);
  g_assert_true (finds (self->store, "阳台渗水", leak->uid));
  g_assert_false (finds (self->store, "楼上卫生间", leak->uid));
  test_assert_clean (self->store);
}

static void
test_index_of_another_version (TestStore    *self,
                               gconstpointer data)
{
  g_autoptr (HslFact) leak = (HslFact *) register_case (self->store, leak_json);

  hsl_store_close (self->store);
  test_execute (self->store, "DELETE FROM text_document");
  test_execute (self->store, "UPDATE station SET value = '1' WHERE key = 'tokens'");
  test_store_reopen (self);
  g_assert_true (finds (self->store, "天花板", leak->uid));
  test_assert_clean (self->store);
}

static void
test_numbers (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslFact) stalls = (HslFact *) test_store_play (self->store, "market-stalls", 3);

  g_assert_true (finds (self->store, "18", stalls->uid));
  g_assert_true (finds (self->store, "（2026）榕湖人调字第18号", stalls->uid));
  g_assert_false (finds (self->store, "(2025)榕湖人调字第18号", stalls->uid));
}

static void
test_earlier (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslFact)  leak = (HslFact *) register_case (self->store, leak_json);
  g_autoptr (GVariant) same = test_parse (leak_json);
  g_autoptr (GVariant) person = test_parse ("{\"parties\":[{\"side\":\"applicant\",\"name\":\"单 立新\"},"
                                            "{\"side\":\"respondent\",\"name\":\"赵六\"}]}");
  g_autoptr (GVariant) namesake = test_parse (
      "{\"parties\":[{\"side\":\"applicant\",\"name\":\"单立新\","
      "\"paper_kind\":\"id-card\",\"paper_number\":\"440524188001010014\"}]}");
  g_autoptr (GVariant)  place = test_parse ("{\"place\":\"滨河路１５号2栋\"}");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError)    error = NULL;
  HslEarlier           *first;

  found = hsl_store_find_earlier (self->store, same, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpstr (first->reason, ==, "same-pair");
  g_assert_cmpstr (first->case_uid, ==, leak->uid);
  g_assert_nonnull (strstr (first->text, "仇**"));
  g_clear_pointer (&found, g_ptr_array_unref);

  found = hsl_store_find_earlier (self->store, same, leak->uid, &error);
  g_assert_cmpuint (found->len, ==, 0);
  g_clear_pointer (&found, g_ptr_array_unref);

  found = hsl_store_find_earlier (self->store, person, NULL, &error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((HslEarlier *) g_ptr_array_index (found, 0))->reason, ==, "same-person");
  g_clear_pointer (&found, g_ptr_array_unref);

  /* Another paper is another person, whatever the name. */
  found = hsl_store_find_earlier (self->store, namesake, NULL, &error);
  g_assert_cmpuint (found->len, ==, 0);
  g_clear_pointer (&found, g_ptr_array_unref);

  found = hsl_store_find_earlier (self->store, place, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((HslEarlier *) g_ptr_array_index (found, 0))->reason, ==, "same-place");
}

static gint64
count (HslStore           *store,
       const HslCaseQuery *query)
{
  g_autoptr (GError)    error = NULL;
  gint64                n = hsl_store_count_cases (store, query, &error);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (error);
  rows = hsl_store_list_cases (store, query, 0, 1000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const HslCaseRow *row = g_ptr_array_index (rows, i);
      gint64            position = -7;

      g_assert_true (hsl_store_find_in_list (store, query, row->uid, &position, &error));
      g_assert_cmpint (position, ==, i);
    }
  return n;
}

static void
test_lists (TestStore    *self,
            gconstpointer data)
{
  g_autoptr (HslFact)   leak = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) page = NULL;
  HslCaseRow           *newest;
  gint64                position = 0;
  g_autoptr (GError)    error = NULL;

  test_store_play_all (self->store);
  test_store_set_now (self->store, "2026-09-01T09:00");
  leak = (HslFact *) register_case (self->store, leak_json);

  g_assert_cmpint (count (self->store, &(HslCaseQuery){ 0 }), ==, 6);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .states = HSL_STATE_BIT (HSL_STATE_CLUE) }), ==, 1);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .type = "02",
                                                        .states = HSL_STATE_BIT (HSL_STATE_CLUE) }),
                   ==, 1);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .grid = "350981001001001",
                                                        .from = hsl_day_from_ymd (2026, 9, 1) }),
                   ==, 1);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .to = hsl_day_from_ymd (2026, 8, 31) }), ==, 5);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .from = hsl_day_from_ymd (2026, 9, 2) }), ==, 0);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .worker = "nobody" }), ==, 0);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .worker = "lin-suzhen" }), >=, 1);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .community = "350981001001" }), >=, 1);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .grid = "" }), <, 6);

  rows = hsl_store_list_cases (self->store, &(HslCaseQuery){ 0 }, 0, 10, &error);
  newest = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (newest->uid, ==, leak->uid);
  g_assert_cmpstr (newest->title, ==, "仇**与单**");
  g_assert_cmpstr (newest->state, ==, "clue");
  g_assert_nonnull (newest->clock_rule);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpint (((HslCaseRow *) g_ptr_array_index (rows, i - 1))->registered_on, >=,
                     ((HslCaseRow *) g_ptr_array_index (rows, i))->registered_on);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .order = HSL_CASE_ORDER_OLDEST }), ==, 6);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .order = HSL_CASE_ORDER_ACTIVE }), ==, 6);
  g_assert_true (hsl_store_find_in_list (self->store,
                                         &(HslCaseQuery){ .states = HSL_STATE_BIT (HSL_STATE_ARCHIVED) },
                                         newest->uid, &position, &error));
  g_assert_cmpint (position, ==, -1);
  page = hsl_store_list_cases (self->store, &(HslCaseQuery){ 0 }, 2, 2, &error);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpstr (((HslCaseRow *) g_ptr_array_index (page, 0))->uid, ==,
                   ((HslCaseRow *) g_ptr_array_index (rows, 2))->uid);
}

static void
test_tasks (TestStore    *self,
            gconstpointer data)
{
  g_autoptr (HslFact)   stalls = (HslFact *) test_store_play (self->store, "market-stalls", 11);
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) grids = NULL;
  g_autoptr (GError)    error = NULL;
  HslTaskCounts         counts;
  HslDay                last = 0;

  test_store_set_now (self->store, "2026-04-17T09:00");
  tasks = hsl_store_list_tasks (self->store, HSL_DAY_NONE, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tasks->len, >=, 7);
  for (guint i = 0; i < tasks->len; i++)
    {
      const HslTask *task = g_ptr_array_index (tasks, i);

      g_assert_cmpstr (task->case_uid, ==, stalls->uid);
      g_assert_cmpstr (task->number, ==, "（2026）榕湖人调字第18号");
      g_assert_nonnull (task->what);
      g_assert_cmpstr (task->worker, ==, "chen-guohua");
      g_assert_cmpint (task->due_on, >=, last);
      last = task->due_on;
    }
  g_assert_cmpint (((HslTask *) g_ptr_array_index (tasks, 0))->state, ==, HSL_CLOCK_OVERDUE);

  /* The reminder knows as much without a key. */
  hsl_store_lock (self->store);
  hsl_store_count_tasks_locked (self->store, hsl_day_from_ymd (2026, 4, 17), &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.overdue, >, 0);
  g_assert_cmpuint (counts.overdue, <=, tasks->len);
  g_assert_cmpuint (counts.sessions, ==, 0);
  hsl_store_unlock (self->store, TEST_ACCOUNT, TEST_PASSWORD, &error);
  g_assert_no_error (error);

  grids = hsl_store_count_by_grid (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grids->len, ==, 1);
  g_assert_cmpuint (((HslGridCount *) g_ptr_array_index (grids, 0))->open, ==, 1);
  g_assert_cmpuint (((HslGridCount *) g_ptr_array_index (grids, 0))->overdue, ==, 1);
  g_assert_cmpint (count (self->store, &(HslCaseQuery){ .overdue = TRUE }), ==, 1);
}

static void
test_drafts (TestStore    *self,
             gconstpointer data)
{
  g_autoptr (GVariant)  first = test_parse ("{\"summary\":\"半句\"}");
  g_autoptr (GVariant)  second = test_parse ("{\"summary\":\"整句话\",\"n\":1}");
  g_autoptr (GVariant)  kept = NULL;
  g_autoptr (GVariant)  none = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError)    error = NULL;

  none = hsl_store_load_draft (self->store, "register", &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_true (hsl_store_save_draft (self->store, "register", first, NULL));
  g_assert_true (hsl_store_save_draft (self->store, "register", second, NULL));
  test_store_reopen (self);
  kept = hsl_store_load_draft (self->store, "register", &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_equal (kept, second));
  list = hsl_store_list_drafts (self->store, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((HslDraft *) g_ptr_array_index (list, 0))->key, ==, "register");
  g_assert_true (hsl_store_drop_draft (self->store, "register", NULL));
  g_assert_null (hsl_store_load_draft (self->store, "register", NULL));
}

static void
test_settings (TestStore    *self,
               gconstpointer data)
{
  g_autofree char   *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hsl_store_get_setting (self->store, "privacy", &error));
  g_assert_no_error (error);
  g_assert_true (hsl_store_set_setting (self->store, "privacy", "王主任", NULL));
  g_assert_false (hsl_calendar_knows_year (hsl_store_get_calendar (self->store), 2031));
  g_assert_false (hsl_store_set_setting (self->store, "holidays", "2031-13-01,rest,元旦\n", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (hsl_store_set_setting (self->store, "holidays", "2031-10-01,rest,国庆\n", &error));
  g_assert_no_error (error);
  test_store_reopen (self);
  g_assert_true (hsl_calendar_knows_year (hsl_store_get_calendar (self->store), 2031));
  value = hsl_store_get_setting (self->store, "privacy", &error);
  g_assert_cmpstr (value, ==, "王主任");
  test_assert_clean (self->store);
}

static GBytes *
random_bytes (gsize size)
{
  guint8 *content = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    content[i] = (guint8) g_test_rand_int ();
  return g_bytes_new_take (content, size);
}

static void
test_attachments (TestStore    *self,
                  gconstpointer data)
{
  static const gsize   sizes[] = { 1, 65535, 65536, 65537, 300000 };
  g_autoptr (HslFact)  leak = (HslFact *) register_case (self->store, leak_json);
  g_autoptr (GVariant) input = test_parse ("{\"kind\":\"other\",\"name\":\"..\\\\..\\\\secret/照片.jpg\"}");
  g_autoptr (GBytes)   nothing = g_bytes_new_static ("", 0);
  g_autofree char     *uid = NULL;
  g_autoptr (GError)   error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes)   bytes = random_bytes (sizes[i]);
      g_autoptr (HslFact)  after = (HslFact *) hsl_store_attach (self->store, leak->uid, input, bytes,
                                                                 &error);
      const HslAttachment *added;
      g_autoptr (GBytes)   read = NULL;

      g_assert_no_error (error);
      added = g_ptr_array_index (((HslCase *) after)->attachments, i);
      g_assert_cmpstr (added->name, ==, "照片.jpg");
      g_assert_cmpint (added->size, ==, sizes[i]);
      read = hsl_store_read_attachment (self->store, leak->uid, added->fact.uid, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (read, bytes));
      g_free (uid);
      uid = g_strdup (added->fact.uid);
    }
  g_assert_null (hsl_store_attach (self->store, leak->uid, input, nothing, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_null (hsl_store_read_attachment (self->store, leak->uid, "nothing", &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  test_assert_clean (self->store);

  test_execute (self->store, "DELETE FROM attachment_chunk WHERE number = 2");
  g_assert_null (hsl_store_read_attachment (self->store, leak->uid, uid, &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_TAMPERED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/find/people", test_people);
  add_store_test ("/store/find/text", test_text);
  add_store_test ("/store/find/index-of-another-version", test_index_of_another_version);
  add_store_test ("/store/find/numbers", test_numbers);
  add_store_test ("/store/find/earlier", test_earlier);
  add_store_test ("/store/find/lists", test_lists);
  add_store_test ("/store/find/tasks", test_tasks);
  add_store_test ("/store/find/drafts", test_drafts);
  add_store_test ("/store/find/settings", test_settings);
  add_store_test ("/store/find/attachments", test_attachments);
  return g_test_run ();
}
