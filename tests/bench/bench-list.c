/* bench-list.c: the page of cases over a million of them
 *
 *   bench-list [CASES [PATH]]
 *
 * The real page in a real window. What it lists is made cheaply: some two thousand disputes of a
 * demonstration are played, and the rows that a list reads of each (case, parties, clocks) are sealed and
 * written over and over under new uids and numbers, without timelines, papers and words. A store that
 * is at PATH already is taken as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "frame.h"

#include "hsl-case-clocks.h"
#include "hsl-cases.h"
#include "hsl-clock-rows.h"
#include "hsl-demo.h"
#include "hsl-store-private.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#define TEMPLATES    2000
#define AT_ONCE      20000
#define YEARS        10
#define SCROLL_STEPS 200
#define LONGEST_MS   120000

static const char *const now_text = "2026-06-30T17:00";

static void
stop (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("bench-list: %s\n", error->message);
  exit (1);
}

/* --- filling --- */

typedef struct
{
  HslStore  *store;
  GPtrArray *templates; /* of HslCase */
  guint      from, to, n;
} Filling;

static gboolean
take_station (GPtrArray *facts,
              gpointer   data,
              GError   **error)
{
  return hsl_store_import_station (((Filling *) data)->store, facts, error);
}

static gboolean
take_case (HslCase *made,
           gpointer data,
           GError **error)
{
  g_ptr_array_add (((Filling *) data)->templates, hsl_fact_ref (made));
  return TRUE;
}

