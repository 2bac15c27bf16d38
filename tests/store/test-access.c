/* test-access.c: each account sees its cases, and of others only whom to ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-accounts.h"

#include <string.h>

/* Two cases: of the grid …001, handled by He Min; and of the grid …002, handled by him too. */
typedef struct
{
  TestStore base;
  HslFact  *talk;
  HslFact  *quarrel;
} Fixture;

#define TALKER    "华小满"
#define QUARRELER "缪建中"

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  test_store_set_up (&self->base, NULL);
  self->talk = (HslFact *) test_store_play (self->base.store, "settled-by-talk", 1);
  self->quarrel = (HslFact *) test_store_play (self->base.store, "no-agreement", 1);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  hsl_fact_unref (self->talk);
  hsl_fact_unref (self->quarrel);
  test_store_tear_down (&self->base, NULL);
}

static HslStore *
sign_in_as (Fixture    *self,
            const char *worker,
            HslRights   rights)
{
  test_add_account (&self->base, "other", worker, rights);
  return test_sign_in (&self->base, "other", OWN_PASSWORD);
}

static guint
count_listed (HslStore *store)
{
  HslCaseQuery          query = { 0 };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = hsl_store_list_cases (store, &query, 0, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hsl_store_count_cases (store, &query, &error), ==, rows->len);
  return rows->len;
}

static gboolean
can_open (HslStore      *store,
          const HslFact *on,
          GError       **error)
{
  g_autoptr (HslFact) opened = (HslFact *) hsl_store_load_case (store, on->uid, error);

  return opened != NULL;
}

static GPtrArray *
search (HslStore   *store,
        const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_true (hsl_store_wait_people (store, &error));
  hits = hsl_store_search (store, text, 20, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&hits);
}

/* Nothing of the case but whom to ask. */
static void
assert_hint (GPtrArray  *hits,
             const char *ask)
{
  const HslSearchHit *hit;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_null (hit->case_uid);
  g_assert_null (hit->number);
  g_assert_null (hit->title);
  g_assert_null (hit->state);
  g_assert_nonnull (strstr (hit->why, ask));
}

