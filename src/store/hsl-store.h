/* hsl-store.h: the station's store, the one door to everything that is kept
 *
 * A synchronous call may come from any thread: it is handed to the one database thread and waited for (a call from
 * that thread runs at once). The window does not wait: it hands a HslStoreFunc to hsl_store_run_async(), which makes
 * its calls there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-action.h"
#include "hsl-nouns.h"
#include "hsl-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HSL_TYPE_STORE (hsl_store_get_type ())
G_DECLARE_FINAL_TYPE (HslStore, hsl_store, HSL, STORE, GObject)

typedef struct
{
  const char *organisation; /* name of the police station; the committee's is made from it */
  const char *code;         /* area code, digits */
  const char *account;
  const char *password;
  gboolean    demo;       /* the clock may be set, the password may be empty, pages are watermarked */
  gboolean    cheap_keys; /* tests and demos: the least Argon2id */
} HslStoreSetup;

/* Life */
HslStore *hsl_store_create (const char          *uri,
                            const HslStoreSetup *setup,
                            char               **out_recovery,
                            GError             **error);
HslStore *hsl_store_open (const char *uri, GError **error);
char     *hsl_store_dup_default_uri (void);
GStrv     hsl_store_list_accounts (HslStore *self, GError **error);
gboolean  hsl_store_unlock (HslStore *self, const char *account, const char *password, GError **error);
gboolean  hsl_store_unlock_with_recovery (HslStore   *self,
                                          const char *recovery,
                                          const char *account,
                                          const char *new_password,
                                          GError    **error);
void      hsl_store_lock (HslStore *self);
void      hsl_store_close (HslStore *self);

gboolean    hsl_store_is_locked (HslStore *self);
gboolean    hsl_store_is_demo (HslStore *self);
const char *hsl_store_get_uri (HslStore *self);
const char *hsl_store_get_account (HslStore *self);
const char *hsl_store_get_worker (HslStore *self);
gboolean    hsl_store_set_now (HslStore *self, HslMinute now, GError **error);
HslMinute   hsl_store_get_now (HslStore *self);

/* Work on the database thread */
typedef gpointer (*HslStoreFunc) (HslStore     *self,
                                  gpointer      data,
                                  GCancellable *cancellable,
                                  GError      **error);

void     hsl_store_run_async (HslStore           *self,
                              HslStoreFunc        func,
                              gpointer            data,
                              GDestroyNotify      data_free,
                              GDestroyNotify      result_free,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gpointer hsl_store_run_finish (HslStore *self, GAsyncResult *result, GError **error);

/* Rules, directory, context */
HslDirectory        *hsl_store_ref_directory (HslStore *self);
const HslCodes      *hsl_store_get_codes (HslStore *self);
const HslCalendar   *hsl_store_get_calendar (HslStore *self);
const HslClockRules *hsl_store_get_clocks (HslStore *self);
void                 hsl_store_init_context (HslStore *self, HslContext *out_context);
void                 hsl_store_clear_context (HslContext *context);

/* Cases */
HslCase *hsl_store_register_case (HslStore *self, GVariant *input, GError **error);
HslCase *hsl_store_act (HslStore   *self,
                        const char *case_uid,
                        const char *action,
                        GVariant   *input,
                        GError    **error);
HslCase *hsl_store_load_case (HslStore *self, const char *id, GError **error);
gboolean hsl_store_record_view (HslStore *self, const char *case_uid, GError **error);
gboolean hsl_store_record (HslStore   *self,
                           const char *case_uid,
                           const char *action,
                           const char *text,
                           GError    **error);
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

/* Tasks */
typedef struct
{
  char         *case_uid, *number, *title; /* number and title may be %NULL */
  char         *rule;                      /* of the clock; %NULL: the case has no next step */
  char         *subject;                   /* (nullable): uid of the fact the clock runs on */
  char         *what;                      /* what is asked, in words */
  HslDay        due_on;
  HslClockState state;
  HslClock     *clock; /* (nullable): with its arithmetic, where the case was opened for it */
} HslTask;

GPtrArray *hsl_store_list_tasks (HslStore *self, HslDay on, guint limit, GError **error);
gboolean   hsl_store_count_tasks_locked (HslStore *self,
                                         HslDay    on,
                                         guint    *out_overdue,
                                         guint    *out_due,
                                         GError  **error);
void       hsl_task_free (HslTask *self);

/* Search */
typedef struct
{
  char *case_uid, *number, *title, *state;
  char *why; /* what was found: a person with the role, the number, or the words around the text */
} HslSearchHit;

typedef struct
{
  char  *case_uid, *number, *title, *state;
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

/* Station */
gboolean hsl_store_put (HslStore *self, gpointer fact, GError **error);
gboolean hsl_store_put_many (HslStore *self, GPtrArray *facts, GError **error);
gboolean hsl_store_remove (HslStore *self, gpointer fact, GError **error);
char    *hsl_store_get_setting (HslStore *self, const char *key, GError **error);
gboolean hsl_store_set_setting (HslStore *self, const char *key, const char *value, GError **error);

/* Drafts */
typedef struct
{
  char     *key;
  HslMinute saved_at;
} HslDraft;

gboolean   hsl_store_save_draft (HslStore *self, const char *key, GVariant *draft, GError **error);
GVariant  *hsl_store_load_draft (HslStore *self, const char *key, GError **error);
gboolean   hsl_store_drop_draft (HslStore *self, const char *key, GError **error);
GPtrArray *hsl_store_list_drafts (HslStore *self, GError **error);
void       hsl_draft_free (HslDraft *self);

/* Attachments */
#define HSL_ATTACHMENT_SIZE_MAX (20 * 1024 * 1024)

HslCase *hsl_store_attach (HslStore   *self,
                           const char *case_uid,
                           GVariant   *attachment,
                           GBytes     *bytes,
                           GError    **error);
GBytes  *hsl_store_read_attachment (HslStore   *self,
                                    const char *case_uid,
                                    const char *uid,
                                    GError    **error);

/* Keeping */
gboolean   hsl_store_backup (HslStore *self, const char *file, GError **error);
GPtrArray *hsl_store_verify (HslStore *self, GError **error);
char      *hsl_store_dup_head (HslStore *self, GError **error);

G_END_DECLS
