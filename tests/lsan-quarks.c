/* lsan-quarks.c: keeps the first table of GLib's quarks in the eye of LeakSanitizer
 *
 * GLib lets go of that table when a program knows more than 2048 quarks, on purpose: other threads may
 * still read it. A whole desk gets there. Its stack is two frames that every allocation has, so that no
 * line of lsan.supp could mean it and nothing else; a pointer that stays does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>

#define QUARK_BLOCK (2048 * sizeof (char *))
#define N_KEPT      4

static const volatile void *kept[N_KEPT];
static unsigned int         n_kept;

void __sanitizer_malloc_hook (const volatile void *block, size_t size);

/* Called by the sanitizer's allocator, from before main() on. */
void
__sanitizer_malloc_hook (const volatile void *block, size_t size)
{
  if (size == QUARK_BLOCK && n_kept < N_KEPT)
    kept[n_kept++] = block;
}
