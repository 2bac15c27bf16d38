/* hsl-journey-desktop.c: what is around the window: notifications, the picture, the language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-journey"

#include "hsl-journey-private.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

/* The bubble belongs to the notification server, an old program that knows its place on the screen. */
static void
find_in_notifier (HslJourney *self,
                  const char *role,
                  const char *name,
                  HslAxRect  *rect)
{
  const char        *pid = g_getenv ("HSL_NOTIFIER_PID");
  g_autoptr (GError) error = NULL;
  g_autoptr (HslAx)  server = hsl_ax_new (pid != NULL ? (GPid) atoi (pid) : 0, WAIT_US / 1000, &error);
  gint64             end = g_get_monotonic_time () + WAIT_US;

  g_assert_no_error (error);
  while (TRUE)
    {
      g_autoptr (GPtrArray) tree = hsl_ax_snapshot (server);

      for (guint i = 0; i < tree->len; i++)
        if (hsl_ax_node_matches (tree->pdata[i], role, name) &&
            hsl_ax_extents (server, tree->pdata[i], TRUE, rect))
          return;
      if (g_get_monotonic_time () > end)
        hsl_journey_fail_missing (self, "no notification shows", role, name);
      g_usleep (POLL_US);
    }
}

void
hsl_journey_expect_notification (HslJourney *self,
                                 const char *text)
{
  HslAxRect rect;

  find_in_notifier (self, "label", text, &rect);
}

void
hsl_journey_click_notification (HslJourney *self,
                                const char *button)
{
  HslAxRect rect;

  find_in_notifier (self, "push button", button, &rect);
  hsl_input_click (self->input, rect.x + rect.width / 2, rect.y + rect.height / 2, 1);
}

/**
 * hsl_journey_photograph:
 *
 * Leaves the screen as HSL_OUT/name.png, for people to look at.
 */
void
hsl_journey_photograph (HslJourney *self,
                        const char *name)
{
  g_autofree char   *file = g_strconcat (name, ".png", NULL);
  g_autofree char   *path = hsl_journey_output_path (file);
  g_autoptr (GError) error = NULL;

  hsl_journey_settle (self);
  g_assert_true (hsl_input_photograph (self->input, path, &error));
  g_assert_no_error (error);
}

/**
 * hsl_journey_word:
 * @msgid: a text of the sources
 *
 * Returns: (transfer none): what the window shows for it
 */
const char *
hsl_journey_word (const char *msgid)
{
  static gsize is_bound = 0;

  if (g_once_init_enter (&is_bound))
    {
      setlocale (LC_ALL, "");
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HSL_LOCALE_DIR"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      g_once_init_leave (&is_bound, 1);
    }
  return g_dgettext (GETTEXT_PACKAGE, msgid);
}
