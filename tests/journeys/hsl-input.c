/* hsl-input.c: real keys, clicks and pictures on an X display, by XTEST
 *
 * A character that no key carries, every Chinese one, is bound to a spare keycode first. All that a
 * stretch of text needs are bound in one go, and nothing is rebound before the program has taken
 * the keys: a client looks a keycode up when it gets to it, in the map of that moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-input"

#include "hsl-input.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <cairo.h>
#include <gio/gio.h>
#include <string.h>

#define MAX_KEYCODES 256

/* Nobody can ask a client whether it has fetched the new keyboard map; 40 ms never failed. */
#define MAP_SETTLE_US 40000
/* GTK takes a click only after it has seen the pointer come, and a press held for a moment. */
#define POINTER_SETTLE_US 20000
/* A second click at the same place within 400 ms is a double click, whatever was clicked between. */
#define DOUBLE_CLICK_US 450000
#define N_RECENT        4

typedef struct
{
  int    x;
  int    y;
  gint64 time;
} Click;

struct _HslInput
{
  Display       *display;
  Window         root;
  HslInputSettle settle;
  gpointer       settle_data;

  KeySym *map; /* n_codes rows of n_levels */
  int     first_code;
  int     n_codes;
  int     n_levels;
  guint8  spare[MAX_KEYCODES];
  guint   n_spare;

  Click recent[N_RECENT];
  guint n_clicks;
};

typedef struct
{
  KeyCode  code;
  gboolean shift;
} Stroke;

static KeySym
symbol_at (HslInput *self,
           int       code,
           int       level)
{
  return self->map[(code - self->first_code) * self->n_levels + level];
}

static void
load_map (HslInput *self)
{
  g_clear_pointer (&self->map, XFree);
  self->map = XGetKeyboardMapping (self->display, (KeyCode) self->first_code, self->n_codes, &self->n_levels);
}

static void
find_spare_codes (HslInput *self)
{
  for (int code = self->first_code; code < self->first_code + self->n_codes; code++)
    {
      gboolean used = FALSE;

      for (int level = 0; level < self->n_levels; level++)
        used = used || symbol_at (self, code, level) != NoSymbol;
      if (!used)
        self->spare[self->n_spare++] = (guint8) code;
    }
}

static gboolean
find_stroke (HslInput *self,
             KeySym    symbol,
             Stroke   *stroke)
{
  for (int code = self->first_code; code < self->first_code + self->n_codes; code++)
    for (int level = 0; level < MIN (self->n_levels, 2); level++)
      if (symbol_at (self, code, level) == symbol)
        {
          *stroke = (Stroke){ (KeyCode) code, level == 1 };
          return TRUE;
        }
  return FALSE;
}

static KeySym
symbol_of_character (gunichar c)
{
  if (c == '\n')
    return XStringToKeysym ("Return");
  if (c == '\t')
    return XStringToKeysym ("Tab");
  if ((c >= 0x20 && c <= 0x7e) || (c >= 0xa0 && c <= 0xff))
    return c;
  return 0x01000000 | c; /* how X writes a Unicode character */
}

/**
 * hsl_input_new:
 *
 * Returns: (transfer full) (nullable): a hand on the display of the environment
 */
HslInput *
hsl_input_new (HslInputSettle settle,
               gpointer       user_data,
               GError       **error)
{
  HslInput *self;
  Display  *display = XOpenDisplay (NULL);
  int       last_code;

  if (display == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No X display \"%s\"", XDisplayName (NULL));
      return NULL;
    }
  self = g_new0 (HslInput, 1);
  self->display = display;
  self->root = DefaultRootWindow (display);
  self->settle = settle;
  self->settle_data = user_data;
  XDisplayKeycodes (display, &self->first_code, &last_code);
  self->n_codes = last_code - self->first_code + 1;
  load_map (self);
  find_spare_codes (self);
  return self;
}

void
hsl_input_free (HslInput *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->map, XFree);
  XCloseDisplay (self->display);
  g_free (self);
}

static void
settle (HslInput *self)
{
  XSync (self->display, False);
  if (self->settle != NULL)
    self->settle (self->settle_data);
}

static void
bind_code (HslInput *self,
           int       code,
           KeySym    symbol)
{
  KeySym both[2] = { symbol, symbol };

  XChangeKeyboardMapping (self->display, code, 2, both, 1);
}

/* Binds what the longest possible beginning of @text needs; returns its end. */
static const char *
bind_beginning (HslInput   *self,
                const char *text)
{
  KeySym      bound[MAX_KEYCODES];
  guint       n_bound = 0;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      KeySym   symbol = symbol_of_character (g_utf8_get_char (p));
      gboolean known = FALSE;
      Stroke   stroke;

      for (guint i = 0; i < n_bound && !known; i++)
        known = bound[i] == symbol;
      if (known || find_stroke (self, symbol, &stroke))
        continue;
      if (n_bound == self->n_spare)
        break;
      bind_code (self, self->spare[n_bound], symbol);
      bound[n_bound++] = symbol;
    }
  if (n_bound > 0)
    {
      XSync (self->display, False);
      load_map (self);
      g_usleep (MAP_SETTLE_US);
    }
  return p;
}

