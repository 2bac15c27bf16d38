/* hsl-draft-keeper.h: keeps what is being typed, so that nothing is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_DRAFT_KEEPER (hsl_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (HslDraftKeeper, hsl_draft_keeper, HSL, DRAFT_KEEPER, GObject)

/* Returns: (transfer floating): what is typed so far */
typedef GVariant *(*HslDraftFunc) (gpointer user_data);

HslDraftKeeper *hsl_draft_keeper_new (HslStore    *store,
                                      const char  *key,
                                      HslDraftFunc func,
                                      gpointer     user_data);
void            hsl_draft_keeper_touch (HslDraftKeeper *self);
void            hsl_draft_keeper_save_now (HslDraftKeeper *self);
void            hsl_draft_keeper_drop (HslDraftKeeper *self);
void            hsl_draft_keeper_load_async (HslDraftKeeper     *self,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GVariant       *hsl_draft_keeper_load_finish (HslDraftKeeper *self, GAsyncResult *result, GError **error);

G_END_DECLS
