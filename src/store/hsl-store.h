/* hsl-store.h: the station's store, the one door to everything that is kept
 *
 * A synchronous call may come from any thread: it is handed to the one database thread and waited for
 * (a call from that thread runs at once). The window does not wait: it hands a HslStoreFunc to
 * hsl_store_run_async(), which makes its calls there.
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
HslDirectory  *hsl_store_ref_directory (HslStore *self);
HslCodes      *hsl_store_get_codes (HslStore *self);
HslCalendar   *hsl_store_get_calendar (HslStore *self);
HslClockRules *hsl_store_get_clocks (HslStore *self);
void           hsl_store_init_context (HslStore *self, HslContext *out_context);
void           hsl_store_clear_context (HslContext *context);

/* Station */
gboolean hsl_store_put (HslStore *self, gpointer fact, GError **error);
gboolean hsl_store_may_put (HslStore *self);
gboolean hsl_store_put_many (HslStore *self, GPtrArray *facts, GError **error);
gboolean hsl_store_import_station (HslStore *self, GPtrArray *facts, GError **error);
gboolean hsl_store_remove (HslStore *self, gpointer fact, GError **error);
char    *hsl_store_get_setting (HslStore *self, const char *key, GError **error);

/* Rights: those of the account that is signed in. Widgets hide what would be refused. */
#define HSL_SETTING_RIGHTS "rights"

HslPermits     hsl_store_get_permits (HslStore *self);
HslCaseScope   hsl_store_get_case_scope (HslStore *self);
HslRightRules *hsl_store_dup_right_rules (HslStore *self);
HslRightRules *hsl_store_dup_first_right_rules (HslStore *self);
gboolean       hsl_store_set_right_rules (HslStore *self, const HslRightRules *rules, GError **error);
gboolean       hsl_store_set_setting (HslStore *self, const char *key, const char *value, GError **error);

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

/* Keeping */
gboolean   hsl_store_backup (HslStore *self, const char *file, GError **error);
GPtrArray *hsl_store_verify (HslStore *self, GError **error);
GPtrArray *hsl_store_verify_noting (HslStore *self, GPtrArray *notes, GError **error);
char      *hsl_store_dup_head (HslStore *self, GError **error);
char      *hsl_store_dup_short_head (HslStore *self);

G_END_DECLS

#include "hsl-store-account.h"
#include "hsl-store-appointment.h"
#include "hsl-store-case.h"
#include "hsl-store-retention.h"
#include "hsl-store-sheets.h"
#include "hsl-store-task.h"
#include "hsl-store-trace.h"
