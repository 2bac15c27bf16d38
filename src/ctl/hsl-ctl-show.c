/* hsl-ctl-show.c: one case, whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include "hsl-case-clocks.h"
#include "hsl-money.h"
#include "hsl-term-text.h"

#include <glib/gi18n.h>

#define ACTIVITIES_SHOWN 20

/* --- JSON --- */

static GVariant *
describe_clock (const HslClock   *clock,
                const HslContext *context,
                HslDay            today)
{
  const HslClockRule *rule = hsl_clock_rules_find (context->clocks, clock->rule, clock->start);
  HslClockState       state = hsl_clock_get_state (clock, rule != NULL ? rule->warn : 0, today,
                                                   context->calendar);
  g_autofree char    *words = rule != NULL ? hsl_clock_explain (clock, rule, context->calendar) : NULL;
  GVariantBuilder     item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "clock", clock->rule);
  hsl_ctl_put (&item, "subject", clock->uid);
  hsl_ctl_put_day (&item, "start", clock->start);
  hsl_ctl_put_day (&item, "due_on", clock->due);
  hsl_ctl_put_day (&item, "done_on", clock->done_on);
  hsl_ctl_put (&item, "state", hsl_clock_state_get_code (state));
  hsl_ctl_put (&item, "words", words);
  return g_variant_builder_end (&item);
}

static void
print_json (const HslCase    *on,
            const HslMask    *mask,
            GPtrArray        *clocks,
            const HslContext *context)
{
  g_autoptr (GVariant) whole = g_variant_ref_sink (hsl_mask_to_variant (mask, on));
  const HslAction     *next = hsl_case_get_next_step (on, context);
  HslDay               today = hsl_minute_get_day (context->now);
  GVariantBuilder      builder, list;
  GVariantIter         iter;
  const char          *key;
  GVariant            *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_iter_init (&iter, whole);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    hsl_ctl_put_value (&builder, key, value);
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < clocks->len; i++)
    g_variant_builder_add_value (&list, describe_clock (g_ptr_array_index (clocks, i), context, today));
  hsl_ctl_put_value (&builder, "clocks", g_variant_builder_end (&list));
  hsl_ctl_put (&builder, "next_step", next != NULL ? next->id : NULL);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

/* --- text --- */

static void
say_field (const char *label,
           const char *text)
{
  if (text != NULL && *text != '\0')
    hsl_ctl_say ("%s: %s\n", label, text);
}

static void
say_day (const char *label,
         HslDay      day)
{
  g_autofree char *text = day != HSL_DAY_NONE ? hsl_day_to_chinese (day) : NULL;

  say_field (label, text);
}

static void
say_text (const HslMask *mask,
          const char    *label,
          const char    *text)
{
  g_autofree char *shown = hsl_mask_dup_text (mask, text);

  say_field (label, shown);
}

static void
say_head (HslCtl           *self,
          const HslCase    *on,
          const HslMask    *mask,
          const HslContext *context)
{
  g_autofree char *full_title = hsl_case_dup_title (on);
  g_autofree char *title = hsl_mask_dup_text (mask, full_title);
  g_autofree char *mediators = hsl_directory_dup_worker_names (context->directory, on->mediators, "、");
  const HslAction *next = hsl_case_get_next_step (on, context);

  hsl_ctl_say ("%s  %s  %s\n", on->number != NULL ? on->number : on->fact.uid, title,
               hsl_ctl_state_name (on->state));
  say_field (_ ("Type of dispute"), hsl_ctl_code_name (self, "dispute-type", on->type));
  say_field (_ ("Source"), hsl_ctl_code_name (self, "source", on->source));
  say_field (_ ("Grid"), hsl_ctl_area_name ((HslDirectory *) context->directory, on->grid));
  say_text (mask, _ ("Place"), on->place);
  say_field (_ ("Risk"), hsl_ctl_code_name (self, "risk", on->risk));
  say_field (_ ("Mediators"), mediators);
  say_field (_ ("Handler"), hsl_directory_get_worker_name (context->directory, on->handler));
  say_text (mask, _ ("What happened"), on->summary);
  say_text (mask, _ ("Claims"), on->claims);
  say_day (_ ("Accepted on"), on->accepted_on);
  say_day (_ ("Mediation ended on"), on->ended_on);
  say_day (_ ("Closed on"), on->closed_on);
  say_day (_ ("Archived on"), on->archived_on);
  if (next != NULL)
    hsl_ctl_say (_ ("Next step: %s (%s)\n"), _ (next->label), next->id);
}

static void
say_clocks (GPtrArray        *clocks,
            const HslContext *context)
{
  HslDay today = hsl_minute_get_day (context->now);

  for (guint i = 0; i < clocks->len; i++)
    {
      const HslClock     *clock = g_ptr_array_index (clocks, i);
      const HslClockRule *rule = hsl_clock_rules_find (context->clocks, clock->rule, clock->start);
      g_autofree char    *words = NULL;

      if (rule == NULL || clock->done_on != HSL_DAY_NONE)
        continue;
      words = hsl_clock_dup_words (clock, rule, today, context->calendar);
      hsl_ctl_say ("  %s %s: %s\n", clock->rule, rule->name, words);
    }
}

