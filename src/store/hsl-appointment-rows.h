/* hsl-appointment-rows.h: planned sessions over all cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-db.h"

G_BEGIN_DECLS

gboolean hsl_appointment_rows_find_booking (HslDb      *db,
                                            HslBooking *wanted,
                                            gboolean   *out_is_taken,
                                            char      **out_case_uid,
                                            GError    **error);

G_END_DECLS
