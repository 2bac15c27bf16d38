/* hsl-right-rules.c: which cases each role sees, and what else it may do, as data
 *
 * {"roles": [{"role": "mediator", "cases": "own", "may": ["hint", "print"]}]}. A station replaces roles
 * by a setting of the same form. It may not give the administrator cases: that one holds no key to
 * them, so that the rule would promise what cannot be. And two permissions stay where they are, without
 * which nobody could ever put the rules right again, or let anybody in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-right-rules"

#include "hsl-right-rules.h"

#include "hsl-data.h"
#include "hsl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const role_codes[] = { "mediator", "dispatcher", "chief", "guest", "administrator" };

static const char *const scope_codes[] = {
  [HSL_SCOPE_NONE] = "none",
  [HSL_SCOPE_INVITED] = "invited",
  [HSL_SCOPE_OWN] = "own",
  [HSL_SCOPE_ALL] = "all",
};

static const char *const permit_codes[] = {
  "hint",
  "register",
  "print",
  "export",
  "reveal",
  "backup",
  "verify",
  "restore",
  "chain",
  "admit",
  "accounts",
  "destroy",
};

#define N_ROLES G_N_ELEMENTS (role_codes)

struct _HslRightRules
{
  HslCaseScope scopes[N_ROLES];
  HslPermits   permits[N_ROLES];
};

static gboolean
find_code (const char *const *codes,
           guint              n_codes,
           const char        *code,
           guint             *out_index)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      {
        *out_index = i;
        return TRUE;
      }
  return FALSE;
}

/* Reads the word under @key, which has to be one of @codes. */
static guint
read_code (HslData           *data,
           const char        *key,
           const char *const *codes,
           guint              n_codes)
{
  g_autofree char *word = hsl_data_read_text (data, key, HSL_DATA_REQUIRED);
  guint            found = 0;

  if (word != NULL && !find_code (codes, n_codes, word, &found))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) codes);
      g_autofree char *problem = g_strdup_printf (_ ("“%s” is none of %s"), word, known);

      hsl_data_fail (data, key, problem);
    }
  return found;
}

static HslPermits
read_permits (HslData *data)
{
  g_auto (GStrv) words = hsl_data_read_texts (data, "may");
  HslPermits     permits = 0;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      guint found;

      if (find_code (permit_codes, G_N_ELEMENTS (permit_codes), words[i], &found))
        permits |= 1u << found;
      else
        {
          g_autofree char *problem = g_strdup_printf (_ ("there is no permission “%s”"), words[i]);

          hsl_data_fail (data, "may", problem);
        }
    }
  return permits;
}

/**
 * hsl_right_rules_get_needed:
 * @role: one role
 *
 * Returns: what cannot be taken from it
 */
HslPermits
hsl_right_rules_get_needed (HslRights role)
{
  switch (role)
    {
    case HSL_RIGHT_ADMINISTER:
      return HSL_PERMIT_ACCOUNTS;
    case HSL_RIGHT_CHIEF:
      return HSL_PERMIT_ADMIT;
    case HSL_RIGHT_MEDIATE:
    case HSL_RIGHT_DISPATCH:
    case HSL_RIGHT_READ:
    default:
      return 0;
    }
}

static void
check_needed (HslData   *data,
              guint      role,
              HslPermits permits)
{
  HslPermits       missing = hsl_right_rules_get_needed (1u << role) & ~permits;
  g_autofree char *problem = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (permit_codes) && problem == NULL; i++)
    if ((missing & 1u << i) != 0)
      problem = g_strdup_printf (_ ("“%s” cannot be taken from “%s”: nobody would be left to do it"),
                                 permit_codes[i], role_codes[role]);
  if (problem != NULL)
    hsl_data_fail (data, "may", problem);
}

static gboolean
read_role (HslRightRules *self,
           GVariant      *value,
           const char    *path,
           GError       **error)
{
  const char *roles[N_ROLES + 1] = { NULL };
  const char *scopes[G_N_ELEMENTS (scope_codes) + 1] = { NULL };
  HslData     data;
  guint       role, scope;
  HslPermits  permits;

  memcpy (roles, role_codes, sizeof role_codes);
  memcpy (scopes, scope_codes, sizeof scope_codes);
  hsl_data_open (&data, value, path);
  role = read_code (&data, "role", roles, N_ROLES);
  scope = read_code (&data, "cases", scopes, G_N_ELEMENTS (scope_codes));
  permits = read_permits (&data);
  if (1u << role == HSL_RIGHT_ADMINISTER && scope != HSL_SCOPE_NONE)
    hsl_data_fail (&data, "cases", _ ("the administrator holds no key to the cases and can be given none"));
  check_needed (&data, role, permits);
  if (!hsl_data_close (&data, error))
    return FALSE;
  self->scopes[role] = (HslCaseScope) scope;
  self->permits[role] = permits;
  return TRUE;
}

