/* hsl-demo-fill.c: a demo brought into a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-fill.h"

/* One transaction for so many cases: more would not be faster, and less memory is good for old machines. */
#define CASES_AT_ONCE 500

typedef struct
{
  HslStore           *store;
  const HslDemoPlan  *plan;
  HslDemoProgressFunc progress;
  gpointer            data;
  guint               done;
} Filling;

static gboolean
on_station_made_cb (GPtrArray *facts,
                    gpointer   data,
                    GError   **error)
{
  Filling *filling = data;

  return hsl_store_import_station (filling->store, facts, error) &&
         hsl_store_bulk_begin (filling->store, error);
}

static gboolean
on_case_made_cb (HslCase *made,
                 gpointer data,
                 GError **error)
{
  Filling *filling = data;

  if (!hsl_store_import_case (filling->store, made, error))
    return FALSE;
  if (++filling->done % CASES_AT_ONCE != 0)
    return TRUE;
  if (filling->progress != NULL)
    filling->progress (filling->done, filling->plan->cases, filling->data);
  return hsl_store_bulk_end (filling->store, error) && hsl_store_bulk_begin (filling->store, error);
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
  Filling           filling = { store, plan, progress, data, 0 };
  const HslDemoSink sink = { on_station_made_cb, on_case_made_cb, &filling };
  HslContext        rules;
  gboolean          done;

  hsl_store_init_context (store, &rules);
  done = hsl_demo_make (plan, &rules, &sink, error) && hsl_store_bulk_end (store, error);
  hsl_store_clear_context (&rules);
  return done;
}
