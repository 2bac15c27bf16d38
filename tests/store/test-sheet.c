/* test-sheet.c: the recovery sheet: proved, renewed, void
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-accounts.h"

#include "hsl-backup-file.h"
#include "hsl-restore.h"
#include "hsl-store-backup.h"
#include "hsl-store-recovery.h"
#include "hsl-vault-error.h"

#include <string.h>

#define NEW_PASSWORD "another four words here"

static gboolean
opens_with (TestStore  *self,
            const char *recovery)
{
  g_autoptr (GError) error = NULL;
  gboolean           opened;

  hsl_store_lock (self->store);
  opened = hsl_store_unlock_with_recovery (self->store, recovery, TEST_ACCOUNT, NEW_PASSWORD, &error);
  if (!opened)
    {
      g_assert_nonnull (error);
      g_clear_error (&error);
      hsl_store_unlock (self->store, TEST_ACCOUNT, NEW_PASSWORD, NULL);
      if (hsl_store_is_locked (self->store))
        hsl_store_unlock (self->store, TEST_ACCOUNT, TEST_PASSWORD, &error);
      g_assert_no_error (error);
    }
  return opened;
}

static char *
renew (TestStore  *self,
       const char *old,
       gint64      expected)
{
  g_autoptr (GError) error = NULL;
  gint64             generation = 0;
  char              *text = hsl_store_renew_recovery (self->store, old, &generation, &error);

  g_assert_no_error (error);
  g_assert_cmpint (generation, ==, expected);
  g_assert_cmpuint (strlen (text), ==, 8 * 5 + 7);
  return text;
}

static void
test_prove (TestStore    *self,
            gconstpointer data)
{
  g_autofree char       *typed = g_ascii_strdown (self->recovery, -1);
  g_autofree char       *wrong = g_strdup (self->recovery);
  g_autoptr (HslKeeping) keeping = hsl_store_get_keeping (self->store, NULL);
  g_autoptr (GError)     error = NULL;

  g_assert_cmpint (keeping->proved_at, ==, HSL_MINUTE_NONE);
  g_assert_true (hsl_store_prove_recovery (self->store, self->recovery, &error));
  g_assert_no_error (error);
  g_strdelimit (typed, "-", ' ');
  g_assert_true (hsl_store_prove_recovery (self->store, typed, &error));
  g_assert_no_error (error);
  g_clear_pointer (&keeping, hsl_keeping_free);
  keeping = hsl_store_get_keeping (self->store, NULL);
  g_assert_cmpint (keeping->proved_at, !=, HSL_MINUTE_NONE);

  /* A slip of the pen names its group. */
  wrong[13] = wrong[13] == '7' ? '8' : '7';
  g_assert_false (hsl_store_prove_recovery (self->store, wrong, &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY);
  g_assert_nonnull (strchr (error->message, '3'));
  g_clear_error (&error);

  hsl_store_lock (self->store);
  g_assert_false (hsl_store_prove_recovery (self->store, self->recovery, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED);
}

static void
test_of_another_store (TestStore    *self,
                       gconstpointer data)
{
  g_autofree char     *path = g_build_filename (self->folder, "other.hsl", NULL);
  g_autofree char     *recovery = NULL;
  g_autoptr (HslStore) other = test_store_create (path, TEST_PASSWORD, TRUE, &recovery);
  g_autoptr (GError)   error = NULL;

  hsl_store_close (other);
  g_assert_false (hsl_store_prove_recovery (self->store, recovery, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_assert_false (opens_with (self, recovery));
}

static void
test_renew (TestStore    *self,
            gconstpointer data)
{
  g_autofree char   *second = NULL;
  g_autofree char   *third = NULL;
  gint64             generation = 0;
  HslMinute          made_at = HSL_MINUTE_NONE;
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_store_get_recovery (self->store, &generation, &made_at, &error));
  g_assert_cmpint (generation, ==, 1);
  g_assert_cmpint (made_at, !=, HSL_MINUTE_NONE);

  second = renew (self, NULL, 2);
  g_assert_true (hsl_store_prove_recovery (self->store, second, &error));
  g_assert_no_error (error);
  g_assert_false (hsl_store_prove_recovery (self->store, self->recovery, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_assert_nonnull (strstr (error->message, "1"));
  g_assert_nonnull (strstr (error->message, "2"));
  g_clear_error (&error);
  g_assert_false (opens_with (self, self->recovery));
  g_assert_true (opens_with (self, second));

  /* With the old sheet, and not with one that is void. */
  g_assert_null (hsl_store_renew_recovery (self->store, self->recovery, &generation, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  third = renew (self, second, 3);
  g_assert_true (opens_with (self, third));
  test_assert_clean (self->store);
}

/* A backup opens with the sheet of its day, whatever is in the safe now. */
static void
test_old_backup (TestStore    *self,
                 gconstpointer data)
{
  g_autofree char              *file = g_build_filename (self->folder, "copy.hslb", NULL);
  g_autofree char              *to = g_build_filename (self->folder, "new.hsl", NULL);
  g_autofree char              *second = NULL;
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (GError)            error = NULL;
  HslRestore                    what = { .file = file, .to = to, .account = TEST_ACCOUNT };

  hsl_store_back_up_to_file (self->store, file, NULL, &error);
  g_assert_no_error (error);
  second = renew (self, NULL, 2);
  what.password = NEW_PASSWORD;
  what.recovery = second;
  manifest = hsl_restore_run (&what, NULL, &error);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_assert_nonnull (strstr (error->message, "1"));
  g_clear_error (&error);
  what.recovery = self->recovery;
  manifest = hsl_restore_run (&what, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (manifest->recovery, ==, 1);
}

/* Named are those who work on the case, and the chief; not who makes the backups. */
static void
lock_case (TestStore *self)
{
  g_autoptr (HslFact)  fact = NULL;
  g_autoptr (HslFact)  locked = NULL;
  g_autoptr (GVariant) input = NULL;
  g_autofree char     *json = NULL;
  g_autofree char     *names = NULL;
  g_autoptr (GError)   error = NULL;
  const HslCase       *one;

  fact = (HslFact *) test_store_play (self->store, "market-stalls", 3);
  one = (const HslCase *) fact;
  names = g_strjoinv ("\",\"", one->mediators);
  json = g_strdup_printf ("{\"named\":[\"%s\",\"%s\",\"he-min\"],\"reason\":\"a child\"}", names,
                          one->handler != NULL ? one->handler : one->mediators[0]);
  input = test_parse (json);
  locked = (HslFact *) hsl_store_act (self->store, fact->uid, "lock", input, &error);
  g_assert_no_error (error);
  g_assert_true (((HslCase *) locked)->locked);
}

/* Who is not named in a locked case cannot seal its key to a new sheet: the old one has to, or who is
 * named. */
static void
test_locked_case (TestStore    *self,
                  gconstpointer data)
{
  g_autofree char     *file = g_build_filename (self->folder, "copy.hslb", NULL);
  g_autofree char     *second = NULL;
  g_autofree char     *third = NULL;
  g_autofree char     *found = NULL;
  g_autoptr (HslStore) he = NULL;
  g_autoptr (GError)   error = NULL;
  gint64               generation;

  test_add_account (self, "he", "he-min", HSL_RIGHT_CHIEF);
  lock_case (self);
  g_assert_null (hsl_store_renew_recovery (self->store, NULL, &generation, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_true (hsl_store_prove_recovery (self->store, self->recovery, &error));
  g_assert_no_error (error);
  second = renew (self, self->recovery, 2);
  g_assert_true (hsl_store_prove_recovery (self->store, second, &error));
  g_assert_no_error (error);

  he = test_sign_in (self, "he", OWN_PASSWORD);
  third = hsl_store_renew_recovery (he, NULL, &generation, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_prove_recovery (he, third, &error));
  g_assert_no_error (error);
  test_sign_out (&he);

  /* What one may not open is no damage. */
  g_assert_true (hsl_store_back_up_to_file (self->store, file, NULL, &error));
  g_assert_no_error (error);
  found = hsl_store_rehearse (self->store, file, NULL, &error);
  g_assert_no_error (error);
  test_assert_clean (self->store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/sheet/prove", test_prove);
  add_store_test ("/store/sheet/of-another-store", test_of_another_store);
  add_store_test ("/store/sheet/renew", test_renew);
  add_store_test ("/store/sheet/old-backup", test_old_backup);
  add_store_test ("/store/sheet/locked-case", test_locked_case);
  return g_test_run ();
}
