/* hsl-demo-fill.c: a demo brought into a store
 *
 * One thread plays cases while another writes those it has played: for 100 000 of them that is worth it.
 * They share nothing but the queue between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-fill.h"

#include "hsl-demo-accounts.h"

/* One transaction for so many cases: more would not be faster, and less memory is good for old machines. */
#define CASES_AT_ONCE 500
#define CASES_WAITING 64

/* What is handed over: the station first, then its cases, then nothing more. */
typedef struct
{
  GPtrArray *station; /* (nullable) */
  HslFact   *made;    /* (nullable) */
} Parcel;

typedef struct
{
  const HslDemoPlan *plan;
  const HslContext  *rules;
  GError            *error; /* of the player; read when its thread is over */

  GMutex   lock;
  GCond    moved;
  GQueue   parcels; /* under @lock, as what follows */
  gboolean is_over; /* the player has no more */
  gboolean is_left; /* nobody takes any more */
} Belt;

static void
parcel_free (gpointer data)
{
  Parcel *parcel = data;

  g_clear_pointer (&parcel->station, g_ptr_array_unref);
  g_clear_pointer (&parcel->made, hsl_fact_unref);
  g_free (parcel);
}

/* --- the player's side --- */

static gboolean
put_on_belt (Belt    *belt,
             Parcel  *parcel,
             GError **error)
{
  gboolean taken;

  g_mutex_lock (&belt->lock);
  while (belt->parcels.length >= CASES_WAITING && !belt->is_left)
    g_cond_wait (&belt->moved, &belt->lock);
  taken = !belt->is_left;
  if (taken)
    g_queue_push_tail (&belt->parcels, parcel);
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->lock);

  if (taken)
    return TRUE;
  parcel_free (parcel);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nobody takes what is made");
  return FALSE;
}

static gboolean
on_station_made_cb (GPtrArray *facts,
                    gpointer   data,
                    GError   **error)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  parcel->station = g_ptr_array_ref (facts);
  return put_on_belt (data, parcel, error);
}

static gboolean
on_case_made_cb (HslCase *made,
                 gpointer data,
                 GError **error)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  parcel->made = hsl_fact_ref (made);
  return put_on_belt (data, parcel, error);
}

static gpointer
play_in_thread (gpointer data)
{
  Belt             *belt = data;
  const HslDemoSink sink = { on_station_made_cb, on_case_made_cb, belt };

  hsl_demo_make (belt->plan, belt->rules, &sink, &belt->error);
  g_mutex_lock (&belt->lock);
  belt->is_over = TRUE;
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->lock);
  return NULL;
}

/* --- the store's side --- */

/* Returns: (nullable): %NULL when there is no more */
static Parcel *
take_from_belt (Belt *belt)
{
  Parcel *parcel;

  g_mutex_lock (&belt->lock);
  while (belt->parcels.length == 0 && !belt->is_over)
    g_cond_wait (&belt->moved, &belt->lock);
  parcel = g_queue_pop_head (&belt->parcels);
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->lock);
  return parcel;
}

static void
leave_belt (Belt *belt)
{
  g_mutex_lock (&belt->lock);
  belt->is_left = TRUE;
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->lock);
}

static gboolean
write_all (HslStore           *store,
           Belt               *belt,
           HslDemoProgressFunc progress,
           gpointer            data,
           GError            **error)
{
  guint    done = 0;
  gboolean in_bulk = FALSE;
  Parcel  *parcel;

  while ((parcel = take_from_belt (belt)) != NULL)
    {
      gboolean fine;

      if (parcel->station != NULL)
        fine = in_bulk = hsl_store_import_station (store, parcel->station, error) &&
                         hsl_demo_add_accounts (store, error) && hsl_store_bulk_begin (store, error);
      else
        fine = hsl_store_import_case (store, (HslCase *) parcel->made, error);
      if (fine && parcel->made != NULL && ++done % CASES_AT_ONCE == 0)
        {
          if (progress != NULL)
            progress (done, belt->plan->cases, data);
          fine = hsl_store_bulk_end (store, error) && hsl_store_bulk_begin (store, error);
        }
      parcel_free (parcel);
      if (!fine)
        return FALSE;
    }
  return !in_bulk || hsl_store_bulk_end (store, error);
}

/**
 * hsl_demo_fill:
 * @store: a new demonstration store, signed in
 * @progress: (nullable): hears how far it is
 *
 * Fills @store with a station and its cases.
 */
gboolean
hsl_demo_fill (HslStore           *store,
               const HslDemoPlan  *plan,
               HslDemoProgressFunc progress,
               gpointer            data,
               GError            **error)
{
  HslContext rules;
  Belt       belt = { .plan = plan, .rules = &rules };
  GThread   *player;
  gboolean   done;

  hsl_store_init_context (store, &rules);
  g_mutex_init (&belt.lock);
  g_cond_init (&belt.moved);
  player = g_thread_new ("hsl-demo", play_in_thread, &belt);
  done = write_all (store, &belt, progress, data, error);
  leave_belt (&belt);
  g_thread_join (player);

  if (done && belt.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&belt.error));
      done = FALSE;
    }
  g_clear_error (&belt.error);
  g_queue_clear_full (&belt.parcels, parcel_free);
  g_mutex_clear (&belt.lock);
  g_cond_clear (&belt.moved);
  hsl_store_clear_context (&rules);
  return done;
}
