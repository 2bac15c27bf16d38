/* test-tamper.c: whatever is done to the file behind the program is found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <string.h>

/* One change with sqlite3, on a copy of the same filled store. */
typedef struct
{
  const char *name;
  const char *sql;
  const char *said; /* a part of one finding */
} Attack;

static const Attack attacks[] = {
  { "state", "UPDATE \"case\" SET state = 'closed' WHERE state = 'archived'", "case" },
  { "amount", "UPDATE term SET amount_fen = amount_fen + 100 WHERE rowid = 1", "term" },
  { "due-day", "UPDATE instalment SET due_on = '2030-01-01' WHERE rowid = 1", "instalment" },
  { "grid", "UPDATE \"case\" SET grid = NULL WHERE grid IS NOT NULL", "case" },
  { "handler", "UPDATE \"case\" SET handler = 'nobody'", "case" },
  { "order", "UPDATE party SET row_order = 7 WHERE uid = (SELECT min (uid) FROM party)", "party" },
  { "swapped-sealed-parts",
    "UPDATE party SET sealed = (SELECT other.sealed FROM party AS other WHERE other.rowid <>"
    " party.rowid LIMIT 1)"
    " WHERE rowid = 1",
    "party" },
  { "row-of-another-case",
    "INSERT INTO party SELECT (SELECT max (uid) FROM \"case\"), 'moved', parent_uid, row_order,"
    " version, side, position,"
    " kind, home_grid, presence, person, sealed FROM party WHERE rowid = 1",
    "party" },
  { "deleted-row", "DELETE FROM follow_up WHERE rowid = 1", "follow_up" },
  { "deleted-worker", "DELETE FROM worker WHERE uid = 'he-min'", "worker he-min" },
  { "clock", "UPDATE clock SET due_on = '2030-01-01' WHERE rowid = (SELECT min (rowid) FROM clock)",
    "clocks" },
  { "clock-taken-out", "DELETE FROM clock WHERE rowid = (SELECT min (rowid) FROM clock)", "clocks" },
  { "number", "UPDATE number_series SET next_n = next_n + 3", "" },
  { "link-removed", "DELETE FROM activity WHERE seq = 9", "Entries 9 to 9" },
  { "link-edited", "UPDATE activity SET at = '2020-01-01T08:00' WHERE seq = 9", "Entry 9" },
  { "link-writes-edited", "UPDATE activity SET writes = '' WHERE seq = 10", "Entry 10" },
  { "link-account", "UPDATE activity SET account = 'somebody' WHERE seq = 9", "Entry 9" },
  { "links-reordered",
    "UPDATE activity SET seq = -9 WHERE seq = 9; UPDATE activity SET seq = 9 WHERE seq = 10;"
    "UPDATE activity SET seq = 10 WHERE seq = -9",
    "Entry 9" },
  { "link-signature", "UPDATE activity SET signature = zeroblob (64) WHERE seq = 9", "Entry 9" },
  { "link-inserted",
    "INSERT INTO activity SELECT (SELECT max (seq) + 1 FROM activity), case_uid, 'forged', timeline,"
    " kind, at, channel,"
    " direction, party, worker, subject, action, account, real_at, writes, sealed, commitment, hash,"
    " signature, NULL"
    " FROM activity WHERE seq = 9",
    "chain" },
  { "account-key", "UPDATE account SET sign_public = zeroblob (32)", "signed" },
};

static gboolean
is_said (GPtrArray  *findings,
         const char *said)
{
  for (guint i = 0; i < findings->len; i++)
    if (strstr (g_ptr_array_index (findings, i), said) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_attack (TestStore    *self,
             gconstpointer data)
{
  const Attack         *attack = data;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (HslFact)   stalls = (HslFact *) test_store_play (self->store, "market-stalls", ALL_STEPS);
  g_autoptr (HslFact)   other = (HslFact *) test_store_play (self->store, "no-agreement", ALL_STEPS);

  test_assert_clean (self->store);
  test_execute (self->store, attack->sql);
  findings = test_verify (self->store);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_true (is_said (findings, attack->said));
}

/* An old row put back is a valid row: only the chain knows that there was a newer one. */
static void
test_replay (TestStore    *self,
             gconstpointer data)
{
  g_autoptr (HslFact)   before = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autoptr (GVariant)  assign = test_parse ("{\"mediators\":[\"lin-suzhen\"]}");
  g_autoptr (HslFact)   after = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError)    error = NULL;

  test_execute (self->store, "CREATE TABLE old AS SELECT * FROM \"case\"");
  after = (HslFact *) hsl_store_act (self->store, before->uid, "assign", assign, &error);
  g_assert_no_error (error);
  test_execute (self->store, "DELETE FROM clock");
  test_execute (self->store,
                "PRAGMA foreign_keys = OFF; DELETE FROM \"case\"; INSERT INTO \"case\" SELECT * FROM old;"
                "DROP TABLE old");
  findings = test_verify (self->store);
  g_assert_true (is_said (findings, "not as it was last written"));
}

/* A case that was edited is not opened as if nothing were. */
static void
test_edited_case_does_not_open (TestStore    *self,
                                gconstpointer data)
{
  g_autoptr (HslFact)   leak = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autoptr (GVariant)  assign = test_parse ("{\"mediators\":[\"lin-suzhen\"]}");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError)    error = NULL;

  test_execute (self->store, "UPDATE \"case\" SET risk = 'red'");
  g_assert_null (hsl_store_load_case (self->store, leak->uid, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (hsl_store_act (self->store, leak->uid, "assign", assign, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  rows = hsl_store_list_cases (self->store, &(HslCaseQuery){ 0 }, 0, 10, &error);
  g_assert_null (rows);
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/store/tamper/", attacks[i].name, NULL);

      g_test_add (path, TestStore, &attacks[i], test_store_set_up, test_attack, test_store_tear_down);
    }
  add_store_test ("/store/tamper/replay", test_replay);
  add_store_test ("/store/tamper/edited-case-does-not-open", test_edited_case_does_not_open);
  return g_test_run ();
}
