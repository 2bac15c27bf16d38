/* hsl-store-case.c: cases: registering, acting, opening
 *
 * Writing a case is always the same: load it fresh, let the core make the case as it shall be,
 * compare, write the rows that differ, the clocks, the words, and one link of the chain that tells of
 * all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-appointment-rows.h"
#include "hsl-case-clocks.h"
#include "hsl-case-rows.h"
#include "hsl-clock-rows.h"
#include "hsl-number-rows.h"
#include "hsl-query.h"
#include "hsl-text-index.h"

#include <glib/gi18n-lib.h>

/* --- the chain --- */

/**
 * hsl_store_new_activity:
 * @text: (nullable): in words
 *
 * Returns: (transfer full): an activity of the account that is signed in
 */
HslActivity *
hsl_store_new_activity (HslStore   *self,
                        const char *kind,
                        const char *action,
                        const char *text)
{
  HslActivity *activity = hsl_fact_new (&hsl_activity_noun);

  activity->kind = g_strdup (kind);
  activity->action = g_strdup (action);
  activity->text = g_strdup (text);
  activity->at = hsl_store_get_now (self);
  activity->worker = g_strdup (hsl_store_get_worker (self));
  return activity;
}

/**
 * hsl_store_append:
 * @case_uid: (nullable): a case
 *
 * Adds a link that is not part of a timeline.
 */
gboolean
hsl_store_append (HslStore    *self,
                  HslActivity *activity,
                  const char  *case_uid,
                  const char  *writes,
                  GError     **error)
{
  return hsl_chain_append (&self->rows, self->keyring, self->account, activity, case_uid, FALSE, writes,
                           error);
}

/* The new entries of the timeline, the last of which tells of the rows. An action without an entry
 * gets a link alone. */
static gboolean
append_entries (HslStore      *self,
                const HslCase *before,
                const HslCase *after,
                const char    *action,
                const char    *writes,
                GError       **error)
{
  guint               first = before != NULL ? before->activities->len : 0;
  guint               n = after->activities->len;
  g_autoptr (HslFact) alone = NULL;

  for (guint i = first; i < n; i++)
    if (!hsl_chain_append (&self->rows, self->keyring, self->account,
                           g_ptr_array_index (after->activities, i),
                           after->fact.uid, TRUE, i == n - 1 ? writes : "", error))
      return FALSE;
  if (n > first)
    return TRUE;
  alone = (HslFact *) hsl_store_new_activity (self, "step", action, NULL);
  return hsl_store_append (self, (HslActivity *) alone, after->fact.uid, writes, error);
}

/* --- writing --- */

/* A party stands on one case; the person behind it may stand on others. */
static gboolean
add_persons (HslStore *self,
             HslCase  *after,
             GString  *writes,
             GError  **error)
{
  for (guint i = 0; i < after->parties->len; i++)
    {
      HslParty           *party = g_ptr_array_index (after->parties, i);
      g_autoptr (HslFact) person = NULL;

      if (party->person != NULL)
        continue;
      person = hsl_fact_new (&hsl_person_noun);
      person->uid = hsl_uid_new ();
      if (!hsl_store_write_fact (self, person, writes, error))
        return FALSE;
      party->person = g_strdup (person->uid);
    }
  return TRUE;
}

static gboolean
on_number_wanted_cb (const HslOrganisation *organisation,
                     int                    year,
                     gint64                *out_n,
                     gpointer               data,
                     GError               **error)
{
  return hsl_number_rows_take (hsl_store_get_db (data), organisation, year, out_n, error);
}

static gboolean
on_number_claimed_cb (const HslOrganisation *organisation,
                      int                    year,
                      gint64                 n,
                      gpointer               data,
                      GError               **error)
{
  return hsl_number_rows_claim (hsl_store_get_db (data), organisation, year, n, error);
}

