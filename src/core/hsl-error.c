/* hsl-error.c: why the core refuses something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-error.h"

GQuark
hsl_core_error_quark (void)
{
  return g_quark_from_static_string ("hsl-core-error-quark");
}
