/* hsl-case-clocks.c: which clocks a case has
 *
 * Walks the case by the field tables: a rule that names any noun and any of its days works without a
 * line of code here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case"

#include "hsl-case-clocks.h"

/* The facts from the case down to the one that is looked at; the deepest chain is case, agreement, term,
 * instalment. */
#define MAX_DEPTH 4

typedef struct
{
  const HslCase    *owner;
  const HslContext *context;
  GPtrArray        *clocks;
  const HslFact    *chain[MAX_DEPTH];
  guint             depth;
} Walk;

static const HslFact *
find_in_chain (const Walk    *walk,
               const HslNoun *noun)
{
  if (noun == NULL)
    return walk->chain[walk->depth - 1];
  for (guint i = 0; i < walk->depth; i++)
    if (walk->chain[i]->noun == noun)
      return walk->chain[i];
  return NULL;
}

static gboolean
conditions_hold (const Walk         *walk,
                 const HslClockRule *rule)
{
  for (guint i = 0; i < rule->conditions->len; i++)
    {
      const HslClockCondition *condition = g_ptr_array_index (rule->conditions, i);
      const HslFact           *fact = find_in_chain (walk, condition->noun);

      if (fact == NULL || !hsl_clock_condition_holds (condition, fact))
        return FALSE;
    }
  return TRUE;
}

static void
apply_pauses (HslClock      *clock,
              const HslCase *owner)
{
  for (guint i = 0; i < owner->pauses->len; i++)
    {
      const HslPause *pause = g_ptr_array_index (owner->pauses, i);

      if (pause->to_on == HSL_DAY_NONE)
        clock->paused = TRUE;
      else
        clock->paused_days += (int) (pause->to_on - pause->from_on);
    }
}

static void
apply_extensions (HslClock      *clock,
                  const HslCase *owner)
{
  for (guint i = 0; i < owner->extensions->len; i++)
    clock->extended_until =
        MAX (clock->extended_until, ((HslExtension *) g_ptr_array_index (owner->extensions, i))->until_on);
}

static void
add_clock (Walk               *walk,
           const HslClockRule *rule,
           HslDay              start)
{
  const HslFact *fact = walk->chain[walk->depth - 1];
  HslClock      *clock = hsl_clock_new (rule, fact->uid, start);

  if (rule->stop != NULL)
    clock->done_on = hsl_fact_get_day (fact, rule->stop);
  if (rule->pausable)
    apply_pauses (clock, walk->owner);
  if (rule->extendable)
    apply_extensions (clock, walk->owner);
  hsl_clock_set_due (clock, rule, walk->context->calendar);
  g_ptr_array_add (walk->clocks, clock);
}

static void
visit (Walk          *walk,
       const HslFact *fact)
{
  const GPtrArray *rules = hsl_clock_rules_get_all (walk->context->clocks);

  g_assert (walk->depth < MAX_DEPTH);
  walk->chain[walk->depth++] = fact;

  for (guint i = 0; i < rules->len; i++)
    {
      const HslClockRule *rule = g_ptr_array_index (rules, i);
      HslDay              start;

      if (rule->each != fact->noun)
        continue;
      start = hsl_fact_get_day (fact, rule->start);
      if (start != HSL_DAY_NONE && hsl_clock_rule_is_valid_on (rule, start) && conditions_hold (walk, rule))
        add_clock (walk, rule, start);
    }

  for (guint i = 0; i < fact->noun->n_fields; i++)
    {
      const HslField *field = &fact->noun->fields[i];
      GPtrArray      *list;

      if (field->type != HSL_FIELD_LIST || hsl_noun_find (field->of)->table == NULL)
        continue;
      list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);
      for (guint n = 0; n < list->len; n++)
        visit (walk, g_ptr_array_index (list, n));
    }
  walk->depth--;
}

static gint
compare_clocks (gconstpointer a,
                gconstpointer b)
{
  const HslClock *first = *(HslClock *const *) a;
  const HslClock *second = *(HslClock *const *) b;
  gboolean        first_done = first->done_on != HSL_DAY_NONE;
  gboolean        second_done = second->done_on != HSL_DAY_NONE;

  if (first_done != second_done)
    return first_done ? 1 : -1;
  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;
  return g_strcmp0 (first->rule, second->rule);
}

/**
 * hsl_case_get_clocks:
 * @self: a case on which hsl_case_derive() has run
 *
 * Every clock of the case: running and paused ones by due day, then those that are done.
 *
 *
 * Returns: (transfer full) (element-type HslClock): the clocks
 */
GPtrArray *
hsl_case_get_clocks (const HslCase    *self,
                     const HslContext *context)
{
  Walk walk = { .owner = self, .context = context };

  walk.clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_clock_free);
  visit (&walk, &self->fact);
  g_ptr_array_sort (walk.clocks, compare_clocks);
  return walk.clocks;
}
