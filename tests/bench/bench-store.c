/* bench-store.c: how fast the store fills, lists, searches and asks for tasks
 *
 *   bench-store [CASES [ROUNDS]]
 *
 * Makes a demonstration of CASES (100 000) in a folder of its own, opens it again and measures the
 * calls of the window, each the whole way to opened rows. With HSL_BENCH_STORE it is made there, and stays
 * for those who come after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-demo.h"
#include "hsl-store.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* The same program with sealing and without, for the two to stand side by side (null-cipher.c). */
#ifndef BENCH_PREFIX
#define BENCH_PREFIX ""
#endif

#define PAGE         50
#define LONG_ENTRIES 4000 /* a caller who writes every day */

typedef struct
{
  HslStore *store;
  guint     n_cases;
  guint     rounds;
  GRand    *rand;
  char     *long_uid; /* of a case with a long timeline */
} Bench;

/* Side by side, processor time: what else the machine does is in neither. */
static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (*BENCH_PREFIX == '\0' ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
stop (GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "bench-store: %s\n", error->message);
  exit (1);
}

static void
tell (const char *key,
      double      value)
{
  printf ("=\t" BENCH_PREFIX "%s\t%.3f\n", key, value);
}

/* --- filling --- */

static gboolean
take_station (GPtrArray *facts,
              gpointer   data,
              GError   **error)
{
  return hsl_store_import_station (data, facts, error);
}

static gboolean
take_case (HslCase *made,
           gpointer data,
           GError **error)
{
  return hsl_store_import_case (data, made, error);
}

static void
fill (HslStore *store,
      guint     n_cases)
{
  HslDemoPlan        plan = { n_cases, 1, hsl_minute_from_iso ("2026-06-30T17:00") };
  HslDemoSink        sink = { take_station, take_case, store };
  g_autoptr (GError) error = NULL;
  HslContext         rules;
  double             start = now_ms ();

  hsl_store_set_now (store, plan.now, &error);
  stop (error);
  hsl_store_init_context (store, &rules);
  hsl_store_bulk_begin (store, &error);
  stop (error);
  hsl_demo_make (&plan, &rules, &sink, &error);
  stop (error);
  hsl_store_bulk_end (store, &error);
  stop (error);
  hsl_store_clear_context (&rules);
  tell ("store.fill", n_cases / (now_ms () - start) * 1000.0);
}

static HslStore *
make (const char *path,
      guint       n_cases)
{
  HslStoreSetup      setup = { "榕湖派出所", "350981", "bench", "bench", TRUE, TRUE };
  g_autoptr (GError) error = NULL;
  HslStore          *store = hsl_store_create (path, &setup, NULL, &error);
  double             start;

  stop (error);
  fill (store, n_cases);
  hsl_store_close (store);
  g_object_unref (store);

  start = now_ms ();
  store = hsl_store_open (path, &error);
  stop (error);
  hsl_store_unlock (store, "bench", "bench", &error);
  stop (error);
  hsl_store_set_now (store, hsl_minute_from_iso ("2026-06-30T17:00"), NULL);
  tell ("store.sign-in", now_ms () - start);
  start = now_ms ();
  hsl_store_wait_people (store, &error);
  stop (error);
  tell ("store.people", now_ms () - start);
  return store;
}

/* --- measuring --- */

typedef void (*WorkFunc) (Bench *bench, guint round);

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure (Bench      *bench,
         const char *key,
         WorkFunc    work)
{
  g_autofree double *times = g_new0 (double, bench->rounds);
  g_autofree char   *p50 = g_strconcat (key, ".p50", NULL);
  g_autofree char   *p99 = g_strconcat (key, ".p99", NULL);

  for (guint i = 0; i < bench->rounds; i++)
    {
      double start = now_ms ();

      work (bench, i);
      times[i] = now_ms () - start;
    }
  qsort (times, bench->rounds, sizeof *times, compare_doubles);
  tell (p50, times[bench->rounds / 2]);
  tell (p99, times[bench->rounds * 99 / 100]);
}

static void
search (Bench      *bench,
        const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = hsl_store_search (bench->store, text, PAGE, NULL, &error);

  stop (error);
}

static void
search_people (Bench *bench,
               guint  round)
{
  static const char *const typed[] = { "王", "李", "zh", "zhang", "wxm", "陈建", "138", "0042", "刘", "liuy",
                                       "huang" };

  search (bench, typed[round % G_N_ELEMENTS (typed)]);
}

static void
search_words (Bench *bench,
              guint  round)
{
  static const char *const typed[] = { "漏水", "押金", "噪音", "赔偿", "工资", "停车", "装修", "退还 押金", "医药费" };

  search (bench, typed[round % G_N_ELEMENTS (typed)]);
}

static void
search_number (Bench *bench,
               guint  round)
{
  g_autofree char *text = g_strdup_printf ("%d", g_rand_int_range (bench->rand, 1, 1000));

  search (bench, text);
}

