/* hsl-fact-card.h: the fields of one fact, each with a way to correct it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_FACT_CARD (hsl_fact_card_get_type ())
G_DECLARE_FINAL_TYPE (HslFactCard, hsl_fact_card, HSL, FACT_CARD, GtkWidget)

GtkWidget *hsl_fact_card_new (const char *title);
guint      hsl_fact_card_show (HslFactCard       *self,
                               HslStore          *store,
                               const HslCase     *owner,
                               gconstpointer      fact,
                               const char *const *fields);

gboolean hsl_fact_card_ask (HslFactCard *self);
void     hsl_fact_card_add_button (HslFactCard *self, GtkWidget *button);

G_END_DECLS
