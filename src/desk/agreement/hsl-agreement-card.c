/* hsl-agreement-card.c: how an agreement stands, and what may be done with it
 *
 * Made anew whenever the case changes. What may not be done stays in sight, with the reason of the
 * core on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-agreement-card"

#include "hsl-agreement-card.h"

#include "hsl-agreement-words.h"
#include "hsl-case-clocks.h"
#include "hsl-finding-list.h"
#include "hsl-finding.h"
#include "hsl-money.h"
#include "hsl-signature-box.h"
#include "hsl-veil.h"
#include "hsl-words.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* The clock of court confirmation. */
#define CONFIRMATION_RULE "T02"

typedef struct
{
  HslStore           *store;
  HslCase            *on;
  const HslAgreement *agreement;
  HslContext          context;
  GtkBox             *box;
  GtkBox             *buttons;
} Card;

static void
add_text (Card       *card,
          const char *text,
          const char *css_class)
{
  g_autofree char *shown = hsl_veil_dup_words (card->on, text);
  GtkWidget       *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (card->box, label);
}

static void
take_text (Card       *card,
           char       *text,
           const char *css_class)
{
  add_text (card, text, css_class);
  g_free (text);
}

static GtkWidget *
add_button (Card       *card,
            const char *label,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (card->buttons, button);
  return button;
}

/* A deed of the table: the button is there, and says why not, when it is not possible now. */
static void
add_deed (Card       *card,
          const char *label,
          const char *id,
          const char *action,
          GVariant   *target)
{
  g_autoptr (GError) error = NULL;
  GtkWidget         *button;

  if (hsl_action_check (hsl_action_find (id), card->on, &card->context, &error))
    {
      add_button (card, label, action, target);
      return;
    }
  g_variant_unref (g_variant_ref_sink (target));
  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_tooltip_text (button, error->message);
  gtk_box_append (card->buttons, button);
}

/* Input of an action about this agreement: ("void-agreement", {"agreement": uid}) */
static GVariant *
ask_about (Card       *card,
           const char *id)
{
  GVariantBuilder input;

  g_variant_builder_init (&input, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&input, "{sv}", "agreement", g_variant_new_string (card->agreement->fact.uid));
  return g_variant_new ("(sa{sv})", id, &input);
}

static void
add_heading (Card *card)
{
  const HslAgreement *agreement = card->agreement;
  g_autofree char    *kind = g_strdup (hsl_words_code (card->store, "agreement-kind", agreement->kind));
  g_autofree char    *drawn = hsl_day_to_iso (agreement->drawn_on);
  g_autofree char    *effective = NULL;

  if (agreement->voided_on != HSL_DAY_NONE)
    {
      g_autofree char *voided = hsl_day_to_iso (agreement->voided_on);

      take_text (card, g_strdup_printf (_ ("Voided on %s"), voided), "title-4");
      add_text (card, agreement->voided_reason, NULL);
    }
  else if (agreement->effective_on != HSL_DAY_NONE)
    {
      effective = hsl_day_to_iso (agreement->effective_on);
      take_text (card, g_strdup_printf (_ ("In force since %s"), effective), "title-4");
    }
  else
    add_text (card, _ ("Waits for signatures"), "title-4");
  if (g_strcmp0 (agreement->kind, "oral") == 0)
    /* Translators: kind of agreement, day */
    take_text (card, g_strdup_printf (_ ("%s, agreed on %s"), kind, drawn), "dim-label");
  else
    /* Translators: kind of agreement, day, number of copies */
    take_text (card,
               g_strdup_printf (_ ("%s, drawn up on %s, %d copies"), kind, drawn, (int) agreement->copies),
               "dim-label");
}

static void
add_buttons (Card *card)
{
  const HslAgreement *agreement = card->agreement;
  gboolean            in_force = agreement->effective_on != HSL_DAY_NONE;
  gboolean            is_live = hsl_case_find_live_agreement (card->on) == agreement;

  card->buttons = GTK_BOX (hsl_wrap_box_new ());
  gtk_box_append (card->box, GTK_WIDGET (card->buttons));
  if (agreement->voided_on != HSL_DAY_NONE)
    return;

  add_button (card, _ ("_Print…"), "case.print",
              g_variant_new ("(ss)", hsl_agreement_get_form (agreement, card->on), agreement->fact.uid));
  if (!in_force && is_live)
    {
      add_deed (card, _ ("Re_vise"), "revise-agreement", "agreement-tab.edit",
                g_variant_new_string ("revise-agreement"));
      add_deed (card, _ ("V_oid…"), "void-agreement", "case.ask", ask_about (card, "void-agreement"));
    }
  if (in_force && is_live)
    add_deed (card, _ ("S_upplementary agreement"), "agree", "agreement-tab.edit",
              g_variant_new_string ("agree"));
}

static const HslClock *
find_confirmation_clock (Card      *card,
                         GPtrArray *clocks)
{
  for (guint i = 0; i < clocks->len; i++)
    {
      const HslClock *clock = g_ptr_array_index (clocks, i);

      if (g_str_equal (clock->rule, CONFIRMATION_RULE) &&
          g_strcmp0 (clock->uid, card->agreement->fact.uid) == 0)
        return clock;
    }
  return NULL;
}

