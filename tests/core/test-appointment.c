/* test-appointment.c: planned sessions and what becomes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

#include "hsl-case-appointments.h"

#include <string.h>

typedef TestStation Fixture;

#define ACCEPTED  "2026-03-05T16:00"
#define ALL_STEPS 1000

/* Accepted, with mediators and the notice given. */
static HslCase *
play_accepted (Fixture *fixture)
{
  return test_play (fixture, "market-stalls", 4);
}

static HslCase *
plan (Fixture    *fixture,
      HslCase    *on,
      const char *now,
      const char *json)
{
  g_autoptr (GError) error = NULL;
  HslCase           *after = test_do (fixture, on, now, "plan-session", test_parse_json (json), &error);

  g_assert_no_error (error);
  return after;
}

/* Holds a session; whatever else a record needs is suggested. */
static HslCase *
hold (Fixture    *fixture,
      HslCase    *on,
      const char *started_at,
      const char *now,
      const char *result)
{
  g_autofree char   *json = g_strdup_printf ("{\"started_at\":\"%s\",\"mediators\":[\"chen-guohua\"],"
                                               "\"result\":\"%s\"}",
                                             started_at, result);
  g_autoptr (GError) error = NULL;
  HslCase           *after = test_do (fixture, on, now, "session", test_parse_json (json), &error);

  g_assert_no_error (error);
  return after;
}

static const HslAppointment *
nth (HslFact *fact,
     guint    n)
{
  GPtrArray *appointments = ((HslCase *) fact)->appointments;

  g_assert_cmpuint (n, <, appointments->len);
  return g_ptr_array_index (appointments, n);
}

static void
assert_refused (Fixture    *fixture,
                HslFact    *on,
                const char *now,
                const char *action,
                const char *json,
                int         code,
                const char *words)
{
  g_autoptr (GVariant) input = g_variant_ref_sink (test_parse_json (json));
  g_autoptr (HslFact)  before = hsl_fact_copy (on);
  g_autoptr (GError)   error = NULL;

  fixture->context.now = hsl_minute_from_iso (now);
  g_assert_null (hsl_action_do (hsl_action_find (action), (HslCase *) on, input, &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
  g_assert_true (hsl_fact_equal (on, before));
}

static void
test_fulfilled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HslFact) fact = NULL;
  HslCase            *self = play_accepted (fixture);

  self = plan (fixture, self, ACCEPTED, "{\"starts_at\":\"2026-03-09T09:00\",\"room\":\"room-1\"}");
  g_assert_cmpint (nth (&self->fact, 0)->ends_at - nth (&self->fact, 0)->starts_at, ==,
                   HSL_APPOINTMENT_MINUTES);
  g_assert_cmpstr (nth (&self->fact, 0)->mediators[0], ==, self->mediators[0]);
  g_assert_cmpstr (nth (&self->fact, 0)->asked[0], ==, "tenant-1");
  g_assert_cmpstr (nth (&self->fact, 0)->state, ==, "planned");
  g_assert_false (hsl_appointment_is_overdue (nth (&self->fact, 0), hsl_day_from_ymd (2026, 3, 9)));
  g_assert_true (hsl_appointment_is_overdue (nth (&self->fact, 0), hsl_day_from_ymd (2026, 3, 10)));

  self = hold (fixture, self, "2026-03-09T09:10", "2026-03-09T11:00", "not-agreed");
  fact = &self->fact;
  g_assert_cmpstr (nth (fact, 0)->state, ==, "held");
  g_assert_cmpstr (nth (fact, 0)->session, ==, ((HslFact *) g_ptr_array_index (self->sessions, 0))->uid);
  g_assert_null (hsl_case_find_appointment (self, NULL));
}

