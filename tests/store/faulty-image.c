/* faulty-image.c: what is on a disk of a file, surely and perhaps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "faulty-image.h"

#include <string.h>

/* What was done to a file since it was synced: bytes written, or, without bytes, its size set. */
typedef struct
{
  gsize    offset;
  GBytes  *bytes; /* (nullable) */
  gboolean lost;  /* a sync of it failed: no later one will write it */
} Change;

struct _Image
{
  gatomicrefcount ref_count;
  GByteArray     *settled;
  GPtrArray      *changes;
};

/* Half the times. */
gboolean
chance (GRand *rand)
{
  return g_rand_double (rand) < 0.5;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

Image *
image_new (void)
{
  Image *image = g_new0 (Image, 1);

  g_atomic_ref_count_init (&image->ref_count);
  image->settled = g_byte_array_new ();
  image->changes = g_ptr_array_new_with_free_func (change_free);
  return image;
}

Image *
image_ref (Image *image)
{
  g_atomic_ref_count_inc (&image->ref_count);
  return image;
}

void
image_unref (gpointer data)
{
  Image *image = data;

  if (!g_atomic_ref_count_dec (&image->ref_count))
    return;
  g_byte_array_unref (image->settled);
  g_ptr_array_unref (image->changes);
  g_free (image);
}

void
image_add (Image        *image,
           gsize         offset,
           gconstpointer data,
           gsize         size)
{
  Change *change = g_new0 (Change, 1);

  change->offset = offset;
  change->bytes = data != NULL ? g_bytes_new (data, size) : NULL;
  g_ptr_array_add (image->changes, change);
}

static void
grow (GByteArray *bytes,
      gsize       size)
{
  guint before = bytes->len;

  if (size <= before)
    return;
  g_byte_array_set_size (bytes, (guint) size);
  memset (bytes->data + before, 0, size - before);
}

static void
put (GByteArray   *bytes,
     gsize         offset,
     gconstpointer data,
     gsize         size)
{
  grow (bytes, offset + size);
  memcpy (bytes->data + offset, data, size);
}

static void
change_apply (const Change *change,
              GByteArray   *bytes)
{
  gsize         size;
  gconstpointer data;

  if (change->bytes == NULL)
    {
      grow (bytes, change->offset);
      g_byte_array_set_size (bytes, (guint) change->offset);
      return;
    }
  data = g_bytes_get_data (change->bytes, &size);
  put (bytes, change->offset, data, size);
}

void
image_settle (Image *image)
{
  for (guint i = 0; i < image->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (image->changes, i);

      if (!change->lost)
        change_apply (change, image->settled);
    }
  g_ptr_array_set_size (image->changes, 0);
}

/* A sync failed: no later one will write what was to be synced. */
void
image_lose (Image *image)
{
  for (guint i = 0; i < image->changes->len; i++)
    ((Change *) g_ptr_array_index (image->changes, i))->lost = TRUE;
}

/* All of @path is on the disk. */
Image *
image_read (const char *path)
{
  Image           *image = image_new ();
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_byte_array_append (image->settled, (const guint8 *) content, (guint) length);
  return image;
}

/* What is surely on the disk. */
void
image_write (Image      *image,
             const char *path)
{
  g_assert_true (g_file_set_contents (path, (const char *) image->settled->data,
                                      (gssize) image->settled->len, NULL));
}

/* A piece that did not land where the file grew: nothing, or what lay there before. */
static void
leave_hole (GRand *rand, GByteArray *bytes, gsize offset, gsize size)
{
  gsize before = bytes->len;

  if (offset + size <= before || chance (rand))
    return;
  grow (bytes, offset + size);
  if (chance (rand))
    for (gsize i = MAX (before, offset); i < offset + size; i++)
      bytes->data[i] = (guint8) g_rand_int_range (rand, 0, 256);
}

static guint
land_partly (GRand *rand, const Change *change, GByteArray *bytes, double probability)
{
  gsize         size, done = 0;
  const guint8 *data;
  guint         lost = 0;

  if (change->bytes == NULL)
    {
      if (g_rand_double (rand) >= probability)
        return 1;
      change_apply (change, bytes);
      return 0;
    }
  data = g_bytes_get_data (change->bytes, &size);
  while (done < size)
    {
      gsize length = MIN (size - done, DISK_PIECE - (change->offset + done) % DISK_PIECE);

      if (g_rand_double (rand) < probability)
        put (bytes, change->offset + done, data + done, length);
      else
        {
          leave_hole (rand, bytes, change->offset + done, length);
          lost++;
        }
      done += length;
    }
  return lost;
}

/* The power is cut: any later piece may have landed without any earlier one. Returns how many are lost. */
guint
image_cut (Image *image, GRand *rand)
{
  static const double probabilities[] = { 0, 0.1, 0.5, 0.9, 1 };
  double              probability = probabilities[g_rand_int_range (rand, 0,
                                                                    (int) G_N_ELEMENTS (probabilities))];
  guint               lost = 0;

  for (guint i = 0; i < image->changes->len; i++)
    lost += land_partly (rand, g_ptr_array_index (image->changes, i), image->settled, probability);
  g_ptr_array_set_size (image->changes, 0);
  return lost;
}
