/* main.c: heshilao, the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-application.h"
#include "hsl-config.h"
#include "hsl-process.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (HslApplication) application = NULL;
  const char                *locale_folder = g_getenv ("HSL_LOCALE_DIR");

  hsl_process_close ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : HSL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = hsl_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