/* Of two on one day the nearer one is held; one planned after a session waits for the next. */
static void
test_two_on_a_day (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (HslFact) fact = NULL;
  HslCase            *self = play_accepted (fixture);

  self = plan (fixture, self, ACCEPTED, "{\"starts_at\":\"2026-03-09T09:00\"}");
  self = plan (fixture, self, ACCEPTED, "{\"starts_at\":\"2026-03-09T15:00\"}");
  self = hold (fixture, self, "2026-03-09T09:00", "2026-03-09T10:00", "not-agreed");
  g_assert_cmpstr (nth (&self->fact, 0)->state, ==, "held");
  g_assert_cmpstr (nth (&self->fact, 1)->state, ==, "planned");

  self = plan (fixture, self, "2026-03-09T10:30", "{\"starts_at\":\"2026-03-09T17:00\"}");
  g_assert_cmpstr (nth (&self->fact, 2)->state, ==, "planned");
  self = hold (fixture, self, "2026-03-09T14:40", "2026-03-09T16:00", "not-agreed");
  fact = &self->fact;
  g_assert_cmpstr (nth (fact, 1)->state, ==, "held");
  g_assert_cmpstr (nth (fact, 2)->state, ==, "planned");
}

/* What was not held asks nobody any more when a later session was, or when the case went on without. */
static void
test_lapsed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) fact = NULL;
  HslCase            *self = play_accepted (fixture);

  self = plan (fixture, self, ACCEPTED, "{\"starts_at\":\"2026-03-09T09:00\"}");
  self = hold (fixture, self, "2026-03-10T09:00", "2026-03-10T10:00", "not-agreed");
  g_assert_cmpstr (nth (&self->fact, 0)->state, ==, "lapsed");

  self = plan (fixture, self, "2026-03-10T10:30", "{\"starts_at\":\"2026-03-16T09:00\"}");
  self = test_do (fixture, self, "2026-03-11T10:00", "withdraw",
                  test_parse_json ("{\"party\":\"tenant-1\",\"reason\":\"撤回\"}"), NULL);
  g_assert_nonnull (self);
  fact = &self->fact;
  g_assert_cmpstr (nth (fact, 1)->state, ==, "lapsed");
  g_assert_false (hsl_action_check (hsl_action_find ("move-session"), self, &fixture->context, NULL));
}

static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact)       fact = NULL;
  g_autoptr (GVariant)      suggested = NULL;
  g_autoptr (GVariant)      uid = NULL;
  const HslAppointment     *moved;
  const HslAppointmentMove *move;
  HslCase                  *self = play_accepted (fixture);

  self = plan (fixture, self, ACCEPTED,
               "{\"starts_at\":\"2026-03-13T14:00\",\"ends_at\":\"2026-03-13T16:00\",\"room\":\"room-1\","
               "\"channel\":\"phone\"}");
  g_assert_cmpint (nth (&self->fact, 0)->told_on, ==, hsl_day_from_ymd (2026, 3, 5));

  /* The same time of the next working day, in the same room. */
  suggested =
      g_variant_ref_sink (hsl_action_suggest (hsl_action_find ("move-session"), self, &fixture->context));
  uid = g_variant_lookup_value (suggested, "starts_at", G_VARIANT_TYPE_STRING);
  g_assert_cmpstr (g_variant_get_string (uid, NULL), ==, "2026-03-16T14:00");

  self = test_do (fixture, self, "2026-03-06T09:00", "move-session",
                  test_parse_json ("{\"starts_at\":\"2026-03-12T10:00\",\"room\":\"room-1\",\"reason\":"
                                   "\"被申请人出差\"}"),
                  NULL);
  g_assert_nonnull (self);
  fact = &self->fact;
  moved = nth (fact, 0);
  g_assert_cmpint (moved->starts_at, ==, hsl_minute_from_iso ("2026-03-12T10:00"));
  g_assert_cmpint (moved->ends_at - moved->starts_at, ==, 120);
  g_assert_cmpint (moved->told_on, ==, HSL_DAY_NONE);
  g_assert_cmpuint (moved->moves->len, ==, 1);
  move = g_ptr_array_index (moved->moves, 0);
  g_assert_cmpint (move->was_at, ==, hsl_minute_from_iso ("2026-03-13T14:00"));
  g_assert_cmpstr (move->reason, ==, "被申请人出差");

  assert_refused (fixture, fact, "2026-03-06T09:10", "move-session",
                  "{\"starts_at\":\"2026-03-12T10:00\",\"ends_at\":\"2026-03-12T12:00\",\"room\":\"room-1\","
                  "\"reason\":\"x\"}",
                  HSL_CORE_ERROR_FIELD, "starts_at:");
  assert_refused (fixture, fact, "2026-03-06T09:10", "move-session", "{\"starts_at\":\"2026-03-12T11:00\"}",
                  HSL_CORE_ERROR_FIELD, "reason:");
  assert_refused (fixture, fact, "2026-03-06T09:10", "correct",
                  "{\"noun\":\"appointment\",\"field\":\"starts_at\",\"value\":\"2026-03-20T10:00\","
                  "\"reason\":\"x\"}",
                  HSL_CORE_ERROR_FIELD, "field:");
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HslFact) fact = NULL;
  HslCase            *self = play_accepted (fixture);

  self = plan (fixture, self, ACCEPTED, "{\"starts_at\":\"2026-03-13T14:00\"}");
  self = test_do (fixture, self, "2026-03-06T09:00", "tell-session",
                  test_parse_json ("{\"channel\":\"message\"}"), NULL);
  g_assert_nonnull (self);
  g_assert_cmpint (nth (&self->fact, 0)->told_on, ==, hsl_day_from_ymd (2026, 3, 6));
  g_assert_cmpstr (nth (&self->fact, 0)->channel, ==, "message");

  assert_refused (fixture, &self->fact, "2026-03-06T10:00", "cancel-session", "{}", HSL_CORE_ERROR_FIELD,
                  "reason:");
  self = test_do (fixture, self, "2026-03-06T10:00", "cancel-session",
                  test_parse_json ("{\"reason\":\"双方自行协商\"}"), NULL);
  g_assert_nonnull (self);
  g_assert_cmpstr (nth (&self->fact, 0)->state, ==, "cancelled");
  g_assert_cmpstr (nth (&self->fact, 0)->cancel_reason, ==, "双方自行协商");

  /* People came after all: the session is a session, what was cancelled stays so. */
  self = hold (fixture, self, "2026-03-13T14:00", "2026-03-13T15:00", "not-agreed");
  fact = &self->fact;
  g_assert_cmpstr (nth (fact, 0)->state, ==, "cancelled");
  assert_refused (fixture, fact, "2026-03-13T16:00", "cancel-session", "{\"reason\":\"x\"}",
                  HSL_CORE_ERROR_MISSING, "planned");
}

