/* hsl-shift.h: what one shift hands over to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-mask.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef struct
{
  char     *number; /* (nullable): not accepted yet */
  char     *title;
  char     *worker; /* (nullable): uid of who answers for it */
  HslMinute at;     /* when it happened, or was promised for */
  char     *text;
} HslShiftLine;

typedef struct
{
  HslMinute  from;
  HslMinute  to;
  GPtrArray *registered; /* each of HslShiftLine */
  GPtrArray *moved;
  GPtrArray *promised;
  GPtrArray *risky;
  GPtrArray *sessions; /* planned until the end of the next day */
} HslShift;

HslShift     *hsl_shift_new (HslMinute from, HslMinute to);
HslShiftLine *hsl_shift_add (GPtrArray     *list,
                             const HslCase *on,
                             const char    *title,
                             HslMinute      at,
                             const char    *text);
void          hsl_shift_add_promises (HslShift      *self,
                                      const HslCase *on,
                                      const char    *title,
                                      const HslMask *mask);
void          hsl_shift_free (HslShift *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslShift, hsl_shift_free)

G_END_DECLS
