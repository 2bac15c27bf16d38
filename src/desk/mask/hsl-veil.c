/* hsl-veil.c: what the case page hides of people
 *
 * Lists name nobody (the store sees to that). Who has opened a case must know whom it is about, so there
 * numbers, addresses and days of birth are hidden, and names when this computer stands where the public
 * looks on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-veil"

#include "hsl-veil.h"

#include "hsl-application.h"

#include "hsl-state.h"

/**
 * hsl_veil_new_mask:
 *
 * Returns: (transfer full): the mask of the case page, as the preferences say
 */
HslMask *
hsl_veil_new_mask (const HslCase *on)
{
  g_autoptr (GSettings) settings = hsl_application_get_settings ();

  return hsl_mask_new (g_settings_get_boolean (settings, "mask-names") ? HSL_MASK_ALL : HSL_MASK_CONTACTS, on,
                       NULL);
}

/**
 * hsl_veil_dup_title:
 *
 * Returns: (transfer full): what the case is called on its page
 */
char *
hsl_veil_dup_title (const HslCase *on)
{
  g_autoptr (HslMask) mask = hsl_veil_new_mask (on);
  g_autofree char    *title = hsl_case_dup_title (on);

  return hsl_mask_dup_text (mask, title);
}

/**
 * hsl_veil_dup_words:
 * @words: (nullable): what is shown of the case
 *
 * Returns: (transfer full) (nullable): the same, without the names of its people where those are hidden
 */
char *
hsl_veil_dup_words (const HslCase *on,
                    const char    *words)
{
  g_autoptr (GSettings) settings = hsl_application_get_settings ();
  g_autoptr (HslMask)   mask = NULL;

  if (words == NULL || !g_settings_get_boolean (settings, "mask-names"))
    return g_strdup (words);
  mask = hsl_mask_new (HSL_MASK_NAMES, on, NULL);
  return hsl_mask_dup_text (mask, words);
}

/**
 * hsl_veil_get_seconds:
 *
 * Returns: how long what was asked for is shown
 */
guint
hsl_veil_get_seconds (void)
{
  g_autoptr (GSettings) settings = hsl_application_get_settings ();

  return (guint) g_settings_get_int (settings, "reveal-seconds");
}
