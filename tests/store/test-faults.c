/* test-faults.c: what was acknowledged is there after the disk failed and the power was cut
 *
 * Each seed is one day of a station on a disk that fails once, or from then on (faulty-disk.h). Then the
 * power is cut, what was not synced is lost in part, and the store is opened on a disk that is well:
 * everything acknowledged is there as it was, and verify finds nothing.
 *
 *   HSL_FAULTS=5000      so many seeds
 *   HSL_FAULT_SEED=17    this one only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include "faulty-disk.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define N_SEEDS  160
#define MAX_FAIL 3 /* after so many failures the user gives up and the power is cut */

static const char *const fault_names[N_DISK_FAULTS] = { "none", "write fails", "write tears", "full",
                                                        "sync fails", "read fails", "change fails",
                                                        "power fails" };

/* What was acknowledged. */
typedef struct
{
  HslFact *fact;      /* the case */
  gboolean uncertain; /* a later deed to it failed, and may have been done all the same */
} Told;

typedef struct
{
  char   *case_uid;
  char   *uid;
  GBytes *bytes;
} ToldAttachment;

typedef struct
{
  char       *path;
  GHashTable *versions; /* of the cases acknowledged before */
} ToldBackup;

typedef struct
{
  guint32   seed;
  DiskPlan  plan;
  GRand    *rand;
  gboolean  from_nothing;
  char     *folder;
  char     *path;
  HslStore *store;
  guint     n_failures;
  guint     n_deeds;

  GHashTable *cases; /* Told by uid */
  GPtrArray  *attachments;
  GPtrArray  *backups;
  char       *draft;
} Day;

typedef struct
{
  guint days, failed, lost, deeds;
} Count;

static char *template_path;
static int   autocheckpoint;

static void
told_free (gpointer data)
{
  Told *told = data;

  hsl_fact_unref (told->fact);
  g_free (told);
}

static void
told_attachment_free (gpointer data)
{
  ToldAttachment *told = data;

  g_free (told->case_uid);
  g_free (told->uid);
  g_bytes_unref (told->bytes);
  g_free (told);
}

static void
told_backup_free (gpointer data)
{
  ToldBackup *told = data;

  g_free (told->path);
  g_hash_table_unref (told->versions);
  g_free (told);
}

/* --- deeds --- */

/* An error of the disk is told as one, not as damage that is not there. The check of SQLite calls a page it
 * cannot get damage, and says so. */
static gboolean
is_told_well (const GError *error)
{
  if (error->domain != HSL_STORE_ERROR || error->code == HSL_STORE_ERROR_FOREIGN)
    return FALSE;
  return error->code != HSL_STORE_ERROR_CORRUPT || strstr (error->message, " get ") != NULL;
}

static void
note_failure (Day    *day,
              GError *error)
{
  g_assert_nonnull (error);
  if (!disk_has_failed ())
    g_error ("seed %u: failed on a disk that is well: %s", day->seed, error->message);
  if (!is_told_well (error))
    g_error ("seed %u: a failing disk is told as “%s”", day->seed, error->message);
  day->n_failures++;
}

static void
tell_case (Day     *day,
           HslFact *fact)
{
  Told *told = g_new0 (Told, 1);

  told->fact = fact;
  g_hash_table_insert (day->cases, g_strdup (fact->uid), told);
}

static Told *
choose_case (Day *day)
{
  g_autoptr (GList) uids = g_list_sort (g_hash_table_get_keys (day->cases), (GCompareFunc) g_strcmp0);
  guint             n = g_list_length (uids);

  if (n == 0)
    return NULL;
  return g_hash_table_lookup (day->cases,
                              g_list_nth_data (uids, (guint) g_rand_int_range (day->rand, 0, (int) n)));
}

static void
do_register (Day *day)
{
  g_autoptr (GVariant) input = test_parse (
      "{\"type\":\"02\",\"source\":\"visit\",\"summary\":\"楼上漏水，天花板、地板和衣柜都坏了\",\"parties\":["
      "{\"side\":\"applicant\",\"name\":\"仇小兰\"},{\"side\":\"respondent\",\"name\":\"单立新\"}]}");
  g_autoptr (GError) error = NULL;
  HslFact           *made = (HslFact *) hsl_store_register_case (day->store, input, &error);

  if (made != NULL)
    tell_case (day, made);
  else
    note_failure (day, error);
}

