/* hsl-demo-play.h: one dispute of a demo, played through the real actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-demo-world.h"

G_BEGIN_DECLS

/* How the dispute will go, if its history is long enough to get there. */
typedef enum
{
  HSL_DEMO_WRITTEN,
  HSL_DEMO_ORAL,
  HSL_DEMO_DECLINED,
  HSL_DEMO_TRANSFERRED,
  HSL_DEMO_REFUSED,
  HSL_DEMO_WITHDRAWN,
  HSL_DEMO_FAILED,
  HSL_DEMO_DIVERTED,
} HslDemoOutcome;

/* The steps of a dispute are functions that return FALSE when it goes no further: because today is
 * reached, because it is over, or because an action was refused, which is then in @error. */
typedef struct
{
  HslDemoWorld  *world;
  GVariant      *situation;
  HslDemoOutcome outcome;
  HslCase       *dispute;      /* owned */
  HslMinute      at;           /* when the last thing happened */
  gboolean       is_undecided; /* nobody has said yet whether it is accepted */
  int            steps_left;   /* before nobody cares for it any more; -1: somebody always does */
  GError        *error;

  guint            grid;
  HslDemoPerson   *applicant;       /* borrowed; %NULL for a body */
  HslDemoPerson   *respondent;      /* the same */
  char            *applicant_voice; /* who speaks in the record */
  char            *respondent_voice;
  const HslWorker *handler;
  const HslWorker *mediator;
  const HslWorker *second; /* (nullable): another mediator */
  gint64           agreed_fen;
  HslDemoCast      cast;
  char            *words[7]; /* what the cast points to */
} HslDemoPlay;

HslCase *hsl_demo_play (HslDemoWorld *world, HslMinute accepted_at, guint rank, GError **error);

/* hsl-demo-play.c: time, words and actions */
gboolean    hsl_demo_play_is_police (HslDemoPlay *self);
gboolean    hsl_demo_play_wait_minutes (HslDemoPlay *self, int low, int high);
gboolean    hsl_demo_play_wait_days (HslDemoPlay *self, int low, int high);
gboolean    hsl_demo_play_wait_until (HslDemoPlay *self, HslDay day, int late_low, int late_high);
gboolean    hsl_demo_play_print (HslDemoPlay *self, const char *form, GPtrArray *subjects, int pages);
gboolean    hsl_demo_play_act (HslDemoPlay *self, const char *action, GVariantDict *input);
char       *hsl_demo_play_word (HslDemoPlay *self, const char *key);
char       *hsl_demo_play_said (HslDemoPlay *self, const char *key);
int         hsl_demo_play_roll (HslDemoPlay *self, int low, int high);
int         hsl_demo_play_roll_range (HslDemoPlay *self, GVariant *dict, const char *key);
const char *hsl_demo_play_sex (HslDemoPlay *self, int men_percent);
GVariant   *hsl_demo_play_item (HslDemoPlay *self, const char *key);
gboolean    hsl_demo_play_chance (HslDemoPlay *self, int percent);
GVariant   *hsl_demo_play_record (HslDemoPlay *self, GVariant *lines);
void        hsl_demo_put (GVariantDict *dict, const char *key, const char *text);
void        hsl_demo_put_day (GVariantDict *dict, const char *key, HslDay day);
void        hsl_demo_put_minute (GVariantDict *dict, const char *key, HslMinute minute);
void        hsl_demo_put_number (GVariantDict *dict, const char *key, gint64 number);
void        hsl_demo_put_uids (GVariantDict *dict, const char *key, ...) G_GNUC_NULL_TERMINATED;

/* hsl-demo-intake.c: who, whom, what, where */
gboolean hsl_demo_play_intake (HslDemoPlay *self, HslMinute accepted_at);

/* hsl-demo-mediate.c: from the acceptance to the agreement or the end */
gboolean hsl_demo_play_mediate (HslDemoPlay *self);

/* hsl-demo-perform.c: from the agreement to the archive */
gboolean hsl_demo_play_settle (HslDemoPlay *self);
gboolean hsl_demo_play_close (HslDemoPlay *self);

G_END_DECLS
