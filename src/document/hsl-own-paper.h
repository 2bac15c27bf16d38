/* hsl-own-paper.h: what is kept about a person as the data of the form "own-data"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-own-data.h"

G_BEGIN_DECLS

GVariant *hsl_own_paper_new (const HslOwnData *own, const HslContext *context);

G_END_DECLS