static void
do_act (Day *day)
{
  static const char *const actions[] = { "accept", "assign", "contact" };
  Told                    *told = choose_case (day);
  const HslCase           *before;
  const char              *action;
  g_autofree char         *json = NULL;
  g_autoptr (GVariant)     input = NULL;
  g_autoptr (GError)       error = NULL;
  HslFact                 *after;

  if (told == NULL || told->uncertain)
    return;
  before = (const HslCase *) told->fact;
  action = before->accepted_on == HSL_DAY_NONE ? "accept" : actions[g_rand_int_range (day->rand, 1, 3)];
  json = g_str_equal (action, "contact")
             ? g_strdup ("{\"kind\":\"call\",\"channel\":\"phone\",\"text\":\"答应明天来\"}")
             : g_strdup_printf ("{\"mediators\":[\"%s\"]}", hsl_store_get_worker (day->store));
  input = test_parse (json);
  after = (HslFact *) hsl_store_act (day->store, told->fact->uid, action, input, &error);
  if (after != NULL)
    {
      hsl_fact_unref (told->fact);
      told->fact = after;
      return;
    }
  note_failure (day, error);
  told->uncertain = TRUE;
}

static GBytes *
random_bytes (Day *day)
{
  gsize   size = (gsize) g_rand_int_range (day->rand, 1, 120000);
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 31 + day->seed);
  return g_bytes_new_take (data, size);
}

static void
do_attach (Day *day)
{
  Told                *told = choose_case (day);
  g_autoptr (GVariant) input = test_parse ("{\"kind\":\"other\",\"name\":\"照片.jpg\"}");
  g_autoptr (GBytes)   bytes = NULL;
  g_autoptr (GError)   error = NULL;
  HslFact             *after;
  GPtrArray           *list;
  ToldAttachment      *attachment;

  if (told == NULL || told->uncertain)
    return;
  bytes = random_bytes (day);
  after = (HslFact *) hsl_store_attach (day->store, told->fact->uid, input, bytes, &error);
  if (after == NULL)
    {
      note_failure (day, error);
      told->uncertain = TRUE;
      return;
    }
  list = ((HslCase *) after)->attachments;
  attachment = g_new0 (ToldAttachment, 1);
  attachment->case_uid = g_strdup (after->uid);
  attachment->uid = g_strdup (((HslFact *) g_ptr_array_index (list, list->len - 1))->uid);
  attachment->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (day->attachments, attachment);
  hsl_fact_unref (told->fact);
  told->fact = after;
}

static void
do_save_draft (Day *day)
{
  g_autofree char     *text = g_strdup_printf ("第%u句还没有保存的话", day->n_deeds);
  g_autofree char     *json = g_strdup_printf ("{\"summary\":\"%s\"}", text);
  g_autoptr (GVariant) draft = test_parse (json);
  g_autoptr (GError)   error = NULL;

  g_clear_pointer (&day->draft, g_free);
  if (hsl_store_save_draft (day->store, "register", draft, &error))
    day->draft = g_steal_pointer (&text);
  else
    note_failure (day, error);
}

static void
do_backup (Day *day)
{
  g_autofree char   *path = g_strdup_printf ("%s/copy-%u.hsl", day->folder, day->n_deeds);
  g_autoptr (GError) error = NULL;
  ToldBackup        *told = g_new0 (ToldBackup, 1);
  GHashTableIter     iter;
  gpointer           uid, value;

  told->path = g_strdup (path);
  told->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, day->cases);
  while (g_hash_table_iter_next (&iter, &uid, &value))
    g_hash_table_insert (told->versions, g_strdup (uid),
                         GINT_TO_POINTER ((int) ((Told *) value)->fact->version));
  if (hsl_store_backup (day->store, path, &error))
    {
      g_ptr_array_add (day->backups, told);
      return;
    }
  note_failure (day, error);
  told_backup_free (told);
}

static void
do_one_deed (Day *day)
{
  int chosen = g_rand_int_range (day->rand, 0, 20);

  day->n_deeds++;
  if (chosen < 6)
    do_register (day);
  else if (chosen < 13)
    do_act (day);
  else if (chosen < 16)
    do_attach (day);
  else if (chosen < 18)
    do_save_draft (day);
  else
    do_backup (day);
}

/* --- one day --- */

/* Small logs are written back often: that is when most can go wrong. */
static int
on_connection_opened_cb (sqlite3                    *db,
                         char                      **message,
                         const sqlite3_api_routines *api)
{
  return sqlite3_wal_autocheckpoint (db, autocheckpoint);
}