/* That a room is taken is told to everybody; by which case, only to those who may see it. */
static gboolean
on_booking_wanted_cb (HslBooking *wanted,
                      gboolean   *out_is_taken,
                      gpointer    data,
                      GError    **error)
{
  g_autofree char *case_uid = NULL;
  HslAccessKind    kind = HSL_ACCESS_OPEN;

  if (!hsl_appointment_rows_find_booking (hsl_store_get_db (data), wanted, out_is_taken, &case_uid, error) ||
      (case_uid != NULL && !hsl_access_look (data, case_uid, &kind, NULL, error)))
    {
      g_clear_pointer (&wanted->number, g_free);
      return FALSE;
    }
  if (kind != HSL_ACCESS_OPEN)
    g_clear_pointer (&wanted->number, g_free);
  return TRUE;
}

static void
init_writing_context (HslStore   *self,
                      HslContext *context)
{
  hsl_store_init_context (self, context);
  context->take_number = on_number_wanted_cb;
  context->claim_number = on_number_claimed_cb;
  context->find_booking = on_booking_wanted_cb;
  context->data = self;
}

/**
 * hsl_store_write_case:
 * @before: (nullable): the case as it is stored
 * @after: the case as it shall be
 * @action: what was done
 *
 * Writes all that a change of a case touches. Inside the transaction of a call.
 */
gboolean
hsl_store_write_case (HslStore         *self,
                      const HslCase    *before,
                      HslCase          *after,
                      const char       *action,
                      const HslContext *context,
                      GError          **error)
{
  g_autoptr (GString)   writes = g_string_new (NULL);
  g_autoptr (GPtrArray) clocks = hsl_case_get_clocks (after, context);

  if (!hsl_store_change_lock (self, before, after, writes, error) ||
      !add_persons (self, after, writes, error) ||
      !hsl_case_rows_save (&self->rows, before, after, writes, error) ||
      !hsl_clock_rows_save (self->rows.db, after->fact.uid, clocks, error) ||
      !hsl_text_index_change_case (&self->rows, before, after, error) ||
      !append_entries (self, before, after, action, writes->str, error))
    return FALSE;
  hsl_store_set_changed (self, after->fact.uid);
  return TRUE;
}

/* In bulk nobody else can have written since: the case written last is the case as it is stored. */
static HslCase *
load_for_writing (HslStore   *self,
                  const char *case_uid,
                  GError    **error)
{
  if (self->in_bulk && self->last_case != NULL && g_str_equal (self->last_case->uid, case_uid))
    return hsl_fact_ref (self->last_case);
  return hsl_case_rows_load (&self->rows, case_uid, error);
}

static void
keep_last (HslStore *self,
           HslCase  *after)
{
  g_clear_pointer (&self->last_case, hsl_fact_unref);
  if (self->in_bulk)
    self->last_case = hsl_fact_ref (after);
}

typedef struct
{
  const char *id;
  const char *action;
  GVariant   *input;
  HslCase    *result;
} CaseCall;

/* A commit may fail after the call itself was done: then what it made was never stored. */
static HslCase *
run_case_call (HslStore      *self,
               const HslCall *call,
               CaseCall      *data,
               GError       **error)
{
  if (hsl_store_call (self, call, data, NULL, error))
    return data->result;
  hsl_fact_unref (data->result);
  return NULL;
}

static gboolean
do_register (HslStore *self,
             gpointer  data,
             GError  **error)
{
  CaseCall           *call = data;
  HslContext          context;
  g_autoptr (HslFact) after = NULL;
  gboolean            done;

  init_writing_context (self, &context);
  after = (HslFact *) hsl_case_register (call->input, &context, error);
  done = after != NULL && hsl_store_write_case (self, NULL, (HslCase *) after, "register", &context, error);
  hsl_store_clear_context (&context);
  if (!done)
    return FALSE;
  keep_last (self, (HslCase *) after);
  call->result = (HslCase *) g_steal_pointer (&after);
  return TRUE;
}

