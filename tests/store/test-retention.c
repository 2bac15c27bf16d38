/* test-retention.c: volumes whose period is over, two persons, and what is left of a destroyed case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "retention-support.h"

#include "hsl-store-backup.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* The chief signs in for the second one; chen, who made the store, may do everything. */
typedef struct
{
  HslStore *chen;
  HslStore *he;
} Two;

static Two
set_up_two (TestStore *self)
{
  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_MEDIATE | HSL_RIGHT_DISPATCH);
  test_add_account (self, "he", "he-min", HSL_RIGHT_CHIEF);
  return (Two){ self->store, NULL };
}

static void
begin_later (TestStore *self,
             Two       *two)
{
  test_store_set_now (two->chen, LATER);
  two->he = test_sign_in_later (self, "he", OWN_PASSWORD);
}

static char *
play (TestStore  *self,
      const char *name)
{
  g_autoptr (HslFact) one = (HslFact *) test_store_play (self->store, name, ALL_STEPS);

  return g_strdup (one->uid);
}

static void
refuse_destroy (HslStore   *store,
                const char *uid,
                const char *said)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) entries = test_destroy (store, uid, &error);

  g_assert_null (entries);
  g_assert_nonnull (error);
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” is not in “%s”", said, error->message);
}

static void
assert_findings (HslStore   *store,
                 const char *said)
{
  g_autoptr (GPtrArray) findings = test_verify (store);
  gboolean              found = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
      found |= strstr (g_ptr_array_index (findings, i), said) != NULL;
    }
  g_assert_true (found);
}

/* --- the list --- */

static guint
count_due (HslStore *store,
           HslDay    on)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = hsl_store_list_retention (store, on, 100, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_list (TestStore    *self,
           gconstpointer data)
{
  Two                   two = set_up_two (self);
  g_autofree char      *uid = play (self, "no-agreement");
  g_autofree char      *other = play (self, "market-stalls");
  g_autoptr (HslFact)   one = (HslFact *) hsl_store_load_case (self->store, uid, NULL);
  HslDay                until = ((HslCase *) one)->retained_until;
  g_autoptr (GPtrArray) rows = NULL;
  HslRetentionRow      *row;

  g_assert_cmpint (until, !=, HSL_DAY_NONE);
  g_assert_cmpuint (count_due (self->store, until), ==, 0);
  g_assert_cmpuint (count_due (self->store, until + 1), ==, 1);

  begin_later (self, &two);
  g_assert_cmpuint (count_due (two.he, hsl_day_from_iso ("2090-01-01")), ==, 2);
  rows = hsl_store_list_retention (two.he, hsl_day_from_iso ("2090-01-01"), 100, NULL);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->step, ==, HSL_RETENTION_DUE);
  g_assert_cmpint (row->until, <=, ((HslRetentionRow *) g_ptr_array_index (rows, 1))->until);
  g_assert_nonnull (strchr (row->title, '*'));

  test_do (two.chen, other, "set-retention", "{\"retention\":\"permanent\",\"reason\":\"of value\"}");
  g_assert_cmpuint (count_due (two.he, hsl_day_from_iso ("2090-01-01")), ==, 1);
  test_do (two.chen, uid, "appraise", "{\"decision\":\"destroy\",\"reason\":\"old\"}");
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = hsl_store_list_retention (two.he, hsl_day_from_iso ("2090-01-01"), 100, NULL);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->step, ==, HSL_RETENTION_PROPOSED);
  g_assert_cmpstr (row->decision, ==, "destroy");
  g_assert_false (row->is_own);
  test_assert_clean (two.he);
  test_sign_out (&two.he);
}

