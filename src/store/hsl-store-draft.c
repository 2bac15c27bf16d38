/* hsl-store-draft.c: drafts and settings, sealed
 *
 * A draft is what somebody types and has not saved. It is written every few seconds and gone when the
 * form is saved, so it leaves no link in the chain. A setting does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-rows.h"
#include "hsl-digest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GBytes *
seal (HslStore   *self,
      HslKeyScope scope,
      const char *case_uid,
      GVariant   *content,
      GBytes    **out_commitment,
      GError    **error)
{
  g_autoptr (GBytes) salt = hsl_random_bytes (HSL_SALT_SIZE);
  g_autoptr (GBytes) plain = hsl_row_pack (content, salt);

  if (out_commitment != NULL)
    *out_commitment = hsl_row_commit (self->rows.aad, plain, salt);
  return hsl_key_chest_seal (self->chest, scope, case_uid, self->rows.aad, plain, error);
}

static GVariant *
open_sealed (HslStore *self,
             HslStmt  *stmt,
             int       column,
             GError  **error)
{
  gsize              size;
  gconstpointer      sealed = hsl_stmt_peek_blob (stmt, column, &size);
  g_autoptr (GBytes) plain = hsl_key_chest_open (self->chest, self->rows.aad, sealed, size, error);

  return plain != NULL ? hsl_row_unpack (plain, NULL) : NULL;
}

/* --- drafts --- */

typedef struct
{
  const char *key;
  GVariant   *content;
  GPtrArray  *list;
} DraftCall;

static void
begin_draft_aad (HslStore   *self,
                 const char *key,
                 const char *saved_at)
{
  hsl_aad_reset (self->rows.aad, "draft", key, 1);
  hsl_aad_add_text (self->rows.aad, "account", self->account);
  hsl_aad_add_text (self->rows.aad, "saved_at", saved_at);
}

/* What is typed about a locked case is as secret as the case. */
static char *
dup_locked_case (HslStore   *self,
                 const char *key)
{
  for (guint held = 0; held < 2; held++)
    {
      g_autoptr (GPtrArray) uids = hsl_key_chest_list_cases (self->chest, held != 0);

      for (guint i = 0; i < uids->len; i++)
        if (strstr (key, g_ptr_array_index (uids, i)) != NULL)
          return g_strdup (g_ptr_array_index (uids, i));
    }
  return NULL;
}

