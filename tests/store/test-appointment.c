/* test-appointment.c: planned sessions over several cases: rooms, lists, tasks, the chain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <string.h>

/* A case that can be mediated, led by @mediator. */
static HslFact *
add_case (HslStore   *store,
          const char *summary,
          const char *mediator)
{
  g_autofree char *registration = g_strdup_printf (
      "{\"type\":\"02\",\"source\":\"visit\",\"summary\":\"%s\",\"parties\":[{\"uid\":\"a\",\"side\":"
      "\"applicant\",\"name\":\"仇小兰\"},{\"uid\":\"b\",\"side\":\"respondent\",\"name\":\"单立新\"}]}",
      summary);
  g_autofree char     *acceptance = g_strdup_printf ("{\"mediators\":[\"%s\"],\"handler\":\"%s\"}", mediator,
                                                     mediator);
  g_autoptr (GVariant) input = test_parse (registration);
  g_autoptr (GVariant) accept = test_parse (acceptance);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslFact)  made = (HslFact *) hsl_store_register_case (store, input, &error);
  HslFact             *accepted;

  g_assert_no_error (error);
  accepted = (HslFact *) hsl_store_act (store, made->uid, "accept", accept, &error);
  g_assert_no_error (error);
  return accepted;
}

static HslFact *
act (HslStore      *store,
     const HslFact *on,
     const char    *action,
     const char    *json,
     GError       **error)
{
  g_autoptr (GVariant) input = test_parse (json);

  return (HslFact *) hsl_store_act (store, on->uid, action, input, error);
}

static void
must (HslStore      *store,
      const HslFact *on,
      const char    *action,
      const char    *json)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) after = act (store, on, action, json, &error);

  g_assert_no_error (error);
}

static void
assert_refused (HslStore      *store,
                const HslFact *on,
                const char    *json,
                const char    *path,
                const char    *words)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) after = act (store, on, "plan-session", json, &error);

  g_assert_null (after);
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
  g_assert_true (g_str_has_prefix (error->message, path));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

#define MORNING "\"starts_at\":\"2026-03-09T09:00\",\"ends_at\":\"2026-03-09T10:00\""

static void
test_booking (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslFact) one = NULL;
  g_autoptr (HslFact) other = NULL;

  test_store_set_now (self->store, "2026-03-06T09:00");
  one = add_case (self->store, "漏水", "lin-suzhen");
  other = add_case (self->store, "噪音", "chen-guohua");
  must (self->store, one, "plan-session", "{" MORNING ",\"room\":\"room-1\"}");

  /* The room, then the mediator: each says from when to when, and by which case. */
  assert_refused (self->store, other, "{\"starts_at\":\"2026-03-09T09:59\",\"room\":\"room-1\"}", "room:",
                  "09:00");
  assert_refused (self->store, other, "{\"starts_at\":\"2026-03-09T08:00\",\"room\":\"room-1\"}", "room:",
                  ((HslCase *) one)->number);
  assert_refused (self->store, other, "{" MORNING ",\"mediators\":[\"chen-guohua\",\"lin-suzhen\"]}",
                  "mediators[1]:", "10:00");

  /* Elsewhere, by others, or as the other ends. */
  must (self->store, other, "plan-session", "{" MORNING ",\"place\":\"村委会\"}");
  must (self->store, other, "plan-session", "{\"starts_at\":\"2026-03-09T10:00\",\"room\":\"room-1\"}");

  /* A room that is given up can be had. */
  must (self->store, one, "move-session",
        "{\"starts_at\":\"2026-03-10T09:00\",\"room\":\"room-1\",\"reason\":\"改期\"}");
  must (self->store, other, "move-session", "{" MORNING ",\"room\":\"room-1\",\"reason\":\"改到室内\"}");
  must (self->store, one, "cancel-session", "{\"reason\":\"撤销\"}");
  must (self->store, other, "plan-session", "{\"starts_at\":\"2026-03-10T09:00\",\"room\":\"room-1\"}");
  test_assert_clean (self->store);
}