static gboolean
write_parties (HslStore      *store,
               const HslCase *of,
               GError       **error)
{
  for (guint i = 0; i < of->parties->len; i++)
    {
      HslRowPlace        place = { of->fact.uid, "", i };
      HslFact           *party = g_ptr_array_index (of->parties, i);
      g_autoptr (GBytes) commitment = NULL;

      party->version = 1;
      commitment = hsl_rows_insert (&store->rows, party, &place, error);
      if (commitment == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The @nth of all cases is a template under another name, registered at its own time. */
static gboolean
write_case (HslStore *store,
            HslCase *template,
            guint    nth,
            guint    of,
            GError **error)
{
  HslRowPlace           nowhere = { NULL, "", 0 };
  gint64                minutes = (gint64) (of - nth) * YEARS * 365 * HSL_MINUTES_PER_DAY / of;
  g_autoptr (GBytes)    commitment = NULL;
  g_autoptr (GPtrArray) clocks = NULL;
  HslContext            context;

  g_free (template->fact.uid);
  template->fact.uid = hsl_uid_new ();
  template->fact.version = 1;
  template->number_n = nth + 1;
  template->registered_at = hsl_minute_from_iso (now_text) - minutes;
  commitment = hsl_rows_insert (&store->rows, &template->fact, &nowhere, error);
  if (commitment == NULL || !write_parties (store, template, error))
    return FALSE;
  hsl_store_init_context (store, &context);
  clocks = hsl_case_get_clocks (template, &context);
  hsl_store_clear_context (&context);
  return hsl_clock_rows_save (store->rows.db, template->fact.uid, clocks, error);
}

static gboolean
do_write (HslStore *store,
          gpointer  data,
          GError  **error)
{
  Filling *filling = data;

  for (guint i = filling->from; i < filling->to; i++)
    {
      HslCase *template = g_ptr_array_index (filling->templates, i % filling->templates->len);

      if (!write_case (store, template, i, filling->n, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill (HslStore *store,
      guint     n)
{
  static const HslCall  call = { do_write, HSL_CALL_WRITE, HSL_RIGHTS_ALL };
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func (hsl_fact_unref);
  Filling               filling = { .store = store, .templates = templates, .n = n };
  HslDemoPlan           plan = { TEMPLATES, 1, hsl_minute_from_iso (now_text) };
  HslDemoSink           sink = { take_station, take_case, &filling };
  g_autoptr (GError)    error = NULL;
  HslContext            rules;
  double                start = frame_now_ms ();

  hsl_store_init_context (store, &rules);
  hsl_demo_make (&plan, &rules, &sink, &error);
  stop (error);
  hsl_store_clear_context (&rules);
  for (filling.from = 0; filling.from < n; filling.from = filling.to)
    {
      filling.to = MIN (n, filling.from + AT_ONCE);
      hsl_store_call (store, &call, &filling, NULL, &error);
      stop (error);
    }
  frame_tell ("list.fill", n / (frame_now_ms () - start) * 1000.0);
}

static HslStore *
open_store (const char *path,
            guint       n)
{
  HslStoreSetup      setup = { "榕湖派出所", "350981", "bench", "bench", TRUE, TRUE };
  g_autoptr (GError) error = NULL;
  HslStore          *store;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      store = hsl_store_create (path, &setup, NULL, &error);
      stop (error);
      hsl_store_set_now (store, hsl_minute_from_iso (now_text), NULL);
      fill (store, n);
      hsl_store_close (store);
      g_object_unref (store);
    }
  store = hsl_store_open (path, &error);
  stop (error);
  hsl_store_unlock (store, "bench", "bench", &error);
  stop (error);
  hsl_store_set_now (store, hsl_minute_from_iso (now_text), NULL);
  /* The names of all these people are read in the background; what that costs is not the list's. */
  hsl_store_wait_people (store, &error);
  stop (error);
  return store;
}

/* --- looking --- */

typedef struct
{
  HslCases  *cases;
  GtkWidget *view;
  guint      n; /* how long the list was that is left */
  gboolean   done;
} Look;

static gboolean
is_in_view (GtkWidget *row,
            GtkWidget *view)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, view, &bounds) && bounds.size.height > 0 &&
         bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (view);
}

static gboolean
is_placeholder (GtkWidget *row)
{
  if (GTK_IS_LABEL (row) && g_str_equal (gtk_label_get_text (GTK_LABEL (row)), "…"))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_placeholder (child))
      return TRUE;
  return FALSE;
}

/* Every row in view has its case, none a placeholder. */
static gboolean
is_full (GtkWindow *window,
         gpointer   data)
{
  Look *look = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (hsl_cases_get_list (look->cases)));
  guint n_rows = 0;

  if (n == 0 || look->n == n)
    return FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (look->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row) && is_in_view (row, look->view))
      {
        n_rows++;
        if (is_placeholder (row))
          return FALSE;
      }
  return n_rows > 5;
}

static void
on_full_cb (GtkWindow *window,
            gpointer   data)
{
  ((Look *) data)->done = TRUE;
}

static gboolean
on_too_late_cb (gpointer data)
{
  g_printerr ("bench-list: the list does not fill\n");
  exit (1);
}

static void
wait_full (GtkWidget *window,
           Look      *look)
{
  guint late = g_timeout_add (LONGEST_MS, on_too_late_cb, NULL);

  look->done = FALSE;
  frame_when (GTK_WINDOW (window), is_full, on_full_cb, look);
  while (!look->done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

/* What was asked and is no longer looked at is not part of the next figure. */
static void
wait_idle (Look *look)
{
  while (hsl_case_list_is_loading (hsl_cases_get_list (look->cases)) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static GtkAdjustment *
get_adjustment (Look *look)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (look->view));
}

static void
go_to (GtkWidget *window,
       Look      *look,
       double     part)
{
  GtkAdjustment *adjustment = get_adjustment (look);

  gtk_adjustment_set_value (adjustment, part * (gtk_adjustment_get_upper (adjustment) -
                                                gtk_adjustment_get_page_size (adjustment)));
  wait_full (window, look);
}

static void
measure_jump (GtkWidget  *window,
              Look       *look,
              const char *key,
              double      part)
{
  double start = frame_now_ms ();

  go_to (window, look, part);
  frame_tell (key, frame_now_ms () - start);
  wait_idle (look);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure_scrolling (GtkWidget *window,
                   Look      *look)
{
  GtkAdjustment *adjustment = get_adjustment (look);
  double         times[SCROLL_STEPS];

  for (guint i = 0; i < SCROLL_STEPS; i++)
    {
      double start = frame_now_ms ();

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                                gtk_adjustment_get_page_size (adjustment) / 2);
      wait_full (window, look);
      times[i] = frame_now_ms () - start;
    }
  qsort (times, SCROLL_STEPS, sizeof *times, compare_doubles);
  frame_tell ("list.step.p50", times[SCROLL_STEPS / 2]);
  frame_tell ("list.step.p99", times[SCROLL_STEPS * 99 / 100]);
  wait_idle (look);
}

/* As one drags the slider: fifty places on the way, none waited for, until the end of the way is there. */
static void
measure_drag (GtkWidget *window,
              Look      *look)
{
  GtkAdjustment *adjustment = get_adjustment (look);
  double         start;

  for (guint i = 1; i <= 50; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 60.0);
      for (gint64 until = g_get_monotonic_time () + 20000; g_get_monotonic_time () < until;)
        g_main_context_iteration (NULL, FALSE);
    }
  start = frame_now_ms ();
  wait_full (window, look);
  frame_tell ("list.drag", frame_now_ms () - start);
  wait_idle (look);
}

static void
measure_filter (GtkWidget  *window,
                Look       *look,
                const char *key,
                HslState    state)
{
  HslCaseList     *list = hsl_cases_get_list (look->cases);
  HslCaseQuery     query = { .states = HSL_STATE_BIT (state) };
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *middle = g_strconcat (key, ".middle", NULL);
  double           start = frame_now_ms ();

  look->n = n;
  hsl_case_list_set_query (list, &query);
  wait_full (window, look);
  frame_tell (key, frame_now_ms () - start);
  look->n = 0;
  wait_idle (look);
  measure_jump (window, look, middle, 0.5);
  query.states = 0;
  look->n = g_list_model_get_n_items (G_LIST_MODEL (list));
  start = frame_now_ms ();
  hsl_case_list_set_query (list, &query);
  wait_full (window, look);
  frame_tell ("list.rows", frame_now_ms () - start);
  look->n = 0;
  wait_idle (look);
}

static double
read_memory (void)
{
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024.0 : 0;
}

static void
measure (HslStore *store)
{
  GtkWidget *window = adw_window_new ();
  double     start = frame_now_ms ();
  GtkWidget *cases = hsl_cases_new (store);
  Look       look = { .cases = HSL_CASES (cases) };
  double     before;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  adw_window_set_content (ADW_WINDOW (window), cases);
  gtk_window_present (GTK_WINDOW (window));
  while ((look.view = frame_find_mapped (window, "GtkListView")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_full (window, &look);
  frame_tell ("list.first", frame_now_ms () - start);
  wait_idle (&look);
  before = read_memory ();
  frame_tell ("list.memory", before);

  measure_jump (window, &look, "list.middle", 0.5);
  measure_scrolling (window, &look);
  measure_jump (window, &look, "list.end", 1.0);
  measure_drag (window, &look);
  frame_tell ("list.memory-more", read_memory () - before);
  measure_filter (window, &look, "list.filter-rare", HSL_STATE_MEDIATING);
  measure_filter (window, &look, "list.filter-common", HSL_STATE_ARCHIVED);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  guint                n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  g_autofree char     *folder = g_dir_make_tmp ("hsl-bench-XXXXXX", NULL);
  g_autofree char     *path = argc > 2 ? g_strdup (argv[2]) : g_build_filename (folder, "list.hsl", NULL);
  g_autoptr (HslStore) store = NULL;

  adw_init ();
  store = open_store (path, n);
  measure (store);
  hsl_store_close (store);
  if (argc <= 2)
    (void) g_unlink (path);
  (void) g_rmdir (folder);
  return 0;
}
