/* hsl-libnotify.h: notices by way of the desktop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-notifier.h"

G_BEGIN_DECLS

#define HSL_TYPE_LIBNOTIFY (hsl_libnotify_get_type ())
G_DECLARE_FINAL_TYPE (HslLibnotify, hsl_libnotify, HSL, LIBNOTIFY, GObject)

HslNotifier *hsl_libnotify_new (void);

G_END_DECLS
