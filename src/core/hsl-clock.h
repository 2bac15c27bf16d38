/* hsl-clock.h: legal and house deadlines
 *
 * A rule is data (hsl-clock-rule.c). For each instance of the noun that a rule speaks of, and whose
 * conditions hold, there is one clock; how a clock stands on a day is asked here and nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-calendar.h"
#include "hsl-noun.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_CLOCK_DAYS,
  HSL_CLOCK_WORKING_DAYS,
  HSL_CLOCK_MONTHS,
} HslClockUnit;

/* A field must have one of some values: of the noun itself, or of the case, agreement or term it is in. */
typedef struct
{
  const HslNoun *noun; /* (nullable): %NULL for the noun of the rule */
  char          *field;
  char         **values; /* "": not set; "*": set to anything; "true", "false" of a flag */
} HslClockCondition;

typedef struct
{
  char          *id;
  char          *name;
  char          *name_en;
  const HslNoun *each;
  char          *start;
  char          *stop;       /* (nullable): set when it is done */
  GPtrArray     *conditions; /* of HslClockCondition: all must hold */
  int            length;
  HslClockUnit   unit;
  gboolean       shift; /* off a rest day, 民法典 203 */
  gboolean       pausable;
  gboolean       extendable;
  gboolean       lapses; /* an option that goes unused, not a duty that is late */
  int            warn;   /* working days before the due day */
  char          *task;   /* what must be done by then */
  char          *task_en;
  char          *source; /* law and article */
  HslDay         from;   /* for clocks that start from this day */
  HslDay         to;     /* ... to this one */
} HslClockRule;

typedef struct _HslClockRules HslClockRules;

HslClockRules      *hsl_clock_rules_new_from_variant (GVariant *data, GError **error);
HslClockRules      *hsl_clock_rules_merge (const HslClockRules *rules, GVariant *data, GError **error);
HslClockRules      *hsl_clock_rules_ref (HslClockRules *rules);
void                hsl_clock_rules_unref (HslClockRules *rules);
const GPtrArray    *hsl_clock_rules_get_all (const HslClockRules *rules);
const HslClockRule *hsl_clock_rules_find (const HslClockRules *rules, const char *id, HslDay start);

gboolean hsl_clock_rule_is_valid_on (const HslClockRule *rule, HslDay start);
gboolean hsl_clock_condition_holds (const HslClockCondition *condition, gconstpointer fact);
HslDay   hsl_clock_rule_get_due (const HslClockRule *rule,
                                 HslDay              start,
                                 int                 paused_days,
                                 HslDay              extended_until,
                                 const HslCalendar  *calendar);

/* One clock of one fact. */
typedef struct
{
  char       *rule; /* id */
  const char *noun; /* name, static */
  char       *uid;  /* of the fact */
  HslDay      start;
  HslDay      due;
  HslDay      done_on;
  gboolean    paused;         /* now */
  int         paused_days;    /* of all pauses that are over */
  HslDay      extended_until; /* as the parties agreed */
  gboolean    lapses;         /* of the rule */
} HslClock;

typedef enum
{
  HSL_CLOCK_RUNNING,
  HSL_CLOCK_WARNING,
  HSL_CLOCK_OVERDUE,
  HSL_CLOCK_PAUSED,
  HSL_CLOCK_DONE,
  HSL_CLOCK_DONE_LATE,
  HSL_CLOCK_LAPSED,
} HslClockState;

HslClock *hsl_clock_new (const HslClockRule *rule, const char *uid, HslDay start);
HslClock *hsl_clock_copy (const HslClock *clock);
void      hsl_clock_free (HslClock *clock);
void      hsl_clock_set_due (HslClock *clock, const HslClockRule *rule, const HslCalendar *calendar);

HslClockState hsl_clock_get_state (const HslClock    *clock,
                                   int                warn,
                                   HslDay             today,
                                   const HslCalendar *calendar);
const char   *hsl_clock_state_get_code (HslClockState state);
const char   *hsl_clock_state_get_label (HslClockState state);
int           hsl_clock_find_unknown_year (const HslClock     *clock,
                                           const HslClockRule *rule,
                                           const HslCalendar  *calendar);
char         *hsl_clock_dup_words (const HslClock     *clock,
                                   const HslClockRule *rule,
                                   HslDay              today,
                                   const HslCalendar  *calendar);
char         *hsl_clock_explain (const HslClock     *clock,
                                 const HslClockRule *rule,
                                 const HslCalendar  *calendar);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslClock, hsl_clock_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslClockRules, hsl_clock_rules_unref)

G_END_DECLS
