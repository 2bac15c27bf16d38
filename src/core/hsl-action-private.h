/* hsl-action-private.h: the hands of the actions, by the part of the flow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-action-input.h"
#include "hsl-action.h"
#include "hsl-check.h"
#include "hsl-nouns.h"
#include "hsl-refuse.h"

G_BEGIN_DECLS

#define HSL_ACTION_APPLY(name)                                                                        \
  gboolean hsl_apply_##name (HslCase *self, gpointer input, const HslContext *context, gpointer told, \
                             GError **error)
#define HSL_ACTION_CHECK(name) \
  gboolean hsl_check_##name (const HslCase *self, const HslContext *context, GError **error)
#define HSL_ACTION_SUGGEST(name) \
  void hsl_suggest_##name (const HslCase *self, gpointer input, const HslContext *context)

/* hsl-action-intake.c */
HSL_ACTION_APPLY (accept);
HSL_ACTION_CHECK (accept);
HSL_ACTION_SUGGEST (accept);
HSL_ACTION_APPLY (decline);
HSL_ACTION_APPLY (assign);
HSL_ACTION_SUGGEST (assign);
HSL_ACTION_APPLY (add_party);
HSL_ACTION_APPLY (add_agent);
HSL_ACTION_APPLY (confirm_address);
HSL_ACTION_APPLY (set_risk);
HSL_ACTION_SUGGEST (set_risk);
HSL_ACTION_APPLY (supervise);

/* hsl-action-lock.c */
HSL_ACTION_APPLY (lock);
HSL_ACTION_SUGGEST (lock);
HSL_ACTION_CHECK (unlock);
HSL_ACTION_APPLY (unlock);
gboolean hsl_action_check_named (const HslCase    *self,
                                 char            **workers,
                                 const char       *path,
                                 const HslContext *context,
                                 GError          **error);

/* hsl-action-transfer.c */
HSL_ACTION_APPLY (transfer);
HSL_ACTION_SUGGEST (transfer);
HSL_ACTION_APPLY (transfer_accepted);
HSL_ACTION_CHECK (transfer_sent);
HSL_ACTION_APPLY (transfer_returned);
HSL_ACTION_CHECK (transfer_returned);
HSL_ACTION_APPLY (feedback);
HSL_ACTION_CHECK (feedback);

/* hsl-action-session.c */
HSL_ACTION_APPLY (notice);
HSL_ACTION_APPLY (inquire);
HSL_ACTION_SUGGEST (inquire);
HSL_ACTION_APPLY (contact);
HSL_ACTION_SUGGEST (contact);
HSL_ACTION_APPLY (session);
HSL_ACTION_CHECK (session);
HSL_ACTION_SUGGEST (session);
HSL_ACTION_APPLY (pause);
HSL_ACTION_CHECK (pause);
HSL_ACTION_APPLY (resume);
HSL_ACTION_CHECK (resume);
HSL_ACTION_APPLY (extend);

/* hsl-action-appointment.c */
HSL_ACTION_APPLY (plan_session);
HSL_ACTION_CHECK (plan_session);
HSL_ACTION_SUGGEST (plan_session);
HSL_ACTION_CHECK (planned);
HSL_ACTION_APPLY (tell_session);
HSL_ACTION_SUGGEST (tell_session);
HSL_ACTION_APPLY (move_session);
HSL_ACTION_SUGGEST (move_session);
HSL_ACTION_APPLY (cancel_session);
HSL_ACTION_SUGGEST (cancel_session);

/* hsl-action-agreement.c */
HSL_ACTION_APPLY (agree);
HSL_ACTION_CHECK (agree);
HSL_ACTION_SUGGEST (agree);
HSL_ACTION_APPLY (revise_agreement);
HSL_ACTION_CHECK (revise_agreement);
HSL_ACTION_SUGGEST (revise_agreement);
HSL_ACTION_APPLY (sign);
HSL_ACTION_CHECK (sign);
HSL_ACTION_SUGGEST (sign);
HSL_ACTION_APPLY (void_agreement);
HSL_ACTION_APPLY (apply_confirmation);
HSL_ACTION_CHECK (apply_confirmation);
HSL_ACTION_SUGGEST (apply_confirmation);

/* hsl-action-performance.c */
HSL_ACTION_APPLY (perform);
HSL_ACTION_SUGGEST (perform);
HSL_ACTION_APPLY (follow_up);
HSL_ACTION_SUGGEST (follow_up);
HSL_ACTION_APPLY (urge);
HSL_ACTION_SUGGEST (urge);
HSL_ACTION_APPLY (defer);

/* hsl-action-end.c */
HSL_ACTION_APPLY (fail);
HSL_ACTION_CHECK (fail);
HSL_ACTION_APPLY (refuse);
HSL_ACTION_APPLY (withdraw);
HSL_ACTION_APPLY (tell_routes);
HSL_ACTION_APPLY (record_undisputed);
HSL_ACTION_APPLY (divert);
HSL_ACTION_APPLY (penalty);
HSL_ACTION_APPLY (close);
HSL_ACTION_CHECK (close);
HSL_ACTION_SUGGEST (close);
HSL_ACTION_APPLY (reopen);
HSL_ACTION_APPLY (archive);
HSL_ACTION_SUGGEST (archive);

/* hsl-action-papers.c */
HSL_ACTION_APPLY (print);
HSL_ACTION_APPLY (attach);
HSL_ACTION_APPLY (correct);

/* hsl-action-retention.c */
HSL_ACTION_APPLY (set_retention);
HSL_ACTION_SUGGEST (set_retention);
HSL_ACTION_APPLY (appraise);
HSL_ACTION_CHECK (appraise);
HSL_ACTION_APPLY (confirm_appraisal);
HSL_ACTION_APPLY (decline_appraisal);
HSL_ACTION_CHECK (answer_appraisal);
HSL_ACTION_APPLY (withdraw_appraisal);
HSL_ACTION_CHECK (withdraw_appraisal);

/* Helpers for all of them. */
gboolean hsl_action_check_unwritten (gconstpointer input, GError **error);
gboolean hsl_action_check_police_retry (const HslCase    *self,
                                        HslDay            on,
                                        const HslContext *context,
                                        GError          **error);
char   **hsl_action_dup_attending (const HslCase *self);
gboolean hsl_action_check_order (HslDay      day,
                                 HslDay      not_before,
                                 const char *path,
                                 const char *what,
                                 GError    **error);
void     hsl_action_set_text (char **field, const char *value);
void     hsl_action_set_strv (char ***field, char **value);
gpointer hsl_action_add (GPtrArray *list, gpointer input, const HslContext *context, gpointer told);

G_END_DECLS