static void
release_spare_codes (HslInput *self)
{
  for (guint i = 0; i < self->n_spare; i++)
    bind_code (self, self->spare[i], NoSymbol);
  XSync (self->display, False);
  load_map (self);
}

static void
tap (HslInput *self,
     Stroke    stroke)
{
  KeyCode shift = XKeysymToKeycode (self->display, XStringToKeysym ("Shift_L"));

  if (stroke.shift)
    XTestFakeKeyEvent (self->display, shift, True, 0);
  XTestFakeKeyEvent (self->display, stroke.code, True, 0);
  XTestFakeKeyEvent (self->display, stroke.code, False, 0);
  if (stroke.shift)
    XTestFakeKeyEvent (self->display, shift, False, 0);
}

/**
 * hsl_input_type:
 *
 * Types @text, line feeds and tabs as the keys of that name, into whatever has the focus.
 */
void
hsl_input_type (HslInput   *self,
                const char *text)
{
  while (*text != '\0')
    {
      const char *end = bind_beginning (self, text);
      glong       n = g_utf8_strlen (text, end - text);

      g_assert (end > text);
      for (; text < end; text = g_utf8_next_char (text))
        {
          Stroke stroke;

          if (find_stroke (self, symbol_of_character (g_utf8_get_char (text)), &stroke))
            tap (self, stroke);
        }
      /* GTK takes one event in a turn of its loop, and looks at the map only then: as many turns as keys. */
      for (; n > 0; n--)
        settle (self);
      g_usleep (MAP_SETTLE_US);
      release_spare_codes (self);
    }
}

static const char *
modifier_name (const char *word)
{
  if (g_ascii_strcasecmp (word, "ctrl") == 0)
    return "Control_L";
  if (g_ascii_strcasecmp (word, "shift") == 0)
    return "Shift_L";
  if (g_ascii_strcasecmp (word, "alt") == 0)
    return "Alt_L";
  return word;
}

/**
 * hsl_input_press:
 * @keys: a key with its modifiers, such as "ctrl+shift+n", "F2", "Return", "alt+1"
 *
 * Returns: %FALSE when the keyboard has no such key; nothing is pressed then
 */
gboolean
hsl_input_press (HslInput   *self,
                 const char *keys)
{
  g_auto (GStrv) words = g_strsplit (keys, "+", -1);
  guint          n = g_strv_length (words);
  KeyCode        codes[8];

  if (n == 0 || n > G_N_ELEMENTS (codes))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      codes[i] = XKeysymToKeycode (self->display, XStringToKeysym (modifier_name (words[i])));
      if (codes[i] == 0)
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    XTestFakeKeyEvent (self->display, codes[i], True, 0);
  for (guint i = n; i > 0; i--)
    XTestFakeKeyEvent (self->display, codes[i - 1], False, 0);
  settle (self);
  return TRUE;
}

static void
move_to (HslInput *self,
         int       x,
         int       y)
{
  XTestFakeMotionEvent (self->display, -1, x - 1, y, 0);
  settle (self);
  g_usleep (POINTER_SETTLE_US);
  XTestFakeMotionEvent (self->display, -1, x, y, 0);
  settle (self);
  g_usleep (POINTER_SETTLE_US);
}

static void
press_button (HslInput *self,
              guint     button)
{
  XTestFakeButtonEvent (self->display, button, True, 0);
  XSync (self->display, False);
  g_usleep (POINTER_SETTLE_US);
  XTestFakeButtonEvent (self->display, button, False, 0);
  settle (self);
}

static void
wait_out_double_click (HslInput *self,
                       int       x,
                       int       y)
{
  for (guint i = 0; i < N_RECENT; i++)
    {
      const Click *click = &self->recent[i];
      gint64       passed = g_get_monotonic_time () - click->time;

      if (ABS (click->x - x) < 10 && ABS (click->y - y) < 10 && passed < DOUBLE_CLICK_US)
        g_usleep ((gulong) (DOUBLE_CLICK_US - passed));
    }
}

void
hsl_input_click (HslInput *self,
                 int       x,
                 int       y,
                 guint     button)
{
  wait_out_double_click (self, x, y);
  self->recent[self->n_clicks++ % N_RECENT] = (Click){ x, y, g_get_monotonic_time () };
  move_to (self, x, y);
  press_button (self, button);
}

/**
 * hsl_input_scroll:
 * @steps: notches of the wheel, downwards when positive
 */
