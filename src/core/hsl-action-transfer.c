/* hsl-action-transfer.c: handing a case over, and telling who handed it to us
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"

#include <glib/gi18n-lib.h>

/* The transfer that @uid names, or the last one of that direction. */
static HslTransfer *
find_transfer (const HslCase *self,
               const char    *uid,
               const char    *direction)
{
  for (guint i = self->transfers->len; i > 0; i--)
    {
      HslTransfer *transfer = g_ptr_array_index (self->transfers, i - 1);

      if (uid != NULL ? g_strcmp0 (transfer->fact.uid, uid) == 0
                      : g_strcmp0 (transfer->direction, direction) == 0)
        return transfer;
    }
  return NULL;
}

HSL_ACTION_SUGGEST (transfer)
{
  ((HslTransfer *) input)->direction = g_strdup ("out");
}

HSL_ACTION_APPLY (transfer)
{
  HslTransfer *transfer = input;

  if (transfer->direction == NULL)
    hsl_action_set_text (&transfer->direction, "out");
  hsl_action_add (self->transfers, input, context, told);
  return hsl_fact_check (input, self, context, "", error);
}

HSL_ACTION_CHECK (transfer_sent)
{
  const HslTransfer *transfer = find_transfer (self, NULL, "out");

  if (transfer == NULL || transfer->accepted_on != HSL_DAY_NONE || transfer->returned_on != HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("no transfer to another unit is under way"));
  return TRUE;
}

HSL_ACTION_APPLY (transfer_accepted)
{
  HslDecision *decision = input;
  HslTransfer *transfer = find_transfer (self, decision->subject, "out");

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, transfer->sent_on, "on", _ ("the sending"), error))
    return FALSE;

  transfer->accepted_on = decision->on;
  hsl_action_set_text (&((HslActivity *) told)->subject, transfer->fact.uid);
  return TRUE;
}

HSL_ACTION_CHECK (transfer_returned)
{
  const HslTransfer *transfer = find_transfer (self, NULL, "out");

  if (transfer == NULL || transfer->returned_on != HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("no transfer to another unit is under way"));
  return TRUE;
}

HSL_ACTION_APPLY (transfer_returned)
{
  HslDecision *decision = input;
  HslTransfer *transfer = find_transfer (self, decision->subject, "out");

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, transfer->sent_on, "on", _ ("the sending"), error))
    return FALSE;

  transfer->returned_on = decision->on;
  hsl_action_set_text (&transfer->return_reason, decision->reason);
  hsl_action_set_text (&((HslActivity *) told)->subject, transfer->fact.uid);
  return TRUE;
}

HSL_ACTION_CHECK (feedback)
{
  if (find_transfer (self, NULL, "in") == NULL)
    return hsl_refuse_missing (error, _ ("nobody handed this case over, so there is nobody to tell"));
  return TRUE;
}

HSL_ACTION_APPLY (feedback)
{
  HslDecision *decision = input;
  HslTransfer *transfer = find_transfer (self, decision->subject, "in");

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, transfer->sent_on, "on", _ ("the sending"), error))
    return FALSE;

  transfer->feedback_on = decision->on;
  hsl_action_set_text (&transfer->feedback, decision->text);
  hsl_action_set_text (&((HslActivity *) told)->subject, transfer->fact.uid);
  return TRUE;
}
