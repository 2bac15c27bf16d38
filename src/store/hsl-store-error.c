/* hsl-store-error.c: what can go wrong in the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-store-error.h"

G_DEFINE_QUARK (hsl - store - error - quark, hsl_store_error)
