/* hsl-notifier.c: whatever can put a notice before the user
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-notifier"

#include "hsl-notifier.h"

G_DEFINE_INTERFACE (HslNotifier, hsl_notifier, G_TYPE_OBJECT)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hsl_notifier_default_init (HslNotifierInterface *iface)
{
  /* (HslRemindGroup group, HslRemindAnswer answer) */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

/**
 * hsl_notifier_show:
 *
 * Shows @notice as the one notice of @group.
 */
void
hsl_notifier_show (HslNotifier     *self,
                   HslRemindGroup   group,
                   const HslNotice *notice)
{
  g_return_if_fail (HSL_IS_NOTIFIER (self));

  HSL_NOTIFIER_GET_IFACE (self)->show (self, group, notice);
}

/**
 * hsl_notifier_withdraw:
 *
 * Takes the notice of @group away, if it is up.
 */
void
hsl_notifier_withdraw (HslNotifier   *self,
                       HslRemindGroup group)
{
  g_return_if_fail (HSL_IS_NOTIFIER (self));

  HSL_NOTIFIER_GET_IFACE (self)->withdraw (self, group);
}

/**
 * hsl_notifier_answered:
 *
 * Emits "answered".
 */
void
hsl_notifier_answered (HslNotifier    *self,
                       HslRemindGroup  group,
                       HslRemindAnswer answer)
{
  g_return_if_fail (HSL_IS_NOTIFIER (self));

  g_signal_emit (self, signals[ANSWERED], 0, group, answer);
}