/**
 * hsl_store_register_case:
 * @input: "a{sv}", see hsl_case_register()
 *
 * Returns: (transfer full) (nullable): the new case; on a refusal nothing was written, and the error
 * names the field
 */
HslCase *
hsl_store_register_case (HslStore *self,
                         GVariant *input,
                         GError  **error)
{
  static const HslCall call = { do_register, HSL_CALL_WRITE, HSL_RIGHTS_WORK, HSL_PERMIT_REGISTER };
  CaseCall             data = { .input = input };

  g_return_val_if_fail (HSL_IS_STORE (self) && input != NULL, NULL);

  return run_case_call (self, &call, &data, error);
}

static gboolean
do_act (HslStore *self,
        gpointer  data,
        GError  **error)
{
  CaseCall           *call = data;
  const HslAction    *action = hsl_action_find (call->action);
  g_autoptr (HslFact) before = NULL;
  g_autoptr (HslFact) after = NULL;
  HslContext          context;
  gboolean            done;

  if (action == NULL)
    {
      g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, _ ("There is no action “%s”"), call->action);
      return FALSE;
    }
  if (!hsl_access_check (self, call->id, error))
    return FALSE;
  before = (HslFact *) load_for_writing (self, call->id, error);
  if (before == NULL)
    return FALSE;

  init_writing_context (self, &context);
  after = (HslFact *) hsl_action_do (action, (HslCase *) before, call->input, &context, error);
  done = after != NULL && hsl_store_write_case (self, (HslCase *) before, (HslCase *) after, action->id,
                                                &context,
                                                error);
  hsl_store_clear_context (&context);
  if (!done)
    return FALSE;
  keep_last (self, (HslCase *) after);
  call->result = (HslCase *) g_steal_pointer (&after);
  return TRUE;
}

/**
 * hsl_store_act:
 * @action: the id of an action, see hsl_actions
 * @input: (nullable): "a{sv}" of the action's input noun
 *
 * Does something to a case, in one transaction.
 *
 * Returns: (transfer full) (nullable): the case as it is now; on a refusal nothing was written
 */
HslCase *
hsl_store_act (HslStore   *self,
               const char *case_uid,
               const char *action,
               GVariant   *input,
               GError    **error)
{
  static const HslCall call = { do_act, HSL_CALL_WRITE, HSL_RIGHTS_READ };
  CaseCall             data = { .id = case_uid, .action = action, .input = input };

  g_return_val_if_fail (HSL_IS_STORE (self) && case_uid != NULL && action != NULL, NULL);

  return run_case_call (self, &call, &data, error);
}

/* --- reading --- */

/* Numbers are typed with brackets of either width, and read out without them. */
static char *
fold_number (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString         *folded = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x3014 || c == 0x3010 || c == '[')
        c = '(';
      else if (c == 0x3015 || c == 0x3011 || c == ']')
        c = ')';
      if (!g_unichar_isspace (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}

/* The year and the running number are the same in every way of writing one: the first and the last digits. */
static gboolean
find_by_number (HslStore   *self,
                const char *text,
                char      **out_uid,
                GError    **error)
{
  g_autofree char    *wanted = fold_number (text);
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;
  HslQuery           *query = hsl_query_new (text);
  int                 serial = query->is_number ? query->serial : 0;

  hsl_query_free (query);
  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT uid, number FROM \"case\" WHERE number_n = $n ORDER BY number_year DESC",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "n", serial);
  for (;;)
    {
      g_autofree char *number = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      number = fold_number (hsl_stmt_get_text (stmt, 1));
      if (!g_str_equal (number, wanted))
        continue;
      *out_uid = g_strdup (hsl_stmt_get_text (stmt, 0));
      return TRUE;
    }
}

static gboolean
case_exists (HslStore   *self,
             const char *uid,
             gboolean   *out_exists,
             GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->rows.db, "SELECT 1 FROM \"case\" WHERE uid = $uid", error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "uid", uid);
  return hsl_stmt_step (stmt, out_exists, error);
}

