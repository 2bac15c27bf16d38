/* hsl-case-appointments.h: what became of the sessions that were planned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-state.h"

G_BEGIN_DECLS

void            hsl_case_derive_appointments (HslCase *self);
HslAppointment *hsl_case_find_appointment (const HslCase *self, const char *uid);
HslAppointment *hsl_case_find_appointment_on (const HslCase *self, HslDay day);

G_END_DECLS
