/* hsl-record.h: the lines of a record while they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Codes of the list "utterance-kind". */
#define HSL_LINE_QUESTION  "question"
#define HSL_LINE_ANSWER    "answer"
#define HSL_LINE_STATEMENT "statement"
#define HSL_LINE_NOTICE    "notice"
#define HSL_LINE_NOTE      "note"

typedef struct
{
  const char *kind; /* one of the above */
  char       *speaker;
  char       *text;
  HslMinute   at;
} HslRecordLine;

#define HSL_TYPE_RECORD (hsl_record_get_type ())
G_DECLARE_FINAL_TYPE (HslRecord, hsl_record, HSL, RECORD, GObject)

HslRecord *hsl_record_new (void);

/* Who may speak; first those who ask, then the parties. */
void        hsl_record_set_speakers (HslRecord *self, const char *const *askers, const char *const *others);
guint       hsl_record_count_speakers (HslRecord *self);
const char *hsl_record_get_speaker (HslRecord *self, guint n);

guint                hsl_record_count_lines (HslRecord *self);
const HslRecordLine *hsl_record_get_line (HslRecord *self, guint n);
guint                hsl_record_add_next (HslRecord *self, guint after);
guint                hsl_record_add_passage (HslRecord  *self,
                                             guint       after,
                                             const char *kind,
                                             const char *text);
void                 hsl_record_remove_line (HslRecord *self, guint n);
void                 hsl_record_set_text (HslRecord *self, guint n, const char *text);
void                 hsl_record_set_kind (HslRecord *self, guint n, const char *kind);
void                 hsl_record_choose_speaker (HslRecord *self, guint n, guint speaker);
void                 hsl_record_mark_time (HslRecord *self, guint n, HslMinute at);

GVariant *hsl_record_to_variant (HslRecord *self);
void      hsl_record_set_from_variant (HslRecord *self, GVariant *lines);
guint     hsl_record_find_line (HslRecord *self, guint written);

G_END_DECLS
