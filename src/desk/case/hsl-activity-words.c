/* hsl-activity-words.c: an entry of the timeline in words
 *
 * An entry keeps which action it was and the fact it wrote; the words are made from these, so a
 * corrected fact reads right everywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-activity"

#include "hsl-activity-words.h"

#include "hsl-money.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_activity_dup_title:
 *
 * Returns: (transfer full): what was done: the name of the action, else of the kind of contact
 */
char *
hsl_activity_dup_title (const HslActivity *self,
                        HslStore          *store)
{
  const HslAction *action = hsl_action_find (self->action);
  const char      *name;

  if (action != NULL)
    return g_strdup (_ (action->label));
  if (g_strcmp0 (self->action, "register") == 0)
    return g_strdup (_ ("Registered"));
  name = hsl_words_code (store, "activity-kind", self->kind);
  return g_strdup (name != NULL ? name : self->kind);
}

static char *
dup_money (gint64 fen)
{
  g_autofree char *digits = hsl_money_format (fen);

  /* Translators: an amount of money */
  return g_strdup_printf (_ ("%s yuan"), digits);
}

static char *
dup_session (const HslSession *session,
             HslStore         *store)
{
  return g_strdup_printf ("%s%s%s", hsl_words_code (store, "session-result", session->result),
                          session->result_text != NULL ? " · " : "",
                          session->result_text != NULL ? session->result_text : "");
}

static char *
dup_performance (const HslPerformance *performance,
                 const HslCase        *owner)
{
  const HslTerm   *term = hsl_case_find_term (owner, performance->term, NULL);
  const HslParty  *creditor = term != NULL ? hsl_case_find_party (owner, term->creditor) : NULL;
  g_autofree char *amount = performance->amount_fen > 0 ? dup_money (performance->amount_fen) : NULL;
  const char      *parts[3] = { NULL };
  guint            n = 0;

  if (creditor != NULL)
    parts[n++] = creditor->name;
  if (amount != NULL)
    parts[n++] = amount;
  return g_strjoinv (" · ", (char **) parts);
}

/* Where a planned session was moved to by this entry: the next time that was given up, or the present one. */
static HslMinute
find_moved_to (const HslAppointment *appointment,
               HslMinute             moved_at,
               const char          **out_reason)
{
  for (guint i = 0; i < appointment->moves->len; i++)
    {
      const HslAppointmentMove *move = g_ptr_array_index (appointment->moves, i);

      if (move->moved_at != moved_at)
        continue;
      *out_reason = move->reason;
      return i + 1 < appointment->moves->len
                 ? ((HslAppointmentMove *) g_ptr_array_index (appointment->moves, i + 1))->was_at
                 : appointment->starts_at;
    }
  return appointment->starts_at;
}

/* The time that was planned when the entry was made. */
static HslMinute
find_first_time (const HslAppointment *appointment)
{
  return appointment->moves->len > 0
             ? ((HslAppointmentMove *) g_ptr_array_index (appointment->moves, 0))->was_at
             : appointment->starts_at;
}

static char *
dup_appointment (const HslActivity    *self,
                 const HslAppointment *appointment)
{
  const char      *reason = NULL;
  HslMinute        at = appointment->starts_at;
  g_autofree char *when = NULL;

  if (g_strcmp0 (self->action, "move-session") == 0)
    at = find_moved_to (appointment, self->at, &reason);
  else if (g_strcmp0 (self->action, "plan-session") == 0)
    at = find_first_time (appointment);
  else if (g_strcmp0 (self->action, "cancel-session") == 0)
    reason = appointment->cancel_reason;
  when = hsl_words_minute (at);
  return reason != NULL ? g_strdup_printf ("%s · %s", when, reason) : g_steal_pointer (&when);
}

static char *
dup_follow_up (const HslFollowUp *follow_up,
               HslStore          *store)
{
  return g_strdup_printf ("%s%s%s", hsl_words_code (store, "follow-up-result", follow_up->result),
                          follow_up->text != NULL ? " · " : "",
                          follow_up->text != NULL ? follow_up->text : "");
}

static char *
dup_value (const HslCorrection *correction,
           const char          *field,
           const HslMask       *mask)
{
  const char *value = hsl_fact_get_text (correction, field);

  return hsl_mask_dup_field (mask, correction, hsl_noun_find_field (&hsl_correction_noun, field),
                             value != NULL ? value : "");
}

