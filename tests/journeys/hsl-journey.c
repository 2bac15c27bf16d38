/* hsl-journey.c: the steps of a person at the real program
 *
 * The tree of widgets is read to find and to assert; keys and pointer do what the person does.
 * (Actions of AT-SPI would also press a button that lies under a dialog.)
 *
 * Two things about GTK 4.8 shape this file. It knows places only relative to a window's content, so
 * the X window of that title is looked up and the shadow added. And what is inside a popover has
 * places relative to nothing on the screen: the popover's own X window, which hangs below its
 * button, gives the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-journey"

#include "hsl-journey-private.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define POPOVER_SETTLE_US 100000
/* At least so many pixels does one notch of the wheel scroll. */
#define NOTCH     150
#define MAX_TURNS 20
#define ITEM      "item"

/* A widget found: @node belongs to @tree. */
typedef struct
{
  GPtrArray       *tree;
  const HslAxNode *node;
  HslAxRect        rect;
} Found;

static void
found_clear (Found *self)
{
  g_clear_pointer (&self->tree, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

/* --- Failing -------------------------------------------------------------------------------------- */

char *
hsl_journey_output_path (const char *name)
{
  const char *folder = g_getenv ("HSL_OUT");

  return g_build_filename (folder != NULL ? folder : ".", name, NULL);
}

/* Ends the test with what was on the screen: the words to the log, the picture to HSL_OUT. */
G_GNUC_NORETURN static void
fail (HslJourney *self,
      const char *problem)
{
  g_autoptr (GPtrArray) tree = hsl_ax_snapshot (self->ax);
  g_autofree char      *text = hsl_ax_tree_print (tree);
  g_autofree char      *picture = hsl_journey_output_path ("failed.png");

  hsl_input_photograph (self->input, picture, NULL);
  fprintf (stderr, "%s\nThe program shows (picture in %s):\n%s", problem, picture, text);
  kill (self->pid, SIGKILL);
  g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, problem);
  abort ();
}

G_GNUC_NORETURN void
hsl_journey_fail_missing (HslJourney *self,
                          const char *what,
                          const char *role,
                          const char *name)
{
  g_autofree char *problem = g_strdup_printf ("%s: %s \"%s\"", what, role != NULL ? role : "widget", name);

  fail (self, problem);
}

static void
check_alive (HslJourney *self)
{
  int status;

  if (waitpid (self->pid, &status, WNOHANG) != self->pid)
    return;
  fprintf (stderr, "the program ended with %s %d\n", WIFEXITED (status) ? "status" : "signal",
           WIFEXITED (status) ? WEXITSTATUS (status) : WTERMSIG (status));
  g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC,
                       "the program ended in the middle of the journey");
}

/* --- Starting and ending -------------------------------------------------------------------------- */

/* No window may outlive its test, not even one that was killed. */
static void
on_child_setup_cb (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* The display and the bus reach a program by different ways; three answers in a row, each after one
 * more turn of its main loop, and the keys sent before are taken. */
void
hsl_journey_settle (gpointer user_data)
{
  HslJourney *self = user_data;

  for (guint i = 0; i < 3 && self->ax != NULL; i++)
    hsl_ax_ping (self->ax);
}

static HslAx *
wait_for_program (HslJourney *self)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  while (TRUE)
    {
      g_autoptr (GError) error = NULL;
      HslAx             *ax = hsl_ax_new (self->pid, 500, &error);

      if (ax != NULL)
        return ax;
      check_alive (self);
      if (g_get_monotonic_time () > end)
        g_assert_no_error (error);
    }
}

/**
 * hsl_journey_start:
 *
 * Starts the program and waits until its window can be seen.
 */
HslJourney *
hsl_journey_start (const char *const *argv)
{
  HslJourney        *self = g_new0 (HslJourney, 1);
  g_autoptr (GError) error = NULL;
  int                output;

  /* What the program prints must not fall among the test points on our own output. */
  output = dup (STDERR_FILENO);
  g_spawn_async_with_fds (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, on_child_setup_cb, NULL,
                          &self->pid, -1, output, -1, &error);
  close (output);
  g_assert_no_error (error);
  self->input = hsl_input_new (hsl_journey_settle, self, &error);
  g_assert_no_error (error);
  self->ax = wait_for_program (self);
  hsl_journey_expect (self, "frame", "*");
  return self;
}