static gboolean
read_rules (HslRightRules *self,
            GVariant      *value,
            GError       **error)
{
  HslData               data;
  g_autoptr (GPtrArray) roles = NULL;

  hsl_data_open (&data, value, "");
  g_free (hsl_data_read_text (&data, "note", HSL_DATA_OPTIONAL));
  roles = hsl_data_read_list (&data, "roles");
  if (!hsl_data_close (&data, error))
    return FALSE;
  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("roles[%u]", i);

      if (!read_role (self, g_ptr_array_index (roles, i), path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_right_rules_new_from_variant:
 * @data: "a{sv}"
 *
 * Returns: (transfer full) (nullable): the rules; a role that is not named sees nothing. On failure
 * the error names the path of what is wrong
 */
HslRightRules *
hsl_right_rules_new_from_variant (GVariant *data,
                                  GError  **error)
{
  g_autoptr (HslRightRules) self = g_new0 (HslRightRules, 1);

  g_return_val_if_fail (data != NULL, NULL);

  return read_rules (self, data, error) ? g_steal_pointer (&self) : NULL;
}

HslRightRules *
hsl_right_rules_copy (const HslRightRules *self)
{
  return g_memdup2 (self, sizeof *self);
}

/**
 * hsl_right_rules_merge:
 * @changes: "a{sv}" of the same form: each role in it replaces that of @base
 *
 * Returns: (transfer full) (nullable): the rules of the station
 */
HslRightRules *
hsl_right_rules_merge (const HslRightRules *base,
                       GVariant            *changes,
                       GError             **error)
{
  g_autoptr (HslRightRules) self = hsl_right_rules_copy (base);

  g_return_val_if_fail (base != NULL && changes != NULL, NULL);

  return read_rules (self, changes, error) ? g_steal_pointer (&self) : NULL;
}

static GVariant *
role_to_variant (const HslRightRules *self,
                 guint                role)
{
  GVariantBuilder entry, may;

  g_variant_builder_init (&may, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < G_N_ELEMENTS (permit_codes); i++)
    if ((self->permits[role] & 1u << i) != 0)
      g_variant_builder_add (&may, "v", g_variant_new_string (permit_codes[i]));
  g_variant_builder_init (&entry, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&entry, "{sv}", "role", g_variant_new_string (role_codes[role]));
  g_variant_builder_add (&entry, "{sv}", "cases", g_variant_new_string (scope_codes[self->scopes[role]]));
  g_variant_builder_add (&entry, "{sv}", "may", g_variant_builder_end (&may));
  return g_variant_builder_end (&entry);
}

/**
 * hsl_right_rules_to_variant:
 *
 * Returns: (transfer floating): "a{sv}", as hsl_right_rules_new_from_variant() takes it
 */
GVariant *
hsl_right_rules_to_variant (const HslRightRules *self)
{
  GVariantBuilder rules, roles;

  g_variant_builder_init (&roles, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < N_ROLES; i++)
    g_variant_builder_add (&roles, "v", role_to_variant (self, i));
  g_variant_builder_init (&rules, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&rules, "{sv}", "roles", g_variant_builder_end (&roles));
  return g_variant_builder_end (&rules);
}

/**
 * hsl_right_rules_is_same:
 * @role: one role
 */
gboolean
hsl_right_rules_is_same (const HslRightRules *self,
                         const HslRightRules *other,
                         HslRights            role)
{
  return hsl_right_rules_get_scope (self, role) == hsl_right_rules_get_scope (other, role) &&
         hsl_right_rules_get_permits (self, role) == hsl_right_rules_get_permits (other, role);
}

/**
 * hsl_right_rules_list_changes:
 *
 * Returns: (transfer floating): "a{sv}", as hsl_right_rules_merge() takes it: the roles that are others
 *   than in @base
 */
GVariant *
hsl_right_rules_list_changes (const HslRightRules *self,
                              const HslRightRules *base)
{
  GVariantBuilder rules, roles;

  g_variant_builder_init (&roles, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < N_ROLES; i++)
    if (!hsl_right_rules_is_same (self, base, 1u << i))
      g_variant_builder_add (&roles, "v", role_to_variant (self, i));
  g_variant_builder_init (&rules, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&rules, "{sv}", "roles", g_variant_builder_end (&roles));
  return g_variant_builder_end (&rules);
}

/**
 * hsl_right_rules_set_role:
 * @role: one role
 *
 * What may not be is found by hsl_right_rules_merge().
 */
void
hsl_right_rules_set_role (HslRightRules *self,
                          HslRights      role,
                          HslCaseScope   scope,
                          HslPermits     permits)
{
  for (guint i = 0; i < N_ROLES; i++)
    if (role == 1u << i)
      {
        self->scopes[i] = scope;
        self->permits[i] = permits;
      }
}

void
hsl_right_rules_free (HslRightRules *self)
{
  g_free (self);
}

/**
 * hsl_right_rules_get_scope:
 *
 * Returns: the widest scope of the roles in @rights
 */
HslCaseScope
hsl_right_rules_get_scope (const HslRightRules *self,
                           HslRights            rights)
{
  HslCaseScope scope = HSL_SCOPE_NONE;

  for (guint i = 0; i < N_ROLES; i++)
    if ((rights & 1u << i) != 0)
      scope = MAX (scope, self->scopes[i]);
  return scope;
}

/**
 * hsl_right_rules_get_permits:
 *
 * Returns: all that any role in @rights may do
 */
HslPermits
hsl_right_rules_get_permits (const HslRightRules *self,
                             HslRights            rights)
{
  HslPermits permits = 0;

  for (guint i = 0; i < N_ROLES; i++)
    if ((rights & 1u << i) != 0)
      permits |= self->permits[i];
  return permits;
}

/**
 * hsl_permit_from_code:
 *
 * Returns: the permission of that name; 0 when nothing of that name needs one
 */
HslPermits
hsl_permit_from_code (const char *code)
{
  guint found;

  return find_code (permit_codes, G_N_ELEMENTS (permit_codes), code, &found) ? 1u << found : 0;
}

/**
 * hsl_right_get_code:
 * @right: one role
 *
 * Returns: (transfer none): its code, as the command line and the data file write it
 */
const char *
hsl_right_get_code (HslRights right)
{
  for (guint i = 0; i < N_ROLES; i++)
    if (right == 1u << i)
      return role_codes[i];
  return NULL;
}

gboolean
hsl_right_from_code (const char *code,
                     HslRights  *out_right)
{
  guint found;

  if (!find_code (role_codes, N_ROLES, code, &found))
    return FALSE;
  *out_right = 1u << found;
  return TRUE;
}