static void
test_list (TestStore    *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray)    all = NULL;
  g_autoptr (GPtrArray)    own = NULL;
  g_autoptr (HslFact)      one = NULL;
  g_autoptr (HslFact)      other = NULL;
  g_autoptr (GError)       error = NULL;
  const HslAppointmentRow *row;
  HslDay                   day = hsl_day_from_ymd (2026, 3, 9);

  test_store_set_now (self->store, "2026-03-06T09:00");
  one = add_case (self->store, "漏水", "lin-suzhen");
  other = add_case (self->store, "噪音", "chen-guohua");
  must (self->store, other, "plan-session", "{\"starts_at\":\"2026-03-09T15:00\",\"place\":\"村委会\"}");
  must (self->store, one, "plan-session", "{" MORNING ",\"room\":\"room-1\",\"channel\":\"phone\"}");
  must (self->store, one, "plan-session", "{\"starts_at\":\"2026-03-10T00:00\"}");

  all = hsl_store_list_appointments (self->store, day, day, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  row = g_ptr_array_index (all, 0);
  g_assert_cmpstr (row->case_uid, ==, one->uid);
  g_assert_cmpstr (row->number, ==, ((HslCase *) one)->number);
  g_assert_true (g_str_has_prefix (row->title, "仇"));
  g_assert_null (strstr (row->title, "仇小兰"));
  g_assert_cmpstr (row->place, ==, "第一调解室");
  g_assert_cmpstr (row->mediators[0], ==, "lin-suzhen");
  g_assert_cmpint (row->starts_at, ==, hsl_minute_from_iso ("2026-03-09T09:00"));
  g_assert_cmpint (row->told_on, ==, hsl_day_from_ymd (2026, 3, 6));
  g_assert_cmpstr (row->state, ==, "planned");
  row = g_ptr_array_index (all, 1);
  g_assert_cmpstr (row->place, ==, "村委会");

  own = hsl_store_list_appointments (self->store, day, day + 7, "lin-suzhen", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (((HslAppointmentRow *) g_ptr_array_index (own, 1))->case_uid, ==, one->uid);
}

/* On its day a session is a task, afterwards overdue, until somebody says what became of it. */
static void
test_tasks (TestStore    *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (HslFact)   one = NULL;
  g_autoptr (GError)    error = NULL;
  HslTaskCounts         counts;
  HslDay                day = hsl_day_from_ymd (2026, 3, 9);
  const HslTask        *task;

  test_store_set_now (self->store, "2026-03-06T09:00");
  one = add_case (self->store, "漏水", "lin-suzhen");
  must (self->store, one, "plan-session", "{" MORNING "}");

  tasks = hsl_store_list_tasks (self->store, day - 1, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tasks->len; i++)
    g_assert_cmpint (((HslTask *) g_ptr_array_index (tasks, i))->starts_at, ==, HSL_MINUTE_NONE);

  later = hsl_store_list_tasks (self->store, day, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (later->len, ==, tasks->len + 1);
  task = g_ptr_array_index (later, 0);
  g_assert_cmpint (task->starts_at, ==, hsl_minute_from_iso ("2026-03-09T09:00"));
  g_assert_cmpint (task->state, ==, HSL_CLOCK_WARNING);
  g_assert_null (task->rule);
  g_assert_cmpstr (task->worker, ==, "lin-suzhen");

  g_assert_true (hsl_store_count_tasks_locked (self->store, day, &counts, &error));
  g_assert_cmpuint (counts.sessions, ==, 1);
  g_assert_true (hsl_store_count_tasks_locked (self->store, day + 1, &counts, &error));
  g_assert_cmpuint (counts.sessions, ==, 0);
  g_assert_cmpuint (counts.overdue, >=, 1);

  g_clear_pointer (&later, g_ptr_array_unref);
  later = hsl_store_list_tasks (self->store, day + 1, 100, &error);
  g_assert_cmpint (((HslTask *) g_ptr_array_index (later, 0))->state, ==, HSL_CLOCK_OVERDUE);

  must (self->store, one, "cancel-session", "{\"reason\":\"撤销\"}");
  g_assert_true (hsl_store_count_tasks_locked (self->store, day, &counts, &error));
  g_assert_cmpuint (counts.sessions, ==, 0);
}

/* Plain columns that nobody may turn behind the program's back. */
static void
test_tampered (TestStore    *self,
               gconstpointer data)
{
  g_autoptr (HslFact)   one = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  test_store_set_now (self->store, "2026-03-06T09:00");
  one = add_case (self->store, "漏水", "lin-suzhen");
  must (self->store, one, "plan-session", "{" MORNING ",\"note\":\"带上收据\"}");
  test_assert_clean (self->store);

  test_execute (self->store, "UPDATE appointment SET starts_at = '2026-03-11T09:00'");
  findings = test_verify (self->store);
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), "appointment"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/appointment/booking", test_booking);
  add_store_test ("/store/appointment/list", test_list);
  add_store_test ("/store/appointment/tasks", test_tasks);
  add_store_test ("/store/appointment/tampered", test_tampered);
  return g_test_run ();
}
