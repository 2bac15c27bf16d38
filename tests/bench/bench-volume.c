/* bench-volume.c: how long a whole volume of forty pages takes to become a PDF
 *
 * bench-volume [N] binds the volume of the market stalls N times: forms, a long record and eight scanned
 * pages of A4 at 150 dpi, from the facts and the bytes of the scans to the bytes of a PDF, and prints
 *
 *     volume pages N bytes N median-ms N slowest-ms N
 *
 * The line that begins with "=" is for tests/bench/run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../core/test-case.h"
#include "../document/scans.h"

#include "hsl-check.h"
#include "hsl-press.h"
#include "hsl-session.h"

#include <stdlib.h>

#define PAGES   40
#define SCANNED 8
#define RUNS    15

static void
attach (TestStation *station, HslCase *on, GPtrArray *files)
{
  for (guint i = 0; i < SCANNED; i++)
    {
      HslAttachment *attachment = hsl_fact_new (&hsl_attachment_noun);

      hsl_fact_assign_uids (attachment, &station->context);
      attachment->kind = g_strdup (i < 4 ? "identity" : "evidence");
      g_ptr_array_add (on->attachments, attachment);
      g_ptr_array_add (files, scans_make_picture ("jpeg", 1240, 1754));
    }
}

static HslPages **
bind (HslPress *press, const HslPressOrder *order, GPtrArray *files, GPtrArray **out_parts)
{
  g_autoptr (GHashTable) scans =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) hsl_scan_unref);
  g_autoptr (GError) error = NULL;
  HslPressOrder      whole = *order;

  for (guint i = 0; i < files->len; i++)
    {
      const HslFact *attachment = g_ptr_array_index (order->on->attachments, i);

      g_hash_table_insert (scans, attachment->uid, hsl_scan_new (g_ptr_array_index (files, i), &error));
      g_assert_no_error (error);
    }
  whole.scans = scans;
  *out_parts = hsl_press_make_volume (press, &whole, &error);
  g_assert_no_error (error);
  return (HslPages **) (*out_parts)->pdata;
}

static guint
count_pages (GPtrArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += hsl_pages_get_count (g_ptr_array_index (parts, i));
  return n;
}

/* The record grows until the volume has its pages. */
static void
talk (HslPress *press, const HslPressOrder *order, GPtrArray *files)
{
  HslSession *session = g_ptr_array_index (order->on->sessions, 0);

  for (;;)
    {
      g_autoptr (GPtrArray) parts = NULL;

      bind (press, order, files, &parts);
      if (count_pages (parts) >= PAGES)
        return;
      for (guint i = 0; i < 11; i++)
        {
          HslUtterance *said = hsl_fact_new (&hsl_utterance_noun);

          said->text = g_strdup ("双方围绕摊位的划线、出摊时间和卸货通道反复陈述，调解员逐一核对后，请各方当面确认。");
          g_ptr_array_add (session->record, said);
        }
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
run (HslPress *press, const HslPressOrder *order, GPtrArray *files, guint n)
{
  g_autofree double *times = g_new (double, n);
  guint              n_pages = 0;
  gsize              size = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64                start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (GError)    error = NULL;
      HslPages            **pages = bind (press, order, files, &parts);
      g_autoptr (GBytes)    pdf = hsl_pages_join_to_pdf (pages, parts->len, NULL, &error);

      g_assert_no_error (error);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
      n_pages = count_pages (parts);
      size = g_bytes_get_size (pdf);
    }
  qsort (times, n, sizeof *times, compare);
  g_print ("volume pages %u bytes %" G_GSIZE_FORMAT " median-ms %.0f slowest-ms %.0f\n", n_pages, size,
           times[n / 2], times[n - 1]);
  g_print ("=\tvolume.pdf\t%.1f\n", times[n / 2]);
}

int
main (int argc, char **argv)
{
  TestStation           station;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslPress)  press = hsl_press_new (&error);
  HslCase              *on;
  HslPressOrder         order;

  g_assert_no_error (error);
  memset (&station, 0, sizeof station);
  test_station_set_up (&station, NULL);
  on = test_play (&station, "market-stalls", 27);
  attach (&station, on, files);
  order = (HslPressOrder){ .on = on, .context = &station.context };
  talk (press, &order, files);
  run (press, &order, files, argc > 1 ? (guint) CLAMP (atoi (argv[1]), 1, 1000) : RUNS);
  hsl_fact_unref (on);
  test_station_tear_down (&station, NULL);
  return 0;
}
