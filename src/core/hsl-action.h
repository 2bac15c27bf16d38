/* hsl-action.h: the one table of what may be done to a case
 *
 * Every button, menu item, key and `heshilaoctl case do` goes through this table. An action reads an
 * input described by a noun, checks it against the case, and writes facts; the state follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef struct _HslAction HslAction;

typedef enum
{
  HSL_ACTION_CIVIL = 1 << 0,  /* only on the track of the 人民调解委员会 */
  HSL_ACTION_POLICE = 1 << 1, /* only on the track of 治安调解 */
  HSL_ACTION_SILENT =
      1 << 2, /* a record of something seen or printed, not a step: leaves no entry of its own */
} HslActionFlags;

struct _HslAction
{
  const char    *id;
  const char    *label; /* msgid */
  HslStates      from;
  HslRights      who;
  HslActionFlags flags;
  const HslNoun *input;

  /* (nullable): what else must be true before anything is typed */
  gboolean (*check) (const HslCase *self, const HslContext *context, GError **error);

  /* Writes the facts of @input into @self, which is a copy that is dropped when this fails.
   * @told is the entry the timeline will get; its text may be set. */
  gboolean (*apply) (HslCase *self, gpointer input, const HslContext *context, gpointer told, GError **error);

  /* (nullable): fills @input with what most likely will be typed */
  void (*suggest) (const HslCase *self, gpointer input, const HslContext *context);

  HslPermits may; /* and the account needs all of these */

  const char *note; /* (nullable): msgid; what it brings about that its fields do not tell */
};

/* Every action, ended by one without id. */
extern const HslAction hsl_actions[];

const HslAction *hsl_action_find (const char *id);
gboolean         hsl_action_check (const HslAction  *self,
                                   const HslCase    *on,
                                   const HslContext *context,
                                   GError          **error);
HslCase         *hsl_action_do (const HslAction  *self,
                                const HslCase    *on,
                                GVariant         *input,
                                const HslContext *context,
                                GError          **error);
GVariant        *hsl_action_suggest (const HslAction *self, const HslCase *on, const HslContext *context);

HslCase         *hsl_case_register (GVariant *input, const HslContext *context, GError **error);
GPtrArray       *hsl_case_get_actions (const HslCase *self, const HslContext *context);
const HslAction *hsl_case_get_next_step (const HslCase *self, const HslContext *context);

G_END_DECLS
