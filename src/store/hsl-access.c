/* hsl-access.c: which cases the account that is signed in may see
 *
 * There is one rule, a piece of SQL about a row of "case", chosen by the scope of the account. Lists
 * and counts add it to theirs, and whoever opens one case asks it of that case: no second wording of
 * the rule could differ from the first.
 *
 * Between the accounts that hold the data key this is kept by the program and not by cryptography; a
 * locked case has a key of its own, and to whoever does not hold it there is no such case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-access"

#include "hsl-access.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* The text of each scope is a literal, so that each is prepared once. */
#define NONE    " AND 0"
#define INVITED " AND (invited LIKE $access_word OR named LIKE $access_word)"
#define OWN                                                                                       \
  " AND (handler = $access_worker OR mediators LIKE $access_word OR invited LIKE $access_word OR" \
  " named LIKE $access_word OR grid IN (SELECT value FROM json_each ($access_grids)))"

/* Locked cases whose key the account does not hold. */
#define NOT_CLOSED                                                                                           \
  " AND \"case\".uid NOT IN (SELECT case_uid FROM key WHERE case_uid IS NOT NULL AND retired_at IS NULL AND" \
  " kept IS NULL AND id NOT IN (SELECT key FROM key_wrap WHERE holder = $access_holder))"

/* Most stores have no case that is closed to the account, and their lists do not pay for it. */
static const char *const restrictions[][2] = {
  [HSL_SCOPE_NONE] = { NONE, NONE },
  [HSL_SCOPE_INVITED] = { INVITED, INVITED NOT_CLOSED },
  [HSL_SCOPE_OWN] = { OWN, OWN NOT_CLOSED },
  [HSL_SCOPE_ALL] = { "", NOT_CLOSED },
};

static gboolean
has_closed (HslStore *self)
{
  g_autoptr (GPtrArray) closed = hsl_key_chest_list_cases (self->chest, FALSE);

  return closed->len > 0;
}

static gboolean
is_within (const HslDirectory *directory,
           const HslArea      *area,
           char *const        *codes)
{
  /* A tree of areas is three deep; one that goes round in a circle ends here too. */
  for (guint depth = 0; area != NULL && depth < 8; depth++)
    {
      if (g_strv_contains ((const char *const *) codes, area->code) ||
          (area->police_parent != NULL &&
           g_strv_contains ((const char *const *) codes, area->police_parent)))
        return TRUE;
      area = area->parent != NULL ? hsl_directory_find_area (directory, area->parent) : NULL;
    }
  return FALSE;
}

/* The grids of the worker, and those that lie in an area that was given to it whole. */
static char *
dup_grids_json (HslStore *self)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);
  const HslWorker         *worker = hsl_directory_find (directory, &hsl_worker_noun, self->worker);
  GVariantBuilder          codes;
  g_autoptr (GVariant)     list = NULL;

  g_variant_builder_init (&codes, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; worker != NULL && worker->grids != NULL && i < directory->areas->len; i++)
    {
      const HslArea *area = g_ptr_array_index (directory->areas, i);

      if (is_within (directory, area, worker->grids))
        g_variant_builder_add (&codes, "s", area->code);
    }
  list = g_variant_ref_sink (g_variant_builder_end (&codes));
  return json_gvariant_serialize_data (list, NULL);
}

/* --- rules --- */

/**
 * hsl_access_load_rules:
 *
 * Lays what the administrator set over the rules of the program. On the database thread, signed in.
 */
gboolean
hsl_access_load_rules (HslStore *self,
                       GError  **error)
{
  g_autoptr (GError)        problem = NULL;
  g_autofree char          *text = hsl_store_get_setting (self, HSL_SETTING_RIGHTS, &problem);
  g_autoptr (HslRightRules) rules = NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (text != NULL && *text != '\0')
    {
      g_autoptr (GVariant) changes = json_gvariant_deserialize_data (text, -1, NULL, error);

      if (changes != NULL)
        rules = hsl_right_rules_merge (self->rules->rights, g_variant_ref_sink (changes), error);
      if (rules == NULL)
        {
          g_prefix_error (error, "%s: ", HSL_SETTING_RIGHTS);
          return FALSE;
        }
    }
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->right_rules, hsl_right_rules_free);
  self->right_rules = g_steal_pointer (&rules);
  hsl_access_renew (self);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static const HslRightRules *
get_rules (HslStore *self)
{
  return self->right_rules != NULL ? self->right_rules : self->rules->rights;
}

static HslCaseScope
get_scope (HslStore *self)
{
  return hsl_right_rules_get_scope (get_rules (self), self->rights);
}

