/* hsl-parties-tab.c: who is on which side of a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-parties-tab"

#include "hsl-parties-tab.h"

#include "hsl-fact-card.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslPartiesTab
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *scroller;
  GtkBox    *sides;
};

G_DEFINE_FINAL_TYPE (HslPartiesTab, hsl_parties_tab, GTK_TYPE_WIDGET)

static const char *const party_fields[] = {
  "warnings",
  "presence",
  "presence_reason",
  "representative",
  "representative_title",
  "sex",
  "ethnicity",
  "birth_on",
  "paper_kind",
  "paper_number",
  "phone",
  "address",
  "home_grid",
  "occupation",
  "workplace",
  "category",
  "delivery_address",
  "delivery_receiver",
  "delivery_phone",
  "delivery_electronic",
  NULL,
};

static const char *const agent_fields[] = {
  "name",
  "kind",
  "relation",
  "paper_kind",
  "paper_number",
  "phone",
  "sex",
  "workplace",
  "address",
  "authorities",
  "powers",
  NULL,
};

static void
add_agents (GtkBox         *box,
            HslStore       *store,
            const HslCase  *shown,
            const HslParty *party)
{
  for (guint i = 0; i < shown->agents->len; i++)
    {
      const HslAgent *agent = g_ptr_array_index (shown->agents, i);
      GtkWidget      *card;

      if (g_strcmp0 (agent->party, party->fact.uid) != 0)
        continue;
      card = hsl_fact_card_new (hsl_words_code (store, "agent-kind", agent->kind));
      gtk_widget_set_margin_start (card, 24);
      hsl_fact_card_show (HSL_FACT_CARD (card), store, shown, agent, agent_fields);
      gtk_box_append (box, card);
    }
}

static char *
dup_card_title (HslStore       *store,
                const HslParty *party,
                guint           n_of_side)
{
  const char *side = hsl_words_code (store, "side", party->side);

  if (n_of_side > 1)
    return g_strdup_printf ("%s %d  %s", side, (int) party->position, party->name);
  return g_strdup_printf ("%s  %s", side, party->name);
}

/* 本人查询件: for who stands at the desk and asks what is kept about them. */
static GtkWidget *
new_own_data_button (const HslParty *party)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("printer-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Print what is kept about this person, for the person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Print what is kept about this person"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.own-data");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", party->fact.uid);
  return button;
}

static guint
count_side (const HslCase *shown,
            const char    *side)
{
  guint count = 0;

  for (guint i = 0; i < shown->parties->len; i++)
    if (g_strcmp0 (((HslParty *) g_ptr_array_index (shown->parties, i))->side, side) == 0)
      count++;
  return count;
}

static void
add_party (HslPartiesTab  *self,
           HslStore       *store,
           const HslCase  *shown,
           const HslParty *party)
{
  g_autofree char *title = dup_card_title (store, party, count_side (shown, party->side));
  GtkWidget       *card = hsl_fact_card_new (title);

  if (party->warnings != NULL)
    gtk_widget_add_css_class (card, "hsl-has-warning");
  gtk_box_append (self->sides, card);
  hsl_fact_card_show (HSL_FACT_CARD (card), store, shown, party, party_fields);
  hsl_fact_card_add_button (HSL_FACT_CARD (card), new_own_data_button (party));
  gtk_widget_set_visible (card, TRUE);
  add_agents (self->sides, store, shown, party);
}

/**
 * hsl_parties_tab_set_case:
 * @shown: the case; not kept
 */
void
hsl_parties_tab_set_case (HslPartiesTab *self,
                          HslStore      *store,
                          HslCase       *shown)
{
  GtkWidget *child;

  g_return_if_fail (HSL_IS_PARTIES_TAB (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sides))) != NULL)
    gtk_box_remove (self->sides, child);
  for (guint i = 0; i < shown->parties->len; i++)
    add_party (self, store, shown, g_ptr_array_index (shown->parties, i));
}

/**
 * hsl_parties_tab_ask:
 *
 * Asks why the numbers of the first party that has any are to be shown.
 */
void
hsl_parties_tab_ask (HslPartiesTab *self)
{
  g_return_if_fail (HSL_IS_PARTIES_TAB (self));

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->sides)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (HSL_IS_FACT_CARD (card) && hsl_fact_card_ask (HSL_FACT_CARD (card)))
      return;
}

static void
hsl_parties_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_PARTIES_TAB);

  G_OBJECT_CLASS (hsl_parties_tab_parent_class)->dispose (object);
}

static void
hsl_parties_tab_class_init (HslPartiesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_parties_tab_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-parties-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, HslPartiesTab, scroller);
  gtk_widget_class_bind_template_child (widget_class, HslPartiesTab, sides);
}

static void
hsl_parties_tab_init (HslPartiesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
