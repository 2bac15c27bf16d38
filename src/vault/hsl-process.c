/* hsl-process.c: keeping the memory of the program to itself
 *
 * Keys lie in pages that reach no swap space (hsl-secret.c), but what was opened with them lies
 * everywhere. So nothing of the memory goes into a core file, and no other program of the same user may
 * attach to this one and read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-process"

#include "hsl-process.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* The leak checker attaches to the program it checks. In a sandbox the portals look at the program, and
 * the sandbox keeps others from it. */
#ifdef __SANITIZE_ADDRESS__
#define MAY_BE_ATTACHED_TO TRUE
#else
#define MAY_BE_ATTACHED_TO g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS)
#endif

/**
 * hsl_process_close:
 *
 * To be called first of all in main().
 */
void
hsl_process_close (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_warning ("core files cannot be switched off: %s", g_strerror (errno));
  if (!MAY_BE_ATTACHED_TO && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    g_warning ("the memory cannot be closed to others: %s", g_strerror (errno));
}
