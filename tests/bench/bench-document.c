/* bench-document.c: how many agreements a second become a PDF
 *
 * bench-document [SECONDS] fills in, sets and writes the two-page agreement of tests/document/data again and
 * again on one core, each time from the data to the bytes of a PDF, and prints
 *
 *     documents N pages N seconds S cpu S documents/s N
 *
 * where the last is by processor time, so that what else the machine does counts less; the line that begins
 * with "=" is for tests/bench/run.
 *
 * With --keep FOLDER N it writes N copies into FOLDER as files, for a comparison with other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support.h"

#include <string.h>
#include <time.h>

static HslPages *
make_pages (HslFonts    *fonts,
            HslTemplate *form,
            GVariant    *data)
{
  HslPagesOptions    options = support_get_options ();
  g_autoptr (GError) error = NULL;
  HslPages          *pages = hsl_pages_new (fonts, form, data, &options, &error);

  if (pages == NULL)
    g_error ("%s", error->message);
  return pages;
}

static void
write_copies (HslFonts    *fonts,
              HslTemplate *form,
              GVariant    *data,
              const char  *folder,
              int          n)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (HslPages) pages = make_pages (fonts, form, data);
      g_autofree char     *name = g_strdup_printf ("agreement-%03d.pdf", i);
      g_autofree char     *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError)   error = NULL;

      if (!hsl_pages_write_pdf (pages, path, NULL, &error))
        g_error ("%s", error->message);
    }
}

static void
run (HslFonts    *fonts,
     HslTemplate *form,
     GVariant    *data,
     double       seconds)
{
  gint64  start = g_get_monotonic_time ();
  double  elapsed = 0;
  clock_t cpu_start = clock ();
  double  cpu;
  guint   n = 0;
  guint   n_pages = 0;

  while (elapsed < seconds)
    {
      g_autoptr (HslPages) pages = make_pages (fonts, form, data);
      g_autoptr (GError)   error = NULL;
      g_autoptr (GBytes)   pdf = hsl_pages_to_pdf (pages, NULL, &error);

      if (pdf == NULL)
        g_error ("%s", error->message);
      n_pages = hsl_pages_get_count (pages);
      n++;
      elapsed = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
    }
  cpu = (double) (clock () - cpu_start) / CLOCKS_PER_SEC;
  g_print ("documents %u pages %u seconds %.2f cpu %.2f ", n, n_pages, elapsed, cpu);
  g_print ("documents/s %.1f\n", n / cpu);
  g_print ("=\tdocument.rate\t%.2f\n", n / cpu);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (HslForms) forms = hsl_forms_new (NULL);
  g_autoptr (GVariant) data = support_load_case_data ("two-pages");
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslFonts) fonts = hsl_fonts_new (NULL, &error);
  HslTemplate         *form = NULL;

  if (fonts != NULL)
    form = hsl_forms_find (forms, "agreement", HSL_DAY_NONE, &error);
  if (form == NULL)
    g_error ("%s", error->message);
  if (argc == 4 && strcmp (argv[1], "--keep") == 0)
    write_copies (fonts, form, data, argv[2], atoi (argv[3]));
  else
    run (fonts, form, data, argc > 1 ? g_ascii_strtod (argv[1], NULL) : 3.0);
  return 0;
}
