/* render-form.c: draws one form to a PDF, to look at
 *
 * render-form FORM DATA OUTPUT.pdf [FOLDER]: DATA is the name of a file in tests/document/data, a path to
 * a JSON file of form data, or "-" for the empty form. FOLDER holds forms of a station.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support.h"

#include <glib/gprintf.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (HslFonts) fonts = NULL;
  g_autoptr (HslForms) forms = NULL;
  g_autoptr (GVariant) data = NULL;
  g_autoptr (HslPages) pages = NULL;
  g_autoptr (GError)   error = NULL;
  g_auto (GStrv)       problems = NULL;
  HslPagesOptions      options = support_get_options ();
  HslTemplate         *form;

  if (argc < 4)
    g_error ("usage: render-form FORM DATA OUTPUT.pdf [FOLDER]");
  options.watermark = g_getenv ("WATERMARK");
  forms = hsl_forms_new (argc > 4 ? argv[4] : NULL);
  problems = hsl_forms_list_problems (forms);
  for (int i = 0; problems[i] != NULL; i++)
    g_fprintf (stderr, "%s\n", problems[i]);

  if (g_str_has_suffix (argv[2], ".json"))
    data = support_load_json (argv[2]);
  else if (!g_str_equal (argv[2], "-"))
    data = support_load_case_data (argv[2]);

  fonts = hsl_fonts_new (NULL, &error);
  form = fonts != NULL ? hsl_forms_find (forms, argv[1], HSL_DAY_NONE, &error) : NULL;
  pages = form != NULL ? hsl_pages_new (fonts, form, data, &options, &error) : NULL;
  if (pages == NULL || !hsl_pages_write_pdf (pages, argv[3], NULL, &error))
    {
      g_fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  return 0;
}
