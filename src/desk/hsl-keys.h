/* hsl-keys.h: the one table of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action; /* detailed name; %NULL: handled where it is used, listed only */
  const char *key;    /* as gtk_accelerator_parse() reads it; several separated by a space */
  const char *label;  /* msgid */
  const char *group;  /* msgid */
} HslKey;

/* Every key, ended by one without key. */
extern const HslKey hsl_keys[];

void       hsl_keys_apply (GtkApplication *application);
GtkWidget *hsl_keys_make_window (void);

G_END_DECLS