/* Nothing about people may stay behind in a temporary file. */
static void
check_nothing_is_left (void)
{
  g_autoptr (GDir) folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char      *name;

  if (g_getenv ("HSL_SESSION") == NULL || folder == NULL)
    return;
  name = g_dir_read_name (folder);
  if (name != NULL)
    fprintf (stderr, "left behind: %s/%s\n", g_get_tmp_dir (), name);
  g_assert_null (name);
}

static void
journey_free (HslJourney *self)
{
  hsl_ax_free (self->ax);
  hsl_input_free (self->input);
  g_free (self);
}

/**
 * hsl_journey_end:
 *
 * Waits for the program, which the last step asked to quit, and demands a good end: status 0, which also
 * says that the sanitizers found nothing, and no temporary files.
 */
void
hsl_journey_end (HslJourney *self)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;
  int    status;

  while (waitpid (self->pid, &status, WNOHANG) != self->pid)
    {
      if (g_get_monotonic_time () > end)
        fail (self, "the program does not quit");
      g_usleep (POLL_US);
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  check_nothing_is_left ();
  journey_free (self);
}

/**
 * hsl_journey_kill:
 *
 * The power fails.
 */
void
hsl_journey_kill (HslJourney *self)
{
  kill (self->pid, SIGKILL);
  waitpid (self->pid, NULL, 0);
  journey_free (self);
}

/* --- Finding -------------------------------------------------------------------------------------- */

/* The window that takes input: a modal dialog before any other, else the active one. */
static const HslAxNode *
front_window (GPtrArray *tree)
{
  const HslAxNode *front = NULL;

  for (guint i = 0; i < tree->len; i++)
    {
      const HslAxNode *node = tree->pdata[i];

      if (hsl_ax_tree_toplevel (tree, node) != node || !hsl_ax_node_is (node, HSL_AX_SHOWING))
        continue;
      if (hsl_ax_node_is (node, HSL_AX_MODAL))
        return node;
      if (front == NULL || hsl_ax_node_is (node, HSL_AX_ACTIVE))
        front = node;
    }
  return front;
}

/* The popover that holds @node, if one does. */
static const HslAxNode *
popover_of (GPtrArray       *tree,
            const HslAxNode *node)
{
  for (; node != NULL; node = node->up)
    if (g_str_has_prefix (node->name, "GtkPopover"))
      return node;
  return NULL;
}

/* Whether @node is asked for: ITEM means a label in an open drop-down, which has no role of its own. */
static gboolean
is_meant (GPtrArray       *tree,
          const HslAxNode *node,
          const char      *role,
          const char      *name)
{
  if (g_strcmp0 (role, ITEM) != 0)
    return hsl_ax_node_matches (node, role, name);
  return hsl_ax_node_matches (node, "label", name) && popover_of (tree, node) != NULL;
}

/* Takes "#2" off the end of @name: the second from the top of those that match. */
static char *
split_name (const char *name,
            guint      *nth)
{
  const char *mark = name != NULL ? strrchr (name, '#') : NULL;
  guint64     n;

  *nth = 1;
  if (mark == NULL || !g_ascii_string_to_unsigned (mark + 1, 10, 1, 1000, &n, NULL))
    return g_strdup (name);
  *nth = (guint) n;
  return g_strndup (name, (gsize) (mark - name));
}

typedef struct
{
  const HslAxNode *node;
  HslAxRect        rect;
  gboolean         in_front;
} Match;

/* What is in the front window first, then from the top, then from the left. */
static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *left = a;
  const Match *right = b;

  if (left->in_front != right->in_front)
    return right->in_front - left->in_front;
  if (left->rect.y != right->rect.y)
    return left->rect.y - right->rect.y;
  return left->rect.x - right->rect.x;
}

