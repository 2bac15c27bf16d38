/* test-reminder.c: reminders speak once, of numbers, and not at night
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-reminder.h"
#include "test-store.h"

/* --- A notifier that only remembers --- */

#define FAKE_TYPE_NOTIFIER (fake_notifier_get_type ())
G_DECLARE_FINAL_TYPE (FakeNotifier, fake_notifier, FAKE, NOTIFIER, GObject)

struct _FakeNotifier
{
  GObject parent_instance;

  GString *said; /* all texts ever shown */
  char    *title[HSL_N_REMIND_GROUPS];
  gboolean urgent[HSL_N_REMIND_GROUPS];
  guint    n_shown;
};

static void
fake_show (HslNotifier     *notifier,
           HslRemindGroup   group,
           const HslNotice *notice)
{
  FakeNotifier *self = FAKE_NOTIFIER (notifier);

  g_string_append_printf (self->said, "%s\n%s\n", notice->title, notice->body);
  g_free (self->title[group]);
  self->title[group] = g_strdup (notice->title);
  self->urgent[group] = notice->urgent;
  self->n_shown++;
}

static void
fake_withdraw (HslNotifier   *notifier,
               HslRemindGroup group)
{
  g_clear_pointer (&FAKE_NOTIFIER (notifier)->title[group], g_free);
}

static void
fake_iface_init (HslNotifierInterface *iface)
{
  iface->show = fake_show;
  iface->withdraw = fake_withdraw;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeNotifier,
                               fake_notifier,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HSL_TYPE_NOTIFIER, fake_iface_init))

static void
fake_notifier_finalize (GObject *object)
{
  FakeNotifier *self = FAKE_NOTIFIER (object);

  for (guint i = 0; i < HSL_N_REMIND_GROUPS; i++)
    g_free (self->title[i]);
  g_string_free (self->said, TRUE);
  G_OBJECT_CLASS (fake_notifier_parent_class)->finalize (object);
}

static void
fake_notifier_class_init (FakeNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_notifier_finalize;
}

static void
fake_notifier_init (FakeNotifier *self)
{
  self->said = g_string_new (NULL);
}

/* --- The plan --- */

static HslMinute
at (const char *iso)
{
  HslMinute minute = hsl_minute_from_iso (iso);

  g_assert_cmpint (minute, >, 0);
  return minute;
}

static HslRemindPlan
make_plan (void)
{
  HslRemindPlan plan = { .on = TRUE, .quiet_from = 18 * 60, .quiet_until = 8 * 60 + 30, .again_minutes = 60 };

  return plan;
}

