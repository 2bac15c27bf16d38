/* hsl-input.h: a keyboard, a pointer and a camera for an X display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HslInput HslInput;

typedef struct
{
  char    *title;
  int      pid; /* 0 when it does not say */
  int      x;
  int      y;
  int      width;
  int      height;
  int      margin_left; /* the shadow GTK draws around itself */
  int      margin_top;
  gboolean popup; /* not managed by the window manager */
} HslInputWindow;

/* Called after keys were sent, to wait until the program has taken them. */
typedef void (*HslInputSettle) (gpointer user_data);

HslInput  *hsl_input_new (HslInputSettle settle,
                          gpointer       user_data,
                          GError       **error);
void       hsl_input_free (HslInput *self);
void       hsl_input_type (HslInput   *self,
                           const char *text);
gboolean   hsl_input_press (HslInput   *self,
                            const char *keys);
void       hsl_input_click (HslInput *self,
                            int       x,
                            int       y,
                            guint     button);
void       hsl_input_scroll (HslInput *self,
                             int       x,
                             int       y,
                             int       steps);
GPtrArray *hsl_input_windows (HslInput *self);
gboolean   hsl_input_photograph (HslInput   *self,
                                 const char *path,
                                 GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslInput, hsl_input_free)

G_END_DECLS
