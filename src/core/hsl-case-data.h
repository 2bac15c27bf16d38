/* hsl-case-data.h: a case as the forms see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-volume.h"

G_BEGIN_DECLS

GVariant *hsl_case_to_data (const HslCase *self, const char *subject, const HslContext *context);

G_END_DECLS
