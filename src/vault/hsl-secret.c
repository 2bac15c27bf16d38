/* hsl-secret.c: bytes that must not leak
 *
 * Passwords and keys live in pages of their own between guard pages: locked, so that they reach no swap
 * space, left out of core files, and wiped when the last reference goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-secret"

#include "hsl-secret.h"

#include "hsl-vault-error.h"

#include <sodium.h>
#include <string.h>

GQuark
hsl_vault_error_quark (void)
{
  return g_quark_from_static_string ("hsl-vault-error-quark");
}

struct _HslSecret
{
  gatomicrefcount ref_count;
  gsize           size;

  /* Owned, of sodium_malloc(); longer than @size by at least one 0, so that text has its end */
  guint8 *data;
};

static void
ensure_sodium (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      if (sodium_init () < 0)
        g_error ("libsodium cannot be started: no source of random numbers");
      g_once_init_leave (&ready, 1);
    }
}

/**
 * hsl_secret_new:
 *
 * Returns: (transfer full): @size bytes of 0
 */
HslSecret *
hsl_secret_new (gsize size)
{
  HslSecret *self;
  gsize      room;

  ensure_sodium ();
  self = g_new0 (HslSecret, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->size = size;
  /* The block ends where a page ends: a multiple of 16 begins aligned for anything. */
  room = (size / 16 + 1) * 16;
  self->data = sodium_malloc (room);
  if (self->data == NULL)
    g_error ("no memory for a secret of %" G_GSIZE_FORMAT " bytes", size);
  memset (self->data, 0, room);
  return self;
}

/**
 * hsl_secret_new_random:
 *
 * Returns: (transfer full): @size bytes nobody can guess
 */
HslSecret *
hsl_secret_new_random (gsize size)
{
  HslSecret *self = hsl_secret_new (size);

  randombytes_buf (self->data, size);
  return self;
}

/**
 * hsl_secret_new_copy:
 *
 * The caller wipes its own copy.
 *
 * Returns: (transfer full): a copy of @data
 */
HslSecret *
hsl_secret_new_copy (gconstpointer data,
                     gsize         size)
{
  HslSecret *self;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  self = hsl_secret_new (size);
  if (size > 0)
    memcpy (self->data, data, size);
  return self;
}

/**
 * hsl_secret_new_text:
 *
 * Returns: (transfer full): a copy of @text, without its end in the size
 */
HslSecret *
hsl_secret_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return hsl_secret_new_copy (text, strlen (text));
}

HslSecret *
hsl_secret_ref (HslSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * hsl_secret_unref:
 * @self: (nullable):
 *
 * The last reference wipes the bytes.
 */
void
hsl_secret_unref (HslSecret *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  sodium_free (self->data);
  g_free (self);
}

/**
 * hsl_secret_get_data:
 *
 * Returns: (transfer none): the bytes, to be written by whoever has just made them
 */
guint8 *
hsl_secret_get_data (HslSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

/**
 * hsl_secret_peek:
 *
 * Returns: (transfer none): the bytes
 */
const guint8 *
hsl_secret_peek (const HslSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

gsize
hsl_secret_get_size (const HslSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

/**
 * hsl_secret_get_text:
 *
 * Returns: (transfer none): the bytes as a string; there is always a 0 after them
 */
const char *
hsl_secret_get_text (const HslSecret *self)
{
  return (const char *) hsl_secret_peek (self);
}

/**
 * hsl_secret_equal:
 *
 * Takes the same time wherever the difference is.
 */
gboolean
hsl_secret_equal (const HslSecret *a,
                  const HslSecret *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->size == b->size && sodium_memcmp (a->data, b->data, a->size) == 0;
}

/**
 * hsl_secret_wipe:
 *
 * Forgets the bytes at once, for all who hold a reference: a locked window keeps none.
 */
void
hsl_secret_wipe (HslSecret *self)
{
  g_return_if_fail (self != NULL);

  sodium_memzero (self->data, self->size);
}

/**
 * hsl_wipe:
 *
 * Overwrites @data so that the compiler cannot leave it out.
 */
void
hsl_wipe (gpointer data,
          gsize    size)
{
  g_return_if_fail (data != NULL || size == 0);

  if (size > 0)
    sodium_memzero (data, size);
}