static void
add_confirmation (Card *card)
{
  g_autoptr (GPtrArray) clocks = hsl_case_get_clocks (card->on, &card->context);
  const HslClock       *clock = find_confirmation_clock (card, clocks);
  const HslClockRule   *rule;

  if (card->agreement->confirmation_applied_on != HSL_DAY_NONE)
    {
      g_autofree char *day = hsl_day_to_iso (card->agreement->confirmation_applied_on);

      take_text (card, g_strdup_printf (_ ("Court confirmation was applied for on %s"), day), NULL);
      return;
    }
  if (clock == NULL)
    return;
  rule = hsl_clock_rules_find (card->context.clocks, clock->rule, clock->start);
  if (rule == NULL)
    return;
  add_text (card, _ ("Court confirmation"), "heading");
  take_text (
      card,
      hsl_clock_dup_words (clock, rule, hsl_minute_get_day (card->context.now), card->context.calendar),
      NULL);
  card->buttons = GTK_BOX (hsl_wrap_box_new ());
  gtk_box_append (card->box, GTK_WIDGET (card->buttons));
  add_deed (card, _ ("Apply for court _confirmation…"), "apply-confirmation", "case.ask",
            ask_about (card, "apply-confirmation"));
}

/* A deed has no sum; what is to be done tells it from the others. */
static char *
describe_term (Card          *card,
               const HslTerm *term,
               guint          number)
{
  const HslParty  *debtor = hsl_case_find_party (card->on, term->debtor);
  const HslParty  *creditor = hsl_case_find_party (card->on, term->creditor);
  const char      *from = debtor != NULL ? debtor->name : "?";
  const char      *to = creditor != NULL ? creditor->name : "?";
  const char      *standing = term->performed_on != HSL_DAY_NONE ? _ ("performed") : _ ("open");
  g_autofree char *paid = hsl_money_format (term->paid_fen);
  g_autofree char *amount = hsl_money_format (term->amount_fen);

  if (term->amount_fen == 0)
    /* Translators: number, debtor, creditor, what is to be done, "performed" or "open" */
    return g_strdup_printf (_ ("%u. %s → %s: %s, %s"), number, from, to,
                            term->text != NULL ? term->text
                                               : hsl_words_code (card->store, "term-matter", term->matter),
                            standing);
  /* Translators: number, debtor, creditor, paid, owed, "performed" or "open" */
  return g_strdup_printf (_ ("%u. %s → %s: %s of %s yuan paid, %s"), number, from, to, paid, amount,
                          standing);
}

static void
add_term (Card          *card,
          const HslTerm *term,
          guint          number)
{
  gboolean         done = term->performed_on != HSL_DAY_NONE;
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = describe_term (card, term, number);
  g_autofree char *shown = hsl_veil_dup_words (card->on, text);
  GtkWidget       *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line),
                  gtk_image_new_from_icon_name (done ? "object-select-symbolic"
                                                     : "content-loading-symbolic"));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (card->box, line);
}

static void
add_standing (Card *card)
{
  add_text (card, _ ("Performance"), "heading");
  for (guint i = 0; i < card->agreement->terms->len; i++)
    add_term (card, g_ptr_array_index (card->agreement->terms, i), i + 1);
}

static void
on_finding_chosen_cb (GtkWidget  *list,
                      const char *path,
                      const char *what)
{
  gtk_widget_activate_action (list, "agreement-tab.jump", "(ss)", path, what);
}

static void
add_findings (Card *card)
{
  g_autoptr (GPtrArray) found = hsl_agreement_find_findings (card->agreement, card->on, &card->context);
  GtkWidget            *list = hsl_finding_list_new ();

  for (guint i = 0; i < found->len; i++)
    {
      HslFinding      *finding = g_ptr_array_index (found, i);
      g_autofree char *text = g_steal_pointer (&finding->text);

      finding->text = hsl_veil_dup_words (card->on, text);
    }
  hsl_finding_list_show (HSL_FINDING_LIST (list), found);
  g_signal_connect (list, "chosen", G_CALLBACK (on_finding_chosen_cb), NULL);
  gtk_box_append (card->box, list);
}

/**
 * hsl_agreement_card_new:
 * @agreement: one of @on
 */
GtkWidget *
hsl_agreement_card_new (HslStore           *store,
                        HslCase            *on,
                        const HslAgreement *agreement)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  Card       card = { .store = store, .on = on, .agreement = agreement, .box = GTK_BOX (box) };

  hsl_store_init_context (store, &card.context);
  add_heading (&card);
  add_buttons (&card);
  if (agreement->effective_on != HSL_DAY_NONE)
    {
      if (!hsl_case_is_police (on))
        add_confirmation (&card);
      add_standing (&card);
    }
  else if (agreement->voided_on == HSL_DAY_NONE)
    {
      add_findings (&card);
      gtk_box_append (GTK_BOX (box), hsl_signature_box_new (store, on, agreement));
    }
  hsl_store_clear_context (&card.context);
  return box;
}
