/* hsl-draft-history.c: what a draft was before, and after
 *
 * A step is a whole draft. It is a few kilobytes and never changed, so there is nothing that could be undone
 * wrongly; keys typed at one place without a pause are one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-draft-history"

#include "hsl-draft-history.h"

#include "hsl-dict.h"

/* Longer than the pause between two keys, shorter than a thought. */
#define PAUSE_USEC (1200 * G_TIME_SPAN_MILLISECOND)

#define STEPS_MAX 200

struct _HslDraftHistory
{
  GPtrArray    *steps; /* of GVariant */
  guint         at;    /* the one that is shown */
  gconstpointer place; /* where the last key was typed; only compared */
  gint64        when;
};

HslDraftHistory *
hsl_draft_history_new (void)
{
  HslDraftHistory *self = g_new0 (HslDraftHistory, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  return self;
}

/**
 * hsl_draft_history_free:
 * @self: (nullable): a history
 */
void
hsl_draft_history_free (HslDraftHistory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * hsl_draft_history_begin:
 * @draft: from where there is no way back
 */
void
hsl_draft_history_begin (HslDraftHistory *self,
                         GVariant        *draft)
{
  g_ptr_array_set_size (self->steps, 0);
  g_ptr_array_add (self->steps, g_variant_ref_sink (draft));
  self->at = 0;
  self->place = NULL;
}

/**
 * hsl_draft_history_add:
 * @draft: what it is now
 * @place: (nullable): where it was changed
 * @now: monotonic time
 *
 * Whatever was undone before cannot be redone any more.
 */
void
hsl_draft_history_add (HslDraftHistory *self,
                       GVariant        *draft,
                       gconstpointer    place,
                       gint64           now)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (draft);
  gboolean             goes_on;

  g_return_if_fail (self->steps->len > 0);

  if (hsl_dict_equal (owned, g_ptr_array_index (self->steps, self->at)))
    return;
  goes_on = self->at > 0 && place != NULL && place == self->place && now - self->when < PAUSE_USEC;
  self->place = place;
  self->when = now;
  g_ptr_array_set_size (self->steps, (int) (goes_on ? self->at : self->at + 1));
  if (self->steps->len == STEPS_MAX)
    g_ptr_array_remove_index (self->steps, 0);
  g_ptr_array_add (self->steps, g_steal_pointer (&owned));
  self->at = self->steps->len - 1;
}

static GVariant *
go_to (HslDraftHistory *self,
       guint            at)
{
  self->at = at;
  self->place = NULL;
  return g_variant_ref (g_ptr_array_index (self->steps, at));
}

/**
 * hsl_draft_history_undo:
 *
 * Returns: (transfer full) (nullable): the draft as it was before
 */
GVariant *
hsl_draft_history_undo (HslDraftHistory *self)
{
  return hsl_draft_history_can_undo (self) ? go_to (self, self->at - 1) : NULL;
}

/**
 * hsl_draft_history_redo:
 *
 * Returns: (transfer full) (nullable): the draft before it was undone
 */
GVariant *
hsl_draft_history_redo (HslDraftHistory *self)
{
  return hsl_draft_history_can_redo (self) ? go_to (self, self->at + 1) : NULL;
}

gboolean
hsl_draft_history_can_undo (HslDraftHistory *self)
{
  return self->at > 0;
}

gboolean
hsl_draft_history_can_redo (HslDraftHistory *self)
{
  return self->at + 1 < self->steps->len;
}
