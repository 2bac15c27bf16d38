/* hsl-store-lock.c: the keys of locked cases
 *
 * A case that is locked gets a key of its own, sealed to the accounts of those named and to the recovery
 * sheet, and everything about it is put under that key in the one transaction that locks it: at no
 * moment is it half open. When somebody is no longer named, it gets another key. What was written under
 * the key of all cases before stays readable in older backups, and nowhere else: the file keeps nothing
 * that was overwritten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-reseal.h"

#include <glib/gi18n-lib.h>

static gboolean
is_named (const HslCase *one,
          const char    *worker)
{
  return worker != NULL && one->named != NULL &&
         g_strv_contains ((const char *const *) one->named, worker);
}

static gboolean
may_have (const HslAccount *account,
          const HslCase    *one)
{
  return account->ended_at == NULL && account->admission != NULL &&
         hsl_account_get_scope (account) == HSL_KEY_DATA && is_named (one, account->worker);
}

static gboolean
has_key (HslStore   *self,
         guint32     id,
         const char *holder,
         gboolean   *out_has,
         GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt =
      hsl_db_prepare (self->rows.db, "SELECT 1 FROM key_wrap WHERE key = $key AND holder = $holder", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "key", id);
  hsl_stmt_bind_text (stmt, "holder", holder);
  return hsl_stmt_step (stmt, out_has, error);
}

/* Seals the key to every account of those named that does not have it. One that was changed behind the
 * program gets nothing. */
static gboolean
give_to_named (HslStore      *self,
               const HslCase *one,
               guint32        id,
               GError       **error)
{
  HslKeyRows            rows = hsl_store_get_key_rows (self);
  g_autoptr (GPtrArray) accounts = hsl_account_rows_list (rows.db, error);
  guint                 n = 0;

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      const HslAccount *account = g_ptr_array_index (accounts, i);
      gboolean          has;

      if (!may_have (account, one) || !hsl_account_check_admission (account, self->chest, NULL))
        continue;
      if (!has_key (self, id, account->name, &has, error) ||
          (!has && !hsl_key_rows_give (&rows, id, account->name, account->keys->box_public, error)))
        return FALSE;
      n++;
    }
  if (n > 0)
    return TRUE;
  g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
                       _ ("named: none of them has an account: nobody could open the case any more"));
  return FALSE;
}

static gboolean
make_key (HslStore      *self,
          const HslCase *one,
          GString       *writes,
          GError       **error)
{
  HslKeyRows rows = hsl_store_get_key_rows (self);
  guint32    id;

  return hsl_key_rows_make (&rows, HSL_KEY_CASE, one->fact.uid, writes, &id, error) &&
         give_to_named (self, one, id, error);
}

/* Everything stored so far goes under the key that the case has now; then the old one goes. */
static gboolean
move_rows (HslStore   *self,
           const char *case_uid,
           guint32     old,
           GString    *writes,
           GError    **error)
{
  return hsl_reseal_case (&self->rows, case_uid, error) &&
         (old == 0 || hsl_key_rows_retire (self->rows.db, old, writes, error));
}

static gboolean
same_names (const HslCase *a,
            const HslCase *b)
{
  if (a->named == NULL || b->named == NULL || g_strv_length (a->named) != g_strv_length (b->named))
    return FALSE;
  for (guint i = 0; a->named[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) b->named, a->named[i]))
      return FALSE;
  return TRUE;
}

/**
 * hsl_store_change_lock:
 * @before: (nullable): the case as it is stored
 * @after: the case as it shall be
 *
 * Gives a case the key that goes with it, when it is locked, unlocked, or others are named. To be called
 * before anything of @after is written.
 */
