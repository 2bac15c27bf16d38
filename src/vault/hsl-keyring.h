/* hsl-keyring.h: the keys of one account, and how a password opens them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-secret.h"

G_BEGIN_DECLS

#define HSL_KEY_SIZE        32
#define HSL_PUBLIC_KEY_SIZE 32

/* The price of one try of a password (Argon2id). */
typedef struct
{
  gint64 passes;
  gint64 memory; /* bytes */
} HslPasswordCost;

#define HSL_PASSWORD_COST_MINIMUM ((HslPasswordCost){ 1, 8192 }) /* for tests and demo stores */

typedef enum
{
  HSL_PASSWORD_STRICT = 0,
  HSL_PASSWORD_MAY_BE_EMPTY = 1 << 0, /* demo stores only */
} HslPasswordFlags;

/* What the account table keeps. Nothing in it is secret. */
typedef struct
{
  HslPasswordCost cost;
  GBytes         *salt;
  GBytes         *box_public;  /* keys are sealed to it */
  GBytes         *sign_public; /* signatures are checked with it */
  GBytes         *wrapped;     /* the seed of both pairs, under the password */
} HslAccountKeys;

typedef struct _HslKeyring HslKeyring;

HslPasswordCost hsl_password_cost_measure (double seconds);

HslAccountKeys *hsl_account_keys_new (HslPasswordCost cost,
                                      GBytes         *salt,
                                      GBytes         *box_public,
                                      GBytes         *sign_public,
                                      GBytes         *wrapped);
void            hsl_account_keys_free (HslAccountKeys *self);
HslKeyring     *hsl_account_keys_open (const HslAccountKeys *self, HslSecret *password, GError **error);

HslKeyring     *hsl_keyring_new (void);
HslKeyring     *hsl_keyring_new_from_seed (HslSecret *seed);
HslKeyring     *hsl_keyring_ref (HslKeyring *self);
HslKeyring     *hsl_keyring_copy (HslKeyring *self);
void            hsl_keyring_unref (HslKeyring *self);
void            hsl_keyring_wipe (HslKeyring *self);
GBytes         *hsl_keyring_get_box_public (HslKeyring *self);
GBytes         *hsl_keyring_get_sign_public (HslKeyring *self);
HslAccountKeys *hsl_keyring_lock (HslKeyring      *self,
                                  HslSecret       *password,
                                  HslPasswordCost  cost,
                                  HslPasswordFlags flags,
                                  GError         **error);
GBytes         *hsl_keyring_sign (HslKeyring *self, GBytes *hash);
HslSecret      *hsl_keyring_open_key (HslKeyring *self, GBytes *sealed, const char *context, GError **error);

char *hsl_public_keys_format_fingerprint (GBytes *box_public, GBytes *sign_public);

HslSecret *hsl_key_new (void);
GBytes    *hsl_key_seal_to (HslSecret *key, GBytes *box_public, const char *context, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslAccountKeys, hsl_account_keys_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslKeyring, hsl_keyring_unref)

G_END_DECLS