static gboolean
find_shown (HslJourney *self,
            const char *role,
            const char *name,
            Found      *found)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  guint              nth;
  g_autofree char   *glob = split_name (name, &nth);
  const HslAxNode   *front;

  found_clear (found);
  found->tree = hsl_ax_snapshot (self->ax);
  found->node = NULL;
  front = front_window (found->tree);
  for (guint i = 0; i < found->tree->len; i++)
    {
      Match match = { found->tree->pdata[i] };

      if (!is_meant (found->tree, match.node, role, glob) ||
          !hsl_ax_extents (self->ax, match.node, FALSE, &match.rect))
        continue;
      match.in_front = hsl_ax_tree_toplevel (found->tree, match.node) == front;
      g_array_append_val (matches, match);
    }
  if (matches->len < nth)
    return FALSE;
  g_array_sort (matches, compare_matches);
  found->node = g_array_index (matches, Match, nth - 1).node;
  found->rect = g_array_index (matches, Match, nth - 1).rect;
  return TRUE;
}

static void
wait_for (HslJourney *self,
          const char *role,
          const char *name,
          Found      *found)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  while (!find_shown (self, role, name, found))
    {
      check_alive (self);
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "does not appear", role, name);
      g_usleep (POLL_US);
    }
}

/* --- Pointing ------------------------------------------------------------------------------------- */

static const HslInputWindow *
managed_window (GPtrArray  *windows,
                int         pid,
                const char *title)
{
  for (guint i = windows->len; i > 0; i--)
    {
      const HslInputWindow *window = windows->pdata[i - 1];

      if (!window->popup && window->pid == pid && g_str_equal (window->title, title))
        return window;
    }
  return NULL;
}

static const HslInputWindow *
topmost_popup (GPtrArray *windows)
{
  for (guint i = windows->len; i > 0; i--)
    {
      const HslInputWindow *window = windows->pdata[i - 1];

      if (window->popup && window->width > 10)
        return window;
    }
  return NULL;
}

static gboolean
locate_in_popover (HslJourney      *self,
                   const Found     *found,
                   const HslAxNode *popover,
                   int             *x,
                   int             *y)
{
  g_autoptr (GPtrArray) windows = hsl_input_windows (self->input);
  const HslInputWindow *window = topmost_popup (windows);
  HslAxRect             around;

  if (window == NULL || !hsl_ax_extents (self->ax, popover, FALSE, &around))
    return FALSE;
  *x = window->x + (window->width - around.width) / 2 + (found->rect.x - around.x) + found->rect.width / 2;
  *y = window->y + (window->height - around.height) / 2 + (found->rect.y - around.y) + found->rect.height / 2;
  return TRUE;
}

static gboolean
locate_in_window (HslJourney  *self,
                  const Found *found,
                  int         *x,
                  int         *y)
{
  const HslAxNode      *toplevel = hsl_ax_tree_toplevel (found->tree, found->node);
  g_autoptr (GPtrArray) windows = hsl_input_windows (self->input);
  const HslInputWindow *window = managed_window (windows, self->pid, toplevel->name);

  if (window == NULL)
    return FALSE;
  *x = window->x + window->margin_left + found->rect.x + found->rect.width / 2;
  *y = window->y + window->margin_top + found->rect.y + found->rect.height / 2;
  return TRUE;
}

static gboolean
locate (HslJourney  *self,
        const Found *found,
        int         *x,
        int         *y)
{
  const HslAxNode *popover = popover_of (found->tree, found->node);

  if (popover != NULL)
    return locate_in_popover (self, found, popover, x, y);
  return locate_in_window (self, found, x, y);
}

/* How far @found is scrolled out of its nearest ancestor: upwards when negative, 0 when it is in view. */
static int
scrolled_out (HslJourney  *self,
              const Found *found,
              Found       *ancestor)
{
  int              middle = found->rect.y + found->rect.height / 2;
  const HslAxNode *node = found->node->up;

  for (; node != NULL && !g_str_equal (node->role, "application"); node = node->up)
    {
      if (!hsl_ax_extents (self->ax, node, FALSE, &ancestor->rect))
        continue;
      ancestor->node = node;
      if (middle < ancestor->rect.y)
        return middle - ancestor->rect.y;
      if (middle >= ancestor->rect.y + ancestor->rect.height)
        return middle - ancestor->rect.y - ancestor->rect.height + 1;
    }
  return 0;
}