static gboolean
do_save_draft (HslStore *self,
               gpointer  data,
               GError  **error)
{
  DraftCall          *call = data;
  HslKeyScope         scope = hsl_key_chest_has (self->chest, HSL_KEY_DATA) ? HSL_KEY_DATA : HSL_KEY_STATION;
  g_autofree char    *case_uid = dup_locked_case (self, call->key);
  g_autofree char    *saved_at = hsl_minute_to_iso (hsl_minute_now ());
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (GBytes)  sealed = NULL;

  stmt = hsl_db_prepare (self->rows.db,
                         "INSERT OR REPLACE INTO draft (account, key, version, saved_at, sealed)"
                         " VALUES ($account, $key, 1, $saved_at, $sealed)",
                         error);
  if (stmt == NULL)
    return FALSE;
  begin_draft_aad (self, call->key, saved_at);
  sealed = seal (self, scope, case_uid, call->content, NULL, error);
  if (sealed == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", self->account);
  hsl_stmt_bind_text (stmt, "key", call->key);
  hsl_stmt_bind_text (stmt, "saved_at", saved_at);
  hsl_stmt_bind_bytes (stmt, "sealed", sealed);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_store_save_draft:
 * @key: names a form and a case; it is not sealed
 * @draft: "a{sv}"
 *
 * Keeps what is being typed, sealed, in the place of what was kept before.
 */
gboolean
hsl_store_save_draft (HslStore   *self,
                      const char *key,
                      GVariant   *draft,
                      GError    **error)
{
  static const HslCall call = { do_save_draft, HSL_CALL_WRITE, HSL_RIGHTS_ALL };
  g_autoptr (GVariant) content = g_variant_ref_sink (draft);
  DraftCall            data = { .key = key, .content = content };

  g_return_val_if_fail (HSL_IS_STORE (self) && key != NULL, FALSE);
  g_return_val_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT), FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

static gboolean
do_load_draft (HslStore *self,
               gpointer  data,
               GError  **error)
{
  DraftCall          *call = data;
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT saved_at, sealed FROM draft WHERE account = $account AND key = $key", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", self->account);
  hsl_stmt_bind_text (stmt, "key", call->key);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  begin_draft_aad (self, call->key, hsl_stmt_get_text (stmt, 0));
  call->content = open_sealed (self, stmt, 1, error);
  return call->content != NULL;
}

/**
 * hsl_store_load_draft:
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without an error when there is none
 */
GVariant *
hsl_store_load_draft (HslStore   *self,
                      const char *key,
                      GError    **error)
{
  static const HslCall call = { do_load_draft, HSL_CALL_READ, HSL_RIGHTS_ALL };
  DraftCall            data = { .key = key };

  g_return_val_if_fail (HSL_IS_STORE (self) && key != NULL, NULL);

  if (hsl_store_call (self, &call, &data, NULL, error))
    return data.content;
  g_clear_pointer (&data.content, g_variant_unref);
  return NULL;
}

static gboolean
do_drop_draft (HslStore *self,
               gpointer  data,
               GError  **error)
{
  DraftCall          *call = data;
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (self->rows.db, "DELETE FROM draft WHERE account = $account AND key = $key", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", self->account);
  hsl_stmt_bind_text (stmt, "key", call->key);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_store_drop_draft:
 *
 * Forgets a draft. That there is none is no failure.
 */
gboolean
hsl_store_drop_draft (HslStore   *self,
                      const char *key,
                      GError    **error)
{
  static const HslCall call = { do_drop_draft, HSL_CALL_WRITE, HSL_RIGHTS_ALL };
  DraftCall            data = { .key = key };

  g_return_val_if_fail (HSL_IS_STORE (self) && key != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

void
hsl_draft_free (HslDraft *self)
{
  g_free (self->key);
  g_free (self);
}

static gboolean
do_list_drafts (HslStore *self,
                gpointer  data,
                GError  **error)
{
  DraftCall          *call = data;
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT key, saved_at FROM draft WHERE account = $account ORDER BY saved_at"
                         " DESC, key",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", self->account);
  for (;;)
    {
      HslDraft *draft;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      draft = g_new0 (HslDraft, 1);
      draft->key = g_strdup (hsl_stmt_get_text (stmt, 0));
      draft->saved_at = hsl_minute_from_iso (hsl_stmt_get_text (stmt, 1));
      g_ptr_array_add (call->list, draft);
    }
}

/**
 * hsl_store_list_drafts:
 *
 * Returns: (transfer full) (element-type HslDraft) (nullable): the drafts of the account, newest first
 */
GPtrArray *
hsl_store_list_drafts (HslStore *self,
                       GError  **error)
{
  static const HslCall  call = { do_list_drafts, HSL_CALL_READ, HSL_RIGHTS_ALL };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_draft_free);
  DraftCall             data = { .list = list };

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&list) : NULL;
}

/* --- settings --- */

typedef struct
{
  const char *key;
  const char *value;
  char       *result;
  gint64      version;
} SettingCall;

static gboolean
do_get_setting (HslStore *self,
                gpointer  data,
                GError  **error)
{
  SettingCall         *call = data;
  g_autoptr (HslStmt)  stmt = NULL;
  g_autoptr (GVariant) content = NULL;
  gboolean             has_row;

  stmt = hsl_db_prepare (self->rows.db, "SELECT version, sealed FROM setting WHERE key = $key", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "key", call->key);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  call->version = hsl_stmt_get_number (stmt, 0);
  hsl_aad_reset (self->rows.aad, "setting", call->key, call->version);
  content = open_sealed (self, stmt, 1, error);
  return content != NULL && g_variant_lookup (content, "value", "s", &call->result);
}

/**
 * hsl_store_get_setting:
 *
 * Returns: (transfer full) (nullable): what is set; %NULL without an error when nothing is
 */
char *
hsl_store_get_setting (HslStore   *self,
                       const char *key,
                       GError    **error)
{
  static const HslCall call = { do_get_setting, HSL_CALL_READ, HSL_RIGHTS_ALL, 0, TRUE };
  SettingCall          data = { .key = key };

  g_return_val_if_fail (HSL_IS_STORE (self) && key != NULL, NULL);

  if (hsl_store_call (self, &call, &data, NULL, error))
    return data.result;
  g_free (data.result);
  return NULL;
}

static gboolean
write_setting (HslStore    *self,
               SettingCall *call,
               GBytes     **out_commitment,
               GError     **error)
{
  GVariantDict        content;
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (GBytes)  sealed = NULL;

  stmt = hsl_db_prepare (self->rows.db,
                         "INSERT OR REPLACE INTO setting (key, version, sealed) VALUES ($key, $version,"
                         " $sealed)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_aad_reset (self->rows.aad, "setting", call->key, call->version);
  g_variant_dict_init (&content, NULL);
  g_variant_dict_insert (&content, "value", "s", call->value);
  sealed = seal (self, HSL_KEY_STATION, NULL, g_variant_dict_end (&content), out_commitment, error);
  if (sealed == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "key", call->key);
  hsl_stmt_bind_number (stmt, "version", call->version);
  hsl_stmt_bind_bytes (stmt, "sealed", sealed);
  return hsl_stmt_run (stmt, error);
}

/* Who could change the rights could give them to themselves. */
static gboolean
may_set (HslStore   *self,
         const char *key,
         GError    **error)
{
  if (!g_str_equal (key, HSL_SETTING_RIGHTS) ||
      (hsl_access_get_permits (self) & HSL_PERMIT_ACCOUNTS) != 0)
    return TRUE;
  g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT,
                       _ ("Only the administrator sets the rights"));
  return FALSE;
}

static gboolean
do_set_setting (HslStore *self,
                gpointer  data,
                GError  **error)
{
  SettingCall        *call = data;
  g_autoptr (GString) writes = g_string_new (NULL);
  g_autoptr (GBytes)  commitment = NULL;
  g_autoptr (HslFact) activity = NULL;

  if (!may_set (self, call->key, error) || !do_get_setting (self, call, error))
    return FALSE;
  g_clear_pointer (&call->result, g_free);
  call->version++;
  if (!write_setting (self, call, &commitment, error))
    return FALSE;
  hsl_writes_add (writes, "setting", call->key, call->version, commitment);
  activity = (HslFact *) hsl_store_new_activity (self, "setting", "set", call->key);
  if (!hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error))
    return FALSE;
  hsl_store_set_changed (self, NULL);
  /* Holidays and rights that cannot be read are refused here, before they are kept. */
  if (g_str_equal (call->key, HSL_SETTING_RIGHTS))
    return hsl_access_load_rules (self, error) && hsl_key_rows_raise_generation (self->rows.db, error);
  return !g_str_equal (call->key, "holidays") || hsl_store_load_calendar (self, error);
}

/**
 * hsl_store_set_setting:
 * @key: a word; it is not sealed
 * @value: "" for none
 *
 * Keeps a setting of the station. "holidays" holds lines as hsl_calendar_add_year_text() takes them.
 */
gboolean
hsl_store_set_setting (HslStore   *self,
                       const char *key,
                       const char *value,
                       GError    **error)
{
  static const HslCall call = { do_set_setting, HSL_CALL_WRITE, HSL_RIGHTS_STATION };
  SettingCall          data = { .key = key, .value = value };

  g_return_val_if_fail (HSL_IS_STORE (self) && key != NULL && value != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

/**
 * hsl_store_load_calendar:
 *
 * Lays the holidays that were pasted in over those of the rulebook. On the database thread.
 */
gboolean
hsl_store_load_calendar (HslStore *self,
                         GError  **error)
{
  SettingCall             data = { .key = "holidays" };
  g_autofree char        *text = NULL;
  g_autoptr (HslCalendar) calendar = NULL;

  if (!do_get_setting (self, &data, error))
    return FALSE;
  text = data.result;
  if (text == NULL || *text == '\0')
    calendar = hsl_calendar_ref (self->rules->calendar);
  else
    {
      calendar = hsl_calendar_copy (self->rules->calendar);
      if (!hsl_calendar_add_year_text (calendar, text, error))
        return FALSE;
    }
  g_mutex_lock (&self->lock);
  self->calendar = calendar;
  g_ptr_array_add (self->calendars, g_steal_pointer (&calendar));
  g_mutex_unlock (&self->lock);
  return TRUE;
}
