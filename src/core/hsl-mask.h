/* hsl-mask.h: what is shown of people where not all may be seen
 *
 * How a field is hidden is said once, by its flags in the noun's table; lists, pages and papers ask here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case.h"

G_BEGIN_DECLS

/* One value */
char *hsl_mask_name (const char *name);
char *hsl_mask_paper (const char *number);
char *hsl_mask_phone (const char *phone);
char *hsl_mask_account (const char *number);
char *hsl_mask_address (const char *address);
char *hsl_mask_birth (const char *iso);
char *hsl_mask_numbers (const char *text);

typedef enum
{
  HSL_MASK_NAMES = 1 << 0,    /* who it is about */
  HSL_MASK_CONTACTS = 1 << 1, /* numbers of papers and phones, addresses, days of birth */
  HSL_MASK_ALL = HSL_MASK_NAMES | HSL_MASK_CONTACTS,
} HslMaskWhat;

/* A mask for the facts of one case. */
typedef struct _HslMask HslMask;

HslMask    *hsl_mask_new (HslMaskWhat what, const HslCase *owner, const char *viewer);
void        hsl_mask_free (HslMask *self);
HslMaskWhat hsl_mask_get_what (const HslMask *self);
gboolean    hsl_mask_hides (const HslMask *self, gconstpointer fact, const HslField *field);
char       *hsl_mask_dup_text (const HslMask *self, const char *text);
char       *hsl_mask_dup_field (const HslMask  *self,
                                gconstpointer   fact,
                                const HslField *field,
                                const char     *text);
char       *hsl_mask_dup_name (const HslMask *self, gconstpointer fact);
GVariant   *hsl_mask_to_variant (const HslMask *self, gconstpointer fact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslMask, hsl_mask_free)

G_END_DECLS