static void
list (Bench              *bench,
      const HslCaseQuery *query,
      guint               offset)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = hsl_store_list_cases (bench->store, query, offset, PAGE, &error);

  stop (error);
}

static void
list_first (Bench *bench,
            guint  round)
{
  HslCaseQuery query = { 0 };

  list (bench, &query, 0);
}

static void
list_middle (Bench *bench,
             guint  round)
{
  HslCaseQuery query = { 0 };

  list (bench, &query, bench->n_cases / 2);
}

static void
list_open (Bench *bench,
           guint  round)
{
  HslCaseQuery query = { .states = HSL_STATES_OPEN };

  list (bench, &query, 0);
}

static void
list_tasks (Bench *bench,
            guint  round)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) tasks = hsl_store_list_tasks (bench->store, HSL_DAY_NONE, PAGE, &error);

  stop (error);
}

static void
count_grids (Bench *bench,
             guint  round)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) counts = hsl_store_count_by_grid (bench->store, &error);

  stop (error);
}

static void
open_case (Bench *bench,
           guint  round)
{
  HslCaseQuery          query = { 0 };
  guint                 offset = (guint) g_rand_int_range (bench->rand, 0, (int) bench->n_cases);
  g_autoptr (GPtrArray) rows = hsl_store_list_cases (bench->store, &query, offset, 1, NULL);
  g_autoptr (HslFact)   opened = NULL;

  if (rows->len == 1)
    opened = (HslFact *) hsl_store_load_case (bench->store,
                                              ((HslCaseRow *) g_ptr_array_index (rows, 0))->uid, NULL);
}

/* A clue that is there already, once more under another uid, with a long history. */
static void
add_long_case (Bench *bench)
{
  HslCaseQuery          query = { .states = HSL_STATE_BIT (HSL_STATE_CLUE) };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = hsl_store_list_cases (bench->store, &query, 0, 1, &error);
  g_autoptr (HslFact)   made = NULL;

  stop (error);
  made = (HslFact *) hsl_store_load_case (bench->store, ((HslCaseRow *) g_ptr_array_index (rows, 0))->uid,
                                          &error);
  stop (error);
  g_free (made->uid);
  made->uid = hsl_uid_new ();
  bench->long_uid = g_strdup (made->uid);
  for (guint i = 0; i < LONG_ENTRIES; i++)
    {
      HslActivity *entry = hsl_fact_new (&hsl_activity_noun);

      entry->fact.uid = hsl_uid_new ();
      entry->kind = g_strdup ("message");
      entry->channel = g_strdup ("phone");
      entry->direction = g_strdup (i % 2 == 0 ? "in" : "out");
      entry->at = ((HslCase *) made)->registered_at;
      entry->text = g_strdup_printf ("第%u次来信询问进展，要求尽快答复。", i + 1);
      g_ptr_array_add (((HslCase *) made)->activities, entry);
    }
  hsl_store_import_case (bench->store, (HslCase *) made, &error);
  stop (error);
}

static void
open_long (Bench *bench,
           guint  round)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) opened = (HslFact *) hsl_store_load_case (bench->store, bench->long_uid, &error);

  stop (error);
}

static void
act_long (Bench *bench,
          guint  round)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) input = g_variant_ref_sink (g_variant_new_parsed ("{'text': <'又来电话'>}"));
  g_autoptr (HslFact)  after = (HslFact *) hsl_store_act (bench->store, bench->long_uid, "contact", input,
                                                          &error);

  stop (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      (void) g_unlink (file);
    }
  (void) g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  guint                n_cases = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  guint                rounds = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 300;
  g_autofree char     *folder = g_dir_make_tmp ("hsl-bench-XXXXXX", NULL);
  const char          *kept = *BENCH_PREFIX == '\0' ? g_getenv ("HSL_BENCH_STORE") : NULL;
  g_autofree char     *path = kept != NULL ? g_strdup (kept) : g_build_filename (folder, "bench.hsl", NULL);
  g_autoptr (HslStore) store = make (path, n_cases);
  g_autoptr (GRand)    rand = g_rand_new_with_seed (1);
  Bench                bench = { store, n_cases, MAX (rounds, 1), rand };
  GStatBuf             status;

  measure (&bench, "store.search-people", search_people);
  measure (&bench, "store.search-words", search_words);
  measure (&bench, "store.search-number", search_number);
  measure (&bench, "store.list-first", list_first);
  measure (&bench, "store.list-middle", list_middle);
  measure (&bench, "store.list-open", list_open);
  measure (&bench, "store.tasks", list_tasks);
  measure (&bench, "store.grids", count_grids);
  measure (&bench, "store.open-case", open_case);
  add_long_case (&bench);
  measure (&bench, "store.open-long", open_long);
  measure (&bench, "store.act-long", act_long);
  if (g_stat (path, &status) == 0)
    tell ("store.size", (double) status.st_size / 1048576.0);
  hsl_store_close (store);
  g_free (bench.long_uid);
  remove_folder (folder);
  return 0;
}
