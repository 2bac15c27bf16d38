/* hsl-notifier.h: whatever can put a notice before the user
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-remind-plan.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  const char *body;
  gboolean    urgent;
} HslNotice;

#define HSL_TYPE_NOTIFIER (hsl_notifier_get_type ())
G_DECLARE_INTERFACE (HslNotifier, hsl_notifier, HSL, NOTIFIER, GObject)

struct _HslNotifierInterface
{
  GTypeInterface parent_interface;

  /* Shows @notice, in place of the one of the group that is up. May fail silently. */
  void (*show) (HslNotifier     *self,
                HslRemindGroup   group,
                const HslNotice *notice);
  void (*withdraw) (HslNotifier   *self,
                    HslRemindGroup group);
};

void hsl_notifier_show (HslNotifier *self, HslRemindGroup group, const HslNotice *notice);
void hsl_notifier_withdraw (HslNotifier *self, HslRemindGroup group);

/* For those that implement it: tells what became of a notice. */
void hsl_notifier_answered (HslNotifier *self, HslRemindGroup group, HslRemindAnswer answer);

G_END_DECLS
