/* hsl-ctl-names.c: what codes and uids are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <string.h>

/* The lists have a Chinese and an English name for each code; the messages of the program tell which is
 * wanted. */
static gboolean
is_english (void)
{
  const char *const *languages = g_get_language_names ();

  return !g_str_has_prefix (languages[0], "zh");
}

/**
 * hsl_ctl_code_name:
 * @code: (nullable): a code
 *
 * Returns: (transfer none) (nullable): its name, or the code itself where the list does not have it
 */
const char *
hsl_ctl_code_name (HslCtl     *self,
                   const char *list,
                   const char *code)
{
  const char *name;

  if (code == NULL)
    return NULL;
  name = hsl_codes_get_name (hsl_store_get_codes (self->store), list, code, is_english ());
  return name != NULL ? name : code;
}

/**
 * hsl_ctl_area_name:
 * @code: (nullable): the code of an area
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
hsl_ctl_area_name (HslDirectory *directory,
                   const char   *code)
{
  const HslArea *area = code != NULL ? hsl_directory_find_area (directory, code) : NULL;

  return area != NULL ? area->name : code;
}

/**
 * hsl_ctl_state_name:
 * @state: (nullable): the code of a state
 *
 * Returns: (transfer none) (nullable): its name in the language of the messages
 */
const char *
hsl_ctl_state_name (const char *state)
{
  HslState found;

  return hsl_state_from_code (state, &found) ? hsl_state_get_label (found) : state;
}

/**
 * hsl_ctl_on_code_name_cb:
 *
 * Official paper has the official, Chinese names.
 */
char *
hsl_ctl_on_code_name_cb (const char *list,
                         const char *code,
                         gpointer    data)
{
  HslCtl                  *self = data;
  g_autoptr (HslDirectory) directory = NULL;

  if (g_str_equal (list, "grid") || g_str_equal (list, "area"))
    {
      directory = hsl_store_ref_directory (self->store);
      return g_strdup (hsl_ctl_area_name (directory, code));
    }
  return g_strdup (hsl_codes_get_name (hsl_store_get_codes (self->store), list, code, FALSE));
}
