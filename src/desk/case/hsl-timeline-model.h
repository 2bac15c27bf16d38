/* hsl-timeline-model.h: the activities of a case by day, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-activity.h"
#include "hsl-case.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HSL_TIMELINE_DAY,   /* a heading with the number of entries */
  HSL_TIMELINE_ENTRY, /* one activity */
  HSL_TIMELINE_MORE,  /* the rest of a long day, folded */
} HslTimelineKind;

#define HSL_TYPE_TIMELINE_ITEM (hsl_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (HslTimelineItem, hsl_timeline_item, HSL, TIMELINE_ITEM, GObject)

HslTimelineKind    hsl_timeline_item_get_kind (HslTimelineItem *self);
HslDay             hsl_timeline_item_get_day (HslTimelineItem *self);
guint              hsl_timeline_item_get_count (HslTimelineItem *self);
const HslActivity *hsl_timeline_item_get_activity (HslTimelineItem *self);

#define HSL_TYPE_TIMELINE_MODEL (hsl_timeline_model_get_type ())
G_DECLARE_FINAL_TYPE (HslTimelineModel, hsl_timeline_model, HSL, TIMELINE_MODEL, GObject)

/* Which entries to show. */
typedef enum
{
  HSL_TIMELINE_ALL,
  HSL_TIMELINE_CONTACTS, /* what somebody said, in or out */
  HSL_TIMELINE_STEPS,    /* what was done to the case */
  HSL_TIMELINE_PAPERS,   /* prints, attachments, corrections, views */
} HslTimelineFilter;

HslTimelineModel *hsl_timeline_model_new (void);
void              hsl_timeline_model_set_case (HslTimelineModel *self, HslCase *shown);
void              hsl_timeline_model_set_filter (HslTimelineModel *self, HslTimelineFilter filter);
void              hsl_timeline_model_set_needle (HslTimelineModel *self, const char *needle);
void              hsl_timeline_model_unfold (HslTimelineModel *self, HslDay day);
guint             hsl_timeline_model_get_n_entries (HslTimelineModel *self);

G_END_DECLS
