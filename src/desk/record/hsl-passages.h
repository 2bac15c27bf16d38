/* hsl-passages.h: standard passages of records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *title;
  char *kind;
  char *text;
} HslPassage;

GPtrArray *hsl_passages_new (const char *folder);

G_END_DECLS
