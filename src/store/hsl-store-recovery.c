/* hsl-store-recovery.c: the sheet in the safe: proved and renewed
 *
 * A sheet that was never tried is a hope. Proving one opens every key with it and changes nothing. A new
 * sheet gets every key sealed to it, and the old one none: it still opens the backups of its time, and any
 * copy of the file of before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-recovery.h"

#include "hsl-account-rows.h"
#include "hsl-key-rows.h"
#include "hsl-recovery.h"
#include "hsl-store-keeping.h"
#include "hsl-store-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Says of which sheet the key is, when it is not of the one that counts. */
static gboolean
refuse_sheet (HslDb      *db,
              HslKeyring *keyring,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT generation, (SELECT max (generation) FROM recovery) FROM recovery"
                         " WHERE box_public = $box_public",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_bytes (stmt, "box_public", hsl_keyring_get_box_public (keyring));
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
                 _ ("This is sheet %" PRId64 ", which is void: it was replaced by sheet %" PRId64),
                 hsl_stmt_get_number (stmt, 0), hsl_stmt_get_number (stmt, 1));
  else
    g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
                         _ ("This recovery key is typed right, but it is not one of this store"));
  return FALSE;
}

/* Every key that is sealed to the sheet. */
static HslKeyChest *
open_sheet (HslStore   *self,
            const char *text,
            GError    **error)
{
  HslDb                  *db = hsl_store_get_db (self);
  g_autoptr (HslSecret)   key = hsl_recovery_parse (text, error);
  g_autoptr (HslKeyring)  keyring = NULL;
  g_autoptr (GBytes)      box_public = NULL;
  g_autoptr (HslKeyChest) chest = hsl_key_chest_new ();
  HslKeyRows              rows = { db, chest, self->demo };

  if (key == NULL || !hsl_key_rows_load_recovery_public (db, &box_public, error))
    return NULL;
  keyring = hsl_recovery_open (key);
  if (!g_bytes_equal (box_public, hsl_keyring_get_box_public (keyring)))
    {
      refuse_sheet (db, keyring, error);
      return NULL;
    }
  if (!hsl_key_rows_load (&rows, HSL_KEY_HOLDER_RECOVERY, keyring, error))
    return NULL;
  return g_steal_pointer (&chest);
}

static gboolean
check_scope (HslStore    *self,
             HslKeyChest *chest,
             HslKeyScope  scope,
             GError     **error)
{
  guint32 id;

  if (!hsl_key_rows_get_current (hsl_store_get_db (self), scope, NULL, &id, error))
    return FALSE;
  if (id == 0 || hsl_key_chest_find (chest, id) != NULL)
    return TRUE;
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
                       _ ("The recovery sheet does not open every key of this store: renew it"));
  return FALSE;
}

static gboolean
do_prove (HslStore *self,
          gpointer  data,
          GError  **error)
{
  g_autoptr (HslKeyChest) chest = open_sheet (self, data, error);
  g_autoptr (GPtrArray)   missing = NULL;

  if (chest == NULL || !check_scope (self, chest, HSL_KEY_DATA, error) ||
      !check_scope (self, chest, HSL_KEY_STATION, error))
    return FALSE;
  missing = hsl_key_chest_list_cases (chest, FALSE);
  if (missing->len == 0)
    return hsl_store_note_keeping (self, HSL_KEEPING_PROOF, "recovery", "prove", NULL, error);
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
                       _ ("The recovery sheet does not open every key of this store: renew it"));
  return FALSE;
}

/**
 * hsl_store_prove_recovery:
 * @text: what somebody typed from the sheet
 *
 * Proves that the sheet opens the store. Nothing changes, but that it was proved is recorded.
 */
gboolean
hsl_store_prove_recovery (HslStore   *self,
                          const char *text,
                          GError    **error)
{
  static const HslCall call = { do_prove, HSL_CALL_WRITE, HSL_RIGHTS_ALL, HSL_PERMIT_BACKUP };

  g_return_val_if_fail (HSL_IS_STORE (self) && text != NULL, FALSE);

  return hsl_store_call (self, &call, (gpointer) text, NULL, error);
}

/* --- a new sheet --- */

typedef struct
{
  const char *old_text; /* (nullable) */
  char       *text;
  gint64      generation;
} Renewal;

static gboolean
list_wraps (HslDb   *db,
            GArray  *ids,
            GError **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "SELECT key FROM key_wrap WHERE holder = ''", error);
  gboolean            has_row;

  while (stmt != NULL && hsl_stmt_step (stmt, &has_row, error))
    {
      guint32 id;

      if (!has_row)
        return TRUE;
      id = (guint32) hsl_stmt_get_number (stmt, 0);
      g_array_append_val (ids, id);
    }
  return FALSE;
}

static gboolean
check_held (HslKeyChest *chest,
            GArray      *ids,
            GError     **error)
{
  guint missing = 0;

  for (guint i = 0; i < ids->len; i++)
    missing += hsl_key_chest_find_key (chest, g_array_index (ids, guint32, i)) == NULL;
  if (missing == 0)
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED,
               _ ("%u locked cases are sealed to the old sheet and not to you: type the old sheet "
                  "as well, or let"
                  " somebody renew it who is named in all of them"),
               missing);
  return FALSE;
}