/* Turns the wheel until @found, which may lie beyond the fold, can be pointed at. */
static void
reveal (HslJourney *self,
        const char *role,
        const char *name,
        Found      *found)
{
  for (guint i = 0; i < MAX_TURNS && popover_of (found->tree, found->node) == NULL; i++)
    {
      g_auto (Found) ancestor = { NULL };
      int            distance = scrolled_out (self, found, &ancestor);
      int            x, y;

      if (distance == 0)
        return;
      ancestor.tree = g_ptr_array_ref (found->tree);
      if (!locate_in_window (self, &ancestor, &x, &y))
        return;
      hsl_input_scroll (self->input, x, y, distance / NOTCH + (distance > 0 ? 1 : -1));
      wait_for (self, role, name, found);
    }
}

static gboolean
same_place (const HslAxRect *a,
            const HslAxRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/* Waits until @found neither moves nor grows: a page that slides in is not where it will be. */
static void
wait_until_still (HslJourney *self,
                  const char *role,
                  const char *name,
                  Found      *found)
{
  gint64    end = g_get_monotonic_time () + WAIT_US;
  HslAxRect before;

  do
    {
      before = found->rect;
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "does not come to rest", role, name);
      g_usleep (POLL_US);
      wait_for (self, role, name, found);
    }
  while (!same_place (&before, &found->rect));
}

static void
wait_until_sensitive (HslJourney *self,
                      const char *role,
                      const char *name,
                      Found      *found)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  while (!hsl_ax_node_is (found->node, HSL_AX_SENSITIVE))
    {
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "cannot be used", role, name);
      g_usleep (POLL_US);
      wait_for (self, role, name, found);
    }
}

static gboolean
shows_popup (HslJourney *self)
{
  g_autoptr (GPtrArray) windows = hsl_input_windows (self->input);

  return topmost_popup (windows) != NULL;
}

/* A popover on its way out swallows the next click, and a moment longer than its window is on the
 * screen. A tool tip stays, hence no more than a second. */
static void
wait_until_popups_close (HslJourney *self)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  self->clicked_popover = FALSE;
  while (shows_popup (self) && g_get_monotonic_time () < end)
    g_usleep (POLL_US);
  hsl_journey_settle (self);
  g_usleep (POPOVER_SETTLE_US);
}

/* Waits for a place: a popover is known to the tree before its window is on the screen. */
static void
wait_for_place (HslJourney *self,
                const char *role,
                const char *name,
                Found      *found,
                int        *x,
                int        *y)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  if (popover_of (found->tree, found->node) != NULL)
    self->clicked_popover = TRUE;
  else if (self->clicked_popover)
    wait_until_popups_close (self);
  while (!locate (self, found, x, y))
    {
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "has no place on the screen", role, name);
      g_usleep (POLL_US);
      wait_for (self, role, name, found);
    }
}

/**
 * hsl_journey_click:
 *
 * Waits for the widget, scrolls it into view, and clicks its middle.
 */
void
hsl_journey_click (HslJourney *self,
                   const char *role,
                   const char *name)
{
  g_auto (Found) found = { NULL };
  int            x, y;

  wait_for (self, role, name, &found);
  wait_until_sensitive (self, role, name, &found);
  wait_until_still (self, role, name, &found);
  reveal (self, role, name, &found);
  wait_for_place (self, role, name, &found, &x, &y);
  hsl_input_click (self->input, x, y, 1);
}

/**
 * hsl_journey_open:
 *
 * Clicks what opens a popover, and waits until that takes the keys.
 */
void
hsl_journey_open (HslJourney *self, const char *role, const char *name)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  wait_until_popups_close (self);
  hsl_journey_click (self, role, name);
  while (!shows_popup (self))
    {
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "opens no popover", role, name);
      g_usleep (POLL_US);
    }
  hsl_journey_settle (self);
}

/* --- Keys ----------------------------------------------------------------------------------------- */

/**
 * hsl_journey_press:
 * @keys: such as "ctrl+n"
 */
void
hsl_journey_press (HslJourney *self,
                   const char *keys)
{
  g_assert_true (hsl_input_press (self->input, keys));
}

void
hsl_journey_type (HslJourney *self,
                  const char *text)
{
  hsl_input_type (self->input, text);
}