static gboolean
do_load (HslStore *self,
         gpointer  data,
         GError  **error)
{
  CaseCall        *call = data;
  g_autofree char *uid = g_strdup (call->id);
  gboolean         exists;

  if (!case_exists (self, uid, &exists, error))
    return FALSE;
  if (!exists)
    {
      g_clear_pointer (&uid, g_free);
      if (!find_by_number (self, call->id, &uid, error))
        return FALSE;
    }
  if (!hsl_access_check (self, uid != NULL ? uid : call->id, error))
    return FALSE;
  call->result = hsl_case_rows_load (&self->rows, uid != NULL ? uid : call->id, error);
  return call->result != NULL;
}

/**
 * hsl_store_load_case:
 * @id: a uid or a case number, with brackets of any kind
 *
 * Returns: (transfer full) (nullable): the whole case
 */
HslCase *
hsl_store_load_case (HslStore   *self,
                     const char *id,
                     GError    **error)
{
  static const HslCall call = { do_load, HSL_CALL_READ, HSL_RIGHTS_READ };
  CaseCall             data = { .id = id };

  g_return_val_if_fail (HSL_IS_STORE (self) && id != NULL, NULL);

  return run_case_call (self, &call, &data, error);
}

typedef struct
{
  const char *case_uid;
  const char *action;
  const char *text;
} Record;

/* What leaves the program, or its masks, asks here first: no permission, no trace; no trace, nothing. */
static gboolean
may_record (HslStore   *self,
            const char *action,
            GError    **error)
{
  HslPermits needed = hsl_permit_from_code (action);

  if ((needed & ~hsl_access_get_permits (self)) == 0)
    return TRUE;
  g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT, _ ("The account “%s” has no right to do this"),
               self->account);
  return FALSE;
}

static gboolean
do_record (HslStore *self,
           gpointer  data,
           GError  **error)
{
  const Record       *record = data;
  g_autoptr (HslFact) activity = NULL;

  if (!may_record (self, record->action, error) ||
      (record->case_uid != NULL && !hsl_access_check (self, record->case_uid, error)))
    return FALSE;
  activity = (HslFact *) hsl_store_new_activity (self, record->action, record->action, record->text);
  return hsl_store_append (self, (HslActivity *) activity, record->case_uid, "", error);
}

/**
 * hsl_store_record:
 * @case_uid: (nullable): the case it is about
 * @action: a code of "activity-kind": view, export, import, backup …
 * @text: (nullable): what, to whom
 *
 * Leaves a trace of something that changes nothing. It is in the chain, not in the timeline.
 */
gboolean
hsl_store_record (HslStore   *self,
                  const char *case_uid,
                  const char *action,
                  const char *text,
                  GError    **error)
{
  static const HslCall call = { do_record, HSL_CALL_WRITE, HSL_RIGHTS_ALL };
  Record               data = { case_uid, action, text };

  g_return_val_if_fail (HSL_IS_STORE (self) && action != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

/**
 * hsl_store_record_setting:
 * @text: what is about to change
 *
 * Leaves a trace of a change to what the station has set outside the store: its own forms. Only who may
 * change settings may do that.
 */
gboolean
hsl_store_record_setting (HslStore   *self,
                          const char *text,
                          GError    **error)
{
  static const HslCall call = { do_record, HSL_CALL_WRITE, HSL_RIGHT_CHIEF | HSL_RIGHT_ADMINISTER };
  Record               data = { NULL, "setting", text };

  g_return_val_if_fail (HSL_IS_STORE (self) && text != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

/**
 * hsl_store_record_view:
 *
 * Notes that the account looked at the case.
 */
gboolean
hsl_store_record_view (HslStore   *self,
                       const char *case_uid,
                       GError    **error)
{
  g_return_val_if_fail (case_uid != NULL, FALSE);

  return hsl_store_record (self, case_uid, "view", NULL, error);
}
