/* test-locks.c: locked cases, to those named and to everybody else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-accounts.h"

#include "hsl-store-private.h"

#include <string.h>

/* Two who would see the case, the chief and one who works on it. */
static HslCase *
set_up_two (TestStore *self)
{
  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_MEDIATE | HSL_RIGHT_DISPATCH);
  test_add_account (self, "he", "he-min", HSL_RIGHT_CHIEF);
  return test_store_play (self->store, "market-stalls", 3);
}

static HslCase *
act (HslStore   *store,
     const char *uid,
     const char *action,
     const char *json)
{
  g_autoptr (GVariant) input = test_parse (json);
  g_autoptr (GError)   error = NULL;
  HslCase             *after = hsl_store_act (store, uid, action, input, &error);

  g_assert_no_error (error);
  return after;
}

static void
refuse (HslStore   *store,
        const char *uid,
        const char *action,
        const char *json,
        const char *said)
{
  g_autoptr (GVariant) input = test_parse (json);
  g_autoptr (GError)   error = NULL;

  g_assert_null (hsl_store_act (store, uid, action, input, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” is not in “%s”", said, error->message);
}

/* All who work on the case, and who is named beside them. */
static char *
compose_names (const HslCase *one,
               const char    *other)
{
  g_autofree char *names = g_strjoinv ("\",\"", one->mediators);
  const char      *handler = one->handler != NULL ? one->handler : one->mediators[0];

  return g_strdup_printf ("{\"named\":[\"%s\",\"%s\",\"%s\"],\"reason\":\"a child\"}", names, handler, other);
}

static void
assert_nothing_seen (HslStore   *store,
                     const char *uid,
                     const char *name)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  HslCaseQuery          all = { 0 };

  g_assert_null (hsl_store_load_case (store, uid, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hsl_store_record_view (store, uid, &error));
  g_clear_error (&error);
  rows = hsl_store_list_cases (store, &all, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_cmpint (hsl_store_count_cases (store, &all, &error), ==, 0);
  g_assert_true (hsl_store_wait_people (store, &error));
  hits = hsl_store_search (store, name, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = hsl_store_search (store, "18", 10, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 0);
  tasks = hsl_store_list_tasks (store, hsl_day_from_iso ("2030-01-01"), 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tasks->len, ==, 0);
}

/* Not even code that asks nobody opens a row of it. */
static void
assert_sealed (HslStore      *store,
               const HslCase *one)
{
  const HslFact      *party = g_ptr_array_index (one->parties, 0);
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) fact = test_open_row (store, &hsl_case_noun, NULL, one->fact.uid, &error);

  g_assert_null (fact);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED);
  g_clear_error (&error);
  fact = test_open_row (store, &hsl_party_noun, one->fact.uid, party->uid, &error);
  g_assert_null (fact);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED);
}

static void
test_locked (TestStore    *self,
             gconstpointer data)
{
  g_autoptr (HslFact)   one = (HslFact *) set_up_two (self);
  g_autoptr (HslFact)   locked = NULL;
  g_autoptr (HslFact)   seen = NULL;
  g_autoptr (HslStore)  he = test_sign_in (self, "he", OWN_PASSWORD);
  g_autoptr (HslStore)  lin = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = NULL;
  const HslParty       *party = g_ptr_array_index (((HslCase *) one)->parties, 0);
  g_autofree char      *name = g_strdup (party->name);
  g_autofree char      *names = compose_names ((HslCase *) one, "lin-suzhen");
  g_autofree char      *documents = NULL;
  g_autofree char      *under_old = NULL;
  g_autoptr (GError)    error = NULL;

  /* It is in what he has in memory already. */
  g_assert_true (hsl_store_wait_people (he, &error));
  hits = hsl_store_search (he, name, 10, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 1);

  locked = (HslFact *) act (self->store, one->uid, "lock", names);
  g_assert_true (((HslCase *) locked)->locked);
  assert_nothing_seen (he, one->uid, name);
  assert_sealed (he, (HslCase *) locked);

  documents = test_query (self->store, "SELECT count (*) FROM text_document");
  g_assert_cmpstr (documents, ==, "0");
  under_old = test_query (
      self->store,
      "SELECT count (*) FROM activity, (SELECT substr (sealed, 2, 4) AS id FROM \"case\") AS own"
      " WHERE case_uid IS NOT NULL AND substr (sealed, 2, 4) <> own.id");
  g_assert_cmpstr (under_old, ==, "0");

  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  seen = (HslFact *) hsl_store_load_case (lin, one->uid, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_wait_people (lin, &error));
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = hsl_store_search (lin, name, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);

  test_assert_clean (lin);
  findings = hsl_store_verify_noting (he, notes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (notes->len, ==, 1);
  test_sign_out (&lin);
  test_sign_out (&he);
}

/* Who locked it and is not named is shut out as everybody else; the case goes on, and is opened again. */
static void
test_whole_life (TestStore    *self,
                 gconstpointer data)
{
  g_autoptr (HslFact)   one = (HslFact *) set_up_two (self);
  g_autofree char      *names = compose_names ((HslCase *) one, "lin-suzhen");
  g_autoptr (HslFact)   locked = (HslFact *) act (self->store, one->uid, "lock", names);
  g_autoptr (HslStore)  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  g_autoptr (HslFact)   noted = NULL;
  g_autoptr (HslFact)   unlocked = NULL;
  g_autoptr (HslFact)   seen = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char      *keys = NULL;
  g_autoptr (GError)    error = NULL;

  g_assert_true (hsl_store_set_now (lin, hsl_minute_from_iso ("2026-03-20T09:00"), &error));
  assert_sealed (self->store, (HslCase *) locked);
  noted = (HslFact *) act (lin, one->uid, "contact",
                           "{\"kind\":\"note\",\"at\":\"2026-03-19T10:00\",\"text\":\"purple umbrella\"}");
  g_assert_nonnull (noted);
  hits = hsl_store_search (lin, "umbrella", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_clear_pointer (&hits, g_ptr_array_unref);
  test_assert_clean (lin);

  unlocked = (HslFact *) act (lin, one->uid, "unlock", "{\"reason\":\"no longer needed\"}");
  g_assert_false (((HslCase *) unlocked)->locked);
  g_assert_null (((HslCase *) unlocked)->named);
  seen = (HslFact *) hsl_store_load_case (self->store, one->uid, &error);
  g_assert_no_error (error);
  hits = hsl_store_search (self->store, "umbrella", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  keys = test_query (self->store, "SELECT count (*) FROM key WHERE scope = 'case' AND retired_at IS NULL");
  g_assert_cmpstr (keys, ==, "0");
  test_assert_clean (self->store);
  test_sign_out (&lin);
}

/* Who is no longer named has an old key, which opens nothing. */
static void
test_other_names (TestStore    *self,
                  gconstpointer data)
{
  g_autoptr (HslFact)  one = (HslFact *) set_up_two (self);
  g_autofree char     *with_he = compose_names ((HslCase *) one, "he-min");
  g_autofree char     *with_lin = NULL;
  g_autoptr (HslFact)  locked = NULL;
  g_autoptr (HslFact)  again = NULL;
  g_autoptr (HslFact)  seen = NULL;
  g_autoptr (HslStore) he = NULL;
  g_autoptr (HslStore) lin = NULL;
  g_autoptr (GError)   error = NULL;

  locked = (HslFact *) act (self->store, one->uid, "lock", with_he);
  he = test_sign_in (self, "he", OWN_PASSWORD);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  seen = (HslFact *) hsl_store_load_case (he, one->uid, &error);
  g_assert_no_error (error);
  with_lin = compose_names ((HslCase *) one, "lin-suzhen");
  again = (HslFact *) act (he, one->uid, "lock", with_lin);
  if (!g_strv_contains ((const char *const *) ((HslCase *) again)->named, "he-min"))
    assert_sealed (he, (HslCase *) again);
  g_clear_pointer (&seen, hsl_fact_unref);
  seen = (HslFact *) hsl_store_load_case (lin, one->uid, &error);
  g_assert_no_error (error);
  test_assert_clean (lin);
  test_sign_out (&he);
  test_sign_out (&lin);
}

static void
test_attachment (TestStore    *self,
                 gconstpointer data)
{
  g_autoptr (HslFact)  one = (HslFact *) set_up_two (self);
  g_autofree char     *names = compose_names ((HslCase *) one, "lin-suzhen");
  g_autofree char     *raw = g_malloc0 (200000);
  g_autoptr (GBytes)   bytes = g_bytes_new_take (g_steal_pointer (&raw), 200000);
  g_autoptr (GVariant) input = test_parse ("{\"kind\":\"photo\",\"name\":\"a.jpg\"}");
  g_autoptr (HslFact)  attached = NULL;
  g_autoptr (HslFact)  locked = NULL;
  g_autoptr (HslStore) lin = NULL;
  g_autoptr (GBytes)   read = NULL;
  g_autofree char     *heads = NULL;
  const HslFact       *attachment;
  g_autoptr (GError)   error = NULL;

  attached = (HslFact *) hsl_store_attach (self->store, one->uid, input, bytes, &error);
  g_assert_no_error (error);
  attachment = g_ptr_array_index (((HslCase *) attached)->attachments, 0);
  locked = (HslFact *) act (self->store, one->uid, "lock", names);
  heads = test_query (self->store, "SELECT count (*) FROM attachment_chunk, \"case\" WHERE "
                                   "attachment_chunk.number = 0 AND substr (bytes, 25, 4) ="
                                   " substr (sealed, 2, 4)");
  g_assert_cmpstr (heads, ==, "1");

  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  read = hsl_store_read_attachment (lin, one->uid, attachment->uid, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, bytes));
  test_assert_clean (lin);
  test_sign_out (&lin);
}

static void
test_refused (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslFact)   one = (HslFact *) set_up_two (self);
  g_autofree char      *names = compose_names ((HslCase *) one, "lin-suzhen");
  g_autofree char      *without = compose_names ((HslCase *) one, "tang-yi");
  g_autoptr (HslFact)   locked = NULL;
  g_autoptr (HslStore)  lin = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  refuse (self->store, one->uid, "lock", "{}", "named");
  refuse (self->store, one->uid, "lock", "{\"named\":[\"nobody\"],\"reason\":\"a child\"}", "named");
  refuse (self->store, one->uid, "lock", "{\"named\":[\"tang-yi\"],\"reason\":\"a child\"}", "named");
  refuse (self->store, one->uid, "unlock", "{\"reason\":\"why not\"}", "locked");

  locked = (HslFact *) act (self->store, one->uid, "lock", names);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  refuse (lin, one->uid, "assign", "{\"mediators\":[\"tang-yi\"]}", "mediators");
  test_sign_out (&lin);

  /* The lock taken off with sqlite3 is found, and opens nothing. */
  test_execute (self->store, "UPDATE \"case\" SET locked = NULL, named = NULL");
  findings = test_verify (self->store);
  assert_sealed (self->store, (HslCase *) locked);
  test_execute (self->store, "UPDATE key SET retired_at = '2026-01-01T00:00:00Z' WHERE scope = 'case'");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = test_verify (self->store);
  g_assert_cmpuint (findings->len, >, 0);
}

/* Recovery and a newcomer who is named. */
static void
test_keys_given_later (TestStore    *self,
                       gconstpointer data)
{
  g_autoptr (HslFact)  one = (HslFact *) set_up_two (self);
  g_autofree char     *names = compose_names ((HslCase *) one, "he-min");
  g_autofree char     *more = NULL;
  g_autoptr (HslFact)  locked = NULL;
  g_autoptr (HslFact)  seen = NULL;
  g_autoptr (HslStore) he = NULL;
  g_autoptr (HslStore) su = NULL;
  g_autoptr (HslStore) recovered = NULL;
  g_autoptr (GError)   error = NULL;

  more = g_strdup_printf ("%.*s,\"su-wen\"],\"reason\":\"a child\"}", (int) (strchr (names, ']') - names),
                          names);
  locked = (HslFact *) act (self->store, one->uid, "lock", more);
  hsl_account_info_free (
      hsl_store_add_account (self->store, "su", "su-wen", HSL_RIGHT_MEDIATE, FIRST_PASSWORD, &error));
  g_assert_no_error (error);
  he = test_sign_in (self, "he", OWN_PASSWORD);
  g_assert_true (hsl_store_admit_account (he, "su", NULL, &error));
  g_assert_no_error (error);
  su = test_sign_in (self, "su", FIRST_PASSWORD);
  g_assert_true (hsl_store_change_password (su, FIRST_PASSWORD, OWN_PASSWORD, &error));
  seen = (HslFact *) hsl_store_load_case (su, one->uid, &error);
  g_assert_no_error (error);
  test_sign_out (&he);
  test_sign_out (&su);

  recovered = hsl_store_open (self->uri, &error);
  g_assert_true (
      hsl_store_unlock_with_recovery (recovered, self->recovery, "he", "he has forgotten", &error));
  g_assert_no_error (error);
  g_clear_pointer (&seen, hsl_fact_unref);
  seen = (HslFact *) hsl_store_load_case (recovered, one->uid, &error);
  g_assert_no_error (error);
  test_assert_clean (recovered);
  test_sign_out (&recovered);

  /* Whoever was not named is not named by the sheet either. */
  recovered = hsl_store_open (self->uri, &error);
  g_assert_true (
      hsl_store_unlock_with_recovery (recovered, self->recovery, "lin", "lin has forgotten", &error));
  if (!g_strv_contains ((const char *const *) ((HslCase *) locked)->named, "lin-suzhen"))
    assert_sealed (recovered, (HslCase *) locked);
  test_sign_out (&recovered);
}

static const HslAccountInfo *
find_info (GPtrArray  *infos,
           const char *name)
{
  for (guint i = 0; i < infos->len; i++)
    if (g_str_equal (((HslAccountInfo *) g_ptr_array_index (infos, i))->name, name))
      return g_ptr_array_index (infos, i);
  g_error ("no account %s", name);
}

/* @ask: (nullable): who can open what is closed to @name; %NULL when nothing is */
static void
assert_closed (HslStore   *store,
               const char *name,
               const char *ask)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) infos = hsl_store_list_account_infos (store, &error);
  const HslAccountInfo *info;

  g_assert_no_error (error);
  info = find_info (infos, name);
  g_assert_cmpuint (info->closed_cases, ==, ask != NULL ? 1 : 0);
  g_assert_true ((info->ask != NULL) == (ask != NULL));
  if (ask != NULL)
    g_assert_true (g_strv_contains ((const char *const *) info->ask, ask));
}

