/* hsl-demo-mediate.c: from the acceptance of a dispute to the agreement or the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-case-appointments.h"
#include "hsl-demo-plan.h"

#include <string.h>

#define SECOND_POLICE_SESSION_WORKING_DAYS 6

static gboolean
give_notice (HslDemoPlay *self)
{
  return hsl_demo_play_wait_minutes (self, 5, 70) && hsl_demo_play_act (self, "notice", NULL) &&
         hsl_demo_play_print (self, "rights-notice", NULL, 1);
}

static gboolean
contact (HslDemoPlay *self)
{
  static const struct
  {
    const char *words, *kind, *channel, *direction;
  } ways[] = {
    { "calls_out", "call", "phone", "out" },
    { "calls_in", "call", "phone", "in" },
    { "visits", "visit", "visit", "out" },
    { "messages", "message", "message", "in" },
  };
  guint                 way = (guint) hsl_demo_play_roll (self, 0, G_N_ELEMENTS (ways) - 1);
  g_autofree char      *text = hsl_demo_play_word (self, ways[way].words);
  const HslFact        *party = g_ptr_array_index (self->dispute->parties, 0);
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "kind", ways[way].kind);
  hsl_demo_put (&input, "channel", ways[way].channel);
  hsl_demo_put (&input, "direction", ways[way].direction);
  hsl_demo_put (&input, "text", text);
  hsl_demo_put (&input, "party", party->uid);
  return hsl_demo_play_wait_minutes (self, 20, 500) && hsl_demo_play_act (self, "contact", &input);
}

static gboolean
contact_now_and_then (HslDemoPlay *self,
                      int          percent)
{
  while (hsl_demo_play_chance (self, percent))
    {
      if (!contact (self))
        return FALSE;
      percent /= 2;
    }
  return TRUE;
}

static gboolean
inquire (HslDemoPlay *self)
{
  g_autoptr (GVariant)  lines = hsl_demo_words_list (self->world->words->words, "inquiry");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (!hsl_demo_play_wait_days (self, 0, 2))
    return FALSE;
  hsl_demo_put (&input, "place", self->cast.place);
  hsl_demo_put_uids (&input, "investigators", self->mediator->fact.uid, NULL);
  hsl_demo_put (&input, "recorder", self->handler->fact.uid);
  hsl_demo_put (&input, "respondent", self->cast.witness);
  hsl_demo_put (&input, "respondent_identity", "双方邻居");
  g_variant_dict_insert_value (&input, "record", hsl_demo_play_record (self, lines));
  return hsl_demo_play_act (self, "inquire", &input) &&
         hsl_demo_play_print (self, "inquiry-record", self->dispute->inquiries, 1);
}

static gboolean
correct (HslDemoPlay *self)
{
  g_autoptr (GVariant)  what = hsl_demo_play_item (self, "corrections");
  const HslFact        *party = g_ptr_array_index (self->dispute->parties, 0);
  const char           *field = hsl_demo_words_text (what, "field", NULL);
  g_autofree char      *phone = hsl_demo_world_make_phone (self->world);
  g_autofree char      *place = hsl_demo_world_make_place (self->world, "home", self->grid);
  g_autofree char      *address = g_strconcat (HSL_DEMO_COUNTY, place, NULL);
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "noun", "party");
  hsl_demo_put (&input, "subject", party->uid);
  hsl_demo_put (&input, "field", field);
  hsl_demo_put (&input, "value", g_str_equal (field, "phone") ? phone : address);
  hsl_demo_put (&input, "reason", hsl_demo_words_text (what, "reason", NULL));
  return hsl_demo_play_wait_minutes (self, 20, 300) && hsl_demo_play_act (self, "correct", &input);
}

static gboolean
assign (HslDemoPlay *self)
{
  const HslWorker      *guest = hsl_demo_world_pick_worker (self->world, "resident-lawyer", NULL);
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put_uids (&input, "mediators", self->mediator->fact.uid, NULL);
  hsl_demo_put_uids (&input, "invited", guest->fact.uid, NULL);
  hsl_demo_put (&input, "handler", self->handler->fact.uid);
  return hsl_demo_play_wait_minutes (self, 5, 60) && hsl_demo_play_act (self, "assign", &input);
}

static gboolean
supervise (HslDemoPlay *self)
{
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&input, "supervised", "b", TRUE);
  hsl_demo_put (&input, "reason", "所长督办");
  return hsl_demo_play_wait_minutes (self, 30, 300) && hsl_demo_play_act (self, "supervise", &input);
}

/* Out to another unit, which keeps it or sends it back. */
static gboolean
transfer (HslDemoPlay *self,
          gboolean     comes_back)
{
  g_autofree char      *unit = hsl_demo_play_word (self, "units");
  g_autofree char      *reason = hsl_demo_play_word (self, "return_reasons");
  g_auto (GVariantDict) sent = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) returned = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&sent, "direction", "out");
  hsl_demo_put (&sent, "unit", unit);
  if (!hsl_demo_play_wait_days (self, 0, 2) || !hsl_demo_play_act (self, "transfer", &sent) ||
      !hsl_demo_play_wait_days (self, 1, 5))
    return FALSE;
  if (!comes_back)
    return hsl_demo_play_act (self, "transfer-accepted", NULL);
  hsl_demo_put (&returned, "reason", reason);
  return hsl_demo_play_act (self, "transfer-returned", &returned);
}

