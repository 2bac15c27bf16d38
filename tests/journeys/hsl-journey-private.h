/* hsl-journey-private.h: what the files of the journey share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-journey.h"

G_BEGIN_DECLS

#define WAIT_US (20 * G_USEC_PER_SEC)
#define POLL_US 30000

struct _HslJourney
{
  GPid      pid;
  HslAx    *ax;
  HslInput *input;
  gboolean  clicked_popover; /* by the last click */
};

char                *hsl_journey_output_path (const char *name);
void                 hsl_journey_settle (gpointer user_data);
G_GNUC_NORETURN void hsl_journey_fail_missing (HslJourney *self,
                                               const char *what,
                                               const char *role,
                                               const char *name);

G_END_DECLS
