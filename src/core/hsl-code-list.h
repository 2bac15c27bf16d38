/* hsl-code-list.h: the code lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

typedef struct _HslCodes HslCodes;

/* One entry of one list. A code is never taken away, so that old cases keep theirs: its validity ends, and
 * @next may name the code that took its place. */
typedef struct
{
  const char *list;
  const char *code;
  const char *name; /* official term */
  const char *name_en;
  const char *parent; /* (nullable): of a second level entry */
  const char *next;   /* (nullable) */
  HslDay      from;   /* first day, HSL_DAY_NONE: always was */
  HslDay      to;     /* last day, HSL_DAY_NONE: still is */
} HslCode;

HslCodes *hsl_codes_new_from_variant (GVariant *data, GError **error);
HslCodes *hsl_codes_merge (const HslCodes *codes, GVariant *data, GError **error);
HslCodes *hsl_codes_ref (HslCodes *codes);
void      hsl_codes_unref (HslCodes *codes);

const char *const *hsl_codes_get_lists (const HslCodes *codes);
gboolean           hsl_codes_has_list (const HslCodes *codes, const char *list);
const char        *hsl_codes_get_list_name (const HslCodes *codes, const char *list, gboolean in_english);

const HslCode *hsl_codes_find (const HslCodes *codes, const char *list, const char *code);
const char    *hsl_codes_get_name (const HslCodes *codes,
                                   const char     *list,
                                   const char     *code,
                                   gboolean        in_english);
gboolean       hsl_codes_is_valid_on (const HslCodes *codes, const char *list, const char *code, HslDay day);
GPtrArray     *hsl_codes_get_entries (const HslCodes *codes, const char *list, HslDay valid_on);
gboolean       hsl_code_is_valid_on (const HslCode *code, HslDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslCodes, hsl_codes_unref)

G_END_DECLS