static HslStore *
create_store (const char *path,
              GError    **error)
{
  HslStoreSetup setup = { "榕湖派出所", "350981", TEST_ACCOUNT, TEST_PASSWORD, TRUE, TRUE };

  return hsl_store_create (path, &setup, NULL, error);
}

static HslStore *
open_store (const char *path,
            GError    **error)
{
  g_autoptr (HslStore) store = hsl_store_open (path, error);

  if (store == NULL)
    return NULL;
  if (hsl_store_unlock (store, TEST_ACCOUNT, TEST_PASSWORD, error) && hsl_store_wait_people (store, error))
    return g_steal_pointer (&store);
  hsl_store_close (store);
  return NULL;
}

static void
make_plan (Day    *day,
           guint32 seed)
{
  static const guint reach[N_DISK_FAULTS] = { 1, 300, 300, 300, 60, 400, 20, 400 };

  day->seed = seed;
  day->rand = g_rand_new_with_seed (seed);
  day->plan.fault = seed % N_DISK_FAULTS;
  /* The first operations come up in every day, the later ones in long days only. */
  day->plan.at = 1 + (guint) g_rand_int_range (day->rand, 0, (int) reach[day->plan.fault]) /
                         (1U << g_rand_int_range (day->rand, 0, 5));
  day->plan.lasts = g_rand_boolean (day->rand);
  day->plan.seed = seed;
  day->from_nothing = g_rand_int_range (day->rand, 0, 6) == 0;
  autocheckpoint = g_rand_boolean (day->rand) ? 1000 : g_rand_int_range (day->rand, 1, 60);
}

static void
copy_template (const char *path)
{
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (template_path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

/* Opens at the second try, as people do. */
static void
begin_day (Day *day)
{
  for (guint i = 0; i < 2 && day->store == NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      day->store = day->from_nothing && i == 0 ? create_store (day->path, &error)
                   : day->from_nothing && !g_file_test (day->path, G_FILE_TEST_EXISTS)
                       ? create_store (day->path, &error)
                       : open_store (day->path, &error);
      if (day->store == NULL)
        note_failure (day, error);
    }
}

static void
live_day (Day *day)
{
  guint n = (guint) g_rand_int_range (day->rand, 3, 14);

  begin_day (day);
  for (guint i = 0; i < n && day->store != NULL && day->n_failures < MAX_FAIL; i++)
    do_one_deed (day);
  /* The power may fail while it is open, or after it was closed. */
  if (g_rand_boolean (day->rand))
    disk_cut ();
  if (day->store == NULL)
    return;
  hsl_store_close (day->store);
  g_assert_finalize_object (day->store);
}

/* --- the day after --- */

static void
assert_verified (Day      *day,
                 HslStore *store)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = hsl_store_verify (store, &error);

  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("seed %u: %s", day->seed, (const char *) g_ptr_array_index (findings, 0));
}

static void
assert_case_there (Day      *day,
                   HslStore *store,
                   Told     *told)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) read = (HslFact *) hsl_store_load_case (store, told->fact->uid, &error);

  if (read == NULL)
    g_error ("seed %u: %s: %s", day->seed, told->fact->uid, error->message);
  /* A deed that was told as failed may have been done whole: verify says whether it is. Some leave the row of
   * the case, and so its version, alone. */
  if (told->uncertain && (read->version == told->fact->version || read->version == told->fact->version + 1))
    return;
  if (!hsl_fact_equal (told->fact, read))
    g_error ("seed %u: %s is version %d, not as acknowledged in version %d", day->seed, read->uid,
             (int) read->version, (int) told->fact->version);
}

static void
assert_attachment_there (Day            *day,
                         HslStore       *store,
                         ToldAttachment *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hsl_store_read_attachment (store, told->case_uid, told->uid, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, told->bytes));
}

static void
assert_draft_there (Day      *day,
                    HslStore *store)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) draft = NULL;
  g_autofree char     *text = NULL;

  if (day->draft == NULL)
    return;
  draft = hsl_store_load_draft (store, "register", &error);
  g_assert_no_error (error);
  g_assert_nonnull (draft);
  g_assert_true (g_variant_lookup (draft, "summary", "s", &text));
  g_assert_cmpstr (text, ==, day->draft);
}

static void
assert_backup_whole (Day        *day,
                     const char *path,
                     GHashTable *versions)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) store = open_store (path, &error);
  GHashTableIter       iter;
  gpointer             uid, version;

  if (store == NULL)
    g_error ("seed %u: %s: %s", day->seed, path, error->message);
  if (versions != NULL)
    {
      g_hash_table_iter_init (&iter, versions);
      while (g_hash_table_iter_next (&iter, &uid, &version))
        {
          g_autoptr (HslFact) read = (HslFact *) hsl_store_load_case (store, uid, &error);

          g_assert_no_error (error);
          g_assert_cmpint (read->version, >=, GPOINTER_TO_INT (version));
        }
    }
  assert_verified (day, store);
  hsl_store_close (store);
}