static void
test_bad_input (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *json;
    const char *words;
  } wrong[] = {
    { "{}", "starts_at:" },
    { "{\"starts_at\":\"2026-03-05T15:59\"}", "past" },
    { "{\"starts_at\":\"2062-03-09T09:00\"}", "year" },
    { "{\"starts_at\":\"9 o'clock\"}", "starts_at:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"ends_at\":\"2026-03-09T09:00\"}", "ends_at:" },
    { "{\"starts_at\":\"2026-03-09T22:00\",\"ends_at\":\"2026-03-10T01:00\"}", "ends_at:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"room\":\"room-9\"}", "room:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"mediators\":[]}", "mediators:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"mediators\":[\"nobody\"]}", "mediators[0]:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"asked\":[\"nobody\"]}", "asked[0]:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"told_on\":\"2026-03-06\"}", "told_on:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"channel\":\"pigeon\"}", "channel:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"cancelled_on\":\"2026-03-05\"}", "cancelled_on:" },
    { "{\"starts_at\":\"2026-03-09T09:00\",\"state\":\"held\"}", "state" },
    { "{\"starts_at\":\"2026-03-09T10:00\"}", "from 09:30 to 11:00" },
  };
  g_autoptr (HslFact) clue = (HslFact *) test_play (fixture, "market-stalls", 1);
  g_autoptr (HslFact) over = (HslFact *) test_play (fixture, "market-stalls", ALL_STEPS);
  g_autoptr (HslFact) fact = NULL;

  fact = (HslFact *) play_accepted (fixture);
  fact = (HslFact *) plan (fixture, (HslCase *) fact, ACCEPTED, "{\"starts_at\":\"2026-03-09T09:30\"}");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (fixture, fact, ACCEPTED, "plan-session", wrong[i].json, HSL_CORE_ERROR_FIELD,
                    wrong[i].words);
  assert_refused (fixture, clue, ACCEPTED, "plan-session", "{\"starts_at\":\"2026-03-09T09:00\"}",
                  HSL_CORE_ERROR_STATE, "");
  assert_refused (fixture, over, "2026-08-01T09:00", "plan-session", "{\"starts_at\":\"2026-08-09T09:00\"}",
                  HSL_CORE_ERROR_STATE, "");
}

