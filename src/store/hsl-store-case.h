/* hsl-store-case.h: what the store does with cases: part of hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-own-data.h"
#include "hsl-store.h"

G_BEGIN_DECLS

/* Cases */
HslCase *hsl_store_register_case (HslStore *self, GVariant *input, GError **error);
HslCase *hsl_store_act (HslStore   *self,
                        const char *case_uid,
                        const char *action,
                        GVariant   *input,
                        GError    **error);
HslCase *hsl_store_load_case (HslStore *self, const char *id, GError **error);
gboolean hsl_store_record_setting (HslStore *self, const char *text, GError **error);
gboolean hsl_store_record_view (HslStore *self, const char *case_uid, GError **error);
gboolean hsl_store_record (HslStore   *self,
                           const char *case_uid,
                           const char *action,
                           const char *text,
                           GError    **error);
gboolean hsl_store_import_case (HslStore *self, HslCase *made, GError **error);
gboolean hsl_store_bulk_begin (HslStore *self, GError **error);
gboolean hsl_store_bulk_end (HslStore *self, GError **error);

typedef enum
{
  HSL_CASE_ORDER_NEWEST, /* registered last first */
  HSL_CASE_ORDER_OLDEST,
  HSL_CASE_ORDER_ACTIVE, /* last event first */
} HslCaseOrder;

/* Which cases. Zero and %NULL fields do not restrict. */
typedef struct
{
  HslStates    states;
  const char  *grid; /* area code; "" stands for cases that are not located */
  const char  *community;
  const char  *type;
  const char  *worker;   /* mediator, handler or invited */
  HslDay       from, to; /* of registration */
  gboolean     overdue;
  HslCaseOrder order;
} HslCaseQuery;

typedef struct
{
  char         *uid, *number, *title, *state, *type, *grid, *risk, *mediators, *handler, *track;
  HslDay        registered_on, accepted_on, ended_on, closed_on, last_event_on;
  gint64        agreed_fen;
  char         *clock_rule; /* (nullable): of the nearest running clock */
  HslDay        clock_due;
  HslClockState clock_state;
} HslCaseRow;

GPtrArray *hsl_store_list_cases (HslStore           *self,
                                 const HslCaseQuery *query,
                                 guint               offset,
                                 guint               limit,
                                 GError            **error);
gint64     hsl_store_count_cases (HslStore *self, const HslCaseQuery *query, GError **error);
gboolean   hsl_store_find_in_list (HslStore           *self,
                                   const HslCaseQuery *query,
                                   const char         *uid,
                                   gint64             *out_position,
                                   GError            **error);
void       hsl_case_row_free (HslCaseRow *self);

/* Counts */
typedef struct
{
  char *code; /* of the grid; "" not located */
  guint open;
  guint overdue;
} HslGridCount;

GPtrArray *hsl_store_count_by_grid (HslStore *self, GError **error);
gboolean   hsl_store_count_by_state (HslStore *self, gint64 out_counts[HSL_N_STATES], GError **error);
void       hsl_grid_count_free (HslGridCount *self);

/* Search */
/* Of a case that may not be opened there is only @why, which says whom to ask. */
typedef struct
{
  char *case_uid, *number, *title, *state;
  char *why; /* what was found: a person with the role, the number, or the words around the text */
} HslSearchHit;

typedef struct
{
  char  *case_uid, *number, *title, *state; /* %NULL: one that may not be opened */
  HslDay on;
  char  *reason; /* same-person, same-pair or same-place */
  char  *text;   /* in words */
} HslEarlier;

GPtrArray *hsl_store_search (HslStore     *self,
                             const char   *text,
                             guint         limit,
                             GCancellable *cancellable,
                             GError      **error);
GPtrArray *hsl_store_find_earlier (HslStore   *self,
                                   GVariant   *registration,
                                   const char *except_uid,
                                   GError    **error);
gboolean   hsl_store_wait_people (HslStore *self, GError **error);
void       hsl_search_hit_free (HslSearchHit *self);
void       hsl_earlier_free (HslEarlier *self);

/* Reveals: lists are masked, and a page hides what it does not need, until somebody says why */
gpointer hsl_store_reveal (HslStore      *self,
                           const char    *case_uid,
                           const HslNoun *noun,
                           const char    *uid,
                           const char    *reason,
                           GError       **error);
gboolean hsl_store_reveal_lists (HslStore *self, const char *reason, GError **error);
/* What is kept about one person, for that person */
HslOwnData *hsl_store_collect_own_data (HslStore *self, const char *number, GError **error);
HslOwnData *hsl_store_collect_own_data_of (HslStore   *self,
                                           const char *case_uid,
                                           const char *party,
                                           GError    **error);
HslOwnData *hsl_store_collect_own_data_of_person (HslStore *self, const char *person, GError **error);

/* Somebody who stands on a case; names and numbers masked, unless lists were revealed. */
typedef struct
{
  char *case_uid, *party; /* the newest of them */
  char *person;           /* (nullable): what they are linked by */
  char *name;
  char *paper; /* (nullable): number */
  guint cases; /* that are known to be of the same person */
} HslPersonHit;

GPtrArray *hsl_store_find_persons (HslStore *self, const char *text, guint limit, GError **error);
void       hsl_person_hit_free (HslPersonHit *self);

/* Attachments */
#define HSL_ATTACHMENT_SIZE_MAX (20 * 1024 * 1024)

HslCase *hsl_store_attach (HslStore   *self,
                           const char *case_uid,
                           GVariant   *attachment,
                           GBytes     *bytes,
                           GError    **error);
GBytes  *hsl_store_read_attachment (HslStore *self, const char *case_uid, const char *uid, GError **error);

G_END_DECLS