static gboolean
can_open (TestStore  *self,
          const char *name,
          const char *password,
          const char *uid)
{
  g_autoptr (HslStore) store = test_sign_in (self, name, password);
  g_autoptr (HslFact)  seen = NULL;

  if (hsl_store_must_change_password (store))
    g_assert_true (hsl_store_change_password (store, password, OWN_PASSWORD, NULL));
  seen = (HslFact *) hsl_store_load_case (store, uid, NULL);
  test_sign_out (&store);
  return seen != NULL;
}

/* Who changes or admits an account need not hold the keys of its locked cases: they stay with it. */
static void
test_kept (TestStore    *self,
           gconstpointer data)
{
  g_autoptr (HslFact)  one = (HslFact *) set_up_two (self);
  g_autofree char     *names = compose_names ((HslCase *) one, "he-min");
  g_autoptr (HslFact)  locked = NULL;
  g_autoptr (HslFact)  again = NULL;
  g_autoptr (HslStore) lin = NULL;
  g_autoptr (HslStore) su = NULL;
  g_autoptr (HslStore) he = NULL;
  g_autoptr (GError)   error = NULL;

  test_add_account (self, "su", "su-wen", HSL_RIGHT_CHIEF);
  locked = (HslFact *) act (self->store, one->uid, "lock", names);
  g_assert_true (can_open (self, "he", OWN_PASSWORD, one->uid));
  su = test_sign_in (self, "su", OWN_PASSWORD);
  assert_sealed (su, (HslCase *) locked);

  /* The administrator changes the rights, a chief who is not named admits. */
  g_assert_true (hsl_store_set_account_rights (self->store, "he", "he-min",
                                               HSL_RIGHT_CHIEF | HSL_RIGHT_DISPATCH, &error));
  g_assert_no_error (error);
  g_assert_true (hsl_store_admit_account (su, "he", NULL, &error));
  g_assert_no_error (error);
  assert_closed (su, "he", NULL);
  g_assert_true (can_open (self, "he", OWN_PASSWORD, one->uid));

  /* With a forgotten password the keys are lost, and it is said who gives them again. */
  g_assert_true (hsl_store_reset_password (su, "he", FIRST_PASSWORD, &error));
  g_assert_no_error (error);
  assert_closed (su, "he", "lin");
  g_assert_false (can_open (self, "he", FIRST_PASSWORD, one->uid));
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  again = (HslFact *) act (lin, one->uid, "lock", names);
  test_sign_out (&lin);
  assert_closed (su, "he", NULL);
  g_assert_true (can_open (self, "he", OWN_PASSWORD, one->uid));

  /* Who only looks at the list is told nothing of it. */
  he = test_sign_in (self, "he", OWN_PASSWORD);
  test_assert_clean (he);
  test_sign_out (&he);
  test_sign_out (&su);
}