/**
 * hsl_access_get_permits:
 *
 * Returns: what the account may do, besides what its roles may do to a case
 */
HslPermits
hsl_access_get_permits (HslStore *self)
{
  return hsl_right_rules_get_permits (get_rules (self), self->rights);
}

/**
 * hsl_access_renew:
 *
 * To be called when the account, the rules or the directory changed. On the database thread, with the
 * lock of the store held.
 */
void
hsl_access_renew (HslStore *self)
{
  g_clear_pointer (&self->access_grids, g_free);
  self->permits = hsl_access_get_permits (self);
  self->case_scope = get_scope (self);
}

/**
 * hsl_access_get_restriction:
 *
 * Returns: (transfer none): what follows a WHERE on "case"; "" where everything may be seen
 */
const char *
hsl_access_get_restriction (HslStore *self)
{
  return restrictions[get_scope (self)][has_closed (self) ? 1 : 0];
}

/**
 * hsl_access_bind:
 *
 * Binds what hsl_access_get_restriction() speaks of.
 */
void
hsl_access_bind (HslStore *self,
                 HslStmt  *stmt)
{
  HslCaseScope     scope = get_scope (self);
  g_autofree char *word = g_strdup_printf ("%% %s %%", self->worker);

  if (scope != HSL_SCOPE_NONE && has_closed (self))
    hsl_stmt_bind_text (stmt, "access_holder", self->account);
  if (scope == HSL_SCOPE_INVITED || scope == HSL_SCOPE_OWN)
    hsl_stmt_bind_text (stmt, "access_word", word);
  if (scope != HSL_SCOPE_OWN)
    return;
  if (self->access_grids == NULL)
    self->access_grids = dup_grids_json (self);
  hsl_stmt_bind_text (stmt, "access_worker", self->worker);
  hsl_stmt_bind_text (stmt, "access_grids", self->access_grids);
}

/**
 * hsl_access_prepare:
 * @select: a statement up to a condition on "case"
 * @rest: what follows the condition
 *
 * Returns: (nullable): the statement, narrowed to what the account may see
 */
HslStmt *
hsl_access_prepare (HslStore   *self,
                    const char *select,
                    const char *rest,
                    GError    **error)
{
  g_autofree char *sql = g_strconcat (select, hsl_access_get_restriction (self), rest, NULL);
  HslStmt         *stmt = hsl_db_prepare (self->rows.db, g_intern_string (sql), error);

  if (stmt != NULL)
    hsl_access_bind (self, stmt);
  return stmt;
}

static gboolean
may_open (HslStore   *self,
          const char *case_uid,
          gboolean   *out_may,
          GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_access_prepare (self, "SELECT 1 FROM \"case\" WHERE uid = $uid", "", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "uid", case_uid);
  return hsl_stmt_step (stmt, out_may, error);
}

/* Who can tell of the case: its mediators, or who handles it. */
static gboolean
find_whom_to_ask (HslStore   *self,
                  const char *case_uid,
                  gboolean   *out_exists,
                  char      **out_ask,
                  GError    **error)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);
  g_autoptr (HslStmt)      stmt = NULL;
  g_auto (GStrv)           uids = NULL;
  const char              *mediators;

  stmt = hsl_db_prepare (self->rows.db, "SELECT mediators, handler FROM \"case\" WHERE uid = $uid", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "uid", case_uid);
  if (!hsl_stmt_step (stmt, out_exists, error))
    return FALSE;
  if (!*out_exists)
    return TRUE;
  mediators = hsl_stmt_get_text (stmt, hsl_stmt_is_null (stmt, 0) ? 1 : 0);
  uids = g_strsplit (mediators != NULL ? mediators : "", " ", -1);
  for (guint i = 0; uids[i] != NULL; i++)
    if (*uids[i] != '\0')
      {
        *out_ask = g_strdup (hsl_directory_get_worker_name (directory, uids[i]));
        return TRUE;
      }
  return TRUE;
}

/**
 * hsl_access_look:
 * @out_ask: (out) (transfer full) (nullable) (optional): of a hint, the name of whom to ask
 *
 * Tells what may be said of a case. One that does not exist is hidden.
 */
