/* hsl-key-chest.h: the opened keys of the account that is signed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-keyring.h"
#include "hsl-seal.h"
#include "hsl-store-error.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_KEY_STATION, /* the directory, settings, what was done to no case: every account has it */
  HSL_KEY_DATA,    /* people and cases: those admitted to them have it, administrators never */
  HSL_KEY_CASE,    /* one locked case: those named have it */
} HslKeyScope;

typedef struct _HslKeyChest HslKeyChest;

HslKeyChest *hsl_key_chest_new (void);
HslKeyChest *hsl_key_chest_copy (HslKeyChest *self);
void         hsl_key_chest_free (HslKeyChest *self);
void         hsl_key_chest_wipe (HslKeyChest *self);

void hsl_key_chest_add (HslKeyChest *self,
                        HslKeyScope  scope,
                        const char  *case_uid,
                        HslSecret   *key,
                        gboolean     current);
void hsl_key_chest_note_locked (HslKeyChest *self, const char *case_uid);
void hsl_key_chest_unlock (HslKeyChest *self, const char *case_uid);

gboolean   hsl_key_chest_has (HslKeyChest *self, HslKeyScope scope);
HslVault  *hsl_key_chest_find (HslKeyChest *self, guint32 id);
HslVault  *hsl_key_chest_find_in (HslKeyChest *self, HslKeyScope scope, guint32 id);
HslSecret *hsl_key_chest_find_key (HslKeyChest *self, guint32 id);
HslVault  *hsl_key_chest_get_oldest (HslKeyChest *self, HslKeyScope scope);
HslVault  *hsl_key_chest_pick (HslKeyChest *self, HslKeyScope scope, const char *case_uid, GError **error);
gboolean   hsl_key_chest_is_locked (HslKeyChest *self, const char *case_uid);
gboolean   hsl_key_chest_can_open (HslKeyChest *self, gconstpointer sealed, gsize size);
GPtrArray *hsl_key_chest_list_cases (HslKeyChest *self, gboolean held);
GBytes    *hsl_key_chest_seal (HslKeyChest *self,
                               HslKeyScope  scope,
                               const char  *case_uid,
                               HslAad      *aad,
                               GBytes      *plain,
                               GError     **error);
GBytes    *hsl_key_chest_open (HslKeyChest  *self,
                               HslAad       *aad,
                               gconstpointer sealed,
                               gsize         size,
                               GError      **error);

void hsl_key_chest_set_sealed (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslKeyChest, hsl_key_chest_free)

G_END_DECLS