static gboolean
pause_for_expert (HslDemoPlay *self)
{
  g_autofree char      *reason = hsl_demo_play_word (self, "pauses");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (!hsl_demo_play_wait_days (self, 0, 2))
    return FALSE;
  hsl_demo_put_day (&input, "from_on", hsl_minute_get_day (self->at));
  hsl_demo_put (&input, "reason", reason);
  return hsl_demo_play_act (self, "pause", &input) && hsl_demo_play_wait_days (self, 12, 35) &&
         hsl_demo_play_act (self, "resume", NULL);
}

static gboolean
extend (HslDemoPlay *self)
{
  g_autofree char      *reason = hsl_demo_play_word (self, "extensions");
  HslDay                today;
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (!hsl_demo_play_wait_days (self, 0, 1))
    return FALSE;
  today = hsl_minute_get_day (self->at);
  hsl_demo_put_day (&input, "agreed_on", today);
  hsl_demo_put_day (&input, "until_on", today + 30);
  hsl_demo_put (&input, "reason", reason);
  return hsl_demo_play_act (self, "extend", &input);
}

static void
put_attendees (HslDemoPlay  *self,
               GVariantDict *input)
{
  GVariantBuilder uids;

  g_variant_builder_init (&uids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < self->dispute->parties->len; i++)
    g_variant_builder_add (&uids, "s", ((HslFact *) g_ptr_array_index (self->dispute->parties, i))->uid);
  g_variant_dict_insert_value (input, "attendees", g_variant_builder_end (&uids));
}

static void
put_participant (HslDemoPlay  *self,
                 GVariantDict *input)
{
  const HslWorker      *guest = hsl_demo_world_pick_worker (self->world, "resident-lawyer", NULL);
  g_auto (GVariantDict) participant = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder       participants;

  hsl_demo_put (&participant, "name", guest->name);
  hsl_demo_put (&participant, "unit", "驻所律师工作室");
  hsl_demo_put (&participant, "role", guest->role);
  hsl_demo_put (&participant, "worker", guest->fact.uid);
  g_variant_dict_insert (&participant, "consent", "b", TRUE);
  g_variant_builder_init (&participants, G_VARIANT_TYPE ("aa{sv}"));
  g_variant_builder_add_value (&participants, g_variant_dict_end (&participant));
  g_variant_dict_insert_value (input, "participants", g_variant_builder_end (&participants));
}

/* A session that would be tomorrow or the day after is brought forward to today, so that a demo's desk has
 * sessions on its first day. What lies after today is planned; of what was held only today's plan is told. */
