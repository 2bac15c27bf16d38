/* hsl-overview-tab.c: what a case is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-overview-tab"

#include "hsl-overview-tab.h"

#include "hsl-appointment-card.h"
#include "hsl-fact-card.h"

#include <glib/gi18n-lib.h>

struct _HslOverviewTab
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *scroller;
  GtkBox    *cards;

  /* Owned by the widget tree */
  GtkWidget *appointment;
  GtkWidget *dispute;
  GtkWidget *handling;
  GtkWidget *outcome;
};

G_DEFINE_FINAL_TYPE (HslOverviewTab, hsl_overview_tab, GTK_TYPE_WIDGET)

static const char *const dispute_fields[] = {
  "summary",
  "claims",
  "claimed_fen",
  "type",
  "relation",
  "occurred_at",
  "place",
  "grid",
  "people",
  NULL,
};

static const char *const handling_fields[] = {
  "organisation",
  "track",
  "source",
  "source_reference",
  "registered_at",
  "requested_on",
  "accepted_on",
  "notice_on",
  "mediators",
  "handler",
  "invited",
  "class",
  "risk",
  "risk_reasons",
  "risk_reported",
  NULL,
};

static const char *const outcome_fields[] = {
  "ended_on",
  "settled_kind",
  "ending_party",
  "ending_reason",
  "routes_on",
  "agreed_fen",
  "paid_fen",
  "next_due_on",
  "fed_back_on",
  "decline_reason",
  "decline_text",
  "diverted_to",
  "penalty_on",
  "closed_on",
  "result",
  "closing_text",
  "archived_on",
  "retention",
  "retention_years",
  "retention_from",
  "retained_until",
  NULL,
};

/**
 * hsl_overview_tab_set_case:
 * @shown: the case; not kept
 */
void
hsl_overview_tab_set_case (HslOverviewTab *self,
                           HslStore       *store,
                           HslCase        *shown)
{
  g_return_if_fail (HSL_IS_OVERVIEW_TAB (self));

  hsl_appointment_card_show (HSL_APPOINTMENT_CARD (self->appointment), store, shown);
  hsl_fact_card_show (HSL_FACT_CARD (self->dispute), store, shown, shown, dispute_fields);
  hsl_fact_card_show (HSL_FACT_CARD (self->handling), store, shown, shown, handling_fields);
  hsl_fact_card_show (HSL_FACT_CARD (self->outcome), store, shown, shown, outcome_fields);
}

static void
hsl_overview_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_OVERVIEW_TAB);

  G_OBJECT_CLASS (hsl_overview_tab_parent_class)->dispose (object);
}

static void
hsl_overview_tab_class_init (HslOverviewTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_overview_tab_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-overview-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, HslOverviewTab, scroller);
  gtk_widget_class_bind_template_child (widget_class, HslOverviewTab, cards);
}

static void
hsl_overview_tab_init (HslOverviewTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->appointment = hsl_appointment_card_new ();
  self->dispute = hsl_fact_card_new (_ ("The dispute"));
  self->handling = hsl_fact_card_new (_ ("Handling"));
  self->outcome = hsl_fact_card_new (_ ("Outcome"));
  gtk_box_append (self->cards, self->appointment);
  gtk_box_append (self->cards, self->dispute);
  gtk_box_append (self->cards, self->handling);
  gtk_box_append (self->cards, self->outcome);
}
