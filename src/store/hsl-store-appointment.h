/* hsl-store-appointment.h: what the store knows of planned sessions: part of hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

typedef struct
{
  char     *uid, *case_uid, *number, *title; /* the number may be %NULL */
  HslMinute starts_at, ends_at;
  char     *place; /* (nullable): the name of the room, or where else */
  char    **mediators;
  HslDay    told_on;
  char     *state;
} HslAppointmentRow;

GPtrArray *hsl_store_list_appointments (HslStore   *self,
                                        HslDay      from,
                                        HslDay      to,
                                        const char *worker,
                                        GError    **error);
void       hsl_appointment_row_free (HslAppointmentRow *self);

G_END_DECLS