/* 程序规定 183: nothing is planned that would be too late. */
static void
test_police (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "police-mediation", 4);

  assert_refused (fixture, fact, "2026-05-09T09:00", "plan-session", "{\"starts_at\":\"2026-05-19T08:00\"}",
                  HSL_CORE_ERROR_RULE, "183");
  fact = (HslFact *) plan (fixture, (HslCase *) g_steal_pointer (&fact), "2026-05-09T09:00",
                           "{\"starts_at\":\"2026-05-18T17:00\"}");
}

/* The room is free from 10:00 on. */
static gboolean
find_booking (HslBooking *wanted,
              gboolean   *out_is_taken,
              gpointer    data,
              GError    **error)
{
  HslMinute until = hsl_minute_from_iso ("2026-03-09T10:00");

  *out_is_taken = g_strcmp0 (wanted->room, "room-1") == 0 && wanted->starts_at < until;
  if (*out_is_taken)
    {
      wanted->starts_at = hsl_minute_from_iso ("2026-03-09T08:30");
      wanted->ends_at = until;
      wanted->number = g_strdup ("（2026）榕湖人调字第7号");
    }
  return TRUE;
}

static void
test_room_taken (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) play_accepted (fixture);

  fixture->context.find_booking = find_booking;
  assert_refused (fixture, fact, ACCEPTED, "plan-session",
                  "{\"starts_at\":\"2026-03-09T09:00\",\"room\":\"room-1\"}", HSL_CORE_ERROR_FIELD,
                  "from 08:30 to 10:00");
  assert_refused (fixture, fact, ACCEPTED, "plan-session",
                  "{\"starts_at\":\"2026-03-09T09:00\",\"room\":\"room-1\"}", HSL_CORE_ERROR_FIELD, "第7号");
  fact = (HslFact *) plan (fixture, (HslCase *) g_steal_pointer (&fact), ACCEPTED,
                           "{\"starts_at\":\"2026-03-09T10:00\",\"room\":\"room-1\"}");
}

/* The record begins with what was planned. */
static void
test_suggested (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HslFact)  fact = NULL;
  g_autoptr (GVariant) suggested = NULL;
  g_autoptr (HslFact)  session = NULL;
  g_autoptr (GError)   error = NULL;

  fact = (HslFact *) plan (fixture, play_accepted (fixture), ACCEPTED,
                           "{\"starts_at\":\"2026-03-09T09:00\",\"room\":\"room-1\",\"place\":\"村委会\","
                           "\"asked\":[\"landlord\"]}");
  fixture->context.now = hsl_minute_from_iso ("2026-03-09T10:20");
  suggested = g_variant_ref_sink (hsl_action_suggest (hsl_action_find ("session"), (HslCase *) fact,
                                                      &fixture->context));
  session = hsl_fact_from_variant (&hsl_session_noun, suggested, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (((HslSession *) session)->started_at, ==, hsl_minute_from_iso ("2026-03-09T09:00"));
  g_assert_cmpstr (((HslSession *) session)->room, ==, "room-1");
  g_assert_cmpstr (((HslSession *) session)->place, ==, "村委会");
  g_assert_cmpstr (((HslSession *) session)->attendees[0], ==, "landlord");
  g_assert_null (((HslSession *) session)->attendees[1]);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/core/appointment/fulfilled", test_fulfilled },
    { "/core/appointment/two-on-a-day", test_two_on_a_day },
    { "/core/appointment/lapsed", test_lapsed },
    { "/core/appointment/moved", test_moved },
    { "/core/appointment/cancelled", test_cancelled },
    { "/core/appointment/bad-input", test_bad_input },
    { "/core/appointment/police", test_police },
    { "/core/appointment/room-taken", test_room_taken },
    { "/core/appointment/suggested", test_suggested },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, test_station_set_up, tests[i].func, test_station_tear_down);
  return g_test_run ();
}
