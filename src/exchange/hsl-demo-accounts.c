/* hsl-demo-accounts.c: the accounts of a demonstration
 *
 * Beside the one that may do everything: of each kind one, and two mediators, so that what they see of each
 * other can be tried. They are people of the station, and have no password. The accounts bear what they are
 * for: names of accounts are not sealed, names of people are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-accounts.h"

#define ADMINISTRATOR "管理员"

typedef struct
{
  const char *account;
  const char *role;
  HslRights   rights;
} Kind;

static const Kind kinds[] = {
  { "调解员甲", "mediator", HSL_RIGHT_MEDIATE },
  { "调解员乙", "mediator", HSL_RIGHT_MEDIATE },
  { "内勤", "auxiliary", HSL_RIGHT_DISPATCH },
  { "律师", "resident-lawyer", HSL_RIGHT_READ },
};

/* The next worker of a role. */
static const HslWorker *
find_worker (const HslDirectory *directory,
             const char         *role,
             GHashTable         *taken)
{
  for (guint i = 0; i < directory->workers->len; i++)
    {
      const HslWorker *worker = g_ptr_array_index (directory->workers, i);

      if (g_strcmp0 (worker->role, role) == 0 && worker->to_on == HSL_DAY_NONE &&
          g_hash_table_add (taken, worker->fact.uid))
        return worker;
    }
  return NULL;
}

static gboolean
add (HslStore   *store,
     const char *name,
     const char *worker,
     HslRights   rights,
     GError    **error)
{
  g_autoptr (HslAccountInfo) info = hsl_store_add_account (store, name, worker, rights, "", error);

  return info != NULL && hsl_store_admit_account (store, name, info->fingerprint, error);
}

/**
 * hsl_demo_add_accounts:
 * @store: a demonstration with its station, the first account signed in
 *
 * Makes and admits the accounts.
 */
gboolean
hsl_demo_add_accounts (HslStore *store,
                       GError  **error)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);
  g_autoptr (GHashTable)   taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const HslWorker *worker = find_worker (directory, kinds[i].role, taken);

      if (worker != NULL && !add (store, kinds[i].account, worker->fact.uid, kinds[i].rights, error))
        return FALSE;
    }
  return add (store, ADMINISTRATOR, NULL, HSL_RIGHT_ADMINISTER, error);
}
