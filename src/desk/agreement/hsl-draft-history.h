/* hsl-draft-history.h: what a draft was before, and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HslDraftHistory HslDraftHistory;

HslDraftHistory *hsl_draft_history_new (void);
void             hsl_draft_history_free (HslDraftHistory *self);
void             hsl_draft_history_begin (HslDraftHistory *self, GVariant *draft);
void             hsl_draft_history_add (HslDraftHistory *self,
                                        GVariant        *draft,
                                        gconstpointer    place,
                                        gint64           now);
GVariant        *hsl_draft_history_undo (HslDraftHistory *self);
GVariant        *hsl_draft_history_redo (HslDraftHistory *self);
gboolean         hsl_draft_history_can_undo (HslDraftHistory *self);
gboolean         hsl_draft_history_can_redo (HslDraftHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslDraftHistory, hsl_draft_history_free)

G_END_DECLS