static char *
dup_shown (const HslMask  *mask,
           const HslParty *party,
           const char     *field)
{
  return hsl_mask_dup_field (mask, party, hsl_noun_find_field (&hsl_party_noun, field),
                             hsl_fact_get_text (party, field));
}

static void
say_parties (HslCtl        *self,
             const HslCase *on,
             const HslMask *mask)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (4, NULL, NULL, NULL, NULL);

  for (guint i = 0; i < on->parties->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (on->parties, i);
      const char      *side = hsl_ctl_code_name (self, "side", party->side);
      g_autofree char *line = g_strconcat ("  ", side, NULL);
      g_autofree char *name = dup_shown (mask, party, "name");
      g_autofree char *phone = dup_shown (mask, party, "phone");
      g_autofree char *address = dup_shown (mask, party, "address");

      hsl_ctl_table_add (table, line, name, phone, address);
    }
  hsl_ctl_table_print (table);
}

static void
say_agreements (const HslCase    *on,
                const HslMask    *mask,
                const HslContext *context)
{
  for (guint i = 0; i < on->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (on->agreements, i);
      g_autofree char    *drawn = hsl_day_to_chinese (agreement->drawn_on);
      g_autofree char    *total = hsl_money_format (agreement->total_fen);

      hsl_ctl_say (_ ("Agreement of %s, %s yuan, %u terms%s\n"), drawn, total, agreement->terms->len,
                   agreement->effective_on != HSL_DAY_NONE ? _ (", in force") : "");
      for (guint t = 0; t < agreement->terms->len; t++)
        {
          const HslTerm   *term = g_ptr_array_index (agreement->terms, t);
          g_autofree char *full = hsl_term_dup_text (term, agreement, on, context);
          g_autofree char *text = hsl_mask_dup_text (mask, full);

          hsl_ctl_say ("  %u. %s%s\n", t + 1, text, term->performed_on != HSL_DAY_NONE ? " ✓" : "");
        }
    }
}

static void
say_timeline (HslCtl        *self,
              const HslCase *on,
              const HslMask *mask)
{
  guint n = on->activities->len;
  guint first = n > ACTIVITIES_SHOWN ? n - ACTIVITIES_SHOWN : 0;

  if (first > 0)
    hsl_ctl_say (ngettext ("… %u earlier entry\n", "… %u earlier entries\n", first), first);
  for (guint i = first; i < n; i++)
    {
      const HslActivity *activity = g_ptr_array_index (on->activities, i);
      const HslAction   *action = hsl_action_find (activity->action);
      g_autofree char   *at = hsl_minute_to_iso (activity->at);
      g_autofree char   *text = hsl_mask_dup_text (mask, activity->text);

      hsl_ctl_say ("  %s  %s  %s\n", at,
                   action != NULL ? _ (action->label)
                                  : hsl_ctl_code_name (self, "activity-kind", activity->kind),
                   text);
    }
}

/* That somebody looked is recorded either way; in full only with the reason. */
static HslCase *
open_case (HslCtl     *self,
           const char *id,
           GError    **error)
{
  g_autoptr (HslFact) fact = (HslFact *) hsl_ctl_load_case (self, id, error);

  if (fact == NULL)
    return NULL;
  if (self->reveal != NULL)
    return hsl_store_reveal (self->store, fact->uid, NULL, NULL, self->reveal, error);
  return hsl_store_record_view (self->store, fact->uid, error) ? (HslCase *) g_steal_pointer (&fact) : NULL;
}

/* case show ID [--reveal REASON] */
gboolean
hsl_ctl_case_show (HslCtl  *self,
                   char   **words,
                   GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autoptr (HslFact)   fact = NULL;
  g_autoptr (GPtrArray) clocks = NULL;
  g_autoptr (HslMask)   mask = NULL;
  HslContext            context;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  fact = (HslFact *) open_case (self, rest[0], error);
  if (fact == NULL)
    return FALSE;
  mask = hsl_ctl_new_mask (self, (HslCase *) fact);

  hsl_store_init_context (self->store, &context);
  clocks = hsl_case_get_clocks ((HslCase *) fact, &context);
  if (self->json)
    print_json ((HslCase *) fact, mask, clocks, &context);
  else
    {
      say_head (self, (HslCase *) fact, mask, &context);
      say_clocks (clocks, &context);
      say_parties (self, (HslCase *) fact, mask);
      say_agreements ((HslCase *) fact, mask, &context);
      say_timeline (self, (HslCase *) fact, mask);
    }
  hsl_store_clear_context (&context);
  return TRUE;
}
