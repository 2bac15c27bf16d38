/* test-accounts-support.c: more than one account in a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-accounts.h"

#include "hsl-store-private.h"

#include <sqlite3.h>

HslStore *
test_sign_in (TestStore  *self,
              const char *name,
              const char *password)
{
  g_autoptr (GError) error = NULL;
  HslStore          *store = hsl_store_open (self->uri, &error);

  g_assert_no_error (error);
  hsl_store_unlock (store, name, password, &error);
  g_assert_no_error (error);
  return store;
}

void
test_sign_out (HslStore **store)
{
  hsl_store_close (*store);
  g_assert_finalize_object (g_steal_pointer (store));
}

/* Made, admitted, and with a password of its own. */
void
test_add_account (TestStore  *self,
                  const char *name,
                  const char *worker,
                  HslRights   rights)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (HslAccountInfo) info = NULL;
  HslStore                  *store;

  info = hsl_store_add_account (self->store, name, worker, rights, FIRST_PASSWORD, &error);
  g_assert_no_error (error);
  hsl_store_admit_account (self->store, name, info->fingerprint, &error);
  g_assert_no_error (error);
  store = test_sign_in (self, name, FIRST_PASSWORD);
  hsl_store_change_password (store, FIRST_PASSWORD, OWN_PASSWORD, &error);
  g_assert_no_error (error);
  test_sign_out (&store);
}

typedef struct
{
  const HslNoun *noun;
  const char    *case_uid;
  const char    *uid;
} Opening;

static gpointer
on_open_cb (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const Opening     *opening = data;
  g_autoptr (HslRow) row = NULL;

  row = hsl_rows_load_one (&store->rows, opening->noun, opening->case_uid, opening->uid, HSL_ROW_READ, error);
  return row != NULL ? hsl_fact_ref (row->fact) : NULL;
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Opens a row as code would that does not ask whether it may. */
HslFact *
test_open_row (HslStore      *store,
               const HslNoun *noun,
               const char    *case_uid,
               const char    *uid,
               GError       **error)
{
  Opening                  opening = { noun, case_uid, uid };
  g_autoptr (GAsyncResult) result = NULL;

  hsl_store_run_async (store, on_open_cb, &opening, NULL, NULL, NULL, on_opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return hsl_store_run_finish (store, result, error);
}

/* The first column of the first row, asked behind the program. */
char *
test_query (HslStore   *store,
            const char *sql)
{
  sqlite3      *db;
  sqlite3_stmt *stmt;
  char         *text;

  g_assert_cmpint (sqlite3_open (hsl_store_get_uri (store), &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return text;
}
