/* hsl-subject.h: the row of a case that a form tells of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-state.h"

G_BEGIN_DECLS

gboolean   hsl_subject_is_each (const char *kind);
GPtrArray *hsl_subject_list (const char *kind, const HslCase *on);
HslFact   *hsl_subject_find (const char *kind, const HslCase *on, const char *uid);
char      *hsl_subject_dup_name (const HslFact *subject, const HslCase *on);

G_END_DECLS
