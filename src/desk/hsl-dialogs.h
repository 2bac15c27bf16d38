/* hsl-dialogs.h: questions, messages and file choosers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @file is %NULL and @accepted FALSE when the user said no. */
typedef void (*HslConfirmFunc) (gboolean accepted, gpointer user_data);
typedef void (*HslFileFunc) (GFile *file, gpointer user_data);

typedef struct
{
  const char *heading;
  const char *body;
  const char *accept;
  gboolean    destructive;
} HslQuestion;

GtkWindow *hsl_dialogs_confirm (GtkWidget         *parent,
                                const HslQuestion *question,
                                HslConfirmFunc     func,
                                gpointer           user_data);
void       hsl_dialogs_show_error (GtkWidget *parent, const char *heading, const GError *error);
void       hsl_dialogs_show_message (GtkWidget *parent, const char *heading, const char *body);
void       hsl_dialogs_save_file (GtkWidget  *parent,
                                  const char *title,
                                  const char *name,
                                  HslFileFunc func,
                                  gpointer    user_data);
void       hsl_dialogs_open_file (GtkWidget         *parent,
                                  const char        *title,
                                  const char *const *media_types,
                                  HslFileFunc        func,
                                  gpointer           user_data);
void       hsl_dialogs_choose_folder (GtkWidget  *parent,
                                      const char *title,
                                      HslFileFunc func,
                                      gpointer    user_data);
void       hsl_dialogs_toast (GtkWidget *near, const char *text);
void       hsl_dialogs_present_about (GtkWindow *parent);

G_END_DECLS