static char *
dup_correction (const HslCorrection *correction,
                const HslMask       *mask)
{
  const HslNoun  *noun = hsl_noun_find (correction->noun);
  const HslField *field = noun != NULL ? hsl_noun_find_field (noun, correction->field) : NULL;

  g_autofree char *old = dup_value (correction, "old", mask);
  g_autofree char *new = dup_value (correction, "new", mask);

  /* Translators: a field, its old and its new value, and why it was corrected */
  return g_strdup_printf (_ ("%s: “%s” → “%s” (%s)"), field != NULL ? _ (field->label) : correction->field,
                          old, new, correction->reason);
}

/* The fact the entry tells of, in a line; %NULL when its kind needs none. */
static char *
dup_subject (const HslActivity *self,
             const HslCase     *owner,
             const HslMask     *mask,
             HslStore          *store)
{
  HslFact *fact;

  if ((fact = hsl_fact_list_find (owner->sessions, self->subject)) != NULL)
    return dup_session ((HslSession *) fact, store);
  if ((fact = hsl_fact_list_find (owner->appointments, self->subject)) != NULL)
    return dup_appointment (self, (HslAppointment *) fact);
  if ((fact = hsl_fact_list_find (owner->performances, self->subject)) != NULL)
    return dup_performance ((HslPerformance *) fact, owner);
  if ((fact = hsl_fact_list_find (owner->follow_ups, self->subject)) != NULL)
    return dup_follow_up ((HslFollowUp *) fact, store);
  if ((fact = hsl_fact_list_find (owner->urges, self->subject)) != NULL)
    return g_strdup (((HslUrge *) fact)->text);
  if ((fact = hsl_fact_list_find (owner->inquiries, self->subject)) != NULL)
    return g_strdup (((HslInquiry *) fact)->respondent);
  if ((fact = hsl_fact_list_find (owner->transfers, self->subject)) != NULL)
    return g_strdup (((HslTransfer *) fact)->unit);
  if ((fact = hsl_fact_list_find (owner->pauses, self->subject)) != NULL)
    return g_strdup (((HslPause *) fact)->reason);
  if ((fact = hsl_fact_list_find (owner->attachments, self->subject)) != NULL)
    return g_strdup (((HslAttachment *) fact)->name);
  if ((fact = hsl_fact_list_find (owner->corrections, self->subject)) != NULL)
    return dup_correction ((HslCorrection *) fact, mask);
  if ((fact = hsl_fact_list_find (owner->documents, self->subject)) != NULL)
    return g_strdup (((HslDocument *) fact)->form);
  return NULL;
}

/**
 * hsl_activity_dup_details:
 * @owner: the case of the entry
 * @mask: over what it tells
 *
 * Returns: (transfer full) (nullable): what was said, or what the fact behind the entry holds
 */
char *
hsl_activity_dup_details (const HslActivity *self,
                          const HslCase     *owner,
                          const HslMask     *mask,
                          HslStore          *store)
{
  g_autofree char *details = NULL;

  if (self->text != NULL && *self->text != '\0')
    return hsl_mask_dup_text (mask, self->text);
  details = dup_subject (self, owner, mask, store);
  return details != NULL ? hsl_mask_dup_text (mask, details) : NULL;
}

/**
 * hsl_activity_dup_people:
 *
 * Returns: (transfer full): who spoke to whom, or who did it: "陈望舒 → 高丽"
 */
char *
hsl_activity_dup_people (const HslActivity *self,
                         const HslCase     *owner,
                         HslStore          *store)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);
  const char              *worker = hsl_directory_get_worker_name (directory, self->worker);
  const HslParty          *party = hsl_case_find_party (owner, self->party);

  if (party == NULL || party->name == NULL)
    return g_strdup (worker);
  if (*worker == '\0')
    return g_strdup (party->name);
  if (g_strcmp0 (self->direction, "out") == 0)
    return g_strdup_printf ("%s → %s", worker, party->name);
  return g_strdup_printf ("%s → %s", party->name, worker);
}

/**
 * hsl_activity_get_icon:
 *
 * Returns: (transfer none): the name of an icon for the kind of entry
 */
const char *
hsl_activity_get_icon (const HslActivity *self)
{
  static const struct
  {
    const char *kind;
    const char *icon;
  } icons[] = {
    { "call", "call-start-symbolic" },
    { "message", "mail-unread-symbolic" },
    { "visit", "mark-location-symbolic" },
    { "investigation", "system-search-symbolic" },
    { "note", "accessories-text-editor-symbolic" },
    { "print", "printer-symbolic" },
    { "export", "document-send-symbolic" },
    { "view", "view-reveal-symbolic" },
    { "attachment", "mail-attachment-symbolic" },
    { "correction", "document-edit-symbolic" },
    { "contact", "avatar-default-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (self->kind, icons[i].kind) == 0)
      return icons[i].icon;
  return "emblem-ok-symbolic";
}
