/* hsl-store-keeping.c: when the store was last backed up, rehearsed and proved
 *
 * Each of these is an activity of the chain; the plain table only says which was the last one. Nothing is
 * believed of it but what the activity says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-keeping.h"

#include "hsl-account-rows.h"
#include "hsl-store-private.h"

void
hsl_keeping_free (HslKeeping *self)
{
  if (self == NULL)
    return;
  g_free (self->backup);
  g_free (self->failure);
  g_free (self->rehearsal);
  g_free (self);
}

static gboolean
load_note (HslStore     *self,
           const char   *what,
           HslActivity **out_activity,
           GError      **error)
{
  g_autofree char *uid = NULL;

  *out_activity = NULL;
  if (!hsl_plain_rows_get (hsl_store_get_db (self), what, &uid, error))
    return FALSE;
  if (uid != NULL && *uid != '\0')
    *out_activity = (HslActivity *) hsl_chain_load_one (&self->rows, NULL, uid, NULL);
  return TRUE;
}

/* One that was made behind the program, or does not open, is as good as none. */
static gboolean
take_note (HslStore   *self,
           const char *what,
           HslMinute  *out_at,
           char      **out_text,
           gboolean   *out_failed,
           GError    **error)
{
  HslActivity        *activity = NULL;
  g_autoptr (HslFact) owned = NULL;

  if (!load_note (self, what, &activity, error))
    return FALSE;
  owned = (HslFact *) activity;
  if (activity == NULL)
    return TRUE;
  *out_at = activity->at;
  if (out_text != NULL)
    *out_text = g_strdup (activity->text);
  if (out_failed != NULL)
    *out_failed = g_strcmp0 (activity->action, HSL_KEEPING_FAILED) == 0;
  return TRUE;
}

static gboolean
do_get_keeping (HslStore *self,
                gpointer  data,
                GError  **error)
{
  HslKeeping *keeping = data;

  keeping->now = hsl_store_get_now (self);
  return take_note (self, HSL_KEEPING_BACKUP, &keeping->backed_up_at, &keeping->backup, NULL, error) &&
         take_note (self, HSL_KEEPING_FAILURE, &keeping->failed_at, &keeping->failure, NULL, error) &&
         take_note (self, HSL_KEEPING_REHEARSAL, &keeping->rehearsed_at, &keeping->rehearsal,
                    &keeping->rehearsal_failed, error) &&
         take_note (self, HSL_KEEPING_PROOF, &keeping->proved_at, NULL, NULL, error);
}

/**
 * hsl_store_get_keeping:
 *
 * Returns: (transfer full) (nullable): how the store is kept
 */
HslKeeping *
hsl_store_get_keeping (HslStore *self,
                       GError  **error)
{
  static const HslCall   call = { do_get_keeping, HSL_CALL_READ, HSL_RIGHTS_ALL };
  g_autoptr (HslKeeping) keeping = g_new0 (HslKeeping, 1);

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return hsl_store_call (self, &call, keeping, NULL, error) ? g_steal_pointer (&keeping) : NULL;
}

static gboolean
is_older (HslMinute at,
          HslMinute now,
          int       days)
{
  return hsl_minute_get_day (now) > hsl_minute_get_day (at) + (HslDay) days;
}

gboolean
hsl_keeping_is_backup_overdue (const HslKeeping *self)
{
  return self->backed_up_at == HSL_MINUTE_NONE ||
         is_older (self->backed_up_at, self->now, HSL_BACKUP_OVERDUE_DAYS);
}

/* Without a backup there is nothing to rehearse. */
gboolean
hsl_keeping_is_rehearsal_overdue (const HslKeeping *self)
{
  if (self->backed_up_at == HSL_MINUTE_NONE)
    return FALSE;
  return self->rehearsed_at == HSL_MINUTE_NONE || self->rehearsal_failed ||
         is_older (self->rehearsed_at, self->now, HSL_REHEARSAL_OVERDUE_DAYS);
}

/* --- noting --- */

typedef struct
{
  const char *what;
  const char *kind;
  const char *action;
  const char *text;
} Note;

static gboolean
do_note (HslStore *self,
         gpointer  data,
         GError  **error)
{
  const Note         *note = data;
  HslDb              *db = hsl_store_get_db (self);
  g_autoptr (HslFact) activity = NULL;

  hsl_store_set_changed (self, NULL);
  activity = (HslFact *) hsl_store_new_activity (self, note->kind, note->action, note->text);
  if (!hsl_store_append (self, (HslActivity *) activity, NULL, "", error) ||
      !hsl_plain_rows_set (db, note->what, activity->uid, error))
    return FALSE;
  return !g_str_equal (note->what, HSL_KEEPING_BACKUP) ||
         hsl_plain_rows_set (db, HSL_KEEPING_FAILURE, "", error);
}

/**
 * hsl_store_note_keeping:
 * @what: HSL_KEEPING_…
 * @kind: a code of "activity-kind"
 * @action: what was done; %HSL_KEEPING_FAILED
 *
 * Records something about the keeping of the store.
 */
gboolean
hsl_store_note_keeping (HslStore   *self,
                        const char *what,
                        const char *kind,
                        const char *action,
                        const char *text,
                        GError    **error)
{
  static const HslCall call = { do_note, HSL_CALL_WRITE, HSL_RIGHTS_ALL };
  Note                 note = { what, kind, action, text };

  return hsl_store_call (self, &call, &note, NULL, error);
}