/* The stores of before have no years in their rows. */
static void
test_without_years (TestStore    *self,
                    gconstpointer data)
{
  g_autofree char         *uid = play (self, "no-agreement");
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (HslFact)      one = (HslFact *) hsl_store_load_case (self->store, uid, NULL);
  HslDay                   closed = ((HslCase *) one)->closed_on;
  g_autoptr (HslFact)      committee =
      hsl_fact_copy (hsl_directory_find (directory, &hsl_organisation_noun, ((HslCase *) one)->organisation));
  g_autoptr (HslFact)   old = hsl_fact_copy (one);
  HslCase              *made = (HslCase *) old;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError)    error = NULL;

  g_free (old->uid);
  old->uid = hsl_uid_new ();
  made->number_n += 1;
  made->retention_years = 0;
  g_clear_pointer (&made->retention_start, g_free);
  g_ptr_array_set_size (made->activities, 0);
  hsl_case_derive (made);
  g_assert_cmpint (made->retained_until, ==, HSL_DAY_NONE);
  hsl_store_import_case (self->store, made, &error);
  g_assert_no_error (error);
  test_assert_clean (self->store);

  g_assert_cmpuint (count_due (self->store, hsl_day_add_months (closed, 12 * 5)), ==, 0);
  ((HslOrganisation *) committee)->retention_short = 5;
  ((HslOrganisation *) committee)->retention_long = 5;
  hsl_store_put (self->store, committee, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_due (self->store, hsl_day_add_months (closed, 12 * 5)), ==, 0);
  rows = hsl_store_list_retention (self->store, hsl_day_add_months (closed, 12 * 5) + 1, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((HslRetentionRow *) g_ptr_array_index (rows, 0))->case_uid, ==, old->uid);
  g_assert_cmpint (((HslRetentionRow *) g_ptr_array_index (rows, 0))->years, ==, 5);
}

static void
test_rights (TestStore    *self,
             gconstpointer data)
{
  Two                   two = set_up_two (self);
  g_autofree char      *uid = play (self, "no-agreement");
  g_autoptr (HslStore)  lin = NULL;
  g_autoptr (GVariant)  input = test_parse ("{}");
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  refuse_destroy (self->store, uid, "kept until");
  begin_later (self, &two);
  refuse_destroy (two.chen, uid, "two persons");
  lin = test_sign_in_later (self, "lin", OWN_PASSWORD);
  test_do (two.chen, uid, "appraise", "{\"decision\":\"destroy\",\"reason\":\"old\"}");
  g_assert_null (hsl_store_act (two.chen, uid, "confirm-appraisal", input, &error));
  g_assert_nonnull (strstr (error->message, "who proposed it"));
  g_clear_error (&error);
  g_assert_null (hsl_store_act (lin, uid, "confirm-appraisal", input, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_clear_error (&error);
  refuse_destroy (two.chen, uid, "second person");
  test_do (two.he, uid, "confirm-appraisal", "{}");
  refuse_destroy (lin, uid, "no right");
  entries = hsl_store_list_destructions (lin, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 0);
  test_sign_out (&lin);
  test_sign_out (&two.he);
}

/* --- destroying --- */

static char *
attach_and_draft (TestStore  *self,
                  const char *uid)
{
  g_autofree char     *raw = g_malloc (150000);
  g_autoptr (GBytes)   bytes = NULL;
  g_autoptr (GVariant) input = test_parse ("{\"kind\":\"photo\",\"name\":\"a.jpg\"}");
  g_autoptr (GVariant) draft = test_parse ("{\"text\":\"purple umbrella\"}");
  g_autofree char     *key = g_strdup_printf ("action/%s/contact", uid);
  g_autoptr (HslFact)  attached = NULL;
  g_autoptr (GError)   error = NULL;

  for (guint i = 0; i < 150000; i++)
    raw[i] = (char) g_random_int ();
  bytes = g_bytes_new_take (g_steal_pointer (&raw), 150000);
  attached = (HslFact *) hsl_store_attach (self->store, uid, input, bytes, &error);
  g_assert_no_error (error);
  hsl_store_save_draft (self->store, key, draft, &error);
  g_assert_no_error (error);
  return g_strdup (key);
}

static void
archive (TestStore  *self,
         const char *uid)
{
  test_store_set_now (self->store, "2026-07-25T09:20");
  test_do (self->store, uid, "archive",
           "{\"on\":\"2026-07-25\",\"archivists\":[\"lin-suzhen\",\"he-min\"],\"retention\":\"short\","
           "\"note\":\"证件复印件存于纸质卷。\"}");
}

/* A case with an attachment and a draft, up to the archive. */
static char *
play_with_more (TestStore *self)
{
  g_autoptr (HslFact) one = (HslFact *) test_store_play (self->store, "no-agreement", 6);

  g_free (attach_and_draft (self, one->uid));
  archive (self, one->uid);
  return g_strdup (one->uid);
}

static void
assert_gone (HslStore   *store,
             const char *uid)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) one = (HslFact *) hsl_store_load_case (store, uid, &error);

  g_assert_null (one);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
}

