/* test-destroy-faults.c: a destruction on a disk that fails is done whole or not at all
 *
 * Each seed destroys the same case on a disk that fails once, or from then on (faulty-disk.h), and cuts the
 * power. Opened on a disk that is well, the store either has the case as it was, or has nothing of it: not
 * in any page, not in the journal. What was acknowledged is the latter.
 *
 *   HSL_FAULTS=2000      so many seeds
 *   HSL_FAULT_SEED=17    this one only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "retention-support.h"

#include "faulty-disk.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_SEEDS 64

typedef struct
{
  char *template;
  gsize      length;
  char      *folder;
  char      *path;
  char      *case_uid;
  GPtrArray *needles;
  guint      n_there, n_gone, n_told, n_failed;
} Faults;

static HslStore *
open_store (const char *path,
            GError    **error)
{
  g_autoptr (HslStore) store = hsl_store_open (path, error);

  if (store == NULL)
    return NULL;
  if (!hsl_store_unlock (store, TEST_ACCOUNT, TEST_PASSWORD, error))
    {
      hsl_store_close (store);
      return NULL;
    }
  hsl_store_set_now (store, hsl_minute_from_iso (LATER), NULL);
  return g_steal_pointer (&store);
}

/* Whether it was acknowledged. */
static gboolean
destroy (Faults  *self,
         gboolean closes,
         GError **error)
{
  g_autoptr (HslStore)  store = open_store (self->path, error);
  g_autoptr (GPtrArray) entries = store != NULL ? test_destroy (store, self->case_uid, error) : NULL;

  if (!closes)
    disk_cut ();
  if (store != NULL)
    hsl_store_close (store);
  return entries != NULL;
}

static void
look_after (Faults  *self,
            guint32  seed,
            gboolean told)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslStore)  store = open_store (self->path, &error);
  g_autoptr (HslFact)   one = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean              finished;
  guint                 n;

  if (store == NULL)
    g_error ("seed %u: %s", seed, error->message);
  findings = hsl_store_verify (store, &error);
  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("seed %u: %s", seed, (const char *) g_ptr_array_index (findings, 0));
  one = (HslFact *) hsl_store_load_case (store, self->case_uid, &error);
  g_assert_true (hsl_store_is_destruction_finished (store, &finished, NULL));
  g_assert_true (finished);
  n = test_count_needles (self->path, self->needles);
  if (one != NULL)
    {
      self->n_there++;
      g_assert_false (told);
      g_assert_cmpuint (n, >=, self->needles->len);
    }
  else
    {
      self->n_gone++;
      g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
      if (n > 0)
        g_error ("seed %u: %u pieces of the case are left", seed, n);
    }
  hsl_store_close (store);
}

static void
run_seed (Faults *self,
          guint32 seed)
{
  static const guint reach[N_DISK_FAULTS] = { 1, 300, 300, 300, 30, 300, 20, 400 };
  g_autoptr (GRand)  rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  DiskPlan           plan = { .fault = seed % N_DISK_FAULTS, .seed = seed };
  gboolean           told;

  plan.at = 1 + (guint) g_rand_int_range (rand, 0, (int) reach[plan.fault]) /
                    (1U << g_rand_int_range (rand, 0, 4));
  plan.lasts = g_rand_boolean (rand);
  g_assert_true (g_file_set_contents (self->path, self->template, (gssize) self->length, NULL));
  disk_install ();
  disk_begin (self->folder, &plan);
  told = destroy (self, g_rand_boolean (rand), &error);
  self->n_told += told;
  self->n_failed += disk_has_failed ();
  disk_end ();
  disk_remove ();
  look_after (self, seed, told);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
}

static void
make_template (TestStore *self,
               Faults    *faults)
{
  g_autoptr (HslFact)  one = NULL;
  g_autoptr (HslStore) he = NULL;

  test_add_account (self, "he", "he-min", HSL_RIGHT_CHIEF);
  hsl_fact_unref (test_store_play (self->store, "market-stalls", ALL_STEPS));
  one = (HslFact *) test_store_play (self->store, "no-agreement", ALL_STEPS);
  test_store_set_now (self->store, LATER);
  he = test_sign_in_later (self, "he", OWN_PASSWORD);
  test_decide (self->store, he, one->uid);
  test_sign_out (&he);
  hsl_store_close (self->store);
  faults->case_uid = g_strdup (one->uid);
  faults->needles = test_collect_needles (self->uri, one->uid);
  g_assert_true (g_file_get_contents (self->uri, &faults->template, &faults->length, NULL));
}

static void
test_faults (TestStore    *self,
             gconstpointer data)
{
  const char *number = g_getenv ("HSL_FAULTS");
  const char *chosen = g_getenv ("HSL_FAULT_SEED");
  guint32     only = chosen != NULL ? (guint32) strtoul (chosen, NULL, 10) : 0;
  guint32     n = number != NULL ? (guint32) strtoul (number, NULL, 10) : N_SEEDS;
  Faults      faults = { 0 };

  make_template (self, &faults);
  faults.folder = g_dir_make_tmp ("hsl-destroy-XXXXXX", NULL);
  faults.path = g_build_filename (faults.folder, "station.hsl", NULL);
  for (guint32 seed = only != 0 ? only : 1; seed <= (only != 0 ? only : n); seed++)
    {
      run_seed (&faults, seed);
      empty_folder (faults.folder);
    }
  g_test_message ("%u failed, %u told as done, %u done, %u not", faults.n_failed, faults.n_told,
                  faults.n_gone, faults.n_there);
  if (only == 0)
    {
      g_assert_cmpuint (faults.n_there * 10, >, n);
      g_assert_cmpuint (faults.n_gone * 10, >, n);
      /* Done, and then it failed: those are the ones that are finished at the next opening. */
      g_assert_cmpuint (faults.n_failed, >, faults.n_there);
    }
  g_assert_cmpint (g_rmdir (faults.folder), ==, 0);
  g_ptr_array_unref (faults.needles);
  g_free (faults.case_uid);
  g_free (faults.template);
  g_free (faults.path);
  g_free (faults.folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/destroy-faults", test_faults);
  return g_test_run ();
}
