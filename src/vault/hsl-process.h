/* hsl-process.h: keeping the memory of the program to itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hsl_process_close (void);

G_END_DECLS