static gboolean
seal_to (HslKeyRows *rows,
         GArray     *ids,
         GBytes     *box_public,
         GError    **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!hsl_key_rows_give (rows, g_array_index (ids, guint32, i), HSL_KEY_HOLDER_RECOVERY, box_public,
                            error))
      return FALSE;
  return TRUE;
}

static gboolean
do_renew (HslStore *self,
          gpointer  data,
          GError  **error)
{
  Renewal                *renewal = data;
  HslDb                  *db = hsl_store_get_db (self);
  g_autoptr (HslSecret)   key = hsl_recovery_new_key ();
  g_autoptr (HslSecret)   text = hsl_recovery_format (key);
  g_autoptr (HslKeyring)  keyring = hsl_recovery_open (key);
  GBytes                 *box_public = hsl_keyring_get_box_public (keyring);
  g_autoptr (HslKeyChest) chest = NULL;
  g_autoptr (GArray)      ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char        *said = NULL;
  HslKeyRows              rows = { db, NULL, self->demo };

  chest = renewal->old_text != NULL ? open_sheet (self, renewal->old_text, error)
                                    : hsl_key_chest_copy (self->chest);
  if (chest == NULL || !list_wraps (db, ids, error) || !check_held (chest, ids, error))
    return FALSE;
  rows.chest = chest;
  if (!hsl_account_rows_set_recovery (db, box_public, error) || !seal_to (&rows, ids, box_public, error) ||
      !hsl_db_query_number (db, "SELECT max (generation) FROM recovery", &renewal->generation, error))
    return FALSE;
  said = g_strdup_printf (_ ("sheet %" PRId64), renewal->generation);
  if (!hsl_store_record (self, NULL, "recovery", said, error))
    return FALSE;
  renewal->text = g_strdup (hsl_secret_get_text (text));
  return TRUE;
}

/**
 * hsl_store_renew_recovery:
 * @old_text: (nullable): what stands on the old sheet; needed where cases are locked that are not for who
 *   renews it
 * @out_generation: (out): the number of the new sheet
 *
 * Makes a new recovery sheet. The old one opens this store no more; it still opens the backups of its time,
 * and a copy of the file of before: whoever fears that it was seen makes new keys, too.
 *
 * Returns: (transfer full) (nullable): what is to be printed on the sheet, shown this once
 */
char *
hsl_store_renew_recovery (HslStore   *self,
                          const char *old_text,
                          gint64     *out_generation,
                          GError    **error)
{
  static const HslCall call = { do_renew, HSL_CALL_WRITE, HSL_RIGHTS_ALL, HSL_PERMIT_ADMIT };
  Renewal              renewal = { .old_text = old_text };

  g_return_val_if_fail (HSL_IS_STORE (self) && out_generation != NULL, NULL);

  if (!hsl_store_call (self, &call, &renewal, NULL, error))
    {
      g_free (renewal.text);
      return NULL;
    }
  *out_generation = renewal.generation;
  return renewal.text;
}

typedef struct
{
  gint64    generation;
  HslMinute made_at;
} Sheet;

static gboolean
do_get_recovery (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  Sheet                *sheet = data;
  g_autoptr (HslStmt)   stmt = NULL;
  g_autoptr (GDateTime) made = NULL;
  g_autoptr (GDateTime) local = NULL;
  gboolean              has_row;

  stmt = hsl_db_prepare (hsl_store_get_db (self),
                         "SELECT generation, created_at FROM recovery ORDER BY generation DESC LIMIT 1",
                         error);
  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  sheet->generation = hsl_stmt_get_number (stmt, 0);
  made = g_date_time_new_from_iso8601 (hsl_stmt_get_text (stmt, 1), NULL);
  local = made != NULL ? g_date_time_to_local (made) : NULL;
  if (local != NULL)
    sheet->made_at = hsl_minute_new (hsl_day_from_ymd (g_date_time_get_year (local),
                                                       g_date_time_get_month (local),
                                                       g_date_time_get_day_of_month (local)),
                                     g_date_time_get_hour (local), g_date_time_get_minute (local));
  return TRUE;
}

/**
 * hsl_store_get_recovery:
 *
 * Gives number and time of the recovery sheet that counts.
 */
gboolean
hsl_store_get_recovery (HslStore  *self,
                        gint64    *out_generation,
                        HslMinute *out_made_at,
                        GError   **error)
{
  static const HslCall call = { do_get_recovery, HSL_CALL_READ, HSL_RIGHTS_ALL };
  Sheet                sheet = { 0 };

  g_return_val_if_fail (HSL_IS_STORE (self) && out_generation != NULL && out_made_at != NULL, FALSE);

  if (!hsl_store_call (self, &call, &sheet, NULL, error))
    return FALSE;
  *out_generation = sheet.generation;
  *out_made_at = sheet.made_at;
  return TRUE;
}