static void
test_own_grid (Fixture      *self,
               gconstpointer data)
{
  HslStore             *gao = sign_in_as (self, "gao-li", HSL_RIGHT_MEDIATE);
  g_autoptr (GPtrArray) own = search (gao, QUARRELER);
  g_autoptr (GPtrArray) other = search (gao, TALKER);
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GError)    error = NULL;

  g_assert_cmpuint (count_listed (gao), ==, 1);
  g_assert_true (can_open (gao, self->quarrel, NULL));
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (((HslSearchHit *) g_ptr_array_index (own, 0))->case_uid, ==, self->quarrel->uid);
  assert_hint (other, "何敏");

  g_assert_false (can_open (gao, self->talk, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_assert_nonnull (strstr (error->message, "何敏"));
  g_clear_error (&error);
  g_assert_null (hsl_store_act (gao, self->talk->uid, "accept", NULL, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_assert_false (hsl_store_record_view (gao, self->talk->uid, NULL));
  g_assert_null (hsl_store_read_attachment (gao, self->talk->uid, "any", NULL));

  tasks = hsl_store_list_tasks (gao, HSL_DAY_NONE, 100, NULL);
  for (guint i = 0; i < tasks->len; i++)
    g_assert_cmpstr (((HslTask *) g_ptr_array_index (tasks, i))->case_uid, ==, self->quarrel->uid);
  test_sign_out (&gao);
}

static void
test_earlier (Fixture      *self,
              gconstpointer data)
{
  HslStore             *gao = sign_in_as (self, "gao-li", HSL_RIGHT_MEDIATE);
  g_autoptr (GVariant)  typed = test_parse ("{\"parties\":[{\"side\":\"applicant\",\"name\":"
                                             "\"" TALKER "\"}]}");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError)    error = NULL;
  const HslEarlier     *one;

  g_assert_true (hsl_store_wait_people (gao, &error));
  found = hsl_store_find_earlier (gao, typed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  one = g_ptr_array_index (found, 0);
  g_assert_null (one->case_uid);
  g_assert_null (one->title);
  g_assert_nonnull (strstr (one->text, "何敏"));
  g_assert_null (strstr (one->text, TALKER));
  test_sign_out (&gao);
}

/* A community given whole brings its grids. */
static void
test_whole_community (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->base.store);
  const HslFact           *found = hsl_directory_find (directory, &hsl_worker_noun, "tang-yi");
  g_autoptr (HslFact)      tang = hsl_fact_copy (found);
  g_autoptr (GError)       error = NULL;
  HslStore                *other;

  ((HslWorker *) tang)->grids = g_strsplit ("350981001001", " ", -1);
  g_assert_true (hsl_store_put (self->base.store, tang, &error));
  g_assert_no_error (error);
  other = sign_in_as (self, "tang-yi", HSL_RIGHT_MEDIATE);
  g_assert_cmpuint (count_listed (other), ==, 2);
  test_sign_out (&other);
}

/* Who is made mediator of a case sees it at once. */
static void
test_assigned (Fixture      *self,
               gconstpointer data)
{
  HslStore            *gao = sign_in_as (self, "gao-li", HSL_RIGHT_MEDIATE);
  g_autoptr (GVariant) assign = test_parse ("{\"mediators\":[\"gao-li\"]}");
  g_autoptr (HslFact)  assigned = NULL;
  g_autoptr (GError)   error = NULL;

  g_assert_cmpuint (count_listed (gao), ==, 1);
  assigned = (HslFact *) hsl_store_act (self->base.store, self->talk->uid, "assign", assign, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (gao), ==, 2);
  test_sign_out (&gao);
}

/* How many clocks have run out by the end of time, as the reminder counts them. */
static guint
count_overdue (HslStore *store)
{
  HslTaskCounts      counts = { 0 };
  g_autoptr (GError) error = NULL;

  hsl_store_count_tasks_locked (store, hsl_day_from_ymd (2036, 1, 1), &counts, &error);
  g_assert_no_error (error);
  return counts.overdue;
}

static void
test_guest (Fixture      *self,
            gconstpointer data)
{
  HslStore             *su = sign_in_as (self, "su-wen", HSL_RIGHT_READ);
  g_autoptr (GPtrArray) hits = search (su, TALKER);
  g_autoptr (GVariant)  invite = test_parse ("{\"mediators\":[\"lin-suzhen\"],\"invited\":[\"su-wen\"]}");
  g_autoptr (HslFact)   invited = NULL;
  gint64                counts[HSL_N_STATES];
  g_autoptr (GError)    error = NULL;

  g_assert_cmpuint (hits->len, ==, 0);
  g_assert_cmpuint (count_listed (su), ==, 0);
  g_assert_cmpuint (count_overdue (su), ==, 0);
  g_assert_cmpuint (count_overdue (self->base.store), >, 0);
  g_assert_true (hsl_store_count_by_state (su, counts, NULL));
  for (guint i = 0; i < HSL_N_STATES; i++)
    g_assert_cmpint (counts[i], ==, 0);
  /* Not even that there is such a case. */
  g_assert_false (can_open (su, self->talk, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  invited = (HslFact *) hsl_store_act (self->base.store, self->talk->uid, "assign", invite, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (su), ==, 1);
  g_assert_true (can_open (su, self->talk, NULL));
  g_assert_null (hsl_store_act (su, self->talk->uid, "accept", NULL, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  test_sign_out (&su);
}

static void
test_administrator (Fixture      *self,
                    gconstpointer data)
{
  HslStore          *admin = sign_in_as (self, NULL, HSL_RIGHT_ADMINISTER);
  HslCaseQuery       query = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hsl_store_get_case_scope (admin), ==, HSL_SCOPE_NONE);
  g_assert_cmpuint (count_overdue (admin), ==, 0);
  g_assert_null (hsl_store_list_cases (admin, &query, 0, 10, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_clear_error (&error);
  g_assert_null (hsl_store_search (admin, TALKER, 10, NULL, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_clear_error (&error);
  g_assert_false (can_open (admin, self->talk, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  test_sign_out (&admin);
}

/* What leaves the program, or its masks, asks for the permission where the trace is left. */
static void
test_permissions (Fixture      *self,
                  gconstpointer data)
{
  HslStore          *gao = sign_in_as (self, "gao-li", HSL_RIGHT_MEDIATE);
  HslTraceQuery      query = { 0 };
  const char        *rules = "{\"roles\":[{\"role\":\"mediator\",\"cases\":\"all\",\"may\":[]}]}";
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_store_record (gao, NULL, "export", "ledger", &error));
  g_assert_no_error (error);
  g_assert_null (hsl_store_list_traces (gao, &query, 0, 10, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_clear_error (&error);
  g_assert_false (hsl_store_set_setting (gao, HSL_SETTING_RIGHTS, "", &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_clear_error (&error);

  g_assert_true (hsl_store_set_setting (self->base.store, HSL_SETTING_RIGHTS, rules, &error));
  g_assert_no_error (error);
  /* At once, for who is signed in elsewhere, too. */
  g_assert_cmpuint (count_listed (gao), ==, 2);
  g_assert_false (hsl_store_record (gao, NULL, "export", "ledger", &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  test_sign_out (&gao);
}

/* The station keeps in what it differs, and can go back. */
static void
test_rules (Fixture      *self,
            gconstpointer data)
{
  HslStore                 *store = self->base.store;
  g_autoptr (HslRightRules) first = hsl_store_dup_first_right_rules (store);
  g_autoptr (HslRightRules) wanted = hsl_right_rules_copy (first);
  g_autoptr (HslRightRules) got = NULL;
  g_autoptr (HslRightRules) back = NULL;
  g_autoptr (GError)        error = NULL;
  g_autofree char          *kept = NULL;

  hsl_right_rules_set_role (wanted, HSL_RIGHT_READ, HSL_SCOPE_OWN, HSL_PERMIT_HINT);
  g_assert_true (hsl_store_set_right_rules (store, wanted, &error));
  g_assert_no_error (error);
  got = hsl_store_dup_right_rules (store);
  g_assert_true (hsl_right_rules_is_same (got, wanted, HSL_RIGHT_READ));
  kept = hsl_store_get_setting (store, HSL_SETTING_RIGHTS, &error);
  g_assert_nonnull (strstr (kept, "guest"));
  g_assert_null (strstr (kept, "mediator"));

  hsl_right_rules_set_role (wanted, HSL_RIGHT_ADMINISTER, HSL_SCOPE_NONE, 0);
  g_assert_false (hsl_store_set_right_rules (store, wanted, &error));
  g_assert_nonnull (strstr (error->message, "accounts"));
  g_clear_error (&error);
  g_clear_pointer (&got, hsl_right_rules_free);
  got = hsl_store_dup_right_rules (store);
  g_assert_true (hsl_right_rules_is_same (got, first, HSL_RIGHT_ADMINISTER));

  g_assert_true (hsl_store_set_right_rules (store, first, &error));
  g_assert_no_error (error);
  back = hsl_store_dup_right_rules (store);
  for (guint i = 0; 1u << i <= HSL_RIGHT_ADMINISTER; i++)
    g_assert_true (hsl_right_rules_is_same (back, first, 1u << i));
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/access/own-grid", test_own_grid);
  add_test ("/access/earlier", test_earlier);
  add_test ("/access/whole-community", test_whole_community);
  add_test ("/access/assigned", test_assigned);
  add_test ("/access/guest", test_guest);
  add_test ("/access/administrator", test_administrator);
  add_test ("/access/rules", test_rules);
  add_test ("/access/permissions", test_permissions);
  return g_test_run ();
}
