/* hsl-demo.h: a filled station for trying out, showing and testing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-case.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HSL_DEMO_CASES 600
#define HSL_DEMO_SEED  1

/* The same plan gives the same station: names, numbers, days and uids. */
typedef struct
{
  guint     cases;
  guint64   seed;
  HslMinute now; /* where the history stops */
} HslDemoPlan;

/* Takes what was made, in the order of acceptance. */
typedef gboolean (*HslDemoStationFunc) (GPtrArray *facts, gpointer data, GError **error);
typedef gboolean (*HslDemoCaseFunc) (HslCase *made, gpointer data, GError **error);

typedef struct
{
  HslDemoStationFunc take_station;
  HslDemoCaseFunc    take_case;
  gpointer           data;
} HslDemoSink;

gboolean hsl_demo_make (const HslDemoPlan *plan,
                        const HslContext  *rules,
                        const HslDemoSink *sink,
                        GError           **error);

G_END_DECLS