void
hsl_input_scroll (HslInput *self,
                  int       x,
                  int       y,
                  int       steps)
{
  move_to (self, x, y);
  for (int i = 0; i < ABS (steps); i++)
    press_button (self, steps > 0 ? 5 : 4);
}

/* --- Windows -------------------------------------------------------------------------------------- */

static void
window_free (gpointer data)
{
  HslInputWindow *window = data;

  g_free (window->title);
  g_free (window);
}

/* Returns: (transfer full) (nullable): the property's data, to be freed with XFree() */
static unsigned char *
read_property (HslInput      *self,
               Window         id,
               const char    *name,
               unsigned long *n_items)
{
  unsigned char *data = NULL;
  unsigned long  rest;
  Atom           type;
  int            format;

  *n_items = 0;
  XGetWindowProperty (self->display, id, XInternAtom (self->display, name, False), 0, 256, False,
                      AnyPropertyType, &type, &format, n_items, &rest, &data);
  return data;
}

static HslInputWindow *
describe_window (HslInput                *self,
                 Window                   id,
                 const XWindowAttributes *attributes)
{
  HslInputWindow *window = g_new0 (HslInputWindow, 1);
  unsigned char  *data;
  unsigned long   n;
  Window          child;

  window->width = attributes->width;
  window->height = attributes->height;
  window->popup = attributes->override_redirect;
  XTranslateCoordinates (self->display, id, self->root, 0, 0, &window->x, &window->y, &child);
  data = read_property (self, id, "_NET_WM_NAME", &n);
  window->title = g_strndup (data != NULL ? (const char *) data : "", n);
  g_clear_pointer (&data, XFree);
  data = read_property (self, id, "_NET_WM_PID", &n);
  if (n == 1)
    window->pid = (int) *(unsigned long *) (gpointer) data;
  g_clear_pointer (&data, XFree);
  data = read_property (self, id, "_GTK_FRAME_EXTENTS", &n);
  if (n == 4)
    {
      window->margin_left = (int) ((unsigned long *) (gpointer) data)[0];
      window->margin_top = (int) ((unsigned long *) (gpointer) data)[2];
    }
  g_clear_pointer (&data, XFree);
  return window;
}

static void
collect_windows (HslInput  *self,
                 Window     id,
                 GPtrArray *windows)
{
  XWindowAttributes attributes;
  XClassHint        hint = { NULL, NULL };
  Window            root, parent, *children = NULL;
  unsigned int      n_children = 0;

  if (!XGetWindowAttributes (self->display, id, &attributes) || attributes.map_state != IsViewable)
    return;
  if (id != self->root && attributes.width > 1 && XGetClassHint (self->display, id, &hint))
    {
      XFree (hint.res_name);
      XFree (hint.res_class);
      g_ptr_array_add (windows, describe_window (self, id, &attributes));
      return;
    }
  if (!XQueryTree (self->display, id, &root, &parent, &children, &n_children))
    return;
  for (unsigned int i = 0; i < n_children; i++)
    collect_windows (self, children[i], windows);
  if (children != NULL)
    XFree (children);
}

/* A window may go away between being listed and being asked; that is no error here. */
static int
on_x_error_cb (Display     *display,
               XErrorEvent *event)
{
  return 0;
}

/**
 * hsl_input_windows:
 *
 * Returns: (transfer full) (element-type HslInputWindow): the windows on the screen, lowest first
 */
GPtrArray *
hsl_input_windows (HslInput *self)
{
  GPtrArray    *windows = g_ptr_array_new_with_free_func (window_free);
  XErrorHandler previous = XSetErrorHandler (on_x_error_cb);

  collect_windows (self, self->root, windows);
  XSync (self->display, False);
  XSetErrorHandler (previous);
  return windows;
}

/**
 * hsl_input_photograph:
 *
 * Writes the whole screen to @path as PNG.
 */
gboolean
hsl_input_photograph (HslInput   *self,
                      const char *path,
                      GError    **error)
{
  int              width = DisplayWidth (self->display, DefaultScreen (self->display));
  int              height = DisplayHeight (self->display, DefaultScreen (self->display));
  XImage          *image = XGetImage (self->display, self->root, 0, 0,
                                      (guint) width, (guint) height, AllPlanes, ZPixmap);
  cairo_surface_t *surface;
  cairo_status_t   status;

  if (image == NULL || image->bits_per_pixel != 32)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Cannot read the screen with 32 bits a pixel");
      if (image != NULL)
        XDestroyImage (image);
      return FALSE;
    }
  surface = cairo_image_surface_create_for_data ((guchar *) image->data, CAIRO_FORMAT_RGB24, width, height,
                                                 image->bytes_per_line);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  XDestroyImage (image);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Cannot write %s: %s", path,
               cairo_status_to_string (status));
  return FALSE;
}
