/* test-trace.c: who did what, and a head of earlier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <string.h>

static GPtrArray *
list (HslStore            *store,
      const HslTraceQuery *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *traces = hsl_store_list_traces (store, query, 0, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hsl_store_count_traces (store, query, NULL), ==, traces->len);
  return traces;
}

static void
test_who_looked (TestStore    *self,
                 gconstpointer data)
{
  g_autoptr (HslFact)   talk = (HslFact *) test_store_play (self->store, "settled-by-talk", ALL_STEPS);
  g_autoptr (HslFact)   other = (HslFact *) test_store_play (self->store, "no-agreement", 2);
  HslTraceQuery         query = { .case_uid = talk->uid, .kind = "view" };
  g_autoptr (GPtrArray) traces = NULL;
  const HslTrace       *trace;

  g_assert_true (hsl_store_record_view (self->store, talk->uid, NULL));
  g_assert_true (hsl_store_record_view (self->store, other->uid, NULL));
  traces = list (self->store, &query);
  g_assert_cmpuint (traces->len, ==, 1);
  trace = g_ptr_array_index (traces, 0);
  g_assert_cmpstr (trace->account, ==, TEST_ACCOUNT);
  g_assert_cmpstr (trace->case_uid, ==, talk->uid);
  g_assert_cmpstr (trace->number, ==, ((HslCase *) talk)->number);
  g_assert_nonnull (trace->title);
}

static void
test_what_did (TestStore    *self,
               gconstpointer data)
{
  g_autoptr (HslFact)   talk = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  HslTraceQuery         mine = { .account = TEST_ACCOUNT };
  HslTraceQuery         nobody = { .account = "nobody" };
  HslTraceQuery         past = { .to = 700000 };
  g_autoptr (GPtrArray) traces = list (self->store, &mine);
  g_autoptr (GPtrArray) none = list (self->store, &nobody);
  g_autoptr (GPtrArray) earlier = list (self->store, &past);
  gint64                seq = G_MAXINT64;

  g_assert_cmpuint (traces->len, >, 2);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (earlier->len, ==, 0);
  /* Newest first, each once, and the registration wrote rows. */
  for (guint i = 0; i < traces->len; i++)
    {
      const HslTrace *trace = g_ptr_array_index (traces, i);

      g_assert_cmpint (trace->seq, <, seq);
      seq = trace->seq;
      if (g_strcmp0 (trace->case_uid, talk->uid) == 0)
        g_assert_cmpuint (trace->n_rows, >, 0);
    }
}

static char *
check (HslStore   *store,
       const char *head)
{
  g_autoptr (GError) error = NULL;
  char              *finding = hsl_store_check_head (store, head, &error);

  g_assert_no_error (error);
  return finding;
}

/* @said: (nullable): a part of what is found; %NULL when all is well */
static void
assert_finding (HslStore   *store,
                const char *head,
                const char *said)
{
  g_autofree char *finding = check (store, head);

  if (said == NULL)
    g_assert_cmpstr (finding, ==, "");
  else
    g_assert_nonnull (strstr (finding, said));
}

static void
test_head (TestStore    *self,
           gconstpointer data)
{
  g_autoptr (HslFact) talk = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autofree char    *head = hsl_store_dup_head (self->store, NULL);
  g_autofree char    *loud = g_ascii_strup (head, -1);
  g_autofree char    *cut = g_strndup (head, (gsize) (strchr (head, '-') - head) + 1 + 16);
  g_autofree char    *later = g_strdup_printf ("999999-%s", strchr (head, '-') + 1);
  g_autofree char    *wrong = g_strdup_printf ("1-%s", strchr (head, '-') + 1);

  g_assert_true (hsl_store_record_view (self->store, talk->uid, NULL));
  assert_finding (self->store, head, NULL);
  assert_finding (self->store, loud, NULL);
  assert_finding (self->store, cut, NULL);
  assert_finding (self->store, later, "999999");
  assert_finding (self->store, wrong, "not the one that was written down");
}

/* What stands on paper is the last link that was kept, not one that was given up. */
static void
test_short_head (TestStore    *self,
                 gconstpointer data)
{
  g_autoptr (HslFact)  talk = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autofree char     *full = hsl_store_dup_head (self->store, NULL);
  g_autofree char     *head = hsl_store_dup_short_head (self->store);
  g_autofree char     *after = NULL;
  g_autofree char     *later = NULL;
  g_autoptr (GVariant) input = g_variant_ref_sink (g_variant_new_parsed ("{'nothing': <'of the kind'>}"));
  gsize                length;

  length = (gsize) (strchr (full, '-') - full) + 1;
  g_assert_cmpmem (head, length, full, length);
  g_assert_cmpuint (strlen (strchr (head, '-') + 1), ==, 16 + 3);
  assert_finding (self->store, head, NULL);
  g_assert_null (hsl_store_act (self->store, talk->uid, "accept", input, NULL));
  after = hsl_store_dup_short_head (self->store);
  g_assert_cmpstr (after, ==, head);
  g_assert_true (hsl_store_record_view (self->store, talk->uid, NULL));
  later = hsl_store_dup_short_head (self->store);
  g_assert_cmpstr (later, !=, head);
  assert_finding (self->store, head, NULL);
  assert_finding (self->store, later, NULL);
}

static void
test_bad_head (TestStore    *self,
               gconstpointer data)
{
  static const char *const wrongs[] = { "", "12", "-", "12-", "12-abc", "x-0123456789abcdef",
                                        "12-0123456789abcdeg", "0-0123456789abcdef" };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hsl_store_check_head (self->store, wrongs[i], &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
    }
}

/* Yesterday's file put back is whole and valid; only a head that lies elsewhere tells. */
static void
test_rollback (TestStore    *self,
               gconstpointer data)
{
  g_autoptr (HslFact)   talk = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autofree char      *copy = g_build_filename (self->folder, "yesterday.hsl", NULL);
  g_autofree char      *uri = g_strconcat ("sqlite://", copy, NULL);
  g_autofree char      *head = NULL;
  g_autoptr (HslStore)  old = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError)    error = NULL;

  g_assert_true (hsl_store_backup (self->store, copy, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    g_assert_true (hsl_store_record_view (self->store, talk->uid, NULL));
  head = hsl_store_dup_head (self->store, NULL);

  old = hsl_store_open (uri, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_unlock (old, TEST_ACCOUNT, TEST_PASSWORD, &error));
  findings = test_verify (old);
  g_assert_cmpuint (findings->len, ==, 0);
  assert_finding (old, head, "older file");

  /* Worked on until it is as long again: another chain all the same. */
  for (guint i = 0; i < 40; i++)
    g_assert_true (hsl_store_record_view (old, talk->uid, NULL));
  assert_finding (old, head, "older file");
  hsl_store_close (old);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/trace/who-looked", test_who_looked);
  add_store_test ("/trace/what-did", test_what_did);
  add_store_test ("/trace/head", test_head);
  add_store_test ("/trace/short-head", test_short_head);
  add_store_test ("/trace/bad-head", test_bad_head);
  add_store_test ("/trace/rollback", test_rollback);
  return g_test_run ();
}
