/* hsl-context.h: what a rule may know besides the case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-calendar.h"
#include "hsl-clock.h"
#include "hsl-code-list.h"
#include "hsl-directory.h"
#include "hsl-finding-rules.h"
#include "hsl-right-rules.h"

G_BEGIN_DECLS

typedef struct _HslContext HslContext;

/* Gives the next gap-free number of an organisation and year, inside the transaction of the caller. */
typedef gboolean (*HslNumberFunc) (const HslOrganisation *organisation,
                                   int                    year,
                                   gint64                *out_n,
                                   gpointer               data,
                                   GError               **error);

/* Claims a number that a running paper case already has; fails when it is taken. */
typedef gboolean (
    *HslClaimFunc) (const HslOrganisation *organisation, int year, gint64 n, gpointer data, GError **error);

/* A room or a mediator over some time; and, when it is taken, by what and from when to when. */
typedef struct
{
  const char *room;
  const char *worker;
  const char *case_uid; /* what this case has planned itself does not count */
  HslMinute   starts_at;
  HslMinute   ends_at;
  char       *number; /* (nullable): of the other case, where it may be told */
} HslBooking;

/* Looks for another planned session that @wanted runs into. */
typedef gboolean (
    *HslBookingFunc) (HslBooking *wanted, gboolean *out_is_taken, gpointer data, GError **error);

/* Gives a new uid (transfer full). */
typedef char *(*HslUidFunc) (gpointer data);

/* The rulebook and the directory are borrowed for the length of a call. */
struct _HslContext
{
  HslMinute              now;
  HslCodes              *codes;
  HslCalendar           *calendar;
  HslClockRules         *clocks;
  const HslFindingRules *findings; /* (nullable): nothing is looked for before signing */
  const HslDirectory    *directory;
  const char            *worker;  /* (nullable): who acts */
  const char            *account; /* (nullable): with which account */
  HslRights              rights;
  HslPermits             permits;

  HslUidFunc     new_uid;     /* (nullable): hsl_uid_new() */
  HslNumberFunc  take_number; /* (nullable): no numbers can be given */
  HslClaimFunc   claim_number;
  HslBookingFunc find_booking; /* (nullable): nothing is known of other cases */
  gpointer       data;
};

G_END_DECLS