gboolean
hsl_store_change_lock (HslStore      *self,
                       const HslCase *before,
                       const HslCase *after,
                       GString       *writes,
                       GError       **error)
{
  gboolean was_locked = before != NULL && before->locked;
  guint32  old;

  if (!was_locked && !after->locked)
    return TRUE;
  if (!hsl_key_rows_get_current (self->rows.db, HSL_KEY_CASE, after->fact.uid, &old, error))
    return FALSE;
  /* Nobody may write under a key that was put there behind the program. */
  if ((old != 0) != was_locked)
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
                   _ ("The lock of case “%s” was changed outside the program"), after->fact.uid);
      return FALSE;
    }
  /* Somebody named may have got an account, or another password, since. */
  if (was_locked && after->locked && same_names (before, after))
    return give_to_named (self, after, old, error);
  self->key_generation = HSL_KEYS_UNREAD;
  if (after->locked)
    return make_key (self, after, writes, error) &&
           (before == NULL || move_rows (self, after->fact.uid, old, writes, error));
  hsl_key_chest_unlock (self->chest, after->fact.uid);
  return move_rows (self, after->fact.uid, old, writes, error);
}

/**
 * hsl_store_share_cases:
 * @account: was admitted, or got other keys
 *
 * Seals to the account the keys of the locked cases in which it is named, as far as they are open to
 * whoever does this.
 */
gboolean
hsl_store_share_cases (HslStore         *self,
                       const HslAccount *account,
                       GError          **error)
{
  HslKeyRows            rows = hsl_store_get_key_rows (self);
  g_autoptr (GPtrArray) uids = hsl_key_chest_list_cases (self->chest, TRUE);

  for (guint i = 0; i < uids->len; i++)
    {
      const char        *uid = g_ptr_array_index (uids, i);
      HslVault          *vault = hsl_key_chest_pick (self->chest, HSL_KEY_DATA, uid, NULL);
      g_autoptr (HslRow) row =
          hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, uid, HSL_ROW_READ, error);

      if (row == NULL)
        return FALSE;
      if (may_have (account, (const HslCase *) row->fact) &&
          !hsl_key_rows_give (&rows, hsl_vault_get_key_id (vault), account->name, account->keys->box_public,
                              error))
        return FALSE;
    }
  return TRUE;
}

/* The keys of locked cases that name $word, without those that $holder has. */
#define CLOSED                                                                                               \
  "SELECT key.id FROM key JOIN \"case\" ON \"case\".uid = key.case_uid WHERE key.retired_at IS NULL AND"     \
  " key.kept IS NULL AND \"case\".named LIKE $word AND key.id NOT IN (SELECT key FROM key_wrap WHERE holder" \
  " = $holder)"

static HslStmt *
prepare_closed (HslStore         *self,
                const char       *sql,
                const HslAccount *account,
                GError          **error)
{
  HslStmt         *stmt = hsl_db_prepare (self->rows.db, sql, error);
  g_autofree char *word = g_strdup_printf ("%% %s %%", account->worker);

  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "word", word);
  hsl_stmt_bind_text (stmt, "holder", account->name);
  return stmt;
}

/**
 * hsl_store_count_closed:
 * @out_ask: (out) (nullable): the accounts that have a key to them
 *
 * Counts the locked cases that name the account and to which it has no key: it was named before it was
 * there, or got other keys from somebody who does not hold that one. Which cases those are is not told.
 */
gboolean
hsl_store_count_closed (HslStore         *self,
                        const HslAccount *account,
                        guint            *out_count,
                        GStrv            *out_ask,
                        GError          **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (HslStmt)      count = NULL;
  g_autoptr (HslStmt)      ask = NULL;
  gboolean                 has_row;

  *out_count = 0;
  if (account->worker == NULL || account->ended_at != NULL || hsl_account_get_scope (account) != HSL_KEY_DATA)
    return TRUE;
  count = prepare_closed (self, "SELECT count (*) FROM (" CLOSED ")", account, error);
  if (count == NULL || !hsl_stmt_step (count, &has_row, error))
    return FALSE;
  *out_count = (guint) hsl_stmt_get_number (count, 0);
  if (*out_count == 0)
    return TRUE;
  ask = prepare_closed (self,
                        "SELECT DISTINCT holder FROM key_wrap WHERE holder <> '' AND key IN (" CLOSED ")"
                        " ORDER BY holder",
                        account, error);
  for (;;)
    {
      if (ask == NULL || !hsl_stmt_step (ask, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_strv_builder_add (names, hsl_stmt_get_text (ask, 0));
    }
  *out_ask = g_strv_builder_end (names);
  return TRUE;
}
