/* fuzz.h: one door of the program, and any bytes for it
 *
 * A target is a file fuzz-NAME.c with these two functions. With libFuzzer (./dev fuzz) it looks for bytes
 * that break something; with fuzz-main.c it is an ordinary test that goes through corpus/NAME.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static inline void
on_trapped_cb (int number)
{
  abort ();
}

/* A complaint of GLib counts as a crash; libFuzzer does not know the signal that GLib takes for it. */
static inline void
fuzz_begin (void)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  signal (SIGTRAP, on_trapped_cb);
}
