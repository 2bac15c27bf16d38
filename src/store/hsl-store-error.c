/* hsl-store-error.c: what can go wrong in the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-store-error.h"

GQuark
hsl_store_error_quark (void)
{
  return g_quark_from_static_string ("hsl-store-error-quark");
}