static gboolean
wait_for_session (HslDemoPlay *self,
                  int          low,
                  int          high)
{
  HslDay    today = hsl_minute_get_day (self->world->end);
  HslMinute morning = hsl_minute_new (today, 8, 30);
  HslMinute before = self->at;
  int       left = self->steps_left;

  if (hsl_demo_play_wait_days (self, low, high))
    {
      if (self->at >= hsl_minute_new (today, 0, 0))
        hsl_demo_plan_held (self, before);
      return self->error == NULL;
    }
  if (self->error != NULL || left == 0 || before > morning - HSL_MINUTES_PER_DAY / 2 ||
      before < morning - 6 * HSL_MINUTES_PER_DAY || self->world->end < morning + 100 ||
      !hsl_demo_play_chance (self, 40))
    {
      hsl_demo_plan_ahead (self);
      return FALSE;
    }
  self->at = hsl_demo_play_roll (self, 0, (int) MIN (self->world->end - morning - 95, 400)) + morning;
  hsl_demo_plan_held (self, before);
  return self->error == NULL;
}

static gboolean
hold_session (HslDemoPlay *self,
              gboolean     agrees)
{
  g_autoptr (GVariant)  lines = hsl_demo_words_list (self->situation, agrees ? "settle" : "talk");
  GPtrArray            *rooms = self->world->directory->rooms;
  guint                 which = (guint) hsl_demo_play_roll (self, 0, (int) rooms->len - 1);
  const HslAppointment *planned = hsl_case_find_appointment_on (self->dispute, hsl_minute_get_day (self->at));
  const HslRoom        *room =
      planned != NULL ? hsl_directory_find (self->world->directory, &hsl_room_noun, planned->room)
                             : g_ptr_array_index (rooms, which);
  g_autofree char      *agreed = hsl_demo_play_said (self, "agreed");
  HslMinute             start = self->at;
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  self->at += hsl_demo_play_roll (self, 40, 95);
  if (self->at > self->world->end)
    return FALSE;
  hsl_demo_put_minute (&input, "started_at", start);
  hsl_demo_put_minute (&input, "ended_at", self->at);
  hsl_demo_put (&input, "room", room->fact.uid);
  hsl_demo_put (&input, "place", room->name);
  hsl_demo_put (&input, "subject", self->dispute->title);
  if (self->second != NULL)
    hsl_demo_put_uids (&input, "mediators", self->mediator->fact.uid, self->second->fact.uid, NULL);
  else
    hsl_demo_put_uids (&input, "mediators", self->mediator->fact.uid, NULL);
  hsl_demo_put (&input, "recorder", self->handler->fact.uid);
  put_attendees (self, &input);
  if (hsl_demo_play_chance (self, 15))
    put_participant (self, &input);
  g_variant_dict_insert_value (&input, "record", hsl_demo_play_record (self, lines));
  hsl_demo_put (&input, "result", agrees ? "agreed" : hsl_demo_play_chance (self, 40) ? "adjourned"
                                                                                      : "not-agreed");
  hsl_demo_put (&input, "result_text", agrees ? agreed : "双方意见暂不一致，同意再次调解。");
  return hsl_demo_play_act (self, "session", &input) &&
         hsl_demo_play_print (self, "session-record", self->dispute->sessions, 2);
}

/* 程序规定 183: the second within 7 working days after the first. */
static gboolean
hold_second_police_session (HslDemoPlay *self,
                            gboolean     agrees)
{
  const HslCalendar *calendar = self->world->context.calendar;
  HslDay             first = self->dispute->first_session_on;
  int                later = hsl_demo_play_roll (self, 2, SECOND_POLICE_SESSION_WORKING_DAYS);

  return hsl_demo_play_wait_until (self, hsl_calendar_add_working_days (calendar, first, later), 0, 0) &&
         hold_session (self, agrees);
}

static gboolean
end_by_party (HslDemoPlay *self,
              const char  *action,
              const char  *words,
              guint        party)
{
  const HslFact        *who = g_ptr_array_index (self->dispute->parties, party);
  g_autofree char      *reason = hsl_demo_play_word (self, words);
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "party", who->uid);
  hsl_demo_put (&input, "reason", reason);
  return hsl_demo_play_wait_days (self, 0, 5) && hsl_demo_play_act (self, action, &input);
}

