/* hsl-agreement-card.h: how an agreement stands, and what may be done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hsl_agreement_card_new (HslStore *store, HslCase *on, const HslAgreement *agreement);

G_END_DECLS