static void
test_quiet_hours (void)
{
  static const struct
  {
    int         from, until;
    const char *now;
    gboolean    quiet;
  } cases[] = {
    { 1080, 510, "2026-03-02T17:59", FALSE },
    { 1080, 510, "2026-03-02T18:00", TRUE },
    { 1080, 510, "2026-03-02T00:00", TRUE },
    { 1080, 510, "2026-03-02T08:29", TRUE },
    { 1080, 510, "2026-03-02T08:30", FALSE },
    { 720, 840, "2026-03-02T13:00", TRUE },
    { 720, 840, "2026-03-02T14:00", FALSE },
    { 600, 600, "2026-03-02T10:00", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HslRemindPlan plan = make_plan ();

      plan.quiet_from = cases[i].from;
      plan.quiet_until = cases[i].until;
      g_assert_cmpint (hsl_remind_plan_is_quiet (&plan, at (cases[i].now)), ==, cases[i].quiet);
      g_assert_cmpint (hsl_remind_plan_next (&plan, HSL_REMIND_DUE, 1, at (cases[i].now)), ==,
                       cases[i].quiet ? HSL_REMIND_KEEP : HSL_REMIND_SHOW);
    }
}

#define assert_next(plan, n, when, step) \
  g_assert_cmpint (hsl_remind_plan_next (plan, HSL_REMIND_OVERDUE, n, at (when)), ==, step)

static void
test_shown_once (void)
{
  HslRemindPlan plan = make_plan ();

  assert_next (&plan, 3, "2026-03-02T09:00", HSL_REMIND_SHOW);
  assert_next (&plan, 3, "2026-03-02T09:01", HSL_REMIND_KEEP);
  assert_next (&plan, 4, "2026-03-02T09:02", HSL_REMIND_SHOW);
  assert_next (&plan, 2, "2026-03-02T09:03", HSL_REMIND_SHOW);
  assert_next (&plan, 0, "2026-03-02T09:04", HSL_REMIND_WITHDRAW);
  assert_next (&plan, 0, "2026-03-02T09:05", HSL_REMIND_KEEP);
}

static void
test_opened (void)
{
  HslRemindPlan plan = make_plan ();

  assert_next (&plan, 3, "2026-03-02T09:00", HSL_REMIND_SHOW);
  hsl_remind_plan_answer (&plan, HSL_REMIND_OVERDUE, HSL_REMIND_OPENED, at ("2026-03-02T09:05"));
  assert_next (&plan, 3, "2026-03-02T16:00", HSL_REMIND_KEEP);
  assert_next (&plan, 2, "2026-03-02T16:01", HSL_REMIND_KEEP);
  assert_next (&plan, 4, "2026-03-02T16:02", HSL_REMIND_SHOW);
  hsl_remind_plan_answer (&plan, HSL_REMIND_OVERDUE, HSL_REMIND_CLOSED, at ("2026-03-02T16:03"));
  assert_next (&plan, 4, "2026-03-02T17:00", HSL_REMIND_KEEP);
  assert_next (&plan, 4, "2026-03-03T09:00", HSL_REMIND_SHOW);
}

static void
test_later (void)
{
  HslRemindPlan plan = make_plan ();

  assert_next (&plan, 3, "2026-03-02T09:00", HSL_REMIND_SHOW);
  hsl_remind_plan_answer (&plan, HSL_REMIND_OVERDUE, HSL_REMIND_LATER, at ("2026-03-02T09:10"));
  assert_next (&plan, 3, "2026-03-02T10:09", HSL_REMIND_KEEP);
  assert_next (&plan, 3, "2026-03-02T10:10", HSL_REMIND_SHOW);

  /* An hour later it is evening: the next morning, then. */
  hsl_remind_plan_answer (&plan, HSL_REMIND_OVERDUE, HSL_REMIND_LATER, at ("2026-03-02T17:30"));
  assert_next (&plan, 3, "2026-03-02T18:30", HSL_REMIND_KEEP);
  assert_next (&plan, 3, "2026-03-03T08:30", HSL_REMIND_SHOW);
}

static void
test_expired (void)
{
  HslRemindPlan plan = make_plan ();

  plan.again_minutes = 15;
  assert_next (&plan, 1, "2026-03-02T09:00", HSL_REMIND_SHOW);
  hsl_remind_plan_answer (&plan, HSL_REMIND_OVERDUE, HSL_REMIND_EXPIRED, at ("2026-03-02T09:01"));
  assert_next (&plan, 1, "2026-03-02T09:15", HSL_REMIND_KEEP);
  assert_next (&plan, 1, "2026-03-02T09:16", HSL_REMIND_SHOW);
}

static void
test_turned_off (void)
{
  HslRemindPlan plan = make_plan ();

  assert_next (&plan, 1, "2026-03-02T09:00", HSL_REMIND_SHOW);
  plan.on = FALSE;
  assert_next (&plan, 1, "2026-03-02T09:01", HSL_REMIND_WITHDRAW);
  assert_next (&plan, 9, "2026-03-02T09:02", HSL_REMIND_KEEP);
}

/* --- The reminder --- */

typedef struct
{
  TestStore     store;
  FakeNotifier *notifier;
  GSettings    *settings;
  HslReminder  *reminder;
  guint         n_opened;
} Fixture;

static void
on_open_cb (Fixture *self)
{
  self->n_opened++;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  test_store_set_up (&self->store, NULL);
  self->notifier = g_object_new (FAKE_TYPE_NOTIFIER, NULL);
  self->settings = g_settings_new ("io.github.heshilao.Heshilao");
  self->reminder = hsl_reminder_new (self->store.store, HSL_NOTIFIER (self->notifier), self->settings);
  g_signal_connect_swapped (self->reminder, "open", G_CALLBACK (on_open_cb), self);
}

static gboolean
on_late_cb (gpointer data)
{
  g_error ("nothing came within ten seconds");
  return G_SOURCE_REMOVE;
}

/* A look at the store that is under way keeps the reminder until it comes back. */
static void
wait_gone (gpointer *weak)
{
  guint source = g_timeout_add_seconds (10, on_late_cb, NULL);

  while (*weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  HslNotifier *notifier = HSL_NOTIFIER (self->notifier);

  g_object_run_dispose (G_OBJECT (self->reminder));
  g_object_add_weak_pointer (G_OBJECT (self->reminder), (gpointer *) &self->reminder);
  g_object_unref (self->reminder);
  wait_gone ((gpointer *) &self->reminder);
  g_assert_null (self->notifier->title[HSL_REMIND_OVERDUE]);
  g_assert_finalize_object (notifier);
  g_settings_reset (self->settings, "reminders");
  g_clear_object (&self->settings);
  test_store_tear_down (&self->store, NULL);
}

static void
wait_shown (Fixture *self,
            guint    n)
{
  guint source = g_timeout_add_seconds (10, on_late_cb, NULL);

  while (self->notifier->n_shown < n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

/* The market stalls with their payments long due, asked for while nobody is signed in. */
static void
test_locked_store (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (HslFact) stalls = (HslFact *) test_store_play (self->store.store, "market-stalls", 11);
  HslTaskCounts       counts;

  test_store_set_now (self->store.store, "2027-06-01T10:00");
  hsl_store_lock (self->store.store);
  g_assert_true (hsl_store_count_tasks_locked (self->store.store, hsl_day_from_iso ("2027-06-01"), &counts,
                                               NULL));
  g_assert_cmpuint (counts.overdue, >, 1);

  hsl_reminder_check (self->reminder);
  wait_shown (self, 1);
  g_assert_cmpuint (self->notifier->n_shown, ==, counts.due > 0 ? 2 : 1);
  g_assert_cmpuint (g_ascii_strtoull (self->notifier->title[HSL_REMIND_OVERDUE], NULL, 10), ==,
                    counts.overdue);
}

static void
test_grouped (Fixture      *self,
              gconstpointer data)
{
  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 40, 1, 0 }, at ("2026-03-02T09:00"));
  g_assert_cmpuint (self->notifier->n_shown, ==, 2);
  g_assert_cmpstr (self->notifier->title[HSL_REMIND_OVERDUE], ==, "40 tasks are overdue");
  g_assert_cmpstr (self->notifier->title[HSL_REMIND_DUE], ==, "1 task is due today");
  g_assert_true (self->notifier->urgent[HSL_REMIND_OVERDUE]);
  g_assert_false (self->notifier->urgent[HSL_REMIND_DUE]);

  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 0, 1, 0 }, at ("2026-03-02T09:01"));
  g_assert_null (self->notifier->title[HSL_REMIND_OVERDUE]);
  g_assert_cmpuint (self->notifier->n_shown, ==, 2);

  /* Sessions of the day are a notice of their own, and no name is on it. */
  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 40, 1, 3 }, at ("2026-03-02T09:00"));
  g_assert_cmpstr (self->notifier->title[HSL_REMIND_SESSIONS], ==, "3 sessions are planned today");
  g_assert_false (self->notifier->urgent[HSL_REMIND_SESSIONS]);
  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 40, 1, 0 }, at ("2026-03-02T09:00"));
  g_assert_null (self->notifier->title[HSL_REMIND_SESSIONS]);
}

