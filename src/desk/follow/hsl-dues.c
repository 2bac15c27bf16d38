/* hsl-dues.c: what is owed in a case, instalment by instalment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-dues"

#include "hsl-dues.h"

/* What waits for an event comes after everything that has a day. */
static HslDay
due_or_never (const HslInstalment *instalment)
{
  return instalment->due_on != HSL_DAY_NONE ? instalment->due_on : G_MAXINT;
}

static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const HslDue *first = a;
  const HslDue *second = b;

  if (first->instalment->due_on != second->instalment->due_on)
    return due_or_never (first->instalment) < due_or_never (second->instalment) ? -1 : 1;
  if (first->term->position != second->term->position)
    return first->term->position < second->term->position ? -1 : 1;
  return g_strcmp0 (first->instalment->fact.uid, second->instalment->fact.uid);
}

static void
add_dues (GArray             *dues,
          const HslAgreement *agreement)
{
  for (guint t = 0; t < agreement->terms->len; t++)
    {
      const HslTerm *term = g_ptr_array_index (agreement->terms, t);

      for (guint i = 0; i < term->instalments->len; i++)
        {
          HslDue due = { agreement, term, g_ptr_array_index (term->instalments, i) };

          g_array_append_val (dues, due);
        }
    }
}

/**
 * hsl_dues_list:
 *
 * Returns: (transfer full): of #HslDue, of every agreement in force, what is due first first
 */
GArray *
hsl_dues_list (const HslCase *self)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (HslDue));

  for (guint i = 0; i < self->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (self->agreements, i);

      if (agreement->effective_on != HSL_DAY_NONE)
        add_dues (dues, agreement);
    }
  g_array_sort (dues, compare_dues);
  return dues;
}

HslDueSum
hsl_dues_sum (GArray *dues,
              HslDay  today)
{
  HslDueSum sum = { .n = dues->len };

  for (guint i = 0; i < dues->len; i++)
    {
      const HslInstalment *instalment = g_array_index (dues, HslDue, i).instalment;

      sum.amount_fen += instalment->amount_fen;
      sum.paid_fen += MIN (instalment->paid_fen, instalment->amount_fen);
      if (instalment->performed_on != HSL_DAY_NONE)
        sum.n_performed++;
      else if (due_or_never (instalment) < today)
        sum.n_overdue++;
    }
  return sum;
}

/**
 * hsl_due_sum_get_percent:
 *
 * Returns: how many of a hundred instalments are performed, rounded down: 100 means all
 */
guint
hsl_due_sum_get_percent (const HslDueSum *self)
{
  return self->n > 0 ? self->n_performed * 100 / self->n : 0;
}

static void
add_event (GArray       *events,
           HslDay        on,
           gconstpointer fact)
{
  HslDueEvent event = { on, fact };

  g_array_append_val (events, event);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const HslDueEvent *first = a;
  const HslDueEvent *second = b;

  if (first->on != second->on)
    return first->on > second->on ? -1 : 1;
  return g_strcmp0 (second->fact->uid, first->fact->uid);
}

/**
 * hsl_dues_list_events:
 *
 * Returns: (transfer full): of #HslDueEvent: follow-ups, urgings and performances, the last one first
 */
GArray *
hsl_dues_list_events (const HslCase *self)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (HslDueEvent));

  for (guint i = 0; i < self->follow_ups->len; i++)
    {
      const HslFollowUp *follow_up = g_ptr_array_index (self->follow_ups, i);

      add_event (events, follow_up->on, follow_up);
    }
  for (guint i = 0; i < self->urges->len; i++)
    {
      const HslUrge *urge = g_ptr_array_index (self->urges, i);

      add_event (events, urge->on, urge);
    }
  for (guint i = 0; i < self->performances->len; i++)
    {
      const HslPerformance *performance = g_ptr_array_index (self->performances, i);

      add_event (events, performance->on, performance);
    }
  g_array_sort (events, compare_events);
  return events;
}
