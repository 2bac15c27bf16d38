/* hsl-demo-fill.h: a demo brought into a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-demo.h"
#include "hsl-store.h"

G_BEGIN_DECLS

/* Called now and then while cases are made. */
typedef void (*HslDemoProgressFunc) (guint done, guint of, gpointer data);

gboolean hsl_demo_fill (HslStore           *store,
                        const HslDemoPlan  *plan,
                        HslDemoProgressFunc progress,
                        gpointer            data,
                        GError            **error);

G_END_DECLS
