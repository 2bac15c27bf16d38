/* test-right-rules.c: the roles, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-error.h"
#include "hsl-right-rules.h"

#include "test-data.h"

#include <json-glib/json-glib.h>

static HslRightRules *
load_own (void)
{
  g_autoptr (GVariant)      data = test_load_json ("rights.json");
  g_autoptr (GError)        error = NULL;
  g_autoptr (HslRightRules) rules = hsl_right_rules_new_from_variant (data, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&rules);
}

static void
test_own (void)
{
  g_autoptr (HslRightRules) rules = load_own ();

  g_assert_cmpint (hsl_right_rules_get_scope (rules, HSL_RIGHT_MEDIATE), ==, HSL_SCOPE_OWN);
  g_assert_cmpint (hsl_right_rules_get_scope (rules, HSL_RIGHT_READ), ==, HSL_SCOPE_INVITED);
  g_assert_cmpint (hsl_right_rules_get_scope (rules, HSL_RIGHT_ADMINISTER), ==, HSL_SCOPE_NONE);
  g_assert_cmpint (hsl_right_rules_get_scope (rules, 0), ==, HSL_SCOPE_NONE);
  /* Of two roles the wider one counts. */
  g_assert_cmpint (hsl_right_rules_get_scope (rules, HSL_RIGHT_READ | HSL_RIGHT_CHIEF), ==, HSL_SCOPE_ALL);
  g_assert_cmpint (hsl_right_rules_get_permits (rules, HSL_RIGHT_READ) & HSL_PERMIT_HINT, ==, 0);
  g_assert_cmpint (hsl_right_rules_get_permits (rules, HSL_RIGHT_ADMINISTER) &
                       (HSL_PERMIT_ADMIT | HSL_PERMIT_REVEAL | HSL_PERMIT_PRINT),
                   ==, 0);
}

static void
test_merge (void)
{
  g_autoptr (HslRightRules) own = load_own ();
  g_autoptr (GVariant)      changes = test_parse_json (
           "{\"roles\":[{\"role\":\"guest\",\"cases\":\"own\",\"may\":[\"hint\"]}]}");
  g_autoptr (GError)        error = NULL;
  g_autoptr (HslRightRules) rules = hsl_right_rules_merge (own, changes, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hsl_right_rules_get_scope (rules, HSL_RIGHT_READ), ==, HSL_SCOPE_OWN);
  g_assert_cmpint (hsl_right_rules_get_permits (rules, HSL_RIGHT_READ), ==, HSL_PERMIT_HINT);
  g_assert_cmpint (hsl_right_rules_get_scope (rules, HSL_RIGHT_CHIEF), ==, HSL_SCOPE_ALL);
  g_assert_cmpint (hsl_right_rules_get_scope (own, HSL_RIGHT_READ), ==, HSL_SCOPE_INVITED);
}

static void
test_again (void)
{
  g_autoptr (HslRightRules) own = load_own ();
  g_autoptr (GVariant)      data = g_variant_ref_sink (hsl_right_rules_to_variant (own));
  g_autoptr (HslRightRules) again = hsl_right_rules_new_from_variant (data, NULL);
  g_autoptr (GVariant)      same = g_variant_ref_sink (hsl_right_rules_to_variant (again));

  g_assert_true (g_variant_equal (data, same));
}

/* What was changed, and nothing else, is what has to be kept. */
static void
test_changes (void)
{
  g_autoptr (HslRightRules) own = load_own ();
  g_autoptr (HslRightRules) changed = hsl_right_rules_copy (own);
  g_autoptr (GVariant)      none = g_variant_ref_sink (hsl_right_rules_list_changes (own, own));
  g_autoptr (GVariant)      changes = NULL;
  g_autoptr (GVariant)      roles = NULL;
  g_autoptr (HslRightRules) again = NULL;
  g_autoptr (GError)        error = NULL;

  roles = g_variant_lookup_value (none, "roles", NULL);
  g_assert_cmpuint (g_variant_n_children (roles), ==, 0);
  g_clear_pointer (&roles, g_variant_unref);

  hsl_right_rules_set_role (changed, HSL_RIGHT_READ, HSL_SCOPE_OWN, HSL_PERMIT_HINT | HSL_PERMIT_PRINT);
  g_assert_false (hsl_right_rules_is_same (changed, own, HSL_RIGHT_READ));
  g_assert_true (hsl_right_rules_is_same (changed, own, HSL_RIGHT_CHIEF));
  changes = g_variant_ref_sink (hsl_right_rules_list_changes (changed, own));
  roles = g_variant_lookup_value (changes, "roles", NULL);
  g_assert_cmpuint (g_variant_n_children (roles), ==, 1);
  again = hsl_right_rules_merge (own, changes, &error);
  g_assert_no_error (error);
  for (guint i = 0; 1u << i <= HSL_RIGHT_ADMINISTER; i++)
    g_assert_true (hsl_right_rules_is_same (again, changed, 1u << i));
}

typedef struct
{
  const char *json;
  const char *message; /* a part of it */
} Wrong;

static void
test_wrong (void)
{
  static const Wrong wrongs[] = {
    { "{\"roles\":[{\"role\":\"boss\",\"cases\":\"all\"}]}", "roles[0].role" },
    { "{\"roles\":[{\"role\":\"chief\",\"cases\":\"most\"}]}", "roles[0].cases" },
    { "{\"roles\":[{\"role\":\"chief\"}]}", "roles[0].cases" },
    { "{\"roles\":[{\"role\":\"chief\",\"cases\":\"all\",\"may\":[\"fly\"]}]}", "roles[0].may" },
    { "{\"roles\":[{\"role\":\"guest\",\"cases\":\"own\",\"can\":[]}]}", "roles[0].can" },
    { "{\"roles\":[{\"role\":\"administrator\",\"cases\":\"all\"}]}", "roles[0].cases" },
    { "{\"roles\":[{\"role\":\"administrator\",\"cases\":\"none\",\"may\":[\"backup\"]}]}", "accounts" },
    { "{\"roles\":[{\"role\":\"chief\",\"cases\":\"all\",\"may\":[\"chain\"]}]}", "admit" },
    { "{\"roles\":[],\"rolls\":[]}", "rolls" },
  };
  g_autoptr (HslRightRules) own = load_own ();

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr (GVariant) changes = test_parse_json (wrongs[i].json);
      g_autoptr (GError)   error = NULL;

      g_assert_null (hsl_right_rules_merge (own, changes, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, wrongs[i].message) == NULL)
        g_error ("%s: %s", wrongs[i].json, error->message);
    }
}

static void
test_codes (void)
{
  for (guint i = 0; 1u << i <= HSL_RIGHT_ADMINISTER; i++)
    {
      HslRights right;

      g_assert_true (hsl_right_from_code (hsl_right_get_code (1u << i), &right));
      g_assert_cmpint (right, ==, 1u << i);
    }
  g_assert_cmpint (hsl_permit_from_code ("reveal"), ==, HSL_PERMIT_REVEAL);
  g_assert_cmpint (hsl_permit_from_code ("destroy"), ==, HSL_PERMIT_DESTROY);
  g_assert_cmpint (hsl_permit_from_code ("view"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rights/own", test_own);
  g_test_add_func ("/rights/merge", test_merge);
  g_test_add_func ("/rights/again", test_again);
  g_test_add_func ("/rights/changes", test_changes);
  g_test_add_func ("/rights/wrong", test_wrong);
  g_test_add_func ("/rights/codes", test_codes);
  return g_test_run ();
}
