/* hsl-demo-plan.c: the calendar of a demo
 *
 * A dispute whose next session lies after today has that session planned. The rooms and the mediators are
 * booked as in a station: an hour that is taken is not offered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-plan.h"

#define TODAY_PERCENT     45
#define FORGOTTEN_PERCENT 45
#define TOLD_PERCENT      70
#define HALF_HOUR         30

typedef struct
{
  const char *room; /* uids, borrowed from the directory */
  const char *worker;
  HslMinute   starts_at;
  HslMinute   ends_at;
} Booked;

/**
 * hsl_demo_find_booking:
 * @data: the world
 *
 * A HslBookingFunc over what was booked so far.
 */
gboolean
hsl_demo_find_booking (HslBooking *wanted,
                       gboolean   *out_is_taken,
                       gpointer    data,
                       GError    **error)
{
  const HslDemoWorld *world = data;

  *out_is_taken = FALSE;
  for (guint i = 0; i < world->bookings->len && !*out_is_taken; i++)
    {
      const Booked *booked = &g_array_index (world->bookings, Booked, i);

      *out_is_taken = booked->starts_at < wanted->ends_at && wanted->starts_at < booked->ends_at &&
                      g_strcmp0 (wanted->room != NULL ? booked->room : booked->worker,
                                 wanted->room != NULL ? wanted->room : wanted->worker) == 0;
    }
  return TRUE;
}

GArray *
hsl_demo_bookings_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Booked));
}

static gboolean
is_free (HslDemoPlay *self,
         const char  *room,
         const char  *worker,
         HslMinute    start)
{
  HslBooking wanted = { room, worker, NULL, start, start + HSL_APPOINTMENT_MINUTES, NULL };
  gboolean   is_taken;

  return hsl_demo_find_booking (&wanted, &is_taken, self->world, NULL) && !is_taken;
}

/* A room for which @start is free, while the mediators are free, too. */
static const HslRoom *
find_room (HslDemoPlay *self,
           HslMinute    start)
{
  GPtrArray *rooms = self->world->directory->rooms;

  if (!is_free (self, NULL, self->mediator->fact.uid, start) ||
      (self->second != NULL && !is_free (self, NULL, self->second->fact.uid, start)))
    return NULL;
  for (guint i = 0; i < rooms->len; i++)
    {
      const HslRoom *room = g_ptr_array_index (rooms, i);

      if (is_free (self, room->fact.uid, NULL, start))
        return room;
    }
  return NULL;
}

static void
book (HslDemoPlay   *self,
      const HslRoom *room,
      HslMinute      start)
{
  Booked booked = { room->fact.uid, self->mediator->fact.uid, start, start + HSL_APPOINTMENT_MINUTES };

  g_array_append_val (self->world->bookings, booked);
  if (self->second == NULL)
    return;
  booked.worker = self->second->fact.uid;
  g_array_append_val (self->world->bookings, booked);
}

static gboolean
plan (HslDemoPlay *self,
      HslMinute    start)
{
  const HslRoom        *room = find_room (self, start);
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (room == NULL || hsl_minute_get_day (start + HSL_APPOINTMENT_MINUTES) != hsl_minute_get_day (start))
    return FALSE;
  hsl_demo_put_minute (&input, "starts_at", start);
  hsl_demo_put (&input, "room", room->fact.uid);
  hsl_demo_put_uids (&input, "mediators", self->mediator->fact.uid,
                     self->second != NULL ? self->second->fact.uid : NULL, NULL);
  if (hsl_demo_play_chance (self, TOLD_PERCENT))
    hsl_demo_put (&input, "channel", hsl_demo_play_chance (self, 60) ? "phone" : "message");
  if (!hsl_demo_play_act (self, "plan-session", &input))
    return FALSE;
  book (self, room, start);
  return TRUE;
}

/* Hours at which sessions begin, and the first of a day that is not over and still free. */
static gboolean
plan_on (HslDemoPlay *self,
         HslDay       day)
{
  static const int hours[][2] = { { 9, 0 }, { 10, 30 }, { 14, 30 }, { 16, 0 }, { 19, 30 } };
  guint            first = (guint) hsl_demo_play_roll (self, 0, G_N_ELEMENTS (hours) - 1);

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      const int *hour = hours[(first + i) % G_N_ELEMENTS (hours)];
      HslMinute  start = hsl_minute_new (day, hour[0], hour[1]);

      if (start > self->at && (day != hsl_minute_get_day (self->world->end) || start > self->world->end) &&
          plan (self, start))
        return TRUE;
      if (self->error != NULL)
        return FALSE;
    }
  return FALSE;
}

/* A second police mediation has a last day, which is not looked for here. */
static gboolean
may_plan (HslDemoPlay *self)
{
  return self->error == NULL && (!hsl_demo_play_is_police (self) || self->dispute->sessions_held == 0);
}

/* Plans have a stream of chance of their own: disputes are the same with them and without. */
static void
swap_streams (HslDemoWorld *world)
{
  HslRandom random = world->random;

  world->random = world->agenda;
  world->agenda = random;
}

/**
 * hsl_demo_plan_ahead:
 *
 * Plans the session that a dispute waits for, today or on one of the next days. Some were planned for a day
 * that is over, and nobody said what became of them.
 */
void
hsl_demo_plan_ahead (HslDemoPlay *self)
{
  const HslCalendar *calendar = self->world->context.calendar;
  HslDay             today = hsl_minute_get_day (self->world->end);
  HslDay             soon = hsl_calendar_next_working_day (calendar, hsl_minute_get_day (self->at) + 1);
  HslDay             next;

  if (!may_plan (self))
    return;
  swap_streams (self->world);
  next = hsl_calendar_next_working_day (calendar, today + 1 + (HslDay) hsl_demo_play_roll (self, 0, 4));
  if (soon < today && (self->steps_left == 0 || hsl_demo_play_chance (self, FORGOTTEN_PERCENT)))
    plan_on (self, soon);
  else if (self->steps_left != 0 &&
           (!hsl_demo_play_chance (self, TODAY_PERCENT) || !plan_on (self, today)))
    plan_on (self, next);
  swap_streams (self->world);
}

/**
 * hsl_demo_plan_held:
 * @planned_at: when it was planned
 *
 * Plans the session that begins now for the full or half hour before, as somebody had done.
 */
void
hsl_demo_plan_held (HslDemoPlay *self,
                    HslMinute    planned_at)
{
  HslMinute start = self->at;

  if (!may_plan (self))
    return;
  swap_streams (self->world);
  self->at = planned_at;
  plan (self, MAX (start - start % HALF_HOUR, planned_at));
  self->at = start;
  swap_streams (self->world);
}