static gboolean
divert (HslDemoPlay *self)
{
  g_autoptr (GVariant)  where = hsl_demo_play_item (self, "diversions");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "to", hsl_demo_words_text (where, "to", NULL));
  hsl_demo_put (&input, "reason", hsl_demo_words_text (where, "reason", NULL));
  return hsl_demo_play_wait_days (self, 1, 4) && hsl_demo_play_act (self, "divert", &input);
}

static gboolean
fail (HslDemoPlay *self)
{
  g_autofree char      *reason = hsl_demo_play_said (self, "failure");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "reason", reason);
  return hsl_demo_play_wait_minutes (self, 10, 90) && hsl_demo_play_act (self, "fail", &input);
}

/* Returns whether the dispute goes on as an ordinary one. */
static gboolean
happen_beside (HslDemoPlay *self)
{
  if (hsl_demo_play_chance (self, 6) && !hsl_demo_play_is_police (self) && !assign (self))
    return FALSE;
  if (hsl_demo_play_chance (self, 3) && !supervise (self))
    return FALSE;
  if (hsl_demo_play_chance (self, 4) && !correct (self))
    return FALSE;
  if (hsl_demo_play_chance (self, 2) && !transfer (self, TRUE))
    return FALSE;
  return !hsl_demo_play_chance (self, 18) || inquire (self);
}

static gboolean
talk_again (HslDemoPlay *self,
            gboolean     agrees)
{
  gboolean expert = FALSE;

  if (hsl_demo_play_is_police (self))
    return hold_second_police_session (self, agrees);

  g_variant_lookup (self->situation, "pause", "b", &expert);
  if (expert && !pause_for_expert (self))
    return FALSE;
  if (hsl_demo_play_chance (self, 4) && !extend (self))
    return FALSE;
  return contact_now_and_then (self, 30) && wait_for_session (self, 3, 9) && hold_session (self, agrees);
}

static gboolean
hold_sessions (HslDemoPlay *self)
{
  gboolean agrees = self->outcome == HSL_DEMO_WRITTEN;
  gboolean at_once = agrees && hsl_demo_play_chance (self, 35);

  if (!wait_for_session (self, 1, 6) || !hold_session (self, at_once))
    return FALSE;
  if (at_once || self->outcome == HSL_DEMO_WITHDRAWN || self->outcome == HSL_DEMO_DIVERTED)
    return TRUE;
  if (agrees && !hsl_demo_play_is_police (self) &&
      hsl_demo_play_chance (self, 8) && !talk_again (self, FALSE))
    return FALSE;
  return talk_again (self, agrees);
}

/**
 * hsl_demo_play_mediate:
 *
 * Brings an accepted dispute to where it can be settled, or to its end.
 */
gboolean
hsl_demo_play_mediate (HslDemoPlay *self)
{
  if (self->outcome == HSL_DEMO_ORAL)
    return hsl_demo_play_wait_minutes (self, 8, 45);
  if (!contact_now_and_then (self, 50))
    return FALSE;
  if (self->outcome == HSL_DEMO_TRANSFERRED)
    return transfer (self, FALSE);
  if (!give_notice (self) || !happen_beside (self))
    return FALSE;
  if (self->outcome == HSL_DEMO_REFUSED)
    return end_by_party (self, "refuse", "refusals", self->dispute->parties->len - 1);
  if (!hold_sessions (self))
    return FALSE;

  switch (self->outcome)
    {
    case HSL_DEMO_WITHDRAWN:
      return end_by_party (self, "withdraw", "withdrawals", 0);
    case HSL_DEMO_FAILED:
      return fail (self);
    case HSL_DEMO_DIVERTED:
      return divert (self);
    case HSL_DEMO_WRITTEN:
    case HSL_DEMO_ORAL:
    case HSL_DEMO_DECLINED:
    case HSL_DEMO_TRANSFERRED:
    case HSL_DEMO_REFUSED:
    default:
      return TRUE;
    }
}
