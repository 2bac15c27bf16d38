/* hsl-account-words.c: accounts in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-account-words"

#include "hsl-account-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  HslRights   right;
  const char *name;
  const char *note;
} roles[HSL_N_ROLES] = {
  { HSL_RIGHT_MEDIATE, N_ ("Mediator"), N_ ("Own cases and those of the own grids") },
  { HSL_RIGHT_DISPATCH, N_ ("Dispatcher"), N_ ("All cases; registers and assigns") },
  { HSL_RIGHT_CHIEF, N_ ("Chief"), N_ ("All cases; admits accounts, sees who did what") },
  { HSL_RIGHT_READ, N_ ("Guest"), N_ ("Only cases to which invited; changes nothing") },
  { HSL_RIGHT_ADMINISTER, N_ ("Administrator"), N_ ("Accounts and rules; can open no case") },
};

HslRights
hsl_account_words_get_role (guint index)
{
  return roles[index].right;
}

const char *
hsl_account_words_role (guint index)
{
  return g_dgettext (GETTEXT_PACKAGE, roles[index].name);
}

const char *
hsl_account_words_role_note (guint index)
{
  return g_dgettext (GETTEXT_PACKAGE, roles[index].note);
}

/**
 * hsl_account_words_dup_rights:
 *
 * Returns: (transfer full): the roles of an account
 */
char *
hsl_account_words_dup_rights (HslRights rights)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv)           all = NULL;

  if (rights == HSL_RIGHTS_ALL)
    return g_strdup (_ ("Everything (made with the station)"));
  for (guint i = 0; i < HSL_N_ROLES; i++)
    if ((rights & roles[i].right) != 0)
      g_strv_builder_add (names, hsl_account_words_role (i));
  all = g_strv_builder_end (names);
  return g_strjoinv (_ (", "), all);
}

/**
 * hsl_account_words_state:
 *
 * Returns: (transfer none): how it stands with the account
 */
const char *
hsl_account_words_state (const HslAccountInfo *info)
{
  switch (info->state)
    {
    case HSL_ACCOUNT_WAITING:
      return _ ("waits to be admitted");
    case HSL_ACCOUNT_ALTERED:
      return _ ("changed around the program: admit again");
    case HSL_ACCOUNT_ENDED:
      return _ ("ended");
    case HSL_ACCOUNT_ADMITTED:
    default:
      return info->first_password ? _ ("admitted; has not chosen a password yet") : _ ("admitted");
    }
}

/**
 * hsl_account_words_dup_closed:
 * @info: of an account to which locked cases are closed that name it
 *
 * Returns: (transfer full): how many, and who can give it the key
 */
char *
hsl_account_words_dup_closed (const HslAccountInfo *info)
{
  g_autofree char *ask = g_strjoinv (_ (", "), info->ask);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u locked case names “%s”, which has no key to it. Who has one gives it, by locking the"
                   " case once more with the same names: %s",
                   "%u locked cases name “%s”, which has no key to them. Who has one gives it, by locking the"
                   " case once more with the same names: %s",
                   info->closed_cases),
      info->closed_cases, info->name, ask);
}
