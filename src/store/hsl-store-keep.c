/* hsl-store-keep.c: backup, and the head of the chain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-backup.h"
#include "hsl-digest.h"

/* As many digits as hsl_store_check_head() asks for at least, in groups that are read aloud. */
#define SHORT_DIGITS 16
#define GROUP_DIGITS 4

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
 * Returns: (transfer full) (nullable): the number and the hash of the last link. Written down elsewhere, it
 *   shows later whether the end of the chain was cut off.
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

static char *
shorten_head (gint64      seq,
              const char *hex)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "-", seq);
  for (guint i = 0; i < SHORT_DIGITS && hex[i] != '\0'; i++)
    {
      if (i > 0 && i % GROUP_DIGITS == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, g_ascii_toupper (hex[i]));
    }
  return g_string_free (text, FALSE);
}

/**
 * hsl_store_note_head:
 *
 * Remembers the last link, once it is kept: for hsl_store_dup_short_head(). On the database thread.
 */
void
hsl_store_note_head (HslStore *self)
{
  g_autoptr (GBytes) hash = NULL;
  g_autofree char   *hex = NULL;
  gint64             seq;

  /* Of a bulk nothing is kept before its end. */
  if (self->in_bulk || !hsl_chain_get_head (self->rows.db, &seq, &hash, NULL, NULL) || hash == NULL)
    return;
  hex = hsl_bytes_to_hex (hash);
  g_mutex_lock (&self->lock);
  g_free (self->head);
  self->head = shorten_head (seq, hex);
  g_mutex_unlock (&self->lock);
}

/**
 * hsl_store_dup_short_head:
 *
 * Does not wait for the database. What other programs have done since is not in it: any link is good to
 * be compared with later.
 *
 * Returns: (transfer full) (nullable): the last link this program wrote, short enough for the foot of a
 *   paper, as hsl_store_check_head() takes it; %NULL before anybody has signed in
 */
char *
hsl_store_dup_short_head (HslStore *self)
{
  char *head;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  g_mutex_lock (&self->lock);
  head = g_strdup (self->head);
  g_mutex_unlock (&self->lock);
  return head;
}