/* The account becomes somebody else's: what was sealed to the one before is not handed on. */
static void
test_other_worker (TestStore    *self,
                   gconstpointer data)
{
  g_autoptr (HslFact) one = (HslFact *) set_up_two (self);
  g_autofree char    *names = compose_names ((HslCase *) one, "he-min");
  g_autoptr (HslFact) locked = (HslFact *) act (self->store, one->uid, "lock", names);
  g_autoptr (GError)  error = NULL;

  g_assert_true (can_open (self, "he", OWN_PASSWORD, one->uid));
  g_assert_true (hsl_store_set_account_rights (self->store, "he", "su-wen", HSL_RIGHT_CHIEF, &error));
  g_assert_no_error (error);
  g_assert_false (can_open (self, "he", OWN_PASSWORD, one->uid));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/locks/locked", test_locked);
  add_store_test ("/store/locks/whole-life", test_whole_life);
  add_store_test ("/store/locks/other-names", test_other_names);
  add_store_test ("/store/locks/attachment", test_attachment);
  add_store_test ("/store/locks/refused", test_refused);
  add_store_test ("/store/locks/keys-given-later", test_keys_given_later);
  add_store_test ("/store/locks/kept", test_kept);
  add_store_test ("/store/locks/other-worker", test_other_worker);
  return g_test_run ();
}
