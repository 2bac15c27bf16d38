/* hsl-ctl-rights.c: which cases each role sees, and what else it may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <json-glib/json-glib.h>

/* rights show */
gboolean
hsl_ctl_rights_show (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_auto (GStrv)            rest = NULL;
  g_autoptr (HslRightRules) rules = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 0, 0, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  rules = hsl_store_dup_right_rules (self->store);
  hsl_ctl_print_json (hsl_right_rules_to_variant (rules));
  return TRUE;
}

/* rights set FILE */
gboolean
hsl_ctl_rights_set (HslCtl  *self,
                    char   **words,
                    GError **error)
{
  g_auto (GStrv)       rest = NULL;
  g_autoptr (GVariant) file = NULL;
  g_autofree char     *text = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  file = hsl_ctl_read_json (rest[0], error);
  if (file == NULL || !hsl_ctl_open (self, error))
    return FALSE;
  text = json_gvariant_serialize_data (file, NULL);
  return hsl_store_set_setting (self->store, HSL_SETTING_RIGHTS, text, error);
}
