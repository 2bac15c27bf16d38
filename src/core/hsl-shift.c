/* hsl-shift.c: what one shift hands over to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-shift"

#include "hsl-shift.h"

#include "hsl-activity.h"

#include <glib/gi18n-lib.h>

static void
line_free (gpointer data)
{
  HslShiftLine *line = data;

  g_free (line->number);
  g_free (line->title);
  g_free (line->worker);
  g_free (line->text);
  g_free (line);
}

/**
 * hsl_shift_new:
 * @from: when the shift began
 * @to: when it ends
 *
 * Returns: (transfer full): a shift in which nothing happened
 */
HslShift *
hsl_shift_new (HslMinute from,
               HslMinute to)
{
  HslShift   *self = g_new0 (HslShift, 1);
  GPtrArray **lists[] = { &self->registered, &self->moved, &self->promised, &self->risky, &self->sessions };

  self->from = from;
  self->to = to;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
hsl_shift_free (HslShift *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->registered);
  g_ptr_array_unref (self->moved);
  g_ptr_array_unref (self->promised);
  g_ptr_array_unref (self->risky);
  g_ptr_array_unref (self->sessions);
  g_free (self);
}

static const char *
get_worker (const HslCase *on)
{
  if (on->handler != NULL || on->mediators == NULL)
    return on->handler;
  return on->mediators[0];
}

/**
 * hsl_shift_add:
 * @list: one of the lists of a shift
 * @on: the case it is about
 * @title: of the case, as lists show it
 * @text: (nullable): what is to be said of it
 *
 * Returns: (transfer none): the new line
 */
HslShiftLine *
hsl_shift_add (GPtrArray     *list,
               const HslCase *on,
               const char    *title,
               HslMinute      at,
               const char    *text)
{
  HslShiftLine *line = g_new0 (HslShiftLine, 1);

  line->number = g_strdup (on->number);
  line->title = g_strdup (title);
  line->worker = g_strdup (get_worker (on));
  line->at = at;
  line->text = g_strdup (text);
  g_ptr_array_add (list, line);
  return line;
}

/* Any talk with the party afterwards keeps the promise: who calls first does not matter. */
static gboolean
is_kept (const HslCase     *on,
         const HslActivity *promise)
{
  for (guint i = 0; i < on->activities->len; i++)
    {
      const HslActivity *activity = g_ptr_array_index (on->activities, i);

      if (activity->at > promise->at && activity->channel != NULL &&
          g_strcmp0 (activity->party, promise->party) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whom to call, and why: the number is looked up in the case. */
static char *
dup_promise (const HslCase     *on,
             const HslActivity *promise,
             const HslMask     *mask)
{
  const HslParty  *party = promise->party != NULL ? hsl_case_find_party (on, promise->party) : NULL;
  const char      *name = party != NULL ? party->name : NULL;
  g_autofree char *text = NULL;

  if (name != NULL && promise->text != NULL)
    text = g_strconcat (name, "：", promise->text, NULL);
  else
    text = g_strdup (name != NULL ? name : promise->text);
  return mask != NULL && text != NULL ? hsl_mask_dup_text (mask, text) : g_steal_pointer (&text);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const HslShiftLine *one = *(HslShiftLine *const *) a;
  const HslShiftLine *two = *(HslShiftLine *const *) b;

  return one->at < two->at ? -1 : one->at > two->at;
}

/**
 * hsl_shift_add_promises:
 * @on: a case
 * @title: of the case, as lists show it
 * @mask: (nullable): what is hidden in lists
 *
 * Adds whom of the case somebody promised to call back, and nobody has spoken to since.
 */
void
hsl_shift_add_promises (HslShift      *self,
                        const HslCase *on,
                        const char    *title,
                        const HslMask *mask)
{
  for (guint i = 0; i < on->activities->len; i++)
    {
      const HslActivity *activity = g_ptr_array_index (on->activities, i);
      g_autofree char   *text = NULL;
      HslShiftLine      *line;

      if (activity->promised_at == HSL_MINUTE_NONE || activity->at >= self->to || is_kept (on, activity))
        continue;
      text = dup_promise (on, activity, mask);
      line = hsl_shift_add (self->promised, on, title, activity->promised_at, text);
      if (activity->worker == NULL)
        continue;
      g_free (line->worker);
      line->worker = g_strdup (activity->worker);
    }
  g_ptr_array_sort (self->promised, compare_lines);
}
