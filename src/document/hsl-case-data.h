/* hsl-case-data.h: a case as the data of its forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case.h"
#include "hsl-context.h"
#include "hsl-mask.h"

G_BEGIN_DECLS

GVariant *hsl_case_data_new (const HslCase    *owner,
                             const HslContext *context,
                             const char       *subject,
                             const HslMask    *mask);
GVariant *hsl_case_data_new_about (GVariant         *data,
                                   const HslCase    *owner,
                                   const HslContext *context,
                                   const char       *subject,
                                   const HslMask    *mask);

G_END_DECLS