static void
test_answers (Fixture      *self,
              gconstpointer data)
{
  test_store_set_now (self->store.store, "2026-03-02T09:00");
  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 2, 1, 0 }, at ("2026-03-02T09:00"));
  hsl_notifier_answered (HSL_NOTIFIER (self->notifier), HSL_REMIND_DUE, HSL_REMIND_LATER);
  g_assert_cmpuint (self->n_opened, ==, 0);
  hsl_notifier_answered (HSL_NOTIFIER (self->notifier), HSL_REMIND_OVERDUE, HSL_REMIND_OPENED);
  g_assert_cmpuint (self->n_opened, ==, 1);

  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 2, 1, 0 }, at ("2026-03-02T10:00"));
  g_assert_cmpuint (self->notifier->n_shown, ==, 3);
  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 3, 1, 0 }, at ("2026-03-02T10:01"));
  g_assert_cmpuint (self->notifier->n_shown, ==, 4);
}

static void
test_settings (Fixture      *self,
               gconstpointer data)
{
  g_settings_set_boolean (self->settings, "reminders", FALSE);
  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 2, 1, 0 }, at ("2026-03-02T09:00"));
  g_assert_cmpuint (self->notifier->n_shown, ==, 0);
}

/* Nobody who passes the screen learns who has a dispute. */
static void
test_no_names (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (HslFact) played = (HslFact *) test_store_play (self->store.store, "market-stalls", 11);
  const HslCase      *stalls = (const HslCase *) played;

  test_store_set_now (self->store.store, "2027-06-01T10:00");
  hsl_reminder_check (self->reminder);
  wait_shown (self, 1);
  hsl_reminder_take_counts (self->reminder, &(HslTaskCounts){ 3, 3, 0 }, at ("2027-06-01T10:01"));

  g_assert_cmpuint (stalls->parties->len, >, 5);
  for (guint i = 0; i < stalls->parties->len; i++)
    {
      const char *name = hsl_fact_get_text (g_ptr_array_index (stalls->parties, i), "name");

      g_assert_cmpuint (strlen (name), >, 3);
      g_assert_null (strstr (self->notifier->said->str, name));
    }
  g_assert_null (strstr (self->notifier->said->str, stalls->number));
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desk/reminder/quiet-hours", test_quiet_hours);
  g_test_add_func ("/desk/reminder/shown-once", test_shown_once);
  g_test_add_func ("/desk/reminder/opened", test_opened);
  g_test_add_func ("/desk/reminder/later", test_later);
  g_test_add_func ("/desk/reminder/expired", test_expired);
  g_test_add_func ("/desk/reminder/turned-off", test_turned_off);
  add ("/desk/reminder/locked-store", test_locked_store);
  add ("/desk/reminder/grouped", test_grouped);
  add ("/desk/reminder/answers", test_answers);
  add ("/desk/reminder/settings", test_settings);
  add ("/desk/reminder/no-names", test_no_names);
  return g_test_run ();
}