/**
 * hsl_journey_fill:
 *
 * Clicks an entry, replaces what is in it by typing @text, and sees that it stands there.
 */
void
hsl_journey_fill (HslJourney *self,
                  const char *role,
                  const char *name,
                  const char *text)
{
  hsl_journey_click (self, role, name);
  hsl_journey_press (self, "ctrl+a");
  hsl_journey_press (self, "Delete");
  hsl_journey_type (self, text);
  hsl_journey_expect_text (self, role, name, text);
}

/**
 * hsl_journey_choose:
 *
 * Opens a drop-down by a click and clicks @item in it.
 */
void
hsl_journey_choose (HslJourney *self,
                    const char *role,
                    const char *name,
                    const char *item)
{
  hsl_journey_click (self, role, name);
  hsl_journey_click (self, ITEM, item);
}

/* --- Expecting ------------------------------------------------------------------------------------ */

void
hsl_journey_expect (HslJourney *self,
                    const char *role,
                    const char *name)
{
  g_auto (Found) found = { NULL };

  wait_for (self, role, name, &found);
}

/**
 * hsl_journey_shows:
 *
 * Returns: whether such a widget is on the screen at this moment
 */
gboolean
hsl_journey_shows (HslJourney *self,
                   const char *role,
                   const char *name)
{
  g_auto (Found) found = { NULL };

  return find_shown (self, role, name, &found);
}

/**
 * hsl_journey_count:
 *
 * Returns: how many such widgets there are, on the screen or scrolled out of it
 */
guint
hsl_journey_count (HslJourney *self,
                   const char *role,
                   const char *name)
{
  g_autoptr (GPtrArray) tree = hsl_ax_snapshot (self->ax);
  guint                 n = 0;

  for (guint i = 0; i < tree->len; i++)
    {
      HslAxRect rect;

      if (hsl_ax_node_matches (tree->pdata[i], role, name) &&
          hsl_ax_extents (self->ax, tree->pdata[i], FALSE, &rect))
        n++;
    }
  return n;
}

/**
 * hsl_journey_expect_in_view:
 *
 * Waits until the widget can be seen without scrolling.
 */
void
hsl_journey_expect_in_view (HslJourney *self, const char *role, const char *name)
{
  g_auto (Found) found = { NULL };
  Found          ancestor = { NULL };
  gint64         end = g_get_monotonic_time () + WAIT_US;

  wait_for (self, role, name, &found);
  while (scrolled_out (self, &found, &ancestor) != 0)
    {
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "is not in view", role, name);
      g_usleep (POLL_US);
      wait_for (self, role, name, &found);
    }
}

void
hsl_journey_expect_gone (HslJourney *self,
                         const char *role,
                         const char *name)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  while (hsl_journey_shows (self, role, name))
    {
      check_alive (self);
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "does not go away", role, name);
      g_usleep (POLL_US);
    }
}

void
hsl_journey_expect_text (HslJourney *self,
                         const char *role,
                         const char *name,
                         const char *text)
{
  g_auto (Found)   found = { NULL };
  gint64           end = g_get_monotonic_time () + WAIT_US;
  g_autofree char *shown = NULL;

  while (TRUE)
    {
      wait_for (self, role, name, &found);
      g_free (shown);
      shown = hsl_ax_text (self->ax, found.node);
      if (g_strcmp0 (shown, text) == 0)
        return;
      if (g_get_monotonic_time () > end)
        break;
      g_usleep (POLL_US);
    }
  fprintf (stderr, "expected \"%s\", shown is \"%s\"\n", text, shown);
  hsl_journey_fail_missing (self, "has another text", role, name);
}

void
hsl_journey_expect_state (HslJourney *self,
                          const char *role,
                          const char *name,
                          HslAxState  state,
                          gboolean    is_set)
{
  g_auto (Found) found = { NULL };
  gint64         end = g_get_monotonic_time () + WAIT_US;

  while (TRUE)
    {
      wait_for (self, role, name, &found);
      if (hsl_ax_node_is (found.node, state) == is_set)
        return;
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, is_set ? "lacks the state" : "keeps the state", role, name);
      g_usleep (POLL_US);
    }
}
