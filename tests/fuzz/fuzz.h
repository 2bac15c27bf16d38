/* fuzz.h: one door of the program, and any bytes for it
 *
 * A target is a file fuzz-NAME.c with these two functions. With libFuzzer (./dev fuzz) it looks for bytes
 * that break something; with fuzz-main.c it is an ordinary test that goes through corpus/NAME.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <stdint.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
