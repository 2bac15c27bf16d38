/* hsl-condition.h: the tests of <if>
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-scope.h"

G_BEGIN_DECLS

gboolean hsl_condition_is_path (const char *text);
char    *hsl_condition_check (const char *condition);
gboolean hsl_condition_evaluate (const char     *condition,
                                 const HslScope *scope,
                                 gboolean       *out_result,
                                 char          **out_missing);

G_END_DECLS
