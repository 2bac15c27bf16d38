/* main.c: heshilaoctl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-config.h"
#include "hsl-ctl.h"
#include "hsl-process.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  const char *locale_folder = g_getenv ("HSL_LOCALE_DIR");

  hsl_process_close ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : HSL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return hsl_ctl_run (argc, argv);
}
