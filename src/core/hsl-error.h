/* hsl-error.h: why the core refuses something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HSL_CORE_ERROR (hsl_core_error_quark ())
GQuark hsl_core_error_quark (void);

typedef enum
{
  HSL_CORE_ERROR_FIELD,   /* an input field is wrong: the message starts with its path */
  HSL_CORE_ERROR_MISSING, /* an action lacks a fact: the message names it */
  HSL_CORE_ERROR_STATE,   /* the case is not in a state in which this may be done */
  HSL_CORE_ERROR_RULE,    /* a rule of law or of the house forbids it: the message names it */
  HSL_CORE_ERROR_RIGHT,   /* this account may not do it */
  HSL_CORE_ERROR_DATA,    /* a data file (codes, clocks, calendar) is wrong: file and line or path */
} HslCoreError;

G_END_DECLS