static void
assert_not_found (HslStore   *store,
                  const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_true (hsl_store_wait_people (store, &error));
  hits = hsl_store_search (store, text, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_destroyed (TestStore    *self,
                gconstpointer data)
{
  Two                   two = set_up_two (self);
  g_autofree char      *uid = play_with_more (self);
  g_autoptr (HslFact)   one = (HslFact *) hsl_store_load_case (self->store, uid, NULL);
  const HslParty       *party = g_ptr_array_index (((HslCase *) one)->parties, 0);
  g_autoptr (GPtrArray) needles = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autofree char      *terms = NULL;
  g_autofree char      *persons = NULL;
  g_autofree char      *others = NULL;
  HslDestruction       *entry;
  HslTraceQuery         traces = { 0 };
  gboolean              finished;
  g_autoptr (GPtrArray) traced = NULL;
  g_autoptr (GError)    error = NULL;

  begin_later (self, &two);
  g_assert_true (hsl_store_wait_people (two.he, &error));
  hsl_store_record_view (two.he, uid, &error);
  test_decide (two.chen, two.he, uid);
  needles = test_collect_needles (self->uri, uid);
  g_assert_cmpuint (needles->len, >, 40);
  g_assert_cmpuint (test_count_needles (self->uri, needles), >=, needles->len);

  entries = test_destroy (two.chen, uid, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_is_destruction_finished (two.chen, &finished, &error));
  g_assert_true (finished);
  g_assert_cmpuint (test_count_needles (self->uri, needles), ==, 0);
  assert_gone (two.chen, uid);
  assert_gone (two.he, uid);
  assert_not_found (two.he, party->name);
  assert_not_found (two.chen, party->name);
  terms = test_query (self->store, "SELECT (SELECT count (*) FROM text_document) || ' ' ||"
                                   " (SELECT count (*) FROM text_index_idx)");
  g_assert_cmpstr (terms, ==, "0 0");
  persons = test_query (self->store, "SELECT count (*) FROM person");
  g_assert_cmpstr (persons, ==, "0");
  others = test_query (self->store, "SELECT (SELECT count (*) FROM clock) + (SELECT count (*) FROM draft) +"
                                    " (SELECT count (*) FROM attachment_chunk)");
  g_assert_cmpstr (others, ==, "0");
  test_assert_clean (two.chen);
  test_assert_clean (two.he);

  listed = hsl_store_list_destructions (two.he, &error);
  g_assert_cmpuint (listed->len, ==, 1);
  entry = g_ptr_array_index (listed, 0);
  g_assert_cmpstr (entry->number, ==, ((HslCase *) one)->number);
  g_assert_cmpstr (entry->retention, ==, "short");
  g_assert_cmpint (entry->retention_years, ==, 10);
  g_assert_cmpstr (entry->proposed_by, ==, "chen");
  g_assert_cmpstr (entry->confirmed_by, ==, "何敏");
  g_assert_cmpint (entry->destroyed_on, ==, hsl_day_from_iso ("2090-01-01"));
  g_assert_cmpint (entry->attachments, ==, 1);
  g_assert_null (entry->backups);
  traced = hsl_store_list_traces (two.he, &traces, 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((HslTrace *) g_ptr_array_index (traced, 0))->kind, ==, "destruction");
  for (guint i = 0; i < traced->len; i++)
    g_assert_cmpstr (((HslTrace *) g_ptr_array_index (traced, i))->kind, !=, "");
  test_sign_out (&two.he);
}

/* The number stays used, the other cases stay as they were, and a person who stands on one of them stays. */
static void
test_others_stay (TestStore    *self,
                  gconstpointer data)
{
  Two                   two = set_up_two (self);
  g_autofree char      *uid = play (self, "no-agreement");
  g_autofree char      *other = play (self, "market-stalls");
  g_autoptr (HslFact)   before = NULL;
  g_autoptr (HslFact)   after = NULL;
  g_autoptr (HslFact)   next = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char      *kept = NULL;
  g_autofree char      *terms = NULL;
  g_autoptr (GError)    error = NULL;

  begin_later (self, &two);
  before = (HslFact *) hsl_store_load_case (two.chen, other, NULL);
  test_decide (two.chen, two.he, uid);
  entries = test_destroy (two.he, uid, &error);
  g_assert_no_error (error);
  test_assert_clean (two.he);
  after = (HslFact *) hsl_store_load_case (two.chen, other, NULL);
  g_assert_true (hsl_fact_equal (before, after));
  kept = test_query (self->store, "SELECT count (*) FROM person WHERE uid IN (SELECT person FROM party)");
  g_assert_cmpstr (kept, !=, "0");
  terms = test_query (self->store, "SELECT count (*) FROM text_document");
  g_assert_cmpstr (terms, !=, "0");
  hits = hsl_store_search (two.chen, ((HslCase *) before)->number, 10, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 1);

  next = (HslFact *) test_store_play (self->store, "settled-by-talk", ALL_STEPS);
  g_assert_cmpint (((HslCase *) next)->number_n, >,
                   ((HslDestruction *) g_ptr_array_index (entries, 0))->number_n);
  test_assert_clean (two.chen);
  test_sign_out (&two.he);
}

static void
test_shared_person (TestStore    *self,
                    gconstpointer data)
{
  Two                    two = set_up_two (self);
  g_autofree char       *uid = play (self, "no-agreement");
  g_autoptr (HslFact)    one = (HslFact *) hsl_store_load_case (self->store, uid, NULL);
  const HslParty        *party = g_ptr_array_index (((HslCase *) one)->parties, 0);
  g_autofree char       *person = g_strdup (party->person);
  g_autofree char       *path = g_build_filename ("cases", "no-agreement", "01-register.json", NULL);
  g_autoptr (GVariant)   typed = test_load (path);
  g_autoptr (HslFact)    made = hsl_fact_from_variant (&hsl_case_noun, typed, "", NULL);
  g_autoptr (GVariant)   input = NULL;
  g_autoptr (HslFact)    second = NULL;
  g_autoptr (HslOwnData) own = NULL;
  g_autoptr (GPtrArray)  entries = NULL;
  g_autofree char       *kept = NULL;
  g_autoptr (GError)     error = NULL;

  ((HslParty *) g_ptr_array_index (((HslCase *) made)->parties, 0))->person = g_strdup (person);
  input = g_variant_ref_sink (hsl_fact_to_variant (made, HSL_VARIANT_ALL));
  second = (HslFact *) hsl_store_register_case (self->store, input, &error);
  g_assert_no_error (error);

  begin_later (self, &two);
  test_decide (two.chen, two.he, uid);
  entries = test_destroy (two.he, uid, &error);
  g_assert_no_error (error);
  kept = test_query (self->store,
                     "SELECT uid FROM person WHERE uid IN (SELECT person FROM party) ORDER BY uid ="
                     " (SELECT person FROM party ORDER BY position LIMIT 1) DESC");
  g_assert_cmpstr (kept, ==, person);
  test_assert_clean (two.he);

  /* What is kept about the person is the other case. */
  own = hsl_store_collect_own_data_of (
      two.chen, second->uid, ((HslFact *) g_ptr_array_index (((HslCase *) second)->parties, 0))->uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->cases->len, ==, 1);
  g_assert_cmpuint (own->elsewhere, ==, 0);
  test_sign_out (&two.he);
}

static void
test_locked (TestStore    *self,
             gconstpointer data)
{
  Two                   two = set_up_two (self);
  g_autoptr (HslFact)   one = (HslFact *) test_store_play (self->store, "no-agreement", 6);
  g_autofree char      *uid = g_strdup (one->uid);
  g_autofree char      *names = g_strjoinv ("\",\"", ((HslCase *) one)->mediators != NULL
                                                         ? ((HslCase *) one)->mediators
                                                         : (char *[]){ (char *) "he-min", NULL });
  g_autofree char      *worker = g_strdup (hsl_store_get_worker (self->store));
  g_autofree char      *lock = g_strdup_printf ("{\"named\":[\"%s\",\"%s\",\"he-min\",\"lin-suzhen\"],"
                                                     "\"reason\":\"a child\"}",
                                                names, worker);
  g_autoptr (HslStore)  lin = NULL;
  g_autoptr (GPtrArray) needles = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char      *keys = NULL;
  g_autofree char      *narrow =
      g_strdup_printf ("{\"named\":[\"%s\",\"he-min\"],\"reason\":\"fewer\"}", worker);
  g_autoptr (GError) error = NULL;

  g_free (attach_and_draft (self, uid));
  test_do (self->store, uid, "lock", lock);
  archive (self, uid);
  begin_later (self, &two);
  if (((HslCase *) one)->mediators == NULL)
    test_do (two.chen, uid, "lock", narrow);
  lin = test_sign_in_later (self, "lin", OWN_PASSWORD);
  g_assert_cmpuint (count_due (two.he, hsl_day_from_iso ("2090-01-01")), ==, 1);
  test_decide (two.chen, two.he, uid);
  needles = test_collect_needles (self->uri, uid);
  entries = test_destroy (two.he, uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_count_needles (self->uri, needles), ==, 0);
  keys = test_query (self->store, "SELECT count (*) FROM key WHERE scope = 'case'");
  g_assert_cmpstr (keys, ==, "0");
  test_assert_clean (two.he);
  test_assert_clean (two.chen);
  test_assert_clean (lin);
  test_sign_out (&lin);
  test_sign_out (&two.he);
}

/* --- behind the program --- */

static void
test_tampered (TestStore    *self,
               gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *said;
  } edits[] = {
    { "UPDATE destruction SET number = 'x'", "destruction" },
    { "UPDATE destruction SET destroyed_on = '2089-01-01'", "destruction" },
    { "UPDATE activity SET destruction = NULL WHERE destruction IS NOT NULL", "does not follow" },
    { "UPDATE activity SET account = 'he' WHERE destruction IS NOT NULL AND account = 'chen'",
      "not signed" },
    { "UPDATE activity SET writes = 'person x 1 y' WHERE seq = (SELECT min (seq) FROM activity WHERE "
      "destruction"
      " IS NOT NULL)",
      "written again" },
    /* A link of another case emptied under cover of a destruction, and one put before an emptied link. */
    { "UPDATE activity SET case_uid = NULL, uid = '', writes = '', sealed = zeroblob (0), commitment = "
      "zeroblob (0),"
      " destruction = (SELECT uid FROM destruction) WHERE seq = (SELECT max (seq) FROM activity WHERE "
      "case_uid IS"
      " NOT NULL)",
      "is not what was left" },
    { "UPDATE activity SET hash = zeroblob (32) WHERE seq = (SELECT min (seq) - 1 FROM activity WHERE "
      "destruction IS"
      " NOT NULL)",
      "is not what was left" },
    { "PRAGMA foreign_keys = OFF; DELETE FROM destruction", "destruction" },
  };
  Two                   two = set_up_two (self);
  g_autofree char      *uid = play (self, "no-agreement");
  g_autofree char      *other = play (self, "market-stalls");
  g_autofree char      *copy = g_build_filename (self->folder, "copy", NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char      *content = NULL;
  gsize                 length;
  g_autoptr (GError)    error = NULL;

  begin_later (self, &two);
  test_decide (two.chen, two.he, uid);
  entries = test_destroy (two.he, uid, &error);
  g_assert_no_error (error);
  test_sign_out (&two.he);
  hsl_store_close (self->store);
  g_assert_true (g_file_get_contents (self->uri, &content, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (HslStore) store = NULL;

      g_assert_true (g_file_set_contents (self->uri, content, (gssize) length, NULL));
      test_execute (self->store, edits[i].sql);
      store = test_sign_in (self, TEST_ACCOUNT, TEST_PASSWORD);
      assert_findings (store, edits[i].said);
      test_sign_out (&store);
    }
}

/* --- kills --- */

static void
copy_file (const char *from,
           const char *to,
           const char *suffix)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (source, &content, &length, NULL));
  g_assert_true (g_file_set_contents (target, content, (gssize) length, NULL));
}

/* Somebody reads while it is done, so that the journal stays; then the plug is pulled. What is left to do
 * is done at the next opening. */
static void
test_unfinished (TestStore    *self,
                 gconstpointer data)
{
  Two                   two = set_up_two (self);
  g_autofree char      *uid = play_with_more (self);
  g_autofree char      *copy = g_build_filename (self->folder, "after.hsl", NULL);
  g_autoptr (GPtrArray) needles = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (HslStore)  again = NULL;
  gboolean              finished;
  sqlite3              *reader;
  sqlite3_stmt         *stmt;
  g_autoptr (GError)    error = NULL;

  begin_later (self, &two);
  test_decide (two.chen, two.he, uid);
  needles = test_collect_needles (self->uri, uid);
  g_assert_cmpint (sqlite3_open (self->uri, &reader), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT seq FROM activity", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);

  entries = test_destroy (two.he, uid, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_is_destruction_finished (two.he, &finished, &error));
  g_assert_false (finished);
  g_assert_cmpuint (test_count_needles (self->uri, needles), >, 0);
  copy_file (self->uri, copy, "");
  copy_file (self->uri, copy, "-wal");
  sqlite3_finalize (stmt);
  sqlite3_close (reader);

  again = hsl_store_open (copy, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_is_destruction_finished (again, &finished, &error));
  g_assert_true (finished);
  g_assert_cmpuint (test_count_needles (copy, needles), ==, 0);
  hsl_store_unlock (again, TEST_ACCOUNT, TEST_PASSWORD, &error);
  g_assert_no_error (error);
  test_assert_clean (again);
  test_sign_out (&again);

  /* Here, too, when it is asked for. */
  g_assert_true (hsl_store_finish_destruction (two.chen, &error));
  g_assert_cmpuint (test_count_needles (self->uri, needles), ==, 0);
  test_sign_out (&two.he);
}

/* --- backups --- */

static void
test_backups (TestStore    *self,
              gconstpointer data)
{
  Two                   two = set_up_two (self);
  g_autofree char      *uid = play (self, "no-agreement");
  g_autofree char      *folder = g_build_filename (self->folder, "backups", NULL);
  const char *const     folders[] = { folder, NULL };
  const char *const     uids[] = { uid, NULL };
  g_auto (GStrv)        made = NULL;
  g_auto (GStrv)        later = NULL;
  g_autofree char      *name = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) holding = NULL;
  HslDestruction       *entry;
  g_autoptr (GError)    error = NULL;

  begin_later (self, &two);
  test_decide (two.chen, two.he, uid);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  made = hsl_store_back_up_to_folders (two.chen, folders, NULL, &error);
  g_assert_no_error (error);
  entries = hsl_store_destroy_cases (two.chen, uids, folders, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  name = g_path_get_basename (made[0]);
  g_assert_nonnull (strstr (entry->backups, name));
  test_store_set_now (two.chen, "2090-01-02T09:00");
  later = hsl_store_back_up_to_folders (two.chen, folders, NULL, &error);
  g_assert_no_error (error);

  /* The folder of the last backup is looked at without being named; the newer one does not hold the case. */
  holding = hsl_store_list_backups_holding (two.chen, NULL, entry->chain_seq, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (holding->len, ==, 1);
  g_assert_cmpstr (((HslBackupItem *) g_ptr_array_index (holding, 0))->path, ==, made[0]);
  g_assert_cmpint (g_unlink (made[0]), ==, 0);
  g_clear_pointer (&holding, g_ptr_array_unref);
  holding = hsl_store_list_backups_holding (two.chen, folders, entry->chain_seq, &error);
  g_assert_cmpuint (holding->len, ==, 0);
  g_assert_cmpint (g_unlink (later[0]), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  test_sign_out (&two.he);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/retention/list", test_list);
  add_store_test ("/store/retention/without-years", test_without_years);
  add_store_test ("/store/retention/rights", test_rights);
  add_store_test ("/store/retention/destroyed", test_destroyed);
  add_store_test ("/store/retention/others-stay", test_others_stay);
  add_store_test ("/store/retention/shared-person", test_shared_person);
  add_store_test ("/store/retention/locked", test_locked);
  add_store_test ("/store/retention/tampered", test_tampered);
  add_store_test ("/store/retention/unfinished", test_unfinished);
  add_store_test ("/store/retention/backups", test_backups);
  return g_test_run ();
}