gboolean
hsl_access_look (HslStore      *self,
                 const char    *case_uid,
                 HslAccessKind *out_kind,
                 char         **out_ask,
                 GError       **error)
{
  HslPermits       permits = hsl_access_get_permits (self);
  g_autofree char *ask = NULL;
  gboolean         may, exists;

  *out_kind = HSL_ACCESS_HIDDEN;
  if (!may_open (self, case_uid, &may, error))
    return FALSE;
  if (may)
    {
      *out_kind = HSL_ACCESS_OPEN;
      return TRUE;
    }
  /* Of a locked case not even that there is one. */
  if (hsl_key_chest_is_locked (self->chest, case_uid))
    return TRUE;
  if (!find_whom_to_ask (self, case_uid, &exists, &ask, error))
    return FALSE;
  if (exists && (permits & HSL_PERMIT_HINT) != 0)
    *out_kind = HSL_ACCESS_HINT;
  if (out_ask != NULL && *out_kind == HSL_ACCESS_HINT)
    *out_ask = g_steal_pointer (&ask);
  return TRUE;
}

/**
 * hsl_access_dup_hint:
 * @ask: (nullable): a name
 *
 * Returns: (transfer full): all that is said of a case that may not be opened
 */
char *
hsl_access_dup_hint (const char *ask)
{
  return ask != NULL ? g_strdup_printf (_ ("There is an earlier case; ask %s"), ask)
                     : g_strdup (_ ("There is an earlier case; ask the dispatcher"));
}

/**
 * hsl_access_check:
 *
 * Returns: whether the account may open the case; otherwise the error says whom to ask, or that there
 *   is no such case
 */
gboolean
hsl_access_check (HslStore   *self,
                  const char *case_uid,
                  GError    **error)
{
  HslAccessKind    kind;
  g_autofree char *ask = NULL;

  if (!hsl_access_look (self, case_uid, &kind, &ask, error))
    return FALSE;
  if (kind == HSL_ACCESS_OPEN)
    return TRUE;
  if (kind == HSL_ACCESS_HINT)
    g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT,
                 _ ("This case is not among yours; ask %s"), ask != NULL ? ask : _ ("the dispatcher"));
  else
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND, _ ("There is no case “%s”"), case_uid);
  return FALSE;
}

/* --- for others --- */

/**
 * hsl_store_get_permits:
 *
 * Returns: what the account may do besides what its roles may do to a case; 0 when nobody has signed in.
 *   Does not wait for the database
 */
HslPermits
hsl_store_get_permits (HslStore *self)
{
  HslPermits permits;

  g_return_val_if_fail (HSL_IS_STORE (self), 0);

  g_mutex_lock (&self->lock);
  permits = self->permits;
  g_mutex_unlock (&self->lock);
  return permits;
}

/**
 * hsl_store_get_case_scope:
 *
 * Returns: whose cases the account sees. Does not wait for the database
 */
HslCaseScope
hsl_store_get_case_scope (HslStore *self)
{
  HslCaseScope scope;

  g_return_val_if_fail (HSL_IS_STORE (self), HSL_SCOPE_NONE);

  g_mutex_lock (&self->lock);
  scope = self->case_scope;
  g_mutex_unlock (&self->lock);
  return scope;
}

static gboolean
do_dup_rules (HslStore *self,
              gpointer  data,
              GError  **error)
{
  *(HslRightRules **) data = hsl_right_rules_copy (get_rules (self));
  return TRUE;
}

/**
 * hsl_store_dup_right_rules:
 *
 * Returns: (transfer full) (nullable): the rules in effect; %NULL when nobody has signed in
 */
HslRightRules *
hsl_store_dup_right_rules (HslStore *self)
{
  static const HslCall call = { do_dup_rules, HSL_CALL_READ, HSL_RIGHTS_ALL };
  HslRightRules       *rules = NULL;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  hsl_store_call (self, &call, &rules, NULL, NULL);
  return rules;
}

/**
 * hsl_store_dup_first_right_rules:
 *
 * Returns: (transfer full): the rules that the program came with
 */
HslRightRules *
hsl_store_dup_first_right_rules (HslStore *self)
{
  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return hsl_right_rules_copy (self->rules->rights);
}

/**
 * hsl_store_set_right_rules:
 * @rules: what the station wants
 *
 * Keeps in what the station differs from the rules of the program: of the other roles it follows later
 * releases. Every program that has the store open goes by it at once.
 */
gboolean
hsl_store_set_right_rules (HslStore            *self,
                           const HslRightRules *rules,
                           GError             **error)
{
  g_autoptr (GVariant) changes = NULL;
  g_autofree char     *text = NULL;

  g_return_val_if_fail (HSL_IS_STORE (self) && rules != NULL, FALSE);

  changes = g_variant_ref_sink (hsl_right_rules_list_changes (rules, self->rules->rights));
  text = json_gvariant_serialize_data (changes, NULL);
  return hsl_store_set_setting (self, HSL_SETTING_RIGHTS, text, error);
}