/* Those acknowledged are there, and what else bears the name of a backup is a whole one, too. */
static void
assert_backups_there (Day *day)
{
  g_autoptr (GDir) dir = g_dir_open (day->folder, 0, NULL);
  const char      *name;

  for (guint i = 0; i < day->backups->len; i++)
    {
      ToldBackup *told = g_ptr_array_index (day->backups, i);

      assert_backup_whole (day, told->path, told->versions);
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "copy-") && g_str_has_suffix (name, ".hsl"))
      {
        g_autofree char *path = g_build_filename (day->folder, name, NULL);

        assert_backup_whole (day, path, NULL);
      }
}

/* A store whose making was not acknowledged: it is whole, or it can be made now. */
static HslStore *
open_after (Day *day)
{
  g_autoptr (GError) error = NULL;
  HslStore          *store = NULL;

  if (day->store == NULL && day->from_nothing)
    store = create_store (day->path, &error);
  if (store == NULL)
    {
      g_clear_error (&error);
      store = open_store (day->path, &error);
    }
  if (store == NULL)
    g_error ("seed %u: %s", day->seed, error->message);
  return store;
}

static void
check_day (Day *day)
{
  g_autoptr (HslStore) store = open_after (day);
  GHashTableIter       iter;
  gpointer             told;

  g_hash_table_iter_init (&iter, day->cases);
  while (g_hash_table_iter_next (&iter, NULL, &told))
    assert_case_there (day, store, told);
  for (guint i = 0; i < day->attachments->len; i++)
    assert_attachment_there (day, store, g_ptr_array_index (day->attachments, i));
  assert_draft_there (day, store);
  assert_verified (day, store);
  assert_backups_there (day);
  hsl_store_close (store);
}

static void
day_clear (Day *day)
{
  g_hash_table_unref (day->cases);
  g_ptr_array_unref (day->attachments);
  g_ptr_array_unref (day->backups);
  g_rand_free (day->rand);
  g_free (day->draft);
  g_free (day->path);
}

static void
run_seed (const char *folder,
          guint32     seed,
          Count      *counts)
{
  Day    day = { 0 };
  Count *count;

  make_plan (&day, seed);
  day.folder = g_strdup (folder);
  day.path = g_build_filename (folder, "station.hsl", NULL);
  day.cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, told_free);
  day.attachments = g_ptr_array_new_with_free_func (told_attachment_free);
  day.backups = g_ptr_array_new_with_free_func (told_backup_free);
  if (!day.from_nothing)
    copy_template (day.path);

  disk_install ();
  disk_begin (folder, &day.plan);
  live_day (&day);
  count = &counts[day.plan.fault];
  count->failed += disk_has_failed ();
  count->lost += disk_end ();
  disk_remove ();

  check_day (&day);
  count->days++;
  count->deeds += day.n_deeds;
  g_free (day.folder);
  day_clear (&day);
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

static guint
read_number (const char *name,
             guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : otherwise;
}

static void
test_faults (TestStore    *self,
             gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("hsl-faults-XXXXXX", NULL);
  guint32          only = read_number ("HSL_FAULT_SEED", 0);
  guint            n = read_number ("HSL_FAULTS", N_SEEDS);
  Count            counts[N_DISK_FAULTS] = { 0 };

  hsl_store_close (self->store);
  template_path = self->uri;
  sqlite3_auto_extension ((void (*) (void)) on_connection_opened_cb);
  for (guint32 seed = only != 0 ? only : 1; seed <= (only != 0 ? only : n); seed++)
    {
      run_seed (folder, seed, counts);
      empty_folder (folder);
    }
  sqlite3_reset_auto_extension ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  for (guint i = 0; i < N_DISK_FAULTS; i++)
    g_test_message ("%s: %u days, %u deeds; it failed in %u; %u pieces lost", fault_names[i], counts[i].days,
                    counts[i].deeds, counts[i].failed, counts[i].lost);
  /* A plan that never comes true shows nothing. */
  for (guint i = 1; i < N_DISK_FAULTS && only == 0; i++)
    g_assert_cmpuint (counts[i].failed * 3, >, counts[i].days);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/faults", test_faults);
  return g_test_run ();
}
