/* hsl-store-keep.c: backup, and the head of the chain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-backup.h"
#include "hsl-digest.h"

static gboolean
do_backup (HslStore *self,
           gpointer  data,
           GError  **error)
{
  const char *file = data;

  return hsl_backup_write (hsl_store_get_db (self), file, HSL_BACKUP_NEW, NULL, error) &&
         hsl_store_record (self, NULL, "backup", file, error);
}

/**
 * hsl_store_backup:
 * @file: where nothing is yet
 *
 * Copies the store while it is in use. The copy opens with the passwords of today.
 */
gboolean
hsl_store_backup (HslStore   *self,
                  const char *file,
                  GError    **error)
{
  static const HslCall call = { do_backup, HSL_CALL_BARE, HSL_RIGHTS_ALL, HSL_PERMIT_BACKUP };

  g_return_val_if_fail (HSL_IS_STORE (self) && file != NULL, FALSE);

  return hsl_store_call (self, &call, (gpointer) file, NULL, error);
}

static gboolean
do_get_head (HslStore *self,
             gpointer  data,
             GError  **error)
{
  g_autoptr (GBytes) hash = NULL;
  g_autofree char   *hex = NULL;
  gint64             seq;

  if (!hsl_chain_get_head (hsl_store_get_db (self), &seq, &hash, NULL, error))
    return FALSE;
  hex = hash != NULL ? hsl_bytes_to_hex (hash) : g_strdup ("");
  *(char **) data = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", seq, hex);
  return TRUE;
}

/**
 * hsl_store_dup_head:
 *
 * Returns: (transfer full) (nullable): the number and the hash of the last link. Written down
 * elsewhere, it shows later
 *   whether the end of the chain was cut off.
 */
char *
hsl_store_dup_head (HslStore *self,
                    GError  **error)
{
  static const HslCall call = { do_get_head, HSL_CALL_READ, HSL_RIGHTS_ALL };
  char                *head = NULL;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  if (hsl_store_call (self, &call, &head, NULL, error))
    return head;
  g_free (head);
  return NULL;
}
