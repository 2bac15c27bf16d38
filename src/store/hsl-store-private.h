/* hsl-store-private.h: what the files of the store share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-account-rows.h"
#include "hsl-chain.h"
#include "hsl-db-thread.h"
#include "hsl-key-rows.h"
#include "hsl-people-index.h"
#include "hsl-reseal.h"
#include "hsl-row.h"
#include "hsl-rulebook.h"
#include "hsl-store.h"

G_BEGIN_DECLS

struct _HslStore
{
  GObject parent_instance;

  /* Owned, set once */
  char         *uri;
  GMainContext *context; /* of the "changed" signal */
  HslDbThread  *thread;
  HslRulebook  *rules;
  gboolean      demo;

  /* Under @lock: read from any thread, written on the database thread */
  GMutex        lock;
  gboolean      unlocked;
  HslPermits    permits;
  HslCaseScope  case_scope;
  const char   *account; /* interned */
  const char   *worker;  /* interned */
  HslDirectory *directory;
  HslCalendar  *calendar;
  GPtrArray    *calendars; /* all there were, for who still holds one */
  HslMinute     now;       /* of a demo; 0: the real clock */
  char         *head;      /* (nullable): short form of the last link this program wrote */

  /* Database thread only */
  HslRights       rights;
  HslRightRules  *right_rules;  /* (nullable): of the station */
  char           *access_grids; /* (nullable): see hsl_access_bind() */
  HslKeyChest    *chest;
  gint64          key_generation; /* of what is in the chest */
  gboolean        password_due;   /* the password is one that somebody else chose */
  HslResealCursor reseal;         /* how far the walk over what lies under an old key is */
  HslKeyring     *keyring;
  HslRows         rows;
  HslPeopleIndex *people;
  gboolean        in_call; /* inside the transaction or snapshot of a call */
  gboolean        in_bulk;
  gboolean        lists_revealed;  /* who is signed in has asked for lists in full, and it was recorded */
  gboolean        directory_stale; /* the running call wrote to it */
  char           *changed;         /* the case it wrote to; "" for the station */
  HslFact        *last_case;       /* in bulk: the case written last, as it is stored */
};

#define HSL_KEYS_UNREAD (-1) /* a key generation that never is */

typedef gboolean (*HslCallFunc) (HslStore *self,
                                 gpointer  data,
                                 GError  **error);

typedef enum
{
  HSL_CALL_READ,  /* sees one state of the database */
  HSL_CALL_WRITE, /* one transaction, IMMEDIATE: all of it or nothing */
  HSL_CALL_BARE,  /* manages that itself */
} HslCallKind;

#define HSL_RIGHTS_STATION (HSL_RIGHT_CHIEF | HSL_RIGHT_DISPATCH | HSL_RIGHT_ADMINISTER)
#define HSL_RIGHTS_WORK    (HSL_RIGHT_MEDIATE | HSL_RIGHT_DISPATCH | HSL_RIGHT_CHIEF)

/* One door of the store: what is behind it, and who may pass. */
typedef struct
{
  HslCallFunc func;
  HslCallKind kind;
  HslRights   rights;  /* any of these; 0: nobody need have signed in */
  HslPermits  permits; /* and all of these */
  gboolean    even_if_password_due;
} HslCall;

gboolean hsl_store_call (HslStore      *self,
                         const HslCall *call,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error);
HslDb   *hsl_store_get_db (HslStore *self);

/* Only on the database thread */
gboolean     hsl_store_load_directory (HslStore *self, GError **error);
gboolean     hsl_store_load_calendar (HslStore *self, GError **error);
gboolean     hsl_store_update_index (HslStore *self, GError **error);
gboolean     hsl_store_begin_people (HslStore *self, GError **error);
HslKeyRows   hsl_store_get_key_rows (HslStore *self);
gboolean     hsl_store_refresh_keys (HslStore *self, GError **error);
void         hsl_store_set_identity (HslStore         *self,
                                     const HslAccount *account,
                                     HslKeyChest      *chest,
                                     HslKeyring       *keyring);
void         hsl_store_forget_identity (HslStore *self);
gboolean     hsl_store_unlock_with_keyring (HslStore   *self,
                                            const char *account,
                                            HslKeyring *keyring,
                                            GError    **error);
void         hsl_store_note_head (HslStore *self);
void         hsl_store_set_changed (HslStore *self, const char *case_uid);
HslActivity *hsl_store_new_activity (HslStore *self, const char *kind, const char *action, const char *text);
gboolean     hsl_store_append (HslStore    *self,
                               HslActivity *activity,
                               const char  *case_uid,
                               const char  *writes,
                               GError     **error);
gboolean     hsl_store_write_case (HslStore         *self,
                                   const HslCase    *before,
                                   HslCase          *after,
                                   const char       *action,
                                   const HslContext *context,
                                   GError          **error);
gboolean     hsl_store_change_lock (HslStore      *self,
                                    const HslCase *before,
                                    const HslCase *after,
                                    GString       *writes,
                                    GError       **error);
void         hsl_store_begin_resealing (HslStore *self);
gboolean     hsl_store_share_cases (HslStore *self, const HslAccount *account, GError **error);
gboolean     hsl_store_count_closed (HslStore         *self,
                                     const HslAccount *account,
                                     guint            *out_count,
                                     GStrv            *out_ask,
                                     GError          **error);
gboolean     hsl_store_write_fact (HslStore *self, HslFact *fact, GString *writes, GError **error);

G_END_DECLS
