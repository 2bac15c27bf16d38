/* hsl-appointment-card.h: the next planned session of a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_APPOINTMENT_CARD (hsl_appointment_card_get_type ())
G_DECLARE_FINAL_TYPE (HslAppointmentCard, hsl_appointment_card, HSL, APPOINTMENT_CARD, GtkWidget)

GtkWidget *hsl_appointment_card_new (void);
void       hsl_appointment_card_show (HslAppointmentCard *self, HslStore *store, const HslCase *owner);

G_END_DECLS
