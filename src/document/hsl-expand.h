/* hsl-expand.h: template + data -> blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-block.h"
#include "hsl-filters.h"
#include "hsl-template.h"

G_BEGIN_DECLS

HslContent *hsl_expand (HslTemplate      *form,
                        GVariant         *data,
                        HslFilterContext *context,
                        const char       *part,
                        GError          **error);

G_END_DECLS
