/* hsl-backup-manifest.h: what a backup says of itself to whoever finds it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"
#include "hsl-db.h"
#include "hsl-keyring.h"

G_BEGIN_DECLS

/* Who opens the backup. The recovery sheet is one without a name and without keys. */
typedef struct
{
  char           *account; /* "" for the recovery sheet */
  HslAccountKeys *keys;    /* (nullable): of that day, with the password of that day */
  GBytes         *box_public;
  GBytes         *sealed_key; /* (nullable) the key of the backup, sealed to box_public */
} HslBackupHolder;

/* Stands at the head of the file, unsealed, and is authenticated with the contents. No name of a case or
 * person is in it. */
typedef struct
{
  char      *uid;
  char      *program; /* the version that made it */
  gint64     schema;
  char      *station;
  char      *store;   /* the name of its file */
  char      *origin;  /* the hash of the first link of the chain: the same in all backups of one store */
  HslMinute  made_at; /* as the wall clock showed */
  char      *head;    /* number and hash of the last link, as hsl_store_dup_head() gives it */
  gint64     cases;
  gint64     size;     /* of the database inside */
  char      *sha256;   /* of the database inside */
  gint64     recovery; /* generation of the recovery sheet */
  gboolean   demo;
  GPtrArray *holders; /* element-type HslBackupHolder */
} HslBackupManifest;

HslBackupManifest     *hsl_backup_manifest_new (void);
void                   hsl_backup_manifest_free (HslBackupManifest *self);
gboolean               hsl_backup_manifest_describe (HslBackupManifest *self, HslDb *copy, GError **error);
GBytes                *hsl_backup_manifest_to_bytes (const HslBackupManifest *self);
HslBackupManifest     *hsl_backup_manifest_from_bytes (GBytes *bytes, GError **error);
char                  *hsl_backup_manifest_dup_accounts (const HslBackupManifest *self);
const HslBackupHolder *hsl_backup_manifest_find_holder (const HslBackupManifest *self, const char *account);

HslSecret  *hsl_backup_manifest_open_with_password (const HslBackupManifest *self,
                                                    const char              *account,
                                                    const char              *password,
                                                    GError                 **error);
HslSecret  *hsl_backup_manifest_open_with_recovery (const HslBackupManifest *self,
                                                    const char              *text,
                                                    GError                 **error);
HslSecret  *hsl_backup_manifest_open_with_keyring (const HslBackupManifest *self,
                                                   HslKeyring              *keyring,
                                                   GError                 **error);
const char *hsl_backup_manifest_get_context (const HslBackupManifest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslBackupManifest, hsl_backup_manifest_free)

G_END_DECLS
