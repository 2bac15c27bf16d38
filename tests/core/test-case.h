/* test-case.h: the cases of tests/data played on a small station, for tests of the domain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-station.h"

/* Sets the clock and does one thing; @on is consumed. %NULL with @error when it is refused: then @on is
 * freed, too. */
static inline HslCase *
test_do (TestStation *self,
         HslCase     *on,
         const char  *now,
         const char  *action,
         GVariant    *input,
         GError     **error)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (input);
  g_autoptr (HslFact)  before = (HslFact *) on;

  self->context.now = hsl_minute_from_iso (now);
  g_assert_cmpint (self->context.now, !=, HSL_MINUTE_NONE);
  if (g_str_equal (action, "register"))
    return hsl_case_register (owned, &self->context, error);
  g_assert_nonnull (hsl_action_find (action));
  return hsl_action_do (hsl_action_find (action), on, owned, &self->context, error);
}

/* Plays the steps of tests/data/cases/@name, the first @n_steps of them. */
static inline HslCase *
test_play (TestStation *self,
           const char  *name,
           guint        n_steps)
{
  g_autofree char *file = g_strdup_printf ("cases/%s/steps", name);
  g_autofree char *path = test_dup_data_path (file);
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;
  HslCase         *now = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; i < n_steps && lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv)     words = g_strsplit (lines[i], " ", 3);
      g_autofree char   *input = g_strdup_printf ("cases/%s/%s", name, words[2]);
      g_autoptr (GError) error = NULL;

      now = test_do (self, now, words[0], words[1], test_load_case_file (input), &error);
      if (error != NULL)
        g_error ("%s: %s", lines[i], error->message);
    }
  return now;
}
